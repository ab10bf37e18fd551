/** Owns parameters made valid: what was saved, as far as this data and this method know it, over the method's defaults. */
import { factField, type FactField, type ModelInfo } from '../model/model-info';
import type { FieldKind, ParamSpec, Params, ParamValue, SegmentMethod } from './method';

/** Every parameter of the method, each valid for this data. */
export function validParams(method: SegmentMethod, saved: Params, model: ModelInfo): Params {
  const params: Record<string, ParamValue> = { ...method.defaults(model), ...method.read?.(saved, model) };
  for (const spec of method.params(model)) {
    const value = saved[spec.id];
    if (value !== undefined && isValid(spec, value, model)) params[spec.id] = value;
  }
  return params;
}

function isValid(spec: ParamSpec, value: ParamValue, model: ModelInfo): boolean {
  switch (spec.kind) {
    case 'number':
      return typeof value === 'number' && value >= spec.min && value <= spec.max && (Number.isInteger(value) || !isCount(spec));
    case 'choice':
      return spec.options.some((option) => option.value === value);
    case 'toggle':
      return typeof value === 'boolean';
    case 'field':
      return isField(value, spec.of, model);
    case 'fields':
      return (
        Array.isArray(value) &&
        value.length >= spec.min &&
        value.length <= spec.max &&
        value.every((name: ParamValue) => isField(name, spec.of, model))
      );
  }
}

function isField(value: ParamValue, kind: FieldKind, model: ModelInfo): boolean {
  const field = typeof value === 'string' ? factField(model, value) : undefined;
  return field !== undefined && isFieldOf(field, kind);
}

/** True for a parameter of which only whole numbers make sense, as of a number of segments. */
export function isCount({ min, step }: Pick<Extract<ParamSpec, { kind: 'number' }>, 'min' | 'step'>): boolean {
  return Number.isInteger(min) && Number.isInteger(step);
}

/** True for a fact that a control of this kind offers. */
export function isFieldOf(field: FactField, kind: FieldKind): boolean {
  return kind === 'additive' ? field.kind === 'number' && field.additive === true : field.kind === kind;
}

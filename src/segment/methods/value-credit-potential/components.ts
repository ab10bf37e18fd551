/** Owns the measures of which the scores for value, credit and potential are made. */
import type { Text } from '../../../lib/text';
import { factField, type ModelInfo } from '../../../model/model-info';
import type { Params } from '../../method';

export type Dimension = 'value' | 'credit' | 'potential';
export const DIMENSIONS: readonly Dimension[] = ['value', 'credit', 'potential'];

export const DIMENSION_TEXT: Readonly<Record<Dimension, Text>> = {
  value: { en: 'Value', zh: '价值' },
  credit: { en: 'Credit', zh: '信用' },
  potential: { en: 'Potential', zh: '潜力' },
};

export interface Component {
  /** The fact. */
  readonly field: string;
  readonly dimension: Dimension;
  /** False: a lower value is better. */
  readonly high: boolean;
  readonly text: Text;
  readonly weight: number;
}

const COMPONENTS: readonly Component[] = [
  { field: 'amount_12m', dimension: 'value', high: true, text: { en: 'Bill', zh: '电费' }, weight: 50 },
  { field: 'kwh_12m', dimension: 'value', high: true, text: { en: 'Consumption', zh: '电量' }, weight: 50 },
  { field: 'late_payments_12m', dimension: 'credit', high: false, text: { en: 'Few late payments', zh: '逾期少' }, weight: 60 },
  { field: 'arrears_amount', dimension: 'credit', high: false, text: { en: 'Low arrears', zh: '欠费低' }, weight: 40 },
  { field: 'kwh_growth', dimension: 'potential', high: true, text: { en: 'Growth', zh: '增长' }, weight: 60 },
  { field: 'capacity_use', dimension: 'potential', high: false, text: { en: 'Spare capacity', zh: '容量余度' }, weight: 40 },
];

/** Those that the data has. */
export function components(model: ModelInfo): readonly Component[] {
  return COMPONENTS.filter(({ field }) => factField(model, field) !== undefined);
}

/** The parameter of a component's weight. */
export function weightId({ field }: Component): string {
  return `weight_${field}`;
}

/** Of a dimension, those with a weight above 0. */
export function weighed(dimension: Dimension, params: Params, model: ModelInfo): readonly (Component & { weight: number })[] {
  return components(model)
    .filter((component) => component.dimension === dimension)
    .map((component) => ({ ...component, weight: Number(params[weightId(component)] ?? component.weight) }))
    .filter(({ weight }) => weight > 0);
}

/** Dimensions that take part. */
export function activeDimensions(params: Params, model: ModelInfo): readonly Dimension[] {
  return DIMENSIONS.filter((dimension) => weighed(dimension, params, model).length > 0);
}

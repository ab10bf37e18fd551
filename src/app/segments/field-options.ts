/** Owns the list of facts from which a control lets one choose. */
import type { Locale, Text } from '../../lib/text';
import type { FactFamily, ModelInfo } from '../../model/model-info';
import type { FieldKind } from '../../segment/method';
import { isFieldOf } from '../../segment/valid-params';

export interface FieldOption {
  readonly value: string;
  readonly text: string;
  readonly group: string;
}

const FAMILIES: Readonly<Record<FactFamily, Text>> = {
  social: { en: 'Social', zh: '社会属性' },
  value: { en: 'Value', zh: '价值属性' },
  behaviour: { en: 'Behaviour', zh: '行为属性' },
};

/** A category with more values than this is a name, not a kind. */
const MOST_VALUES = 200;

/** Facts of one kind, those of a family together. */
export function fieldOptions(model: ModelInfo, kind: FieldKind, locale: Locale): FieldOption[] {
  const usable = model.facts.filter((field) => isFieldOf(field, kind) && (kind !== 'category' || field.distinct <= MOST_VALUES));
  return (Object.keys(FAMILIES) as FactFamily[]).flatMap((family) =>
    usable
      .filter((field) => field.family === family)
      .map((field) => ({ value: field.name, text: field.text[locale], group: FAMILIES[family][locale] })),
  );
}

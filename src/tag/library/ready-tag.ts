/** Owns the short way to write a ready tag. */
import type { Comparison, EventMeasure, Rule } from '../rule';
import type { Tag, TagFamily } from '../tag';

/** @param about one sentence in both languages: who, and why it matters */
export function readyTag(
  family: TagFamily,
  id: string,
  [zh, en]: readonly [zh: string, en: string],
  rule: Rule,
  [aboutZh, aboutEn]: readonly [zh: string, en: string],
): Tag {
  return { id, family, name: { en, zh }, rule, description: { en: aboutEn, zh: aboutZh }, owner: '', version: 1 };
}

export const all = (...rules: readonly Rule[]): Rule => ({ kind: 'all', rules });
export const any = (...rules: readonly Rule[]): Rule => ({ kind: 'any', rules });
export const is = (field: string, op: Comparison, value: number | string): Rule => ({ kind: 'compare', field, op, value });
export const oneOf = (field: string, ...values: readonly string[]): Rule => ({ kind: 'in', field, values });
export const top = (field: string, share: number): Rule => ({ kind: 'quantile', field, end: 'top', share });
export const bottom = (field: string, share: number): Rule => ({ kind: 'quantile', field, end: 'bottom', share });
export const recent = (measure: EventMeasure, months: number, op: Comparison, value: number): Rule => ({
  kind: 'recent',
  measure,
  months,
  op,
  value,
});

/** Spellings of the classes that exports use. */
export const HOUSEHOLDS = oneOf('class', '居民生活', '居民', '居民生活用电', '住宅', 'Residential', 'residential');
export const BUSINESSES = oneOf(
  'class',
  ...[
    '大工业',
    '大工业用电',
    '一般工商业',
    '一般工商业用电',
    '一般工商业及其他',
    '工商业',
    '商业',
    '商业用电',
    '普通工业',
    '非普工业',
    '服务业',
    '服務業',
    '工业',
    '工業',
  ],
  ...['Large industrial', 'General commercial & industrial', 'Commercial', 'Industrial'],
);

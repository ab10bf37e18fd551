/** Owns what the rule builder offers: subjects by family, operators by kind, and the change from one to another. */
import type { Locale, Text } from '../../../lib/text';
import { factField, type FactField, type ModelInfo } from '../../../model/model-info';
import { EVENT_MEANINGS, measuresOf } from '../../../tag/event-measure';
import type { Comparison, EventMeasure, Leaf, Rule } from '../../../tag/rule';

/** A condition as one row of the form; "is known" is one although the rule says it with a not. */
export type Row = Leaf | { readonly kind: 'not'; readonly rule: { readonly kind: 'missing'; readonly field: string } };

export const formText = {
  all: { en: 'all of', zh: '同时满足' },
  any: { en: 'any of', zh: '满足任一' },
  match: { en: 'Must hold', zh: '满足方式' },
  not: { en: 'not', zh: '取反' },
  addCondition: { en: 'Condition', zh: '条件' },
  addGroup: { en: 'Group', zh: '条件组' },
  remove: { en: 'Remove', zh: '移除' },
  everybody: { en: 'No condition yet: all customers.', zh: '尚无条件：全部客户。' },
  nobody: { en: 'No condition yet: no customer.', zh: '尚无条件：没有客户。' },
  subject: { en: 'Field', zh: '字段' },
  operator: { en: 'Operator', zh: '运算' },
  value: { en: 'Value', zh: '取值' },
  from: { en: 'From', zh: '不低于' },
  below: { en: 'Below', zh: '低于' },
  months: { en: 'Months', zh: '月数' },
  inLast: { en: 'last', zh: '近' },
  monthUnit: { en: 'months', zh: '个月' },
  own: { en: 'Own SQL', zh: '自定义 SQL' },
  ownCondition: { en: 'Condition in SQL', zh: 'SQL 条件' },
  recentGroup: { en: 'In the last n months', zh: '近 n 个月' },
  more: { en: 'More', zh: '其他' },
  chosen: (count: number): Text => ({ en: `${count} values`, zh: `${count} 个取值` }),
  search: { en: 'Search', zh: '搜索' },
};

const FAMILY: Readonly<Record<FactField['family'], Text>> = {
  value: { en: 'Value', zh: '价值属性' },
  behaviour: { en: 'Behaviour', zh: '行为属性' },
  social: { en: 'Social', zh: '社会属性' },
};

interface Option {
  readonly value: string;
  readonly text: string;
  readonly group?: string;
}

const RECENT = 'recent:';
const FIELD = 'field:';
const OWN = 'sql';

export function subjectOptions(model: ModelInfo, locale: Locale): Option[] {
  const fields = (Object.keys(FAMILY) as FactField['family'][]).flatMap((family) =>
    model.facts
      .filter((field) => field.family === family)
      .map(({ name, text }) => ({ value: FIELD + name, text: text[locale], group: FAMILY[family][locale] })),
  );
  const recent = measuresOf(model).map((measure) => ({
    ...{
      value: RECENT + measure,
      text: `${EVENT_MEANINGS[measure].text[locale]}${locale === 'zh' ? '（近 n 月）' : ', last n months'}`,
    },
    group: formText.recentGroup[locale],
  }));
  return [...fields, ...recent, { value: OWN, text: formText.own[locale], group: formText.more[locale] }];
}

export function subjectOf(row: Row): string {
  if (row.kind === 'sql') return OWN;
  if (row.kind === 'recent') return RECENT + row.measure;
  return FIELD + (row.kind === 'not' ? row.rule.field : row.field);
}

/** The first condition on a subject: one that people mean most often. */
export function rowFor(subject: string, model: ModelInfo): Row {
  if (subject.startsWith(RECENT))
    return { kind: 'recent', measure: subject.slice(RECENT.length) as EventMeasure, months: 3, op: '>=', value: 1 };
  if (subject === OWN) return { kind: 'sql', text: 'TRUE' };
  const name = subject.slice(FIELD.length);
  const field = factField(model, name);
  if (field?.kind === 'number') return { kind: 'quantile', field: name, end: 'top', share: 0.2 };
  if (field?.kind === 'date') return { kind: 'compare', field: name, op: '>=', value: dayOf(field.range?.[0]) };
  return { kind: 'missing', field: name };
}

function dayOf(ms: number | undefined): string {
  return new Date(ms !== undefined && Number.isFinite(ms) ? ms : 0).toISOString().slice(0, 10);
}

const SIGNS: Readonly<Record<Comparison, Text>> = {
  '>=': { en: '≥', zh: '≥' },
  '>': { en: '>', zh: '>' },
  '<=': { en: '≤', zh: '≤' },
  '<': { en: '<', zh: '<' },
  '=': { en: '=', zh: '=' },
  '<>': { en: '≠', zh: '≠' },
};
const WORDS: Readonly<Record<string, Text>> = {
  between: { en: 'in the range', zh: '介于' },
  top: { en: 'highest', zh: '居前' },
  bottom: { en: 'lowest', zh: '居后' },
  in: { en: 'is one of', zh: '属于' },
  '=': { en: 'is', zh: '为' },
  '<>': { en: 'is not', zh: '不为' },
  missing: { en: 'is missing', zh: '缺失' },
  known: { en: 'is known', zh: '有值' },
};

export function operatorOptions(row: Row, model: ModelInfo, locale: Locale): Option[] {
  const signs = (Object.keys(SIGNS) as Comparison[]).map((op) => ({ value: op, text: SIGNS[op][locale] }));
  const word = (id: string): Option => ({ value: id, text: WORDS[id]?.[locale] ?? id });
  if (row.kind === 'recent' || row.kind === 'sql') return signs;
  const kind = factField(model, row.kind === 'not' ? row.rule.field : row.field)?.kind;
  if (kind === 'category') return ['=', '<>', 'in', 'missing', 'known'].map(word);
  const ends = ['missing', 'known'].map(word);
  return kind === 'date' ? [...signs, ...ends] : [...signs, ...['between', 'top', 'bottom'].map(word), ...ends];
}

export function operatorOf(row: Row): string {
  switch (row.kind) {
    case 'not':
      return 'known';
    case 'compare':
    case 'recent':
      return row.op;
    case 'quantile':
      return row.end;
    default:
      return row.kind;
  }
}

/** The condition with another operator; what was typed stays where it has a meaning. @param values of the field, the commonest first */
export function withOperator(row: Row, operator: string, model: ModelInfo, values: readonly string[]): Row {
  if (row.kind === 'recent') return { ...row, op: operator as Comparison };
  if (row.kind === 'sql') return row;
  const name = row.kind === 'not' ? row.rule.field : row.field;
  const field = factField(model, name);
  if (operator === 'missing') return { kind: 'missing', field: name };
  if (operator === 'known') return { kind: 'not', rule: { kind: 'missing', field: name } };
  if (operator === 'top' || operator === 'bottom')
    return { kind: 'quantile', field: name, end: operator, share: row.kind === 'quantile' ? row.share : 0.2 };
  if (operator === 'in') {
    const before = row.kind === 'compare' ? String(row.value) : values[0];
    return { kind: 'in', field: name, values: row.kind === 'in' ? row.values : [before ?? ''] };
  }
  if (operator === 'between') {
    const lo = row.kind === 'compare' && typeof row.value === 'number' ? row.value : (field?.range?.[0] ?? 0);
    return { kind: 'between', field: name, lo, hi: Math.max(lo, field?.range?.[1] ?? lo) };
  }
  const op = operator as Comparison;
  if (row.kind === 'compare') return { ...row, op };
  if (field?.kind === 'date') return { kind: 'compare', field: name, op, value: dayOf(field.range?.[0]) };
  if (field?.kind === 'number')
    return { kind: 'compare', field: name, op, value: row.kind === 'between' ? row.lo : middleOf(field) };
  return { kind: 'compare', field: name, op, value: (row.kind === 'in' ? row.values[0] : values[0]) ?? '' };
}

/** Something typical to begin with, in round figures. */
function middleOf(field: FactField): number {
  const [lo, hi] = field.range ?? [0, 1];
  return Number(((lo + hi) / 2).toPrecision(2));
}

export function isRow(rule: Rule): rule is Row {
  if (rule.kind === 'not') return rule.rule.kind === 'missing';
  return rule.kind !== 'all' && rule.kind !== 'any';
}

/** The rule as the form begins: with a group outside. */
export function asGroup(rule: Rule): Extract<Rule, { kind: 'all' | 'any' }> {
  return rule.kind === 'all' || rule.kind === 'any' ? rule : { kind: 'all', rules: [rule] };
}

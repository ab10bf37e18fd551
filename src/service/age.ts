/** Owns how long a customer has been one, whatever column tells it, and who of them left. */
import type { Text } from '../lib/text';
import { factField, type FactField, type ModelInfo } from '../model/model-info';
import { ident, sql, type Sql } from '../sql/sql';
import { readRule, type Rule } from '../tag/rule';
import { ruleLacks } from '../tag/rule-lacks';

export interface AgeFact {
  readonly field: FactField;
  /** Years in one unit of the fact. */
  readonly years: number;
  /** True where it counts to the end of the data, for those who left, too: they left at an unknown time before. */
  readonly isToday: boolean;
}

const AGE_NAMES = /^(tenure|months?_?as_?customer|customer_?age|vintage|在网(时长|月数)|在网时间|用电(月数|时长)|合同月数)/i;
const IN_YEARS = /year|年/i;

/** The column that tells it: a length of stay by name, else the years since the contract was opened; null without either. */
export function ageFact(model: ModelInfo): AgeFact | null {
  const stay = model.facts.find(({ name, kind }) => kind === 'number' && AGE_NAMES.test(name));
  if (stay !== undefined)
    return { field: stay, years: IN_YEARS.test(`${stay.name}${stay.unit?.en ?? ''}`) ? 1 : 1 / 12, isToday: false };
  const years = factField(model, 'contract_years');
  return years === undefined ? null : { field: years, years: 1, isToday: true };
}

/** Years as a customer, DOUBLE or NULL. */
export function ageSql({ field, years }: AgeFact): Sql {
  return years === 1 ? sql`CAST(${ident(field.name)} AS DOUBLE)` : sql`CAST(${ident(field.name)} AS DOUBLE) * ${years}`;
}

/** The rule of who left, as an option carries it; null for none, and where the data cannot answer it. */
export function leaversRule(json: string, model: ModelInfo): Rule | null {
  try {
    const rule = json === '' ? null : readRule(JSON.parse(json));
    return rule !== null && ruleLacks(rule, model) === null ? rule : null;
  } catch {
    return null;
  }
}

export const noAge: Text = {
  en: 'The data does not tell since when a customer is one. Add the opening date of the contract, or the months as a customer (tenure).',
  zh: '数据中没有立户日期或在网时长（月），无法按用电年限分析，请补充该列。',
};

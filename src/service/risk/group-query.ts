/** Owns the question in which groups of customers something happens more often: by every category, and by a few conditions of interest. */
import type { ResultReader } from '../../lib/result';
import { population, type Filter } from '../../model/filter';
import { factField, type ModelInfo } from '../../model/model-info';
import { ident, join, sql, type Sql } from '../../sql/sql';
import { BUSINESSES } from '../../tag/library/ready-tag';
import { isGivenAway } from '../../tag/risk/outcome';
import type { Rule } from '../../tag/rule';
import { ruleLacks } from '../../tag/rule-lacks';
import { ruleSql } from '../../tag/rule-sql';

/** What may have happened, and is looked into. */
export interface Happening {
  readonly id: string;
  readonly rule: Rule;
}

/** Told apart by the values of a fact (alone, or among the small connections only), or by whether a condition holds. */
export type Dimension =
  | { readonly kind: 'fact'; readonly field: string; readonly within: Rule | null }
  | { readonly kind: 'rule'; readonly id: string; readonly rule: Rule; readonly only?: readonly string[] };

export interface GroupCount {
  readonly dimension: number;
  readonly happening: number;
  /** A value of the fact; 'true' where the condition holds. null: missing, or not among those looked at. */
  readonly value: string | null;
  readonly n: number;
  readonly positives: number;
}

/** Names of things rather than kinds, and facts that nearly everybody shares. */
const MOST_VALUES = 60;
export const SMALL_CONNECTION: Rule = { kind: 'compare', field: 'capacity_kva', op: '<=', value: 50 };
/** `only` for these happenings: for others the kinds of customers say the same more finely. */
const CONDITIONS: readonly { readonly id: string; readonly rule: Rule; readonly only?: readonly string[] }[] = [
  { id: 'late_24m', rule: { kind: 'recent', measure: 'late_payments', months: 24, op: '>=', value: 6 } },
  { id: 'business', rule: BUSINESSES, only: ['shrinking', 'left'] },
  { id: 'complained', rule: { kind: 'compare', field: 'complaints_12m', op: '>=', value: 1 } },
  { id: 'outages', rule: { kind: 'compare', field: 'outage_minutes_12m', op: '>=', value: 480 } },
  { id: 'new', rule: { kind: 'compare', field: 'contract_years', op: '<', value: 2 } },
  { id: 'discontent', rule: { kind: 'compare', field: 'csat_top2', op: '=', value: 0 } },
];
/** Numbers of few values, that count as kinds. */
const COUNTED = ['people'];

export function dimensionsOf(model: ModelInfo): Dimension[] {
  const kinds = model.facts.filter(({ kind, distinct }) => kind === 'category' && distinct >= 2 && distinct <= MOST_VALUES);
  const counted = COUNTED.flatMap((name) => factField(model, name) ?? []);
  const facts = [...kinds, ...counted].map(({ name }): Dimension => ({ kind: 'fact', field: name, within: null }));
  const isThere = ({ rule }: { rule: Rule }): boolean => ruleLacks(rule, model) === null;
  const small: Dimension[] =
    isThere({ rule: SMALL_CONNECTION }) && factField(model, 'industry') !== undefined
      ? [{ kind: 'fact', field: 'industry', within: SMALL_CONNECTION }]
      : [];
  return [...facts, ...small, ...CONDITIONS.filter(isThere).map((condition): Dimension => ({ kind: 'rule', ...condition }))];
}

/** Whether the dimension may be held against what happened: not where it is the same thing in other words. */
export function isFair(dimension: Dimension, { id, rule }: Happening, model: ModelInfo): boolean {
  if (dimension.kind === 'fact') return !isGivenAway(dimension.field, rule, model);
  if (dimension.only?.includes(id) === false) return false;
  const leaves =
    dimension.rule.kind === 'recent' ? ['late_payments_12m'] : 'field' in dimension.rule ? [dimension.rule.field] : [];
  return !leaves.some((name) => isGivenAway(name, rule, model));
}

/** One row a group of a dimension: dimension (its place), value, and n0, k0, n1, k1 … of each happening: known, and happened. */
export function queryGroups(
  dimensions: readonly Dimension[],
  happenings: readonly Happening[],
  filters: readonly Filter[],
  model: ModelInfo,
): Sql {
  const told = [
    ...happenings.map(({ rule }, i) => sql`, (${ruleSql(rule, model)})::INTEGER AS ${ident(`h${String(i)}`)}`),
    ...dimensions.map((dimension, i) => sql`, ${valueSql(dimension, model)} AS ${ident(`d${String(i)}`)}`),
  ];
  const sums = happenings.map((_, i) => {
    const happened = ident(`h${String(i)}`);
    return sql`, count(${happened})::INTEGER AS ${ident(`n${String(i)}`)}, coalesce(sum(${happened}), 0)::INTEGER AS ${ident(`k${String(i)}`)}`;
  });
  const parts = dimensions.map(
    (_, i) => sql`SELECT ${i}::INTEGER AS dimension, ${ident(`d${String(i)}`)} AS value${join(sums, ' ')} FROM told GROUP BY ALL`,
  );
  return sql`WITH
-- one row per customer: what happened, and its group of every dimension
judged AS (SELECT customer_id${join(told, ' ')} FROM customer_facts),
told AS MATERIALIZED (SELECT judged.* FROM judged JOIN (${population(filters)}) p USING (customer_id))
${join(parts, ' UNION ALL ')}
ORDER BY dimension, value`;
}

function valueSql(dimension: Dimension, model: ModelInfo): Sql {
  if (dimension.kind === 'rule') return sql`CASE WHEN ${ruleSql(dimension.rule, model)} THEN 'true' ELSE 'false' END`;
  const value = sql`CAST(${ident(dimension.field)} AS VARCHAR)`;
  return dimension.within === null ? value : sql`CASE WHEN ${ruleSql(dimension.within, model)} THEN ${value} END`;
}

export function readGroups(result: ResultReader, happenings: number): GroupCount[] {
  const [dimensions, values] = [result.numbers('dimension'), result.texts('value')];
  return Array.from({ length: happenings }, (_, happening) => {
    const [n, k] = [result.numbers(`n${String(happening)}`), result.numbers(`k${String(happening)}`)];
    return values.map((value, i) => ({
      ...{ happening, value },
      ...{ dimension: dimensions[i] ?? 0, n: n[i] ?? 0, positives: k[i] ?? 0 },
    }));
  }).flat();
}

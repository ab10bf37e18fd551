/** Owns the statements behind a rule's live figures, and what tags hold and share, and who carries which. */
import type { ResultReader } from '../lib/result';
import type { ModelInfo } from '../model/model-info';
import { join, ident, sql, type Sql } from '../sql/sql';
import type { Rule } from './rule';
import { reasonSql, ruleSql } from './rule-sql';
import type { Tag } from './tag';

/** Customers of a rule with their kWh and bill of 12 months. Unknown (NaN) where the data does not have them. */
export interface Figures {
  readonly customers: number;
  readonly kwh: number;
  readonly amount: number;
  /** kWh of the largest customer. */
  readonly most: number;
}

export interface RuleFigures extends Figures {
  /** The same of all customers. */
  readonly whole: Figures;
}

/** One row. Also proves that the engine understands the rule. @throws AppError of sql/read-only */
export function queryRuleFigures(rule: Rule, model: ModelInfo): Sql {
  return sql`-- one row: whom the rule fires for, and all customers
SELECT
  count(*)::INTEGER AS customers,
  sum(kwh_12m)::DOUBLE AS kwh,
  sum(amount_12m)::DOUBLE AS amount,
  max(kwh_12m)::DOUBLE AS most,
  (SELECT count(*)::INTEGER FROM customer_facts) AS all_customers,
  (SELECT sum(kwh_12m)::DOUBLE FROM customer_facts) AS all_kwh,
  (SELECT sum(amount_12m)::DOUBLE FROM customer_facts) AS all_amount,
  (SELECT max(kwh_12m)::DOUBLE FROM customer_facts) AS all_most
FROM customer_facts
WHERE ${ruleSql(rule, model)}
ORDER BY customers`;
}

export function readRuleFigures(result: ResultReader): RuleFigures {
  const at = (name: string): number => result.numbers(name)[0] ?? NaN;
  const none = at('customers') === 0;
  const sum = (name: string, whole: string): number => (none && Number.isFinite(at(whole)) ? 0 : at(name));
  return {
    customers: at('customers'),
    kwh: sum('kwh', 'all_kwh'),
    amount: sum('amount', 'all_amount'),
    most: sum('most', 'all_most'),
    whole: { customers: at('all_customers'), kwh: at('all_kwh'), amount: at('all_amount'), most: at('all_most') },
  };
}

/** Tags that one INTEGER can hold as bits. */
const BITS = 30;

/** One row per set of tags that some customers have together: their number, kWh and bill and the largest kWh, in columns set_0, set_1 … of 30 tags each. */
export function queryTagSets(rules: readonly Rule[], model: ModelInfo): Sql {
  const sets: Sql[] = [];
  for (let from = 0; from < rules.length; from += BITS) {
    const bits = rules
      .slice(from, from + BITS)
      .map((rule, bit) => sql`CASE WHEN ${ruleSql(rule, model)} THEN ${2 ** bit} ELSE 0 END`);
    sets.push(sql`${bits.reduce((before, bit) => sql`${before}\n  + ${bit}`)} AS ${ident(`set_${from / BITS}`)}`);
  }
  const names = sets.map((_, i) => ident(`set_${i}`));
  const columns = names.map((name) => sql`${name}::INTEGER AS ${name}, `);
  const all = names.length === 0 ? sql`` : sql`${join(sets, ', ')}, `;
  return sql`-- one row per set of tags that customers have together
SELECT ${join(columns, ' ')}count(*)::INTEGER AS customers, sum(kwh)::DOUBLE AS kwh, sum(amount)::DOUBLE AS amount, max(kwh)::DOUBLE AS most
FROM (SELECT ${all}kwh_12m AS kwh, amount_12m AS amount FROM customer_facts)
GROUP BY ALL
ORDER BY ${join([...names, sql`customers`], ', ')}`;
}

/** What tags hold, and share two by two; in the order of the rules asked. */
export interface TagTally {
  readonly whole: Figures;
  readonly tags: readonly Figures[];
  /** Customers with both; [i][i] is those of tag i. */
  readonly both: readonly (readonly number[])[];
}

export function readTagSets(result: ResultReader, count: number): TagTally {
  const masks = Array.from({ length: Math.ceil(count / BITS) }, (_, i) => result.numbers(`set_${i}`));
  const [customers, kwh, amount] = [result.numbers('customers'), result.numbers('kwh'), result.numbers('amount')];
  const most = result.numbers('most');
  const empty = (): { -readonly [Name in keyof Figures]: number } => ({ customers: 0, kwh: 0, amount: 0, most: 0 });
  const whole = empty();
  const tags = Array.from({ length: count }, empty);
  const both = Array.from({ length: count }, () => new Array<number>(count).fill(0));
  for (let row = 0; row < result.rowCount; row++) {
    const has = tags.flatMap((_, i) => ((((masks[Math.floor(i / BITS)]?.[row] ?? 0) >> (i % BITS)) & 1) === 1 ? [i] : []));
    const n = customers[row] ?? 0;
    for (const sum of [whole, ...has.flatMap((i) => tags[i] ?? [])]) {
      sum.customers += n;
      sum.kwh += Number.isNaN(kwh[row]) ? 0 : (kwh[row] ?? 0);
      sum.amount += Number.isNaN(amount[row]) ? 0 : (amount[row] ?? 0);
      if ((most[row] ?? NaN) > sum.most) sum.most = most[row] ?? 0;
    }
    for (const i of has) for (const j of has) (both[i] as number[])[j] = (both[i]?.[j] ?? 0) + n;
  }
  return { whole, tags, both };
}

/** Customers with both ÷ customers with either, 0…1; NaN when there are neither. */
export function jaccard(tally: TagTally, i: number, j: number): number {
  const shared = tally.both[i]?.[j] ?? 0;
  return shared / ((tally.both[i]?.[i] ?? 0) + (tally.both[j]?.[j] ?? 0) - shared);
}

/** One row per tag that fires for the customer: its place among `tags`, and the values that decided. */
export function queryFired(customerId: string, tags: readonly Tag[], model: ModelInfo): Sql {
  const parts = tags.map(
    ({ rule }, place) =>
      sql`SELECT ${place}::INTEGER AS place, ${reasonSql(rule, model)} AS reason FROM customer_facts WHERE customer_id = ${customerId} AND (${ruleSql(rule, model)})`,
  );
  if (parts.length === 0) return sql`SELECT NULL::INTEGER AS place, NULL::VARCHAR AS reason WHERE FALSE`;
  return sql`SELECT place, reason FROM (${join(parts, ' UNION ALL ')}) ORDER BY place`;
}

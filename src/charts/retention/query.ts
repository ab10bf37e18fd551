/** Owns the statement behind retention by year of contract. */
import type { ResultReader } from '../../lib/result';
import { population } from '../../model/filter';
import { ageFact, ageSql, leaversRule, type AgeFact } from '../../service/age';
import { sql, type Sql } from '../../sql/sql';
import { outcomeSql } from '../../tag/risk/risk-sql';
import type { Rule } from '../../tag/rule';
import type { ChartContext } from '../chart';

export type RetentionOptions = {
  /** The rule of who left, as JSON; empty: nobody is known to have. */
  readonly left: string;
};

/** Years at which a new row begins. */
const EDGES: readonly number[] = [0, 1, 2, 3, 4, 5, 7, 10, 15, 20, 30];

export interface AgeGroup {
  /** Years from … to below; Infinity for the last. */
  readonly lo: number;
  readonly hi: number;
  readonly customers: number;
  /** Of whom it is known whether they left, and who did. */
  readonly known: number;
  readonly gone: number;
}

export interface Retention {
  readonly age: AgeFact | null;
  /** null where the data tells of nobody that they left. */
  readonly left: Rule | null;
  readonly groups: readonly AgeGroup[];
  /** Customers without a date. */
  readonly missing: number;
}

/** One row a span of years with customers: from (NULL unknown), customers, known, gone. */
export function queryRetention(context: ChartContext, options: RetentionOptions): Sql {
  const age = ageFact(context.model);
  const years = age === null ? sql`NULL::DOUBLE` : ageSql(age);
  // The nearest edge stands first.
  const whens = EDGES.slice(1).reduce(
    (before, edge, i) => sql`${before} WHEN years < ${edge} THEN ${EDGES[i] ?? 0}`,
    sql`CASE WHEN years IS NULL THEN NULL`,
  );
  return sql`
WITH
-- one row a customer: who left
gone AS (SELECT customer_id, ${outcomeSql(leaversRule(options.left, context.model), context.model)} AS is_gone FROM customer_facts),
-- one row a customer under the filters: years as a customer
population AS (SELECT customer_id, ${years} AS years FROM (${population(context.filters)}))
SELECT
  (${whens} ELSE ${EDGES[EDGES.length - 1] ?? 0} END)::INTEGER AS from_year,
  count(*)::INTEGER AS customers,
  count(is_gone)::INTEGER AS known,
  coalesce(sum(is_gone), 0)::INTEGER AS gone
FROM population JOIN gone USING (customer_id)
GROUP BY from_year
ORDER BY from_year NULLS LAST`;
}

export function readRetention(result: ResultReader, context: ChartContext, options: RetentionOptions): Retention {
  const [from, customers, known, gone] = ['from_year', 'customers', 'known', 'gone'].map((name) => result.numbers(name));
  const groups: AgeGroup[] = [];
  let missing = 0;
  from?.forEach((lo, i) => {
    if (Number.isNaN(lo)) missing = customers?.[i] ?? 0;
    else
      groups.push({
        ...{ lo, hi: EDGES[EDGES.indexOf(lo) + 1] ?? Infinity },
        ...{ customers: customers?.[i] ?? 0, known: known?.[i] ?? 0, gone: gone?.[i] ?? 0 },
      });
  });
  return { age: ageFact(context.model), left: leaversRule(options.left, context.model), groups, missing };
}

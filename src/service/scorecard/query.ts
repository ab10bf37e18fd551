/** Owns the one statement behind a scorecard: every indicator of every branch. */
import type { ResultReader } from '../../lib/result';
import { population, type Filter } from '../../model/filter';
import { factField, type ModelInfo } from '../../model/model-info';
import { ident, join, sql, type Sql } from '../../sql/sql';
import type { ScorecardChoice } from './choice';
import { indicatorById } from './indicators';

/** One indicator of one branch. NaN where not known. */
export interface CardValue {
  readonly id: string;
  readonly branch: string;
  readonly value: number;
  readonly n: number;
  /** Standard error; NaN for shares, whose n tells it. */
  readonly error: number;
}

export interface CardValues {
  /** Branches with their customers, by name. */
  readonly branches: readonly { readonly branch: string; readonly customers: number }[];
  readonly values: readonly CardValue[];
}

/** One row a branch with its customers (`id` is empty), then one a branch and indicator: id, branch, value, n, error; by id, then branch. */
export function queryCard(choice: ScorecardChoice, model: ModelInfo, filters: readonly Filter[]): Sql {
  const grp =
    factField(model, choice.field) === undefined ? sql`CAST(NULL AS VARCHAR)` : sql`CAST(${ident(choice.field)} AS VARCHAR)`;
  const parts = choice.rows.flatMap((row) => {
    const indicator = indicatorById(row.id);
    if (indicator === undefined) return [];
    return [
      sql`SELECT ${row.id} AS id, grp, value, n, error FROM (${indicator.select(row.limit ?? indicator.limit?.usual ?? 0, model)})`,
    ];
  });
  const all = [
    sql`SELECT '' AS id, grp, CAST(NULL AS DOUBLE) AS value, CAST(count(*) AS DOUBLE) AS n, CAST(NULL AS DOUBLE) AS error FROM person GROUP BY grp`,
    ...parts,
  ];
  return sql`
WITH
-- one row a customer under the filters, with the branch that answers for it
person AS (SELECT *, ${grp} AS grp FROM (${population(filters)}) WHERE ${grp} IS NOT NULL)
-- one row per branch and indicator
SELECT id, grp AS branch, CAST(value AS DOUBLE) AS value, n, CAST(error AS DOUBLE) AS error
FROM (
${join(all, ' UNION ALL ')}
)
ORDER BY id, branch`;
}

export function readCard(result: ResultReader): CardValues {
  const [ids, branches] = [result.texts('id'), result.texts('branch')];
  const [value, n, error] = [result.numbers('value'), result.numbers('n'), result.numbers('error')];
  const rows = ids.map((id, i): CardValue => ({
    ...{ id: id ?? '', branch: branches[i] ?? '' },
    ...{ value: value[i] ?? NaN, n: n[i] ?? 0, error: error[i] ?? NaN },
  }));
  return {
    branches: rows.filter(({ id }) => id === '').map(({ branch, n: customers }) => ({ branch, customers })),
    values: rows.filter(({ id }) => id !== ''),
  };
}

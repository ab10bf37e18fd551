/** Owns what becomes of satisfaction after a complaint: answers by how long before them their customer had complained. */
import type { ResultReader } from '../lib/result';
import { normalTails } from '../lib/chi-square';
import { Z95, type Interval } from '../lib/statistics';
import { population, type Filter } from '../model/filter';
import { factField, type ModelInfo } from '../model/model-info';
import { sql, type Sql } from '../sql/sql';

/** Never complained in the data; complained only after the answer; so many days after the last complaint. */
export const AFTER_GROUPS = ['never', 'later', 'd90', 'd180', 'more'] as const;
export type AfterGroup = (typeof AFTER_GROUPS)[number];

export interface AfterAnswers {
  readonly group: AfterGroup;
  /** Class of the customer; null without. */
  readonly stratum: string | null;
  readonly answers: number;
  readonly satisfied: number;
  /** Who gave them, each counted once after a complaint, where the complaint was nearest: several answers of one customer are not as many independent ones. */
  readonly customers: number;
}

/** One row a group and class of customers: answers with a grade and a date, and the satisfied (top-2 box) among them. */
export function queryAfterComplaint(model: ModelInfo, filters: readonly Filter[]): Sql {
  const stratum = factField(model, 'class') === undefined ? sql`CAST(NULL AS VARCHAR)` : sql`CAST(p.class AS VARCHAR)`;
  return sql`
WITH
-- one row a customer under the filters
population AS NOT MATERIALIZED (${population(filters)}),
-- one row a graded answer
answer AS (
  SELECT row_number() OVER () AS answer_no, s.customer_id, s.answered, s.top2, ${stratum} AS stratum
  FROM survey s JOIN population p ON p.customer_id = s.customer_id
  WHERE s.top2 IS NOT NULL AND s.answered IS NOT NULL
),
-- one row a complaint
complaint AS (SELECT customer_id, CAST(opened_at AS DATE) AS opened FROM contact WHERE is_complaint AND opened_at IS NOT NULL AND customer_id IS NOT NULL),
-- one row a graded answer, with the days since the last complaint before it
since AS (
  SELECT
    a.answer_no, any_value(a.customer_id) AS customer_id, any_value(a.stratum) AS stratum, any_value(a.top2) AS top2, count(c.opened) AS complaints,
    min(datediff('day', c.opened, a.answered)) FILTER (c.opened <= a.answered) AS days
  FROM answer a LEFT JOIN complaint c ON c.customer_id = a.customer_id
  GROUP BY a.answer_no
),
-- one row a graded answer, in its group
grouped AS (
  SELECT
    CASE
      WHEN complaints = 0 THEN 'never'
      WHEN days IS NULL THEN 'later'
      WHEN days <= 90 THEN 'd90'
      WHEN days <= 180 THEN 'd180'
      ELSE 'more'
    END AS since_group,
    customer_id, stratum, top2, days
  FROM since
),
-- one row a graded answer: whether it is its customer's nearest to a complaint, or of those that follow none
sided AS (
  SELECT
    since_group, stratum, top2,
    row_number() OVER (PARTITION BY customer_id, since_group IN ('never', 'later') ORDER BY days NULLS LAST) = 1 AS is_first
  FROM grouped
)
SELECT since_group, stratum, count(*)::INTEGER AS answers, count(*) FILTER (top2)::INTEGER AS satisfied, count(*) FILTER (is_first)::INTEGER AS customers
FROM sided
GROUP BY since_group, stratum
ORDER BY since_group, stratum NULLS LAST`;
}

export function readAfterComplaint(result: ResultReader): AfterAnswers[] {
  const [answers, satisfied, customers] = ['answers', 'satisfied', 'customers'].map((name) => result.numbers(name));
  const strata = result.texts('stratum');
  return result.texts('since_group').flatMap((name, i): AfterAnswers[] => {
    const group = AFTER_GROUPS.find((known) => known === name);
    return group === undefined
      ? []
      : [
          {
            ...{ group, stratum: strata[i] ?? null, answers: answers?.[i] ?? 0 },
            ...{ satisfied: satisfied?.[i] ?? 0, customers: customers?.[i] ?? 0 },
          },
        ];
  });
}

export interface AfterDifference {
  /** Share satisfied after a complaint minus that of those who never complained, −1…1. */
  readonly plain: number;
  /** The same with the others weighted to the classes of those who complained. */
  readonly matched: number;
  /** 95 % of the matched one. */
  readonly interval: Interval;
  /** Two-sided, that there is none. */
  readonly p: number;
  readonly after: number;
  readonly never: number;
}

/**
 * Direct standardisation over classes: Σ wₖ (aₖ − nₖ), wₖ the share of class k among answers after a complaint; its variance Σ wₖ² (aₖ(1−aₖ)/mₖ +
 * nₖ(1−nₖ)/Nₖ) with the customers mₖ, Nₖ who answered, shares shrunk by half an answer each way so that an extreme one has a variance. Classes without answers of both are left out.
 * @returns null below `smallGroup` customers on one side
 */
export function differenceAfter(rows: readonly AfterAnswers[], smallGroup: number): AfterDifference | null {
  const isAfter = ({ group }: AfterAnswers): boolean => group !== 'never' && group !== 'later';
  const strata = [...new Set(rows.map(({ stratum }) => stratum))].map((stratum) => {
    const own = rows.filter((row) => row.stratum === stratum);
    return { after: addUp(own.filter(isAfter)), never: addUp(own.filter(({ group }) => group === 'never')) };
  });
  const both = strata.filter(({ after, never }) => after.answers > 0 && never.answers > 0);
  const [after, never] = [addUp(both.map((one) => one.after)), addUp(both.map((one) => one.never))];
  if (after.customers < smallGroup || never.customers < smallGroup) return null;
  let [matched, variance] = [0, 0];
  for (const { after: a, never: n } of both) {
    const weight = a.answers / after.answers;
    matched += weight * (a.satisfied / a.answers - n.satisfied / n.answers);
    variance += weight ** 2 * (varianceOf(a) + varianceOf(n));
  }
  const half = Z95 * Math.sqrt(variance);
  return {
    plain: after.satisfied / after.answers - never.satisfied / never.answers,
    matched,
    interval: [matched - half, matched + half],
    p: normalTails(matched / Math.sqrt(variance)),
    after: after.answers,
    never: never.answers,
  };
}

type Answers = Pick<AfterAnswers, 'answers' | 'satisfied' | 'customers'>;

export function addUp(rows: readonly Answers[]): Answers {
  return {
    answers: rows.reduce((sum, { answers }) => sum + answers, 0),
    satisfied: rows.reduce((sum, { satisfied }) => sum + satisfied, 0),
    customers: rows.reduce((sum, { customers }) => sum + customers, 0),
  };
}

function varianceOf({ answers, satisfied, customers }: Answers): number {
  const share = (satisfied + 0.5) / (answers + 1);
  return (share * (1 - share)) / customers;
}

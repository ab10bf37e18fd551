/** Owns the statement behind what time without supply does: satisfaction and complaints by minutes. */
import type { ResultReader } from '../../lib/result';
import { trendTest } from '../../lib/trend-test';
import { population } from '../../model/filter';
import { factField, type ModelInfo } from '../../model/model-info';
import { ident, join, sql, type Sql } from '../../sql/sql';
import { IS_SERVED } from '../../service/reliability/interruptions';
import type { ChartContext } from '../chart';

/** Lower bounds of the bins, minutes: none, up to an hour, then hours. The first holds 0 alone. */
export const BIN_MINUTES = [0, 1e-9, 60, 180, 360, 720, 1440, 2880] as const;

export interface EffectBin {
  /** lo ≤ minutes < hi; Infinity for the last. */
  readonly lo: number;
  readonly hi: number;
  readonly customers: number;
  readonly answered: number;
  readonly top2: number;
  /** Customers with a complaint in twelve months, of those of whom it is known; and complaints of all of them. */
  readonly asked: number;
  readonly complainers: number;
  readonly complaints: number;
}

/** One row a bin with customers, in order. */
export function queryEffect(context: ChartContext): Sql {
  const fact = (name: string): Sql =>
    factField(context.model, name) === undefined ? sql`CAST(NULL AS DOUBLE)` : sql`CAST(${ident(name)} AS DOUBLE)`;
  const cases = BIN_MINUTES.map((_, i) => sql`WHEN outage_minutes_12m < ${BIN_MINUTES[i + 1] ?? Number.MAX_VALUE} THEN ${i}`);
  return sql`
WITH
-- one row a customer under the filters for whom an interruption could have been recorded
population AS NOT MATERIALIZED (SELECT * FROM (${population(context.filters)}) WHERE ${IS_SERVED}),
-- the same, with its bin
binned AS (
  SELECT CASE ${join(cases, ' ')} END AS bin, ${fact('csat_top2')} AS top2, ${fact('complaints_12m')} AS complaints
  FROM population
)
SELECT
  CAST(bin AS INTEGER) AS bin,
  CAST(count(*) AS DOUBLE) AS customers,
  CAST(count(top2) AS DOUBLE) AS answered,
  coalesce(sum(top2), 0) AS top2,
  CAST(count(complaints) AS DOUBLE) AS asked,
  CAST(count(*) FILTER (complaints > 0) AS DOUBLE) AS complainers,
  coalesce(sum(complaints), 0) AS complaints
FROM binned
GROUP BY bin
ORDER BY bin`;
}

export function readEffect(result: ResultReader): readonly EffectBin[] {
  const column = (name: string): ArrayLike<number> => result.numbers(name);
  const [customers, answered, top2] = [column('customers'), column('answered'), column('top2')];
  const [asked, complainers, complaints] = [column('asked'), column('complainers'), column('complaints')];
  return Array.from(column('bin'), (bin, i) => ({
    lo: BIN_MINUTES[bin] ?? 0,
    hi: BIN_MINUTES[bin + 1] ?? Infinity,
    customers: customers[i] ?? 0,
    answered: answered[i] ?? 0,
    top2: top2[i] ?? 0,
    asked: asked[i] ?? 0,
    complainers: complainers[i] ?? 0,
    complaints: complaints[i] ?? 0,
  }));
}

export type EffectMeasure = 'satisfied' | 'complaining';

/** What the data can tell of it. */
export function effectMeasures(model: ModelInfo): EffectMeasure[] {
  return [
    ...(factField(model, 'csat_top2') !== undefined ? (['satisfied'] as const) : []),
    ...(factField(model, 'complaints_12m') !== undefined ? (['complaining'] as const) : []),
  ];
}

export function shareOf(bin: EffectBin, measure: EffectMeasure): { readonly n: number; readonly successes: number } {
  return measure === 'satisfied' ? { n: bin.answered, successes: bin.top2 } : { n: bin.asked, successes: bin.complainers };
}

/** Whether the share changes from bin to bin, each a step of one. */
export function effectTrend(bins: readonly EffectBin[], measure: EffectMeasure): ReturnType<typeof trendTest> {
  return trendTest(bins.map((bin, score) => ({ score, ...shareOf(bin, measure) })));
}

/** Owns the three scores of a customer, 0 … 100, and how they spread. */
import type { ModelInfo } from '../../../model/model-info';
import { ident, join, sql, type Sql } from '../../../sql/sql';
import type { MethodReport, MethodTask, Params } from '../../method';
import type { SegmentTotal } from '../../segment-totals';
import { activeDimensions, DIMENSIONS, weighed, type Component, type Dimension } from './components';

/** Bars of a score's histogram. */
export const SCORE_BINS = 20;

export interface ScoreSpread {
  readonly dimension: Dimension;
  /** Customers in each of SCORE_BINS equal bins from 0 to 100. */
  readonly bins: readonly number[];
  readonly missing: number;
}

export interface ScoresReport extends MethodReport {
  readonly kind: 'value-credit-potential';
  readonly scores: readonly ScoreSpread[];
  readonly weight: string | null;
  readonly totals: readonly SegmentTotal[];
}

/**
 * CTEs that end in `scored`: customer_id, value_score, credit_score, potential_score; one row per customer, NULL without any value.
 * A measure's percent rank is the share of the customers with a worse value plus half of those with the same one (mid-rank), × 100;
 * where a customer lacks a measure, the others of the score carry its weight.
 */
export function scoreParts(params: Params, model: ModelInfo, facts: Sql): Sql {
  const active = DIMENSIONS.flatMap((dimension) => weighed(dimension, params, model));
  const measures = active.map(({ field }, i) => sql`CAST(${ident(field)} AS DOUBLE) AS ${measure(i)}`);
  const ranks = active.map(({ high }, i) => midRank(measure(i), high, ident(`rank_${i}`)));
  const scores = DIMENSIONS.map((dimension) => {
    const parts = active.flatMap((component, i) => (component.dimension === dimension ? [{ component, i }] : []));
    return sql`${scoreOf(parts)} AS ${ident(`${dimension}_score`)}`;
  });
  return sql`-- one row per customer: the measures that have a weight
measured AS (SELECT customer_id, ${join(measures, ', ')} FROM ${facts}),
-- one row per customer: percent ranks, 100 the best
ranked AS (SELECT customer_id, ${join(ranks, ', ')} FROM measured),
-- one row per customer: weighted means of the ranks that are known
scored AS (SELECT customer_id, ${join(scores, ', ')} FROM ranked)`;
}

function measure(i: number): Sql {
  return ident(`measure_${i}`);
}

function midRank(value: Sql, high: boolean, name: Sql): Sql {
  const order = high ? sql`${value} ASC` : sql`${value} DESC`;
  // Unknown values make a part of their own, so that they are in nobody's rank.
  const part = sql`PARTITION BY ${value} IS NULL`;
  return sql`CASE WHEN ${value} IS NOT NULL THEN 100.0 * (rank() OVER (${part} ORDER BY ${order}) - 1 + 0.5 * count(*) OVER (PARTITION BY ${value})) / count(*) OVER (${part}) END AS ${name}`;
}

function scoreOf(parts: readonly { readonly component: Component; readonly i: number }[]): Sql {
  if (parts.length === 0) return sql`NULL::DOUBLE`;
  const rank = (i: number): Sql => ident(`rank_${i}`);
  const sum = parts.map(({ component, i }) => sql`coalesce(${component.weight} * ${rank(i)}, 0)`);
  const weights = parts.map(({ component, i }) => sql`CASE WHEN ${rank(i)} IS NULL THEN 0 ELSE ${component.weight} END`);
  return sql`((${plus(sum)}) / nullif(${plus(weights)}, 0))::DOUBLE`;
}

function plus(terms: readonly Sql[]): Sql {
  return terms.slice(1).reduce((all, term) => sql`${all} + ${term}`, terms[0] ?? sql`0`);
}

/** One row a score and bin with customers: dimension, bin (-1 for those without a score), customers. */
export function queryScores(params: Params, model: ModelInfo, facts: Sql): Sql {
  const long = activeDimensions(params, model).map(
    (dimension) => sql`SELECT ${dimension} AS dimension, ${ident(`${dimension}_score`)} AS score FROM scored`,
  );
  return sql`
WITH
${scoreParts(params, model, facts)}
-- one row per score and bin; bin -1 holds the customers without a score
SELECT dimension, CASE WHEN score IS NULL THEN -1 ELSE least(${SCORE_BINS - 1}, floor(score * ${SCORE_BINS} / 100)) END::INTEGER AS bin, count(*)::INTEGER AS customers
FROM (${join(long, ' UNION ALL ')})
GROUP BY ALL
ORDER BY dimension, bin`;
}

/** @throws AppError, AbortError */
export async function readScores({ runner, facts, model, signal }: MethodTask, params: Params): Promise<ScoreSpread[]> {
  const active = activeDimensions(params, model);
  const result = await runner.run(queryScores(params, model, facts), { signal });
  const bins = result.numbers('bin');
  const customers = result.numbers('customers');
  const of = result.texts('dimension');
  return active.map((dimension) => {
    const count = (bin: number): number => customers[of.findIndex((name, i) => name === dimension && bins[i] === bin)] ?? 0;
    return { dimension, bins: Array.from({ length: SCORE_BINS }, (_, bin) => count(bin)), missing: count(-1) };
  });
}

/** Owns the statement behind satisfaction by segment, and its two ways to an answer: a result, or the typed arrays. */
import type { FactsIndex } from '../../crossfilter/facts-index';
import type { ResultReader } from '../../lib/result';
import { population } from '../../model/filter';
import { sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';
import { listedSegments } from '../segment-rows';

/** 1 when a customer's latest answer is one of the two best of the scale, 0 when not, NULL without an answer. */
export const TOP2_FACT = 'csat_top2';

/** One segment: customers who answered, and those of them whose latest answer is a top-2 box. */
export interface SegmentAnswers {
  readonly key: string;
  readonly answered: number;
  readonly top2: number;
}

/** One row a segment in the order of the context, those without answers included: segment, answered, top2. */
export function querySatisfaction(context: ChartContext): Sql {
  return sql`
WITH
-- one row a segment, in the order in which segments are shown
listed AS (${listedSegments(context.segments)}),
-- one row a customer under the filters
population AS NOT MATERIALIZED (${population(context.filters)}),
-- one row a segment with answers; csat_top2 is 1, 0, or NULL for a customer who was not asked or did not answer
answers AS (
  SELECT segment, count(csat_top2) AS answered, sum(csat_top2::DOUBLE) AS top2
  FROM population
  GROUP BY segment
)
SELECT segment, coalesce(answered, 0)::INTEGER AS answered, coalesce(top2, 0)::DOUBLE AS top2
FROM listed LEFT JOIN answers USING (segment)
ORDER BY place`;
}

/** Reads what querySatisfaction returns. */
export function readSatisfaction(result: ResultReader): readonly SegmentAnswers[] {
  const answered = result.numbers('answered');
  const top2 = result.numbers('top2');
  return result.texts('segment').map((key, i) => ({ key: key ?? '', answered: answered[i] ?? 0, top2: top2[i] ?? 0 }));
}

/** The same from typed arrays. */
export function indexSatisfaction(index: FactsIndex, context: ChartContext): readonly SegmentAnswers[] {
  const groups = new Map(index.group('segment', context.filters, [TOP2_FACT]).map((group) => [group.key, group]));
  return context.segments.map(({ key }) => {
    const group = groups.get(key);
    return { key, answered: group?.known[0] ?? 0, top2: group?.sums[0] ?? 0 };
  });
}

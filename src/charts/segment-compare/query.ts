/** Owns the statement behind the side-by-side comparison of a few segments. */
import type { ResultReader } from '../../lib/result';
import type { SegmentInfo } from '../../segment/method';
import type { Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';
import { numericFacts } from '../measure-bins';
import { queryMoments, readMoments, type MomentsTable } from '../segment-moments';

export type CompareOptions = {
  /** Keys of the chosen segments as a JSON list; the first is what the others are compared with. Empty for the first two. */
  readonly segments: string;
};

export const MOST_COMPARED = 4;
const MOST_MEASURES = 60;

/** The chosen segments that exist, two to four; the first ones of the list fill up. */
export function comparedSegments(segments: readonly SegmentInfo[], options: CompareOptions): SegmentInfo[] {
  const chosen = savedKeys(options.segments).flatMap((key) => segments.find((segment) => segment.key === key) ?? []);
  const unique = [...new Set(chosen)].slice(0, MOST_COMPARED);
  const others = segments.filter((segment) => !unique.includes(segment));
  return [...unique, ...others.slice(0, Math.max(0, 2 - unique.length))];
}

function savedKeys(saved: string): string[] {
  try {
    const keys: unknown = JSON.parse(saved);
    return Array.isArray(keys) ? keys.filter((key): key is string => typeof key === 'string') : [];
  } catch {
    return [];
  }
}

const chosenOnly = (context: ChartContext, options: CompareOptions): ChartContext => ({
  ...context,
  segments: comparedSegments(context.segments, options),
});
const measures = ({ model }: ChartContext) => numericFacts(model).slice(0, MOST_MEASURES);

/** One row a chosen segment in the order of choice, then all; see queryMoments. */
export function queryCompared(context: ChartContext, options: CompareOptions): Sql {
  return queryMoments(chosenOnly(context, options), measures(context));
}

export function readCompared(result: ResultReader, context: ChartContext, _options: CompareOptions): MomentsTable {
  return readMoments(result, measures(context));
}

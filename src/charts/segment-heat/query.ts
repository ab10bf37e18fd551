/** Owns the statement behind the heat map of profiles: every measure in every segment. */
import type { ResultReader } from '../../lib/result';
import type { Sql } from '../../sql/sql';
import type { ChartContext, ChartOptions } from '../chart';
import { numericFacts } from '../measure-bins';
import { queryMoments, readMoments, type MomentsTable } from '../segment-moments';

/** More measures than this are no longer read. */
const MOST_MEASURES = 60;

const measures = ({ model }: ChartContext) => numericFacts(model).slice(0, MOST_MEASURES);

/** One row a segment, then all; see queryMoments. */
export function queryHeat(context: ChartContext, _options: ChartOptions): Sql {
  return queryMoments(context, measures(context));
}

export function readHeat(result: ResultReader, context: ChartContext, _options: ChartOptions): MomentsTable {
  return readMoments(result, measures(context));
}

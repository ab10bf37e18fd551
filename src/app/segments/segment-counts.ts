/** Owns the numbers of the list of segments: customers and kWh under the filters, from memory. */
import { ColumnNotLoaded, type FactsIndex } from '../../crossfilter/facts-index';
import type { Filter } from '../../model/filter';
import { judgedBy } from '../../model/largest-share';
import { factField, type ModelInfo } from '../../model/model-info';

const ENERGY = 'kwh_12m';

export interface SegmentCount {
  /** Customers under the filters, and all. */
  readonly shown: number;
  readonly all: number;
  /** 0…1 of all shown; NaN when nobody is. */
  readonly share: number;
  /** 0…1 of the energy of all shown; NaN without a positive total. */
  readonly energyShare: number;
  /** 0…1 of the segment's energy, the part of its largest customer; NaN where that is not known. */
  readonly largest: number;
}

/** Counts by key; or the name of the column that has to be loaded first. */
export function segmentCounts(
  index: FactsIndex,
  filters: readonly Filter[],
  model: ModelInfo,
): ReadonlyMap<string, SegmentCount> | string {
  const measures = factField(model, ENERGY) === undefined ? [] : [ENERGY];
  try {
    const everyone = new Map(index.group('segment', [], []).map(({ key, count }) => [key, count]));
    const groups = index.group('segment', filters, measures);
    const largest = new Map(
      judgedBy(model) !== null ? index.largest('segment', filters, ENERGY).map(({ key, share }) => [key, share] as const) : [],
    );
    const customers = groups.reduce((sum, { count }) => sum + count, 0);
    const energy = groups.reduce((sum, { sums }) => sum + (sums[0] ?? 0), 0);
    return new Map(
      groups.map(({ key, count, sums }): [string, SegmentCount] => [
        key ?? '',
        {
          shown: count,
          all: everyone.get(key) ?? 0,
          share: customers > 0 ? count / customers : NaN,
          energyShare: measures.length > 0 && energy > 0 ? (sums[0] ?? 0) / energy : NaN,
          largest: largest.get(key) ?? NaN,
        },
      ]),
    );
  } catch (thrown) {
    if (thrown instanceof ColumnNotLoaded) return thrown.field;
    throw thrown;
  }
}

/** Owns the statement behind segment sizes, and its two ways to an answer: a result, or the typed arrays. */
import type { FactsIndex } from '../../crossfilter/facts-index';
import type { ResultReader } from '../../lib/result';
import { population } from '../../model/filter';
import { ENERGY_FACT } from '../../model/largest-share';
import { factField } from '../../model/model-info';
import { sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';
import type { Dominated } from '../dominated';
import { listedSegments } from '../segment-rows';

/** One segment. `energyKwh` is the sum over the `known` customers whose 12-month energy is known. */
export interface SegmentSize {
  readonly key: string;
  readonly customers: number;
  readonly energyKwh: number;
  readonly known: number;
}

/** Segments in the order of the context, those without customers included. */
export interface SegmentSizes {
  readonly hasEnergy: boolean;
  readonly rows: readonly SegmentSize[];
}

/** The same with the energy of the dominated segments unknown (NaN). */
export function withoutDominated({ hasEnergy, rows }: SegmentSizes, dominated: Dominated | undefined): SegmentSizes {
  return { hasEnergy, rows: rows.map((row) => (dominated?.keys.has(row.key) === true ? { ...row, energyKwh: NaN } : row)) };
}

/** One row a segment: segment, customers, energy_kwh (0 when unknown), known. */
export function querySegmentSizes(context: ChartContext): Sql {
  const energy = hasEnergy(context) ? sql`kwh_12m::DOUBLE` : sql`NULL::DOUBLE`;
  return sql`
WITH
-- one row a segment, in the order in which segments are shown
listed AS (${listedSegments(context.segments)}),
-- one row a customer under the filters
population AS NOT MATERIALIZED (${population(context.filters)}),
-- one row a segment with customers
sized AS (
  SELECT segment, count(*) AS customers, sum(${energy}) AS energy_kwh, count(${energy}) AS known
  FROM population
  GROUP BY segment
)
SELECT
  segment,
  coalesce(customers, 0)::INTEGER AS customers,
  coalesce(energy_kwh, 0)::DOUBLE AS energy_kwh,
  coalesce(known, 0)::INTEGER AS known
FROM listed LEFT JOIN sized USING (segment)
ORDER BY place`;
}

/** Reads what querySegmentSizes returns. */
export function readSegmentSizes(result: ResultReader, context: ChartContext): SegmentSizes {
  const customers = result.numbers('customers');
  const energyKwh = result.numbers('energy_kwh');
  const known = result.numbers('known');
  const rows = result.texts('segment').map((key, i) => ({
    key: key ?? '',
    customers: customers[i] ?? 0,
    energyKwh: energyKwh[i] ?? 0,
    known: known[i] ?? 0,
  }));
  return { hasEnergy: hasEnergy(context), rows };
}

/** The same from typed arrays. */
export function indexSegmentSizes(index: FactsIndex, context: ChartContext): SegmentSizes {
  const energy = hasEnergy(context);
  const groups = new Map(index.group('segment', context.filters, energy ? [ENERGY_FACT] : []).map((group) => [group.key, group]));
  const rows = context.segments.map(({ key }) => {
    const group = groups.get(key);
    return { key, customers: group?.count ?? 0, energyKwh: group?.sums[0] ?? 0, known: group?.known[0] ?? 0 };
  });
  return { hasEnergy: energy, rows };
}

function hasEnergy({ model }: ChartContext): boolean {
  return factField(model, ENERGY_FACT) !== undefined;
}

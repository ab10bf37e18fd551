/** Owns the statement behind the day of the system peak: what each segment draws over it, and how much at its peak. */
import type { ResultReader } from '../../lib/result';
import { sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';
import { countedSums, dayCurves, gridOf } from '../load-days';
import type { LoadOptions } from '../load-options';

/** One segment on the day; kW are sums of its customers with a reading. */
export interface StackSegment {
  readonly key: string;
  readonly customers: number;
  /** One entry a slot; NaN where none of its customers has a reading. */
  readonly kw: readonly number[];
  /** Highest sum of the segment, and sum of its customers' own highest loads, both over all times that count. */
  readonly ownPeakKw: number;
  readonly customerPeaksKw: number;
}

/** The day, and the slot of the peak on it. Null where no time counts. */
export interface PeakDay {
  readonly day: string;
  readonly peakSlot: number;
  readonly segments: readonly StackSegment[];
}

/** One row a segment and slot of the day: day, peak_slot, segment, customers, slot, kw, own_peak_kw, customer_peaks_kw. */
export function queryPeakDay(context: ChartContext, options: LoadOptions): Sql {
  return sql`
WITH
${dayCurves(context, options)},
${countedSums(context.model)},
-- one row: the time of the highest sum; the earliest of equals
peak AS (SELECT day, slot AS peak_slot FROM system_slot ORDER BY kw DESC, day, slot LIMIT 1),
-- one row a segment
sized AS (SELECT segment, count(*) AS customers, sum(kw) AS customer_peaks_kw FROM own_peak GROUP BY segment),
highest AS (SELECT segment, max(kw) AS own_peak_kw FROM segment_slot GROUP BY segment)
SELECT
  strftime(day, '%Y-%m-%d') AS day, peak_slot::INTEGER AS peak_slot, segment, z.customers::INTEGER AS customers,
  e.slot::INTEGER AS slot, e.kw, h.own_peak_kw::DOUBLE AS own_peak_kw, z.customer_peaks_kw::DOUBLE AS customer_peaks_kw
FROM every_slot e JOIN peak USING (day) JOIN sized z USING (segment) JOIN highest h USING (segment)
WHERE e.kw IS NOT NULL
ORDER BY segment, slot`;
}

/** Reads what queryPeakDay returns; segments in the order of the context. */
export function readPeakDay(result: ResultReader, context: ChartContext): PeakDay | null {
  if (result.rowCount === 0) return null;
  const column = (name: string): Float64Array => result.numbers(name);
  const [customers, slot, kw, own, each] = [
    ...[column('customers'), column('slot'), column('kw')],
    ...[column('own_peak_kw'), column('customer_peaks_kw')],
  ];
  const found = new Map<string, StackSegment & { readonly kw: number[] }>();
  result.texts('segment').forEach((segment, row) => {
    const key = segment ?? '';
    const one = found.get(key) ?? {
      key,
      customers: customers?.[row] ?? 0,
      kw: new Array<number>(gridOf(context.model)).fill(NaN),
      ownPeakKw: own?.[row] ?? NaN,
      customerPeaksKw: each?.[row] ?? NaN,
    };
    one.kw[slot?.[row] ?? 0] = kw?.[row] ?? NaN;
    found.set(key, one);
  });
  return {
    day: result.texts('day')[0] ?? '',
    peakSlot: column('peak_slot')[0] ?? 0,
    segments: context.segments.flatMap(({ key }) => found.get(key) ?? []),
  };
}

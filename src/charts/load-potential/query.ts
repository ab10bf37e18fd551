/** Owns the statement behind the potential of shifting and of evening out load. */
import type { ResultReader } from '../../lib/result';
import { PERIODS, readTimeOfUse, type Period, type TimeOfUse } from '../../model/time-of-use';
import { join, sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';
import type { LoadOptions } from '../load-options';
import { kwhColumn, ownIndices } from '../own-indices';

export type PotentialOptions = LoadOptions & {
  /** Part of the peak and sharp energy that moves to the valley, in percent, 0 … 100. */
  readonly shiftPercent: number;
};

/** What one segment could move. */
export interface PotentialRow {
  readonly segment: string;
  readonly customers: number;
  /** Mean load of its customers × 8,760 h. */
  readonly yearKwh: number;
  /** Parts of the energy by period, 0 … 1. */
  readonly shares: Readonly<Record<Period, number>>;
  /** Third quartile of its customers' daily load factors. */
  readonly bestLoadFactor: number;
  /** Sum of the customers' mean daily peaks, and by how much it falls when each reaches the best quartile with the same energy. */
  readonly peaksKw: number;
  readonly cutKw: number;
}

/** One row a segment: segment, customers, year_kwh, kWh in the readings by period, best_load_factor, peaks_kw, cut_kw. */
export function queryPotential(context: ChartContext, options: PotentialOptions): Sql {
  return sql`
WITH
${ownIndices(context, options)},
-- one row a segment
best AS (SELECT segment, quantile_cont(load_factor, 0.75) AS load_factor FROM own GROUP BY segment),
-- one row a segment
moved AS (
  SELECT
    o.segment, count(*) AS customers, sum(o.mean_kw) * 8760 AS year_kwh, any_value(b.load_factor) AS best_load_factor,
    sum(o.day_max_kw) AS peaks_kw, sum(o.day_max_kw * greatest(0, 1 - o.load_factor / b.load_factor)) AS cut_kw
  FROM own o JOIN best b USING (segment)
  GROUP BY o.segment
)
SELECT
  segment, customers::INTEGER AS customers, year_kwh::DOUBLE AS year_kwh, ${join(PERIODS.map(kwhColumn), ', ')},
  best_load_factor::DOUBLE AS best_load_factor, peaks_kw::DOUBLE AS peaks_kw, cut_kw::DOUBLE AS cut_kw
FROM moved JOIN period_energy USING (segment)
ORDER BY segment`;
}

/** Segments in the order of the context, with what the arithmetic on them needs. */
export interface Potential {
  readonly rows: readonly PotentialRow[];
  readonly shiftPercent: number;
  readonly table: TimeOfUse;
  /** See LoadOptions. */
  readonly money: string;
}

/** Reads what queryPotential returns. */
export function readPotential(result: ResultReader, context: ChartContext, options: PotentialOptions): Potential {
  return {
    rows: readRows(result, context),
    shiftPercent: options.shiftPercent,
    table: readTimeOfUse(options.tou ?? '', options.prices ?? ''),
    money: options.money ?? '',
  };
}

function readRows(result: ResultReader, context: ChartContext): readonly PotentialRow[] {
  const numbers = (name: string): Float64Array => result.numbers(name);
  const kwh = PERIODS.map((period) => numbers(`${period}_kwh`));
  const segments = result.texts('segment');
  return context.segments.flatMap(({ key }): PotentialRow[] => {
    const row = segments.indexOf(key);
    if (row < 0) return [];
    const at = (name: string): number => numbers(name)[row] ?? NaN;
    const parts = kwh.map((column) => column[row] ?? 0);
    const total = parts.reduce((sum, part) => sum + part, 0);
    const share = (place: number): number => (total > 0 ? (parts[place] ?? 0) / total : NaN);
    return [
      {
        ...{ segment: key, customers: at('customers'), yearKwh: at('year_kwh') },
        shares: { sharp: share(0), peak: share(1), flat: share(2), valley: share(3) },
        ...{ bestLoadFactor: at('best_load_factor'), peaksKw: at('peaks_kw'), cutKw: at('cut_kw') },
      },
    ];
  });
}

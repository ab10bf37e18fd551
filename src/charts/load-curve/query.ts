/** Owns the statement behind load curves by segment, and reading its result. */
import type { BrushedField } from '../../crossfilter/brushed-axis';
import { curveColumn, type CurveGroup, type FactsIndex } from '../../crossfilter/facts-index';
import type { ResultReader } from '../../lib/result';
import { population } from '../../model/filter';
import { sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';
import { dayCurves, eachSlot, gridOf } from '../load-days';
import { areUsualDays, type LoadOptions } from '../load-options';
import { listedSegments } from '../segment-rows';

export type LoadCurveOptions = LoadOptions & {
  readonly dayType: 'all' | 'workday' | 'weekend' | 'holiday';
  /** kw: as metered. relative: each customer's curve divided by its own daily mean. auto: relative when sizes differ too much. */
  readonly scale: 'auto' | 'kw' | 'relative';
};

/** Mean and central 80 % of customers at one slot; NaN where the quantiles are still to come. */
export interface Spread {
  readonly mean: number;
  readonly p10: number;
  readonly p90: number;
}

/** One slot of one segment; `hour` is where it begins, 0 ≤ hour < 24. */
export interface CurvePoint {
  readonly hour: number;
  readonly customers: number;
  readonly kw: Spread;
  /** Multiples of the customer's daily mean; NaN when no customer of the slot has a mean above 0. */
  readonly relative: Spread;
}

/** One segment with at least one curve; `customers` have a curve, points ascend by hour, missing slots are left out. */
export interface SegmentCurve {
  readonly key: string;
  readonly customers: number;
  readonly points: readonly CurvePoint[];
}

/** One row a segment and slot, by segment in the order of the context, then hour: segment, hour, customers, slot_customers, figures in kW and relative. */
export function queryLoadCurves(context: ChartContext, options: LoadCurveOptions): Sql {
  return sql`
WITH
-- one row a segment, in the order in which segments are shown
listed AS (${listedSegments(context.segments)}),
${areUsualDays(options, context.model) ? usualDays(context, options) : chosenDays(context, options)},
-- one row a customer: the mean of its curve; a curve without consumption has no shape
daily AS (SELECT segment, customer_id, CASE WHEN avg(kw) > 0 THEN avg(kw) END AS mean_kw FROM curve GROUP BY segment, customer_id),
-- one row a segment: customers with a curve
sized AS (SELECT segment, count(*) AS customers FROM daily GROUP BY segment),
-- one row a segment and slot, over customers
slots AS (
  SELECT
    c.segment, c.hour, count(*) AS slot_customers,
    avg(c.kw) AS mean_kw, quantile_cont(c.kw, [0.1, 0.9]) AS band_kw,
    avg(c.kw / d.mean_kw) AS mean_relative, quantile_cont(c.kw / d.mean_kw, [0.1, 0.9]) AS band_relative
  FROM curve c JOIN daily d USING (segment, customer_id)
  GROUP BY c.segment, c.hour
)
SELECT
  segment, hour,
  customers::INTEGER AS customers, slot_customers::INTEGER AS slot_customers,
  mean_kw::DOUBLE AS mean_kw, band_kw[1]::DOUBLE AS p10_kw, band_kw[2]::DOUBLE AS p90_kw,
  mean_relative::DOUBLE AS mean_relative, band_relative[1]::DOUBLE AS p10_relative, band_relative[2]::DOUBLE AS p90_relative
FROM listed JOIN sized USING (segment) JOIN slots USING (segment)
ORDER BY place, hour`;
}

/** The CTE `curve`: one row a customer and slot of its mean day. */
function usualDays(context: ChartContext, { dayType }: LoadCurveOptions): Sql {
  return sql`-- one row a customer under the filters
population AS NOT MATERIALIZED (${population(context.filters)}),
-- one row a customer and slot, on the mean day of the chosen type
curve AS (
  SELECT p.segment, l.customer_id, l.hour::DOUBLE AS hour, l.kw::DOUBLE AS kw
  FROM load_shape l JOIN population p USING (customer_id)
  WHERE l.day_type = ${dayType} AND l.kw IS NOT NULL
)`;
}

/** The same from the single days, for days that no table keeps. */
function chosenDays(context: ChartContext, options: LoadCurveOptions): Sql {
  const { model } = context;
  return sql`${dayCurves(context, options)},
-- one row a customer
mean_day AS (
  SELECT segment, customer_id, ${eachSlot(model, (kw) => sql`avg(${kw})`)} AS kw FROM day_curve GROUP BY segment, customer_id
),
-- one row a customer and slot
slot_kw AS (SELECT segment, customer_id, unnest(kw) AS kw, generate_subscripts(kw, 1) - 1 AS slot FROM mean_day),
-- the same, where there is a reading
curve AS (
  SELECT segment, customer_id, slot::DOUBLE * 24 / ${gridOf(model)} AS hour, kw::DOUBLE AS kw FROM slot_kw WHERE kw IS NOT NULL
)`;
}

/** Reads what queryLoadCurves returns. */
export function readLoadCurves(result: ResultReader): readonly SegmentCurve[] {
  const column = (name: string) => {
    const values = result.numbers(name);
    return (row: number): number => values[row] ?? NaN;
  };
  const spread = (unit: 'kw' | 'relative') => {
    const [mean, p10, p90] = [column(`mean_${unit}`), column(`p10_${unit}`), column(`p90_${unit}`)];
    return (row: number): Spread => ({ mean: mean(row), p10: p10(row), p90: p90(row) });
  };
  const [hour, customers, slotCustomers, kw, relative] = [
    column('hour'),
    column('customers'),
    column('slot_customers'),
    spread('kw'),
    spread('relative'),
  ];
  const curves: { key: string; customers: number; points: CurvePoint[] }[] = [];
  result.texts('segment').forEach((segment, row) => {
    let curve = curves[curves.length - 1];
    if (curve?.key !== segment) {
      curve = { key: segment ?? '', customers: customers(row), points: [] };
      curves.push(curve);
    }
    curve.points.push({ hour: hour(row), customers: slotCustomers(row), kw: kw(row), relative: relative(row) });
  });
  return curves;
}

/** The same means from typed arrays, without the quantiles. */
export function indexLoadCurves(index: FactsIndex, context: ChartContext, options: LoadCurveOptions): readonly SegmentCurve[] {
  const groups = index.curves('segment', curveColumn(options.dayType), context.filters);
  const byKey = new Map(groups.map((group) => [group.key, group]));
  return context.segments.flatMap(({ key }) => {
    const group = byKey.get(key);
    return group === undefined || group.customers === 0 ? [] : [curveOfGroup(key, group)];
  });
}

function curveOfGroup(key: string, group: CurveGroup): SegmentCurve {
  const slots = group.sums.length;
  const mean = (sums: Float64Array, known: Float64Array, slot: number): Spread => ({
    mean: (sums[slot] ?? NaN) / (known[slot] ?? 0),
    ...{ p10: NaN, p90: NaN },
  });
  const points = Array.from({ length: slots }, (_, slot): CurvePoint => ({
    hour: (slot * 24) / slots,
    customers: group.known[slot] ?? 0,
    kw: mean(group.sums, group.known, slot),
    relative: mean(group.relativeSums, group.relativeKnown, slot),
  }));
  return { key, customers: group.customers, points: points.filter(({ customers }) => customers > 0) };
}

/** The hours over which the brush moves; null without readings. */
export function peakHours(slotsPerDay: number): BrushedField | null {
  if (slotsPerDay === 0) return null;
  return { field: 'peak_hour', edges: Array.from({ length: slotsPerDay + 1 }, (_, slot) => slot * (24 / slotsPerDay)) };
}

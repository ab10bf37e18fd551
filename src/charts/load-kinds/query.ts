/** Owns the statement behind load curves by kind of day or season. */
import type { ResultReader } from '../../lib/result';
import { DAY_KINDS, seasonSql, SEASONS } from '../../model/day-calendar';
import { sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';
import { dayCurves, eachSlot, gridOf } from '../load-days';
import { kindOfDay, type LoadOptions } from '../load-options';

export type LoadKindsOptions = LoadOptions & { readonly by: 'kind' | 'season' };

/** One kind of day; `kw` and `relative` have an entry for each slot of the day, NaN where no customer has a reading. */
export interface KindCurve {
  readonly key: string;
  /** Customers and calendar days behind it. */
  readonly customers: number;
  readonly days: number;
  /** Mean over customers of each one's mean on these days. */
  readonly kw: readonly number[];
  /** The same with each customer's curve divided by its mean over all chosen days, so that levels of kinds compare. */
  readonly relative: readonly number[];
}

/** One row a kind and slot: kind, slot, customers, days, kw, relative. Each customer counts alike however many of its days are there. */
export function queryLoadKinds(context: ChartContext, options: LoadKindsOptions): Sql {
  const { model } = context;
  const day = sql`day`;
  const kind = options.by === 'season' ? seasonSql(day) : kindOfDay(day, options, model);
  return sql`
WITH
${dayCurves(context, options)},
-- one row a customer and kind of day
kind_day AS MATERIALIZED (
  SELECT ${kind} AS kind, customer_id, ${eachSlot(model, (kw) => sql`avg(${kw})`)} AS kw, count(*) AS days,
    sum(list_sum(kw)) AS kw_sum, sum(list_count(kw)) AS points
  FROM day_curve
  WHERE day IS NOT NULL
  GROUP BY kind, customer_id
),
-- one row a customer: its mean over all chosen days
own_mean AS (
  SELECT customer_id, CASE WHEN sum(kw_sum) > 0 THEN sum(kw_sum) / sum(points) END AS mean_kw FROM kind_day GROUP BY customer_id
),
-- one row a kind: calendar days that any customer has
kind_days AS (
  SELECT kind, count(*) AS days FROM (SELECT DISTINCT day, ${kind} AS kind FROM day_curve WHERE day IS NOT NULL) GROUP BY kind
),
-- one row a kind
kind_size AS (SELECT kind, count(*) AS customers FROM kind_day GROUP BY kind),
-- one row a customer, kind and slot
slot_kw AS (SELECT kind, customer_id, unnest(kw) AS kw, generate_subscripts(kw, 1) - 1 AS slot FROM kind_day)
SELECT
  s.kind, s.slot::INTEGER AS slot, any_value(z.customers)::INTEGER AS customers, any_value(d.days)::INTEGER AS days,
  avg(s.kw)::DOUBLE AS kw, avg(s.kw / m.mean_kw)::DOUBLE AS relative
FROM slot_kw s JOIN own_mean m USING (customer_id) JOIN kind_size z USING (kind) JOIN kind_days d USING (kind)
GROUP BY s.kind, s.slot
ORDER BY s.kind, s.slot`;
}

/** Kinds in the order of the week or the year; those without a day are left out. */
export function readLoadKinds(result: ResultReader, context: ChartContext, options: LoadKindsOptions): readonly KindCurve[] {
  const slots = gridOf(context.model);
  const [slot, customers, days] = [result.numbers('slot'), result.numbers('customers'), result.numbers('days')];
  const [kw, relative] = [result.numbers('kw'), result.numbers('relative')];
  const kinds = result.texts('kind');
  return (options.by === 'season' ? SEASONS : DAY_KINDS).flatMap((key): KindCurve[] => {
    const first = kinds.indexOf(key);
    if (first < 0) return [];
    const own = {
      kw: new Array<number>(slots).fill(NaN),
      relative: new Array<number>(slots).fill(NaN),
    };
    for (let row = first; kinds[row] === key; row++) {
      own.kw[slot[row] ?? 0] = kw[row] ?? NaN;
      own.relative[slot[row] ?? 0] = relative[row] ?? NaN;
    }
    return [{ key, customers: customers[first] ?? 0, days: days[first] ?? 0, ...own }];
  });
}

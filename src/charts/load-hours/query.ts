/** Owns the statement behind the heat map of hours by days. */
import type { ResultReader } from '../../lib/result';
import { sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';
import { dayCurves, eachSlot, gridOf } from '../load-days';
import { kindOfDay, type LoadOptions } from '../load-options';

/** Mean loads by slot and day; days ascend, and those between two with readings are in the list. */
export interface HourDays {
  readonly slots: number;
  /** yyyy-MM-dd, every day from the first to the last. */
  readonly days: readonly string[];
  /** '' for a day without readings. */
  readonly kinds: readonly string[];
  /** kW per customer with a reading, by slot (row) and day (column); NaN without any. */
  readonly kw: Float64Array;
  /** Customers with a reading at that time. */
  readonly known: Float64Array;
  /** The most customers of a day. */
  readonly customers: number;
}

const DAY_MS = 86_400_000;

/** One row a day and slot that has readings: day, kind, slot, kw, known, customers. */
export function queryHours(context: ChartContext, options: LoadOptions): Sql {
  const { model } = context;
  return sql`
WITH
${dayCurves(context, options)},
-- one row a day
day_mean AS (
  SELECT day, count(*) AS customers, ${eachSlot(model, (kw) => sql`avg(${kw})`)} AS kw, ${eachSlot(model, (kw) => sql`count(${kw})`)} AS known
  FROM day_curve
  WHERE day IS NOT NULL
  GROUP BY day
),
-- one row a day and slot
slot_mean AS (
  SELECT day, customers, unnest(kw) AS kw, unnest(known) AS known, generate_subscripts(kw, 1) - 1 AS slot FROM day_mean
)
SELECT
  strftime(day, '%Y-%m-%d') AS day, ${kindOfDay(sql`day`, options, model)} AS kind, slot::INTEGER AS slot,
  kw::DOUBLE AS kw, known::INTEGER AS known, customers::INTEGER AS customers
FROM slot_mean
WHERE kw IS NOT NULL
ORDER BY day, slot`;
}

/** Reads what queryHours returns. */
export function readHours(result: ResultReader, context: ChartContext): HourDays {
  const slots = gridOf(context.model);
  const dates = result.texts('day').map((day) => Date.parse(`${day ?? ''}T00:00:00Z`));
  const [slot, kw, known, customers] = ['slot', 'kw', 'known', 'customers'].map((name) => result.numbers(name));
  const kinds = result.texts('kind');
  const first = dates[0] ?? 0;
  const columns = dates.length === 0 ? 0 : Math.round(((dates[dates.length - 1] ?? first) - first) / DAY_MS) + 1;
  const found = {
    kinds: new Array<string>(columns).fill(''),
    kw: new Float64Array(slots * columns).fill(NaN),
    known: new Float64Array(slots * columns),
  };
  let most = 0;
  dates.forEach((date, row) => {
    const column = Math.round((date - first) / DAY_MS);
    const cell = (slot?.[row] ?? 0) * columns + column;
    found.kw[cell] = kw?.[row] ?? NaN;
    found.known[cell] = known?.[row] ?? 0;
    found.kinds[column] = kinds[row] ?? '';
    most = Math.max(most, customers?.[row] ?? 0);
  });
  return {
    slots,
    days: Array.from({ length: columns }, (_, column) => new Date(first + column * DAY_MS).toISOString().slice(0, 10)),
    ...found,
    customers: most,
  };
}

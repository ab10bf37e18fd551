/** Owns the statement behind the calendar of daily energy. */
import type { ResultReader } from '../../lib/result';
import { sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';
import { dailyEnergy } from '../daily-energy';
import { kindOfDay, type LoadOptions } from '../load-options';

/** One day with energy; days without are left out. `day` is yyyy-MM-dd. */
export interface EnergyDay {
  readonly day: string;
  readonly kind: string;
  readonly kwh: number;
  /** Customers whose energy of the day is known. */
  readonly customers: number;
}

/** One row a day, ascending: day, kind, kwh, customers. */
export function queryCalendar(context: ChartContext, options: LoadOptions): Sql {
  return sql`
WITH
${dailyEnergy(context, options)}
SELECT
  strftime(day, '%Y-%m-%d') AS day, ${kindOfDay(sql`day`, options, context.model)} AS kind,
  sum(kwh)::DOUBLE AS kwh, sum(customers)::INTEGER AS customers
FROM segment_energy
GROUP BY day
ORDER BY day`;
}

/** Reads what queryCalendar returns. */
export function readCalendarDays(result: ResultReader): readonly EnergyDay[] {
  const [kinds, kwh, customers] = [result.texts('kind'), result.numbers('kwh'), result.numbers('customers')];
  return result.texts('day').map((day, row) => ({
    day: day ?? '',
    kind: kinds[row] ?? '',
    kwh: kwh[row] ?? NaN,
    customers: customers[row] ?? 0,
  }));
}

/** Owns the statement behind the worst-served customers: how many had how many interruptions. */
import type { ResultReader } from '../../lib/result';
import { population } from '../../model/filter';
import { sql, type Sql } from '../../sql/sql';
import { interruptionParts, IS_SERVED } from '../../service/reliability/interruptions';
import type { OutageChoice } from '../../service/reliability/outage-choice';
import { OUTAGE_PERIOD, type OutagePeriod } from '../../service/reliability/outage-terms';
import type { ChartContext } from '../chart';

/** At-least counts are told up to here. */
const MOST_TIMES = 12;

export interface AtLeast {
  readonly times: number;
  readonly customers: number;
  /** Minutes without supply of these customers together. */
  readonly minutes: number;
}

export interface Cemi extends OutagePeriod {
  readonly served: number;
  /** For one interruption or more, two or more …, as far as anybody had so many. */
  readonly steps: readonly AtLeast[];
}

/** One row a number of interruptions that some customer had, 0 among them, in order: times, customers, minutes, and the period. */
export function queryCemi(context: ChartContext, options: OutageChoice): Sql {
  return sql`
WITH
-- one row a customer under the filters for whom an interruption could have been recorded
population AS NOT MATERIALIZED (SELECT * FROM (${population(context.filters)}) WHERE ${IS_SERVED}),
${interruptionParts(options)}
SELECT
  coalesce(t.times, 0) AS times,
  CAST(count(*) AS DOUBLE) AS customers,
  coalesce(sum(t.minutes), 0) AS minutes,
  ${OUTAGE_PERIOD}
FROM population p LEFT JOIN supply_point s USING (customer_id) LEFT JOIN place_sum t ON t.place = s.place
GROUP BY 1
ORDER BY 1`;
}

export function readCemi(result: ResultReader): Cemi {
  const [times, customers, minutes] = [result.numbers('times'), result.numbers('customers'), result.numbers('minutes')];
  const rows = Array.from(times, (count, i) => ({ count, customers: customers[i] ?? 0, minutes: minutes[i] ?? 0 }));
  const most = Math.min(MOST_TIMES, Math.max(0, ...rows.map(({ count }) => count)));
  return {
    from: result.texts('first_moment')[0] ?? '',
    before: result.texts('after_last')[0] ?? '',
    served: rows.reduce((sum, row) => sum + row.customers, 0),
    steps: Array.from({ length: most }, (_, i) => {
      const own = rows.filter(({ count }) => count >= i + 1);
      return {
        times: i + 1,
        customers: own.reduce((sum, row) => sum + row.customers, 0),
        minutes: own.reduce((sum, row) => sum + row.minutes, 0),
      };
    }),
  };
}

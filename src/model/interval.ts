/** Owns the question how far apart the readings of a long source are, and whether a time names the start or the end of its interval. */
import { EMPTY, sql, type Sql } from '../sql/sql';
import type { ResultReader } from '../lib/result';
import { rawTime, type Interval } from './build-reading';
import { meterId } from './repeats';
import { customerId, fromSource, type Source } from './source';

/** Rows looked at first: enough to see the pattern. */
const SAMPLE_ROWS = 100_000;

/**
 * One row: the commonest step in minutes, the earliest and latest minute of the day among first and last readings,
 * and whether 00:00 stands after later times of its own day in the file.
 */
export function queryInterval(source: Source, wholeFile = false): Sql {
  const meter = meterId(source.roles.get('meter') ?? []);
  return sql`
WITH
-- one row per raw row
reading_row AS (
  SELECT rowid AS place, ${customerId(source)} AS customer_id, ${meter} AS meter, ${rawTime(source)} AS time
  ${fromSource(source)}
  ${wholeFile ? EMPTY : sql`LIMIT ${SAMPLE_ROWS}`}
),
-- one row per reading, with the minutes since the one before in time
stepped AS (
  SELECT customer_id, time, datediff('minute', lag(time) OVER (PARTITION BY customer_id, meter ORDER BY time), time) AS step
  FROM reading_row
  WHERE time IS NOT NULL
),
-- one row per customer: minute of the day of the first and the last reading
ends AS (
  SELECT customer_id, hour(min(time)) * 60 + minute(min(time)) AS first_minute, hour(max(time)) * 60 + minute(max(time)) AS last_minute
  FROM reading_row
  GROUP BY customer_id
),
-- one row per customer and day that has a 00:00 and later times: does 00:00 come last in the file?
midnights AS (
  SELECT max(place) FILTER (CAST(time AS TIME) = TIME '00:00:00') > max(place) FILTER (CAST(time AS TIME) <> TIME '00:00:00') AS is_last
  FROM reading_row
  WHERE time IS NOT NULL
  GROUP BY customer_id, meter, CAST(time AS DATE)
  HAVING count(*) > 12
)
SELECT
  (SELECT CAST(mode(step) AS DOUBLE) FROM stepped WHERE step > 0) AS step_minutes,
  (SELECT CAST(mode(first_minute) AS DOUBLE) FROM ends) AS first_minute,
  (SELECT CAST(mode(last_minute) AS DOUBLE) FROM ends) AS last_minute,
  (SELECT coalesce(avg(CAST(is_last AS DOUBLE)), 0) FROM midnights) AS midnight_last
ORDER BY step_minutes`;
}

/** null when no step can be seen: no time could be read, or no customer has two readings. */
export function readInterval(result: ResultReader): Interval | null {
  const step = result.numbers('step_minutes')[0] ?? NaN;
  if (!(step > 0)) return null;
  const midnightEndsDay = (result.numbers('midnight_last')[0] ?? 0) > 0.5 && step < 720;
  const startsLate = result.numbers('first_minute')[0] === step;
  const endsAtMidnight = result.numbers('last_minute')[0] === 0;
  return { stepMinutes: step, midnightEndsDay, isEnd: !midnightEndsDay && startsLate && endsAtMidnight };
}

/** Owns the parts of statements that count interruptions: the period, what counts in it, and sums a place. */
import { EMPTY, sql, type Sql } from '../../sql/sql';
import type { OutageChoice } from './outage-choice';

/** Days of records from which the period is a year; shorter records are taken for what they are. */
const NEARLY_YEAR_DAYS = 330;

/** Customers for whom an interruption could have been recorded: only these are a denominator. */
export const IS_SERVED: Sql = sql`outage_minutes_12m IS NOT NULL`;

/**
 * CTEs `outage_span` (one row: since, until, days), `interruption` (one row an ended, sustained interruption of a place in the period) and
 * `place_sum` (one row a place with any). The period is the year up to the last record, or from the first record's day to the last one's
 * where there is less. An interruption counts where it began.
 */
export function interruptionParts({ kind, momentary, majorDays }: OutageChoice): Sql {
  const ofKind = kind === 'planned' ? sql` AND is_planned` : kind === 'unplanned' ? sql` AND NOT is_planned` : EMPTY;
  const ordinary = majorDays ? EMPTY : sql` AND CAST(started AS DATE) NOT IN (SELECT day FROM major_day)`;
  return sql`-- one row: the period
outage_span AS (
  SELECT
    CASE WHEN is_year THEN CAST(until - INTERVAL 1 YEAR AS TIMESTAMP) ELSE CAST(CAST(first_start AS DATE) AS TIMESTAMP) - INTERVAL 1 SECOND END AS since,
    until,
    CASE WHEN is_year THEN 365 ELSE datediff('day', first_start, until) + 1 END AS days
  FROM (
    SELECT min(started) AS first_start, max(started) AS until, datediff('day', min(started), max(started)) >= ${NEARLY_YEAR_DAYS} AS is_year
    FROM outage
  )
),
${majorDays ? EMPTY : MAJOR_DAYS}-- one row per place and sustained interruption of the period
interruption AS (
  SELECT o.* FROM place_outage o, outage_span s
  WHERE o.started > s.since AND o.started <= s.until AND o.minutes > ${momentary}${ofKind}${ordinary}
),
-- one row per place
place_sum AS (
  SELECT
    place,
    CAST(count(*) AS DOUBLE) AS times,
    sum(minutes) AS minutes,
    CAST(count(*) FILTER (is_planned) AS DOUBLE) AS planned_times,
    coalesce(sum(minutes) FILTER (is_planned), 0) AS planned_minutes
  FROM interruption
  GROUP BY place
)`;
}

/** Of the whole system whatever is filtered, as the standard has it; days without an interruption do not count. */
const MAJOR_DAYS = sql`-- one row per day with interruptions: minutes a customer of all
system_day AS (
  SELECT CAST(o.started AS DATE) AS day, sum(o.minutes * p.customers) / (SELECT count(*) FROM supply_point) AS saidi
  FROM place_outage o JOIN (SELECT place, count(*) AS customers FROM supply_point GROUP BY place) p USING (place), outage_span s
  WHERE o.started > s.since AND o.started <= s.until AND o.minutes > 0
  GROUP BY 1
),
-- one row per major event day: beyond exp(α + 2.5 β) of the logarithms
major_day AS (
  SELECT day FROM system_day WHERE saidi > (SELECT exp(avg(ln(saidi)) + 2.5 * stddev_samp(ln(saidi))) FROM system_day)
),
`;

/** Owns the tables `contact` and `connection_stage`: what the rows of `ticket` are together. */
import { sql, type Sql } from '../sql/sql';
import { isComplaint, isConnection } from './contact-kinds';
import { levelOfWords } from './voltage-level';

/** The number of a row's contact; a row without a number is a contact of its own. For a `ticket` with its rowid. */
export const CONTACT_ID = sql`coalesce(ticket_id, 'row ' || CAST(rowid AS VARCHAR))`;

/** One row a row of `ticket`, copies left out, with its contact and its place in it by time. */
const TICKET_STEP = sql`-- one row a contact's step: its place counts in the order of time
ticket_step AS (
  SELECT *, CAST(row_number() OVER (PARTITION BY contact_id, customer_id ORDER BY opened_at NULLS LAST, closed_at NULLS LAST, first_row) AS INTEGER) AS place
  FROM (
    SELECT ${CONTACT_ID} AS contact_id, customer_id, type, ticket_channel, opened_at, responded_at, closed_at, stage, department, cause, min(rowid) AS first_row
    FROM ticket
    GROUP BY ALL
  )
)`;

/**
 * CREATE of `contact`, after `ticket`: one row a contact (ticket number and customer; a row without a number by itself). Type, channel, cause and
 * department are those of its first row that tells them. `closed_at` is that of the last step, NULL while it is open; `hours_open` and `days_open`
 * are NULL then, and where the end lies before the beginning. `responded_at` is the first response of any step, `hours_to_respond` is NULL without one
 * and where it lies before the opening. `is_complaint` and `is_connection` are never NULL.
 * `weekday` is that of the opening, 1 (Monday) … 7; `hour` 0 … 23, NULL where no contact has more than a date.
 * `level` of a connection is low or high by its words, NULL where they tell none: see LEVEL_BY_VOLTAGE; NULL for any other contact.
 */
export const BUILD_CONTACT: Sql = sql`
CREATE OR REPLACE TABLE contact AS
WITH
${TICKET_STEP},
-- one row a contact
whole AS (
  SELECT
    customer_id,
    contact_id,
    arg_min(type, place) AS type,
    arg_min(ticket_channel, place) AS ticket_channel,
    min(opened_at) AS opened_at,
    min(responded_at) AS responded_at,
    max(closed_at) AS last_closed,
    max(place) FILTER (closed_at IS NOT NULL) = max(place) AS is_closed,
    arg_min(cause, place) AS cause,
    arg_min(department, place) AS department,
    coalesce(bool_or(${isComplaint(sql`type`)}), FALSE) AS is_complaint,
    coalesce(bool_or(${isConnection(sql`type`, sql`cause`, sql`stage`)}), FALSE) AS is_connection
  FROM ticket_step
  GROUP BY customer_id, contact_id
),
-- one row: whether times are more than dates
clock AS (SELECT coalesce(bool_or(opened_at <> date_trunc('day', opened_at)), FALSE) AS has_hours FROM whole)
SELECT
  customer_id,
  contact_id,
  type,
  ticket_channel,
  opened_at,
  responded_at,
  CASE WHEN is_closed THEN last_closed END AS closed_at,
  CASE WHEN is_closed AND last_closed >= opened_at THEN datediff('second', opened_at, last_closed) / 3600.0::DOUBLE END AS hours_open,
  CASE WHEN is_closed AND last_closed >= opened_at THEN datediff('second', opened_at, last_closed) / 86400.0::DOUBLE END AS days_open,
  CASE WHEN responded_at >= opened_at THEN datediff('second', opened_at, responded_at) / 3600.0::DOUBLE END AS hours_to_respond,
  cause,
  department,
  is_complaint,
  is_connection AND NOT is_complaint AS is_connection,
  CASE WHEN is_connection AND NOT is_complaint THEN ${levelOfWords(sql`concat_ws(' ', type, cause)`)} END AS level,
  CAST(isodow(opened_at) AS INTEGER) AS weekday,
  CASE WHEN (SELECT has_hours FROM clock) THEN CAST(hour(opened_at) AS INTEGER) END AS hour
FROM whole
ORDER BY opened_at, contact_id`;

/**
 * CREATE of `connection_stage`, after `contact` has its levels: one row a stage of a connection that names its stages. `days` is how long it took, NULL while it is
 * under way or where its end lies before its beginning. `wait_days` is the time since all stages before it had ended: 0 where it began earlier,
 * NULL for the first stage and where one of the earlier ones has no end. `from_department` is that of the stage before.
 */
export const BUILD_CONNECTION_STAGE: Sql = sql`
CREATE OR REPLACE TABLE connection_stage AS
WITH
${TICKET_STEP},
-- one row a stage, with when the ones before it had ended
stage_step AS (
  SELECT
    s.contact_id, s.customer_id, c.level, s.stage, s.department, s.opened_at, s.closed_at,
    CAST(row_number() OVER steps AS INTEGER) AS place,
    lag(s.department) OVER steps AS from_department,
    max(s.closed_at) OVER before AS ended_before,
    count(*) OVER before - count(s.closed_at) OVER before AS open_before
  FROM ticket_step s JOIN contact c ON c.contact_id = s.contact_id AND c.customer_id IS NOT DISTINCT FROM s.customer_id
  WHERE s.stage IS NOT NULL AND c.is_connection
  WINDOW
    steps AS (PARTITION BY s.contact_id, s.customer_id ORDER BY s.place),
    before AS (PARTITION BY s.contact_id, s.customer_id ORDER BY s.place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
SELECT
  contact_id,
  customer_id,
  level,
  stage,
  place,
  department,
  from_department,
  opened_at,
  closed_at,
  CASE WHEN closed_at >= opened_at THEN datediff('second', opened_at, closed_at) / 86400.0::DOUBLE END AS days,
  CASE WHEN open_before = 0 AND ended_before IS NOT NULL THEN greatest(0.0::DOUBLE, datediff('second', ended_before, opened_at) / 86400.0::DOUBLE) END AS wait_days
FROM stage_step
ORDER BY contact_id, customer_id, place`;

/** Owns the table `customer_facts`: one row a customer, everything by which customers are filtered, grouped and measured. */
import { EMPTY, ident, join, sql, type Sql } from '../sql/sql';
import type { Attribute } from './attributes';
import { CONTACT_ID } from './build-contact';
import { isComplaint } from './contact-kinds';
import type { UsageWindow } from './usage-window';

/** What kwh_12m is made of; the first of these that the data has. */
export type EnergyFrom = 'months' | 'readings' | 'annual' | 'undated' | 'none';

export interface FactsInput {
  readonly window: UsageWindow | null;
  /** Set where the months of usage are sums of readings. */
  readonly monthsFrom?: 'readings' | undefined;
  readonly energyFrom: EnergyFrom;
  /** Last day known to the data, yyyy-MM-dd: contract years count to here. */
  readonly asOf: string;
  /** A ticket (outage) table was loaded, so that no row means none. */
  readonly hasTickets: boolean;
  readonly hasTicketTypes: boolean;
  readonly hasOutages: boolean;
  readonly attributes: readonly Pick<Attribute, 'name'>[];
  /** The table to make; `customer_facts` unless said otherwise. */
  readonly into?: Sql;
  /** CTEs, each with a comma behind it, under the names of canonical tables that are to be seen otherwise than they are. */
  readonly instead?: Sql;
}

/** Categories and numbers taken over from `customer`, in order. */
export const CARRIED: readonly string[] = [
  ...['class', 'nature', 'industry', 'region', 'feeder', 'voltage', 'tariff', 'importance', 'channel', 'status'],
  ...['capacity_kva', 'people', 'opened', 'annual_kwh'],
];

/** Derived measures, all DOUBLE, in column order. */
export const DERIVED: readonly string[] = [
  ...[
    'contract_years',
    'kwh_12m',
    'amount_12m',
    'kwh_growth',
    'mean_price',
    'peak_share',
    'valley_share',
    'late_payments_12m',
    'arrears_amount',
  ],
  ...['csat', 'csat_top2', 'nps', 'tickets_12m', 'complaints_12m', 'outage_minutes_12m'],
  ...['mean_kw', 'peak_kw', 'load_factor', 'peak_hour', 'capacity_use'],
];

/** CREATE of `customer_facts`, after all other tables. NULL = not known; 0 only where a table was loaded that would have said so. */
export function buildFacts(input: FactsInput): Sql {
  const carried = CARRIED.map((name) => sql`c.${ident(name)}`);
  const attributes = input.attributes.map(({ name }) => sql`, c.${ident(name)}`);
  const day = sql`CAST(${input.asOf} AS DATE)`;
  return sql`
CREATE OR REPLACE TABLE ${input.into ?? sql`customer_facts`} AS
WITH
${input.instead ?? EMPTY}${usageParts(input.window, input.monthsFrom === 'readings')},
${serviceParts()},
${readingParts()}
SELECT
  c.customer_id,
  ${join(carried, ', ')},
  CASE WHEN c.opened <= ${day} THEN datediff('day', c.opened, ${day}) / 365.25 END AS contract_years,
  ${energy(input.energyFrom)} AS kwh_12m,
  coalesce(u.amount_12m, u.undated_amount) AS amount_12m,
  CASE WHEN u.whole_months = 12 AND u.whole_months_before = 12 AND u.kwh_before > 0 THEN u.kwh_12m / u.kwh_before - 1 END AS kwh_growth,
  CASE WHEN u.billed_rows > 0 THEN u.priced_amount / nullif(u.priced_kwh, 0) ELSE u.undated_amount / nullif(u.undated_kwh, 0) END AS mean_price,
  u.band_peak / nullif(u.band_kwh, 0) AS peak_share,
  u.band_valley / nullif(u.band_kwh, 0) AS valley_share,
  u.late_payments AS late_payments_12m,
  u.arrears AS arrears_amount,
  a.csat,
  a.csat_top2,
  a.nps,
  ${input.hasTickets ? sql`CAST(coalesce(t.tickets, 0) AS DOUBLE)` : sql`CAST(NULL AS DOUBLE)`} AS tickets_12m,
  ${input.hasTicketTypes ? sql`CAST(coalesce(t.complaints, 0) AS DOUBLE)` : sql`CAST(NULL AS DOUBLE)`} AS complaints_12m,
  ${input.hasOutages ? OUTAGE_MINUTES : sql`CAST(NULL AS DOUBLE)`} AS outage_minutes_12m,
  l.mean_kw,
  l.peak_kw,
  l.load_factor,
  h.peak_hour,
  l.peak_kw / nullif(c.capacity_kva, 0) AS capacity_use${join(attributes, ' ')}
FROM customer c
LEFT JOIN usage_sum u ON u.customer_id = c.customer_id
LEFT JOIN latest_answer a ON a.customer_id = c.customer_id
LEFT JOIN contact t ON t.customer_id = c.customer_id
LEFT JOIN supply_point sp ON sp.customer_id = c.customer_id
LEFT JOIN place_minutes o ON o.place = sp.place
LEFT JOIN load_total l ON l.customer_id = c.customer_id
LEFT JOIN peak_slot h ON h.customer_id = c.customer_id`;
}

function energy(from: EnergyFrom): Sql {
  switch (from) {
    case 'months':
      return sql`u.kwh_12m`;
    case 'readings':
      return sql`l.kwh_365d`;
    case 'annual':
      return sql`c.annual_kwh`;
    case 'undated':
      return sql`u.undated_kwh`;
    case 'none':
      return sql`CAST(NULL AS DOUBLE)`;
  }
}

/** A month made of readings is no whole one where more of it is missing: against a whole one it would look like a fall. */
const WHOLE_SHARE = 0.95;

/** Before the rows of usage: customer-months of which (nearly) all points are there, one row each. */
const WHOLE_MONTH = sql`-- one row per customer and month whose readings are all there
whole_month AS (
  SELECT customer_id, CAST(date_trunc('month', day) AS DATE) AS period
  FROM reading_day
  WHERE day IS NOT NULL
  GROUP BY ALL
  HAVING sum(list_count(kw) * slot_minutes) >= ${WHOLE_SHARE} * 1440 * day(last_day(min(day)))
),
`;

function usageParts(window: UsageWindow | null, fromReadings: boolean): Sql {
  // Only growth asks, and it needs both years.
  const asksWhole = fromReadings && window !== null && window.previousFrom !== null;
  const inWindow =
    window === null ? sql`FALSE` : sql`usage.period BETWEEN CAST(${window.from} AS DATE) AND CAST(${window.to} AS DATE)`;
  const before =
    window === null || window.previousFrom === null
      ? sql`FALSE`
      : sql`usage.period >= CAST(${window.previousFrom} AS DATE) AND usage.period < CAST(${window.from} AS DATE)`;
  return sql`${asksWhole ? WHOLE_MONTH : EMPTY}-- one row: the last day of which payments are known; NULL when no payment is
payments_known AS (
  SELECT CASE WHEN max(paid) IS NOT NULL THEN greatest(max(paid), last_day(max(period))) END AS until FROM usage
),
-- one row per row of usage, with the windows in which it counts
usage_row AS (
  SELECT
    usage.*, ${inWindow} AS is_year, ${before} AS is_year_before, peak_kwh IS NOT NULL AND valley_kwh IS NOT NULL AS has_bands,
    ${asksWhole ? sql`whole_month.period IS NOT NULL` : sql`TRUE`} AS is_whole
  FROM usage${asksWhole ? sql` LEFT JOIN whole_month ON whole_month.customer_id = usage.customer_id AND whole_month.period = usage.period` : EMPTY}
),
-- one row per customer: the last twelve complete months, the twelve before, and figures that came without a month
usage_sum AS (
  SELECT
    customer_id,
    ${fromReadings ? sql`0` : sql`count(*) FILTER (is_year)`} AS billed_rows,
    count(kwh) FILTER (is_year AND is_whole) AS whole_months,
    sum(kwh) FILTER (is_year) AS kwh_12m,
    sum(amount) FILTER (is_year) AS amount_12m,
    sum(amount) FILTER (is_year AND kwh IS NOT NULL) AS priced_amount,
    sum(kwh) FILTER (is_year AND amount IS NOT NULL) AS priced_kwh,
    sum(peak_kwh) FILTER (is_year AND has_bands) AS band_peak,
    sum(valley_kwh) FILTER (is_year AND has_bands) AS band_valley,
    sum(coalesce(kwh, peak_kwh + coalesce(flat_kwh, 0) + valley_kwh)) FILTER (is_year AND has_bands) AS band_kwh,
    CASE
      WHEN count(due) FILTER (is_year) > 0 AND (SELECT until FROM payments_known) IS NOT NULL
      THEN CAST(count(*) FILTER (is_year AND coalesce(paid, (SELECT until FROM payments_known)) > due) AS DOUBLE)
    END AS late_payments,
    count(kwh) FILTER (is_year_before AND is_whole) AS whole_months_before,
    sum(kwh) FILTER (is_year_before) AS kwh_before,
    sum(kwh) FILTER (period IS NULL) AS undated_kwh,
    sum(amount) FILTER (period IS NULL) AS undated_amount,
    sum(arrears) AS arrears
  FROM usage_row
  GROUP BY customer_id
)`;
}

/** Minutes of the outages that name the customer, its feeder or its region; 0 only where such an outage could have been recorded. */
const OUTAGE_MINUTES = sql`
  CASE
    WHEN (SELECT by_customer FROM outage_keys) OR ((SELECT by_feeder FROM outage_keys) AND c.feeder IS NOT NULL) OR ((SELECT by_region FROM outage_keys) AND c.region IS NOT NULL)
    THEN coalesce(o.minutes, 0)
  END`;

function serviceParts(): Sql {
  return sql`-- one row per customer: the latest answer to each question
latest_answer AS (
  SELECT
    customer_id,
    arg_max(overall, coalesce(answered, DATE '0001-01-01')) AS csat,
    arg_max(CAST(top2 AS DOUBLE), coalesce(answered, DATE '0001-01-01')) AS csat_top2,
    arg_max(nps, coalesce(answered, DATE '0001-01-01')) AS nps
  FROM survey
  GROUP BY customer_id
),
-- one row per customer: contacts of the year up to the last one of all; the stages of one contact count once
contact AS (
  SELECT
    customer_id,
    count(DISTINCT contact_id) AS tickets,
    count(DISTINCT contact_id) FILTER (${isComplaint(sql`type`)}) AS complaints
  FROM (SELECT *, ${CONTACT_ID} AS contact_id FROM ticket)
  WHERE opened_at > (SELECT max(opened_at) FROM ticket) - INTERVAL 1 YEAR OR (SELECT max(opened_at) FROM ticket) IS NULL
  GROUP BY customer_id
),
-- one row per place of supply: the interruptions of the year up to the last record, ended ones
place_minutes AS (
  SELECT place, sum(minutes) AS minutes
  FROM place_outage
  WHERE started > (SELECT max(started) FROM outage) - INTERVAL 1 YEAR
  GROUP BY place
),
-- one row: by what outages are recorded at all
outage_keys AS (
  SELECT
    coalesce(bool_or(customer_id IS NOT NULL), FALSE) AS by_customer,
    coalesce(bool_or(customer_id IS NULL AND feeder IS NOT NULL), FALSE) AS by_feeder,
    coalesce(bool_or(customer_id IS NULL AND feeder IS NULL AND region IS NOT NULL), FALSE) AS by_region
  FROM outage
)`;
}

function readingParts(): Sql {
  return sql`-- one row per customer and day with readings
load_day AS (
  SELECT
    customer_id,
    slot_minutes,
    day > (SELECT max(day) FROM reading_day) - 365 AS is_last_year,
    list_sum(kw) AS kw_sum,
    list_count(kw) AS points,
    list_max(kw) AS peak_kw,
    list_count(kw) >= 0.75 * len(kw) AS is_whole
  FROM reading_day
),
-- one row per customer
load_total AS (
  SELECT
    customer_id,
    sum(kw_sum * slot_minutes) / sum(points * slot_minutes) AS mean_kw,
    CAST(max(peak_kw) AS DOUBLE) AS peak_kw,
    avg((kw_sum / points) / peak_kw) FILTER (is_whole AND peak_kw > 0) AS load_factor,
    sum(kw_sum * slot_minutes / 60) FILTER (is_last_year OR is_last_year IS NULL) AS kwh_365d
  FROM load_day
  WHERE points > 0
  GROUP BY customer_id
),
-- one row per customer: where the mean workday is highest (any day, without workdays); the earliest of equals
peak_slot AS (
  SELECT customer_id, coalesce(
    arg_min(hour, hour) FILTER (day_type = 'workday' AND kw = top_kw),
    arg_min(hour, hour) FILTER (day_type = 'all' AND kw = top_kw)
  ) AS peak_hour
  FROM (SELECT customer_id, day_type, hour, kw, max(kw) OVER (PARTITION BY customer_id, day_type) AS top_kw FROM load_shape)
  GROUP BY customer_id
)`;
}

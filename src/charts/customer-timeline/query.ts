/** Owns what happened to one customer over time: its months beside those of its segment, and contacts, outages, answers, late payments. */
import type { ModelInfo } from '../../model/model-info';
import type { ResultReader } from '../../lib/result';
import { sql, type Sql } from '../../sql/sql';

/** One month of the customer. NaN where nothing is known. */
export interface CustomerMonth {
  /** First day, yyyy-MM-dd. */
  readonly period: string;
  readonly kwh: number;
  readonly amount: number;
  /** Median kWh of the segment's customers with a value in that month, and how many those are. */
  readonly peerKwh: number;
  readonly peers: number;
}

export const LANES = ['contact', 'complaint', 'outage', 'answer', 'late'] as const;
export type Lane = (typeof LANES)[number];

export interface CustomerEvent {
  readonly lane: Lane;
  /** yyyy-MM-dd HH:mm. */
  readonly starts: string;
  /** Null for a moment, or for what has not ended. */
  readonly ends: string | null;
  /** Kind of contact, cause of the outage, score of the answer, days of delay: as in the data; may be empty. */
  readonly what: string;
  /** Channel, "planned"; may be empty. */
  readonly more: string;
}

/** Kinds of event of which the data can tell: without a table of outages their number is unknown, not none. */
export function knownLanes({ rows, roles }: Pick<ModelInfo, 'rows' | 'roles'>): Lane[] {
  const has = (table: string): boolean => (rows[table] ?? 0) > 0;
  const known: Readonly<Record<Lane, boolean>> = {
    contact: has('ticket'),
    complaint: has('ticket') && roles.includes('type'),
    outage: has('outage'),
    answer: has('survey') && roles.includes('overall'),
    late: roles.includes('due') && roles.includes('paid'),
  };
  return LANES.filter((lane) => known[lane]);
}

/** One row a month in which the customer or its segment has consumption, in order. */
export function queryCustomerMonths(customerId: string, segment: string): Sql {
  return sql`
WITH
-- one row per month of this customer
own AS (SELECT period, kwh, amount FROM usage WHERE customer_id = ${customerId} AND period IS NOT NULL),
-- one row per month: the customers of the same segment
peer AS (
  SELECT u.period, quantile_cont(u.kwh, 0.5) AS kwh, count(u.kwh) AS customers
  FROM usage u JOIN segment s USING (customer_id)
  WHERE s.segment = ${segment} AND u.period IS NOT NULL
  GROUP BY u.period
)
SELECT
  strftime(coalesce(own.period, peer.period), '%Y-%m-%d') AS month,
  own.kwh::DOUBLE AS kwh, own.amount::DOUBLE AS amount,
  peer.kwh::DOUBLE AS peer_kwh, coalesce(peer.customers, 0)::INTEGER AS peers
FROM own FULL JOIN peer ON own.period = peer.period
ORDER BY month`;
}

export function readCustomerMonths(result: ResultReader): CustomerMonth[] {
  const periods = result.texts('month');
  const [kwh, amount, peerKwh, peers] = ['kwh', 'amount', 'peer_kwh', 'peers'].map((name) => result.numbers(name));
  return periods.map((period, i) => ({
    period: period ?? '',
    kwh: kwh?.[i] ?? NaN,
    amount: amount?.[i] ?? NaN,
    peerKwh: peerKwh?.[i] ?? NaN,
    peers: peers?.[i] ?? 0,
  }));
}

/** One row an event, in order of time. Outages count that name the customer, or else its feeder, or else its region. */
export function queryCustomerEvents(customerId: string): Sql {
  return sql`
WITH
-- one row: where the customer hangs on the grid
who AS (SELECT customer_id, feeder, region FROM customer_facts WHERE customer_id = ${customerId}),
-- one row per event
event AS (
  SELECT
    CASE WHEN is_complaint THEN 'complaint' ELSE 'contact' END AS lane,
    opened_at AS starts, closed_at AS ends, type AS what, ticket_channel AS more
  FROM contact
  WHERE customer_id = ${customerId}
  UNION ALL
  SELECT 'outage', CAST(o.started AS TIMESTAMP), CAST(o.ended AS TIMESTAMP), o.cause, CASE WHEN o.planned THEN 'planned' WHEN NOT o.planned THEN 'unplanned' END
  FROM outage o JOIN who ON
    o.customer_id = who.customer_id
    OR (o.customer_id IS NULL AND o.feeder = who.feeder)
    OR (o.customer_id IS NULL AND o.feeder IS NULL AND o.region = who.region)
  UNION ALL
  SELECT 'answer', CAST(answered AS TIMESTAMP), NULL, CAST(overall AS VARCHAR) || ' / ' || CAST(scale_max AS VARCHAR), NULL
  FROM survey
  WHERE customer_id = ${customerId} AND overall IS NOT NULL
  UNION ALL
  SELECT 'late', CAST(due AS TIMESTAMP), CAST(paid AS TIMESTAMP), CAST(datediff('day', due, paid) AS VARCHAR), NULL
  FROM usage
  WHERE customer_id = ${customerId} AND paid > due
)
SELECT lane, strftime(starts, '%Y-%m-%d %H:%M') AS starts, strftime(ends, '%Y-%m-%d %H:%M') AS ends, what, more
FROM event
WHERE starts IS NOT NULL
ORDER BY starts, lane, what`;
}

export function readCustomerEvents(result: ResultReader): CustomerEvent[] {
  const [lanes, starts, ends, what, more] = ['lane', 'starts', 'ends', 'what', 'more'].map((name) => result.texts(name));
  return Array.from({ length: result.rowCount }, (_, i) => ({
    lane: LANES.find((lane) => lane === lanes?.[i]) ?? 'contact',
    starts: starts?.[i] ?? '',
    ends: ends?.[i] ?? null,
    what: what?.[i] ?? '',
    more: more?.[i] ?? '',
  }));
}

/** Owns how each contact channel serves: time to close, repeats, how content its users are, and in how many months it was slow. */
import type { ResultReader } from '../../lib/result';
import type { Filter } from '../../model/filter';
import { sql, type Sql } from '../../sql/sql';
import { CLOSABLE } from '../closing';
import { contactsUnder, LAST_MOMENT } from '../contacts-under';
import type { Grouping } from '../grouping';
import { RANK_STRATA } from '../rank-strata';
import { LASTING_COLUMNS, readDurations, SURVIVAL, type Duration } from '../survival';

/** A contact that the same customer follows with another of the same type within so many days came back. */
export const BACK_DAYS = 10;
/** A month in which a channel took so many times as long as the others is a slow one. */
export const SLOW_TIMES = 2;

export const BY_CHANNEL: Grouping = {
  id: 'ticket_channel',
  text: { en: 'Contact channel', zh: '受理渠道' },
  isOfEvent: true,
};

export interface ChannelService {
  /** Null: not known. */
  readonly channel: string | null;
  readonly contacts: number;
  readonly customers: number;
  /** Hours to close; what is open counts with its age. */
  readonly hours: Duration;
  /** Contacts whose next days are known, and of these those that came back. */
  readonly watched: number;
  readonly again: number;
  /** Graded answers after a contact by the channel, and the best grades among them. */
  readonly answered: number;
  readonly top2: number;
  /** Months with enough closed contacts of this channel and of the others, and those in which it took SLOW_TIMES as long for contacts of the same types. */
  readonly months: number;
  readonly slowMonths: number;
}

/**
 * One row a channel, the most contacts first. Connections, which take weeks, and contacts without a time are left out.
 * @param least closed contacts in a month below which the month says nothing
 */
export function queryChannelService(filters: readonly Filter[], least: number): Sql {
  return sql`
WITH
${contactsUnder(filters, BY_CHANNEL, CLOSABLE)},
-- one row a contact: how long it took, or has been open until the last moment of the data
duration AS (
  SELECT
    grp, coalesce(hours_open, datediff('second', opened_at, (${LAST_MOMENT})) / 3600.0::DOUBLE) AS value, closed_at IS NOT NULL AS is_closed,
    date_trunc('month', opened_at) AS month, type
  FROM member_contact
),
${SURVIVAL},
-- one row a contact, with when the same customer came again about the same
followed AS (
  SELECT *, lead(opened_at) OVER (PARTITION BY customer_id, type ORDER BY opened_at, contact_id) AS next_at
  FROM contact WHERE customer_id IS NOT NULL AND opened_at IS NOT NULL AND NOT is_connection
),
-- one row a channel
repeat AS (
  SELECT m.grp AS of, count(*) AS watched, count(*) FILTER (f.next_at <= m.opened_at + INTERVAL 1 DAY * ${BACK_DAYS}) AS again
  FROM member_contact m JOIN followed f ON f.contact_id = m.contact_id AND f.customer_id = m.customer_id
  WHERE m.opened_at <= (SELECT max(opened_at) FROM contact) - INTERVAL 1 DAY * ${BACK_DAYS}
  GROUP BY m.grp
),
-- one row a channel and graded answer that came after a contact by the channel
used AS (
  SELECT DISTINCT m.grp, s.answer_id, s.top2
  FROM member_contact m JOIN survey s ON s.customer_id = m.customer_id AND s.answered >= CAST(m.opened_at AS DATE)
  WHERE s.top2 IS NOT NULL
),
-- one row a channel
content AS (SELECT grp AS of, count(*) AS answered, count(*) FILTER (top2) AS top2 FROM used GROUP BY grp),
-- one row a type of contact: what closing one usually takes
usual AS (SELECT type, quantile_cont(value, 0.5) AS hours FROM duration WHERE is_closed GROUP BY type HAVING quantile_cont(value, 0.5) > 0),
-- one row a closed contact, as a multiple of what its type usually takes, so that like is compared with like
multiple AS (
  SELECT d.grp, d.month, d.value / u.hours AS value FROM duration d JOIN usual u ON u.type IS NOT DISTINCT FROM d.type WHERE d.is_closed
),
-- one row a channel and month with enough closed contacts
month_own AS (SELECT grp, month, quantile_cont(value, 0.5) AS median FROM multiple GROUP BY grp, month HAVING count(*) >= ${least}),
-- one row a channel and month: those of all others
month_rest AS (
  SELECT o.grp, o.month, o.median, count(*) AS n, quantile_cont(m.value, 0.5) AS others
  FROM month_own o JOIN multiple m ON m.month = o.month AND m.grp IS DISTINCT FROM o.grp
  GROUP BY o.grp, o.month, o.median
),
-- one row a channel
slow AS (
  SELECT grp AS of, count(*) AS months, count(*) FILTER (median >= ${SLOW_TIMES} * others) AS slow_months FROM month_rest WHERE n >= ${least} GROUP BY grp
),
-- one row a channel
counted AS (SELECT grp AS of, count(*) AS contacts, count(DISTINCT customer_id) AS customers FROM member_contact GROUP BY grp)
SELECT
  l.grp, c.contacts::INTEGER AS contacts, c.customers::INTEGER AS customers, ${LASTING_COLUMNS},
  coalesce(r.watched, 0)::INTEGER AS watched, coalesce(r.again, 0)::INTEGER AS again, coalesce(t.answered, 0)::INTEGER AS answered, coalesce(t.top2, 0)::INTEGER AS top2,
  coalesce(s.months, 0)::INTEGER AS months, coalesce(s.slow_months, 0)::INTEGER AS slow_months
FROM lasting l
JOIN counted c ON c.of IS NOT DISTINCT FROM l.grp
LEFT JOIN repeat r ON r.of IS NOT DISTINCT FROM l.grp
LEFT JOIN content t ON t.of IS NOT DISTINCT FROM l.grp
LEFT JOIN slow s ON s.of IS NOT DISTINCT FROM l.grp
ORDER BY c.contacts DESC, l.grp NULLS LAST`;
}

export function readChannelService(result: ResultReader): ChannelService[] {
  const numbers = (name: string): Float64Array => result.numbers(name);
  const [contacts, customers, watched, again] = ['contacts', 'customers', 'watched', 'again'].map(numbers);
  const [answered, top2, months, slow] = ['answered', 'top2', 'months', 'slow_months'].map(numbers);
  const hours = readDurations(result);
  return result.texts('grp').map((channel, i): ChannelService => ({
    channel,
    contacts: contacts?.[i] ?? 0,
    customers: customers?.[i] ?? 0,
    hours: hours[i] as Duration,
    watched: watched?.[i] ?? 0,
    again: again?.[i] ?? 0,
    answered: answered?.[i] ?? 0,
    top2: top2?.[i] ?? 0,
    months: months?.[i] ?? 0,
    slowMonths: slow?.[i] ?? 0,
  }));
}

/** Times to close of each channel against the others of the same type of contact: the rows that `contrasts` compares. */
export function queryChannelContrast(filters: readonly Filter[]): Sql {
  return sql`
WITH
${contactsUnder(filters, BY_CHANNEL, CLOSABLE)},
-- one row a closed contact; like is compared with like
measured AS (SELECT grp, CAST(type AS VARCHAR) AS stratum, hours_open AS value FROM member_contact WHERE hours_open IS NOT NULL AND grp IS NOT NULL),
${RANK_STRATA}`;
}

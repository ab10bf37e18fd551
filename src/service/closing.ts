/** Owns how long contacts take to be closed or first responded to, by group, and which share keeps the limit. */
import type { Text } from '../lib/text';
import type { Filter } from '../model/filter';
import type { ModelInfo } from '../model/model-info';
import { describeNeed } from '../model/needs';
import { sql, type Sql } from '../sql/sql';
import { limitSql, type ContactLimits } from './contact-limits';
import { contactsUnder, LAST_MOMENT } from './contacts-under';
import type { Grouping } from './grouping';
import { LASTING_COLUMNS, SURVIVAL } from './survival';

/** What the time is counted to. */
export type Step = 'close' | 'respond';

/** Those that the data has times of; the closing first. */
export function knownSteps({ roles }: Pick<ModelInfo, 'roles'>): Step[] {
  return [
    ...(roles.includes('closed_at') ? (['close'] as const) : []),
    ...(roles.includes('responded_at') ? (['respond'] as const) : []),
  ];
}

/** The one that is asked for where it is known, else the one that is. */
export function stepOf(model: Pick<ModelInfo, 'roles'>, asked: string): Step {
  const known = knownSteps(model);
  return known.find((step) => step === asked) ?? known[0] ?? 'close';
}

/** What to add where neither is known; null where one is. */
export function lacksTimes(model: Pick<ModelInfo, 'roles'>): Text | null {
  return knownSteps(model).length > 0 ? null : describeNeed('closed_at').howTo;
}

/** Connections take weeks where contacts take hours: they have charts of their own. What has no time, or ends before it begins, is left out. */
export const CLOSABLE: Sql = sql`NOT c.is_connection AND c.opened_at IS NOT NULL AND (c.closed_at IS NULL OR c.hours_open IS NOT NULL)`;

/** CTEs up to `duration` (grp, value in hours, is_closed, limit_hours, type, opened_at) of the contacts under the filters; `only` is a condition on the contact c. */
export function closingUnder(
  filters: readonly Filter[],
  grouping: Grouping | null,
  limits: ContactLimits,
  only: Sql = CLOSABLE,
): Sql {
  return sql`${contactsUnder(filters, grouping, only)},
-- one row a contact: how long it took, or has been open until the last moment of the data
duration AS (
  SELECT
    grp,
    coalesce(hours_open, datediff('second', opened_at, (${LAST_MOMENT})) / 3600.0::DOUBLE) AS value,
    closed_at IS NOT NULL AS is_closed,
    ${limitSql(sql`type`, limits)} AS limit_hours,
    type, opened_at
  FROM member_contact
)`;
}

/**
 * Condition on a row of `duration`: whether it kept its limit is known. What is open for less has an age and no time yet: taken for one, a channel with
 * a rush in the last hour of the data would be fast.
 */
export const IS_JUDGED: Sql = sql`(is_closed OR value > limit_hours)`;

/**
 * One row a group: the columns of LASTING_COLUMNS in hours, and judged / kept: contacts of which it is known whether they kept their limit (what is
 * open for less is not), and how many did.
 */
export function queryClosing(filters: readonly Filter[], grouping: Grouping, limits: ContactLimits, only: Sql = CLOSABLE): Sql {
  return judgedGroups(closingUnder(filters, grouping, limits, only), sql`0`);
}

/** What may have been responded to: whatever was opened, but connections. */
export const RESPONDABLE: Sql = sql`NOT c.is_connection AND c.opened_at IS NOT NULL`;

/** Closed without a stamp, or stamped before the opening: the time to respond is not known. */
const TELLS_RESPONSE = sql`(hours_to_respond IS NOT NULL OR (responded_at IS NULL AND closed_at IS NULL))`;

/** As closingUnder, of the time to the first response, with type and channel: what is open and was not responded to counts with its age. */
export function respondingUnder(
  filters: readonly Filter[],
  grouping: Grouping | null,
  hours: number,
  only: Sql = RESPONDABLE,
): Sql {
  return sql`${contactsUnder(filters, grouping, only)},
-- one row a contact: how long it took to respond, or nobody has until the last moment of the data
duration AS (
  SELECT
    grp,
    coalesce(hours_to_respond, datediff('second', opened_at, (${LAST_MOMENT})) / 3600.0::DOUBLE) AS value,
    hours_to_respond IS NOT NULL AS is_closed,
    CAST(${hours} AS DOUBLE) AS limit_hours,
    type, ticket_channel
  FROM member_contact
  WHERE ${TELLS_RESPONSE}
)`;
}

/** As queryClosing, of the time to the first response. left_out: contacts of all groups of which it is not known; they count nowhere else. */
export function queryResponding(filters: readonly Filter[], grouping: Grouping, hours: number, only: Sql = RESPONDABLE): Sql {
  const leftOut = sql`(SELECT count(*) FROM member_contact WHERE NOT ${TELLS_RESPONSE})`;
  return judgedGroups(respondingUnder(filters, grouping, hours, only), leftOut);
}

/** @param durations CTEs up to `duration` */
function judgedGroups(durations: Sql, leftOut: Sql): Sql {
  return sql`
WITH
${durations},
${SURVIVAL},
-- one row a group: what kept its limit
judged AS (
  SELECT
    grp AS of,
    count(*) FILTER ${IS_JUDGED} AS judged,
    count(*) FILTER (is_closed AND value <= limit_hours) AS kept
  FROM duration
  GROUP BY grp
)
SELECT grp, ${LASTING_COLUMNS}, judged::INTEGER AS judged, kept::INTEGER AS kept, ${leftOut}::INTEGER AS left_out
FROM lasting JOIN judged ON judged.of IS NOT DISTINCT FROM lasting.grp
ORDER BY n DESC, grp NULLS LAST`;
}

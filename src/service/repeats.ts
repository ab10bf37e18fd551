/** Owns repeat contacts: what of a group came back within some days. */
import type { Filter } from '../model/filter';
import { sql, type Sql } from '../sql/sql';
import { contactsUnder } from './contacts-under';
import type { Grouping } from './grouping';

export const REPEAT_DAYS = [7, 14, 30] as const;

/**
 * One row a group: contacts whose next `days` are covered by the data, and how many of them the same customer followed by another one in that time.
 * Connections are left out, which are one matter in many steps; so are contacts of nobody known or without a time.
 * @param sameType only another of the same type counts
 */
export function queryRepeats(filters: readonly Filter[], grouping: Grouping, days: number, sameType: boolean): Sql {
  return sql`
WITH
-- one row a contact, with when the same customer came again
followed AS (
  SELECT
    *,
    lead(opened_at) OVER (PARTITION BY customer_id${sameType ? sql`, type` : sql``} ORDER BY opened_at, contact_id) AS next_at
  FROM contact
  WHERE customer_id IS NOT NULL AND opened_at IS NOT NULL AND NOT is_connection
),
${contactsUnder(filters, grouping, sql`NOT c.is_connection AND c.customer_id IS NOT NULL AND c.opened_at IS NOT NULL`)},
-- one row a contact that was watched for long enough
watched AS (
  SELECT m.grp, coalesce(f.next_at <= m.opened_at + INTERVAL 1 DAY * ${days}, FALSE) AS came_back
  FROM member_contact m JOIN followed f ON f.contact_id = m.contact_id AND f.customer_id = m.customer_id
  WHERE m.opened_at <= (SELECT max(opened_at) FROM contact) - INTERVAL 1 DAY * ${days}
)
SELECT grp, count(*)::INTEGER AS n, count(*) FILTER (came_back)::INTEGER AS again
FROM watched
GROUP BY grp
ORDER BY n DESC, grp NULLS LAST`;
}

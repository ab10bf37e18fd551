/** Owns which contacts are counted under filters. */
import type { Filter } from '../model/filter';
import { population } from '../model/filter';
import { sql, type Sql } from '../sql/sql';
import { groupValue, type Grouping } from './grouping';

/**
 * CTEs `population` (one row a customer) and `member_contact` (one row a contact: its columns and `grp` VARCHAR). Contacts of nobody known count only
 * where nothing is filtered, and have no fact to be grouped by.
 * @param only a further condition on the contact, called c
 */
export function contactsUnder(filters: readonly Filter[], grouping: Grouping | null, only: Sql = sql`TRUE`): Sql {
  const value = grouping === null ? sql`CAST(NULL AS VARCHAR)` : groupValue(grouping, sql`c`, sql`p`);
  const isOpen = filters.length === 0 && grouping?.isOfEvent !== false;
  return sql`-- one row a customer under the filters
population AS NOT MATERIALIZED (${population(filters)}),
-- one row a contact
member_contact AS (
  SELECT c.*, ${value} AS grp
  FROM contact c ${isOpen ? sql`LEFT JOIN` : sql`JOIN`} population p ON p.customer_id = c.customer_id
  WHERE ${isOpen ? sql`(p.customer_id IS NOT NULL OR c.customer_id IS NULL OR c.customer_id NOT IN (SELECT customer_id FROM customer_facts)) AND ` : sql``}${only}
)`;
}

/** SELECT of the last moment that any ticket tells of: how old what is open is counts to here. */
export const LAST_MOMENT = sql`SELECT greatest(max(opened_at), max(closed_at)) FROM contact`;

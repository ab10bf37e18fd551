/** Owns how a method's statements read the canonical tables of an earlier time. */
import type { TableBefore } from '../model/build-facts-before';
import { EMPTY, ident, join, sql, type Sql } from '../sql/sql';

/** Behind WITH, before a statement's own parts: each table with a comma. Nothing for the tables of today. */
export function earlierParts(earlier: readonly TableBefore[] = []): Sql {
  // Not materialised: of the months of a million customers only what is asked for must be read.
  const parts = earlier.map(({ name, select }) => sql`${ident(name)} AS NOT MATERIALIZED (${select}),`);
  return parts.length === 0 ? EMPTY : sql`-- as the tables of these names, until then\n${join(parts, '\n')}\n`;
}

/** The same for a statement without parts of its own. */
export function withEarlier(earlier: readonly TableBefore[] = []): Sql {
  return earlier.length === 0 ? EMPTY : sql`WITH ${earlierParts(earlier)}earlier AS (SELECT 1)\n`;
}

/** Owns the list of all roles, gathered from the files in roles/: a new role is one entry there and nothing else. */
import type { CanonicalTable, Role } from './role';
import { CANONICAL_TABLES } from './role';
import type { TableMapping } from './mapping';

const modules = import.meta.glob<readonly Role[]>('./roles/*.ts', { eager: true, import: 'default' });

/** Every role once, customer roles first, within a table in the order of its file. */
export const ROLES: readonly Role[] = CANONICAL_TABLES.flatMap((table) => modules[`./roles/${table}.ts`] ?? []);

const BY_ID = new Map(ROLES.map((role) => [role.id, role]));

/** The role of that id, or undefined. */
export function roleById(id: string): Role | undefined {
  return BY_ID.get(id);
}

/** Roles that are columns of one canonical table, in the table's column order. */
export function rolesOf(table: CanonicalTable): readonly Role[] {
  return ROLES.filter((role) => role.tables.includes(table) && role.tellsApart !== true && role.isPart !== true);
}

/** Tables whose columns a raw table may carry besides its own. */
const ALSO: Readonly<Record<CanonicalTable, readonly CanonicalTable[]>> = {
  customer: ['usage', 'survey'],
  usage: ['customer'],
  reading: ['customer'],
  survey: ['customer'],
  ticket: ['customer'],
  outage: [],
};

/**
 * Roles that a column may play when one row is `rowIs`, its own table's first: what the mapping page offers.
 * A customer row may carry usage and survey columns, a usage or reading row attributes of its customer.
 */
export function roleChoices(rowIs: TableMapping['rowIs']): readonly Role[] {
  if (rowIs === 'ignore') return [];
  return [...new Set([rowIs, ...ALSO[rowIs]].flatMap((table) => ROLES.filter((role) => role.tables.includes(table))))];
}

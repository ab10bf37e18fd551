/** Owns which columns of a query's result are masked: those that carry the name of a personal column. */
import type { RawTable } from '../../intake/raw-table';
import type { TableMapping } from '../../model/mapping';
import { isPersonalRole, looksPersonal } from '../../model/masking';

/**
 * Names in lower case → role that tells how to mask, as the tables have them; personal-columns.ts knows what a statement renames.
 * @param mapping the mapping in force for a raw table
 * @param hasNumbers customers are called by numbers of their own, which may stand in no column: at the heads of them
 */
export function maskedColumns(
  tables: readonly RawTable[],
  mapping: (table: RawTable) => TableMapping,
  hasNumbers = false,
): Map<string, string> {
  // Comments may also come as one question of many, whose column has another role.
  const masked = new Map<string, string>([['comment', 'comment']]);
  if (hasNumbers) masked.set('customer_id', 'customer_id');
  for (const table of tables) {
    for (const { column, use } of mapping(table).columns) {
      const role = use.kind === 'role' ? use.role : '';
      const raw = table.columns.find(({ name }) => name === column);
      if (isPersonalRole(role)) {
        // The raw column by its own name, the canonical one by that of the role.
        masked.set(column.toLowerCase(), role);
        masked.set(role, role);
      } else if (role === '' && raw !== undefined && looksPersonal(raw)) masked.set(column.toLowerCase(), 'customer_id');
    }
  }
  return masked;
}

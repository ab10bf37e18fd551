/** Owns what a role is: the part that a column of an export plays in the canonical tables (DOMAIN.md §5). */
import type { Text } from '../lib/text';

export const CANONICAL_TABLES = ['customer', 'usage', 'reading', 'survey', 'ticket', 'outage'] as const;
export type CanonicalTable = (typeof CANONICAL_TABLES)[number];

/** How values are turned into the canonical column: `category` and `id` are trimmed text, `number` is DOUBLE. */
export type RoleKind = 'id' | 'category' | 'text' | 'number' | 'date' | 'timestamp' | 'boolean';

export interface Role {
  /** Unique; also the canonical column's name. The id role is `customer_id` in every table. */
  readonly id: string;
  /** Tables that take this column. */
  readonly tables: readonly CanonicalTable[];
  readonly text: Text;
  readonly kind: RoleKind;
  readonly unit?: Text;
  /** Names by which exports know it, both languages, lower case without spaces and punctuation; the best first. */
  readonly names: readonly string[];
  /** Masked on screen and in exports unless the user says otherwise. */
  readonly personal?: boolean;
  /** Tells rows of one customer apart while the tables are built; no column of a canonical table. */
  readonly tellsApart?: boolean;
  /** Part of another role's value (the year of a month); no column of a canonical table. */
  readonly isPart?: boolean;
}

/** Owns how complete each field of the customers is, by branch, class or segment: the matrix and the rows behind one cell. */
import type { ResultReader } from '../../lib/result';
import type { Text } from '../../lib/text';
import { ident, join, sql, type Sql } from '../../sql/sql';
import type { ModelInfo } from '../model-info';
import { customerFields, type Field } from './fields';

/** By what customers are grouped. */
export type Grouping = 'region' | 'class' | 'segment';

/** Most groups with a column of their own. */
export const MOST_GROUPS = 24;

export interface MatrixRow {
  readonly field: Field;
  /** Filled share 0…1 of all customers, and of each group in the order of the groups. */
  readonly all: number;
  readonly shares: readonly number[];
  readonly filled: number;
}

export interface Matrix {
  readonly customers: number;
  /** From large to small; `key` null is "not known". */
  readonly groups: readonly { readonly key: string | null; readonly customers: number }[];
  /** Groups beyond MOST_GROUPS, which have no column. */
  readonly more: number;
  /** The least complete first. */
  readonly rows: readonly MatrixRow[];
}

/** What a customer may have in other tables; filled is TRUE, missing NULL. */
const COVERAGE: readonly { readonly id: string; readonly text: Text; readonly table: string; readonly value: Sql }[] = [
  {
    id: 'has_kwh',
    text: { en: 'Monthly consumption', zh: '月电量' },
    table: 'usage',
    value: has(sql`SELECT customer_id FROM usage WHERE kwh IS NOT NULL`),
  },
  {
    id: 'has_amount',
    text: { en: 'Bills', zh: '电费' },
    table: 'usage',
    value: has(sql`SELECT customer_id FROM usage WHERE amount IS NOT NULL`),
  },
  {
    id: 'has_readings',
    text: { en: 'Load curves', zh: '负荷曲线' },
    table: 'reading_day',
    value: has(sql`SELECT customer_id FROM reading_day`),
  },
];

function has(ids: Sql): Sql {
  return sql`CASE WHEN customer_id IN (${ids}) THEN TRUE END`;
}

/** Fields of the matrix: columns of the customers, then what they have in other tables. */
export function matrixFields(model: ModelInfo): Field[] {
  const played: Readonly<Record<string, boolean>> = {
    has_kwh: model.roles.includes('kwh'),
    has_amount: model.roles.includes('amount'),
    has_readings: true,
  };
  const coverage = COVERAGE.filter(({ id, table }) => (model.rows[table] ?? 0) > 0 && played[id] === true);
  return [
    ...customerFields(model),
    ...coverage.map(({ id, text, value }): Field => ({ table: 'customer', name: id, text, kind: 'text', role: '', value })),
  ];
}

/** FROM of the customers with the column `grp` of the grouping. */
function grouped(by: Grouping, columns: Sql): Sql {
  return by === 'segment'
    ? sql`SELECT segment AS grp, ${columns} FROM customer JOIN segment USING (customer_id)`
    : sql`SELECT ${ident(by)} AS grp, ${columns} FROM customer`;
}

/** One row per group from large to small: grp, n, and for field i `filled_i`. */
export function queryMatrix(fields: readonly Field[], by: Grouping): Sql {
  const columns = [sql`customer_id`, ...fields.map(({ value }, i) => sql`${value} AS ${ident(`value_${i}`)}`)];
  const counts = [
    sql`count(*)::DOUBLE AS n`,
    ...fields.map((_, i) => sql`count(${ident(`value_${i}`)})::DOUBLE AS ${ident(`filled_${i}`)}`),
  ];
  return sql`
WITH
-- one row per customer
member AS (${grouped(by, join(columns, ', '))})
SELECT grp, ${join(counts, ', ')}
FROM member
GROUP BY grp
ORDER BY n DESC, grp`;
}

export function readMatrix(result: ResultReader, fields: readonly Field[]): Matrix {
  const keys = result.texts('grp');
  const sizes = Array.from(result.numbers('n'));
  const customers = sizes.reduce((sum, size) => sum + size, 0);
  const shown = Math.min(MOST_GROUPS, keys.length);
  const rows = fields.map((field, i): MatrixRow => {
    const filled = Array.from(result.numbers(`filled_${i}`));
    const sum = filled.reduce((total, count) => total + count, 0);
    return {
      field,
      filled: sum,
      all: sum / customers,
      shares: filled.slice(0, shown).map((count, at) => count / (sizes[at] ?? NaN)),
    };
  });
  return {
    customers,
    groups: keys.slice(0, shown).map((key, at) => ({ key, customers: sizes[at] ?? 0 })),
    more: keys.length - shown,
    rows: rows.sort((a, b) => a.all - b.all),
  };
}

/** Cells filled of all cells of the matrix, 0…1; NaN without cells. */
export function overallShare({ customers, rows }: Matrix): number {
  return rows.reduce((sum, { filled }) => sum + filled, 0) / (customers * rows.length);
}

/** Customers that lack a field, of one group (undefined: of all; null: of those without a group). */
export function queryLacking(field: Field, by: Grouping, group: string | null | undefined, model: ModelInfo, limit: number): Sql {
  const shown = ['name', 'class', 'region'].filter((name) => model.roles.includes(name) && name !== field.name);
  const columns = [sql`customer_id`, ...shown.map((name) => ident(name)), sql`${field.value} AS value_asked`];
  const isGroup = group === undefined ? sql`TRUE` : group === null ? sql`grp IS NULL` : sql`grp = ${group}`;
  return sql`
WITH
-- one row per customer
member AS (${grouped(by, join(columns, ', '))})
SELECT ${join([sql`customer_id`, ...shown.map((name) => ident(name))], ', ')}
FROM member
WHERE value_asked IS NULL AND ${isGroup}
ORDER BY customer_id
LIMIT ${limit}`;
}

/** Owns the rows of a table whose columns are classes of customers: one a raw row and class, as if the file had them. */
import type { RawColumn, RawTable } from '../intake/raw-table';
import { ident, join, sql, type Sql } from '../sql/sql';
import type { ClassUse } from './mapping';

export interface ClassColumn {
  readonly column: RawColumn;
  readonly use: ClassUse;
}

/** A figure that each class has in a column of its own. */
interface Measure {
  readonly role: ClassUse['role'];
  /** The column of the rows by class. */
  readonly column: RawColumn;
  /** In the order of the classes; null where a class has none. */
  readonly cells: readonly (RawColumn | null)[];
}

export interface ClassRows {
  /** In the order of the file, as the headers name them. */
  readonly classes: readonly string[];
  /** The column that names a row's class. */
  readonly name: RawColumn;
  readonly measures: readonly Measure[];
  /** A column of all classes together, against which they are checked. */
  readonly total: RawColumn | null;
}

/** null without energy of two classes. @param total of the raw columns, the one that holds all classes together */
export function planClassRows(raw: RawTable, columns: readonly ClassColumn[], total: RawColumn | null): ClassRows | null {
  const classes = [...new Set(columns.filter(({ use }) => use.role === 'kwh').map(({ use }) => use.of))];
  if (classes.length < 2) return null;
  const taken = new Set(raw.columns.map(({ name }) => name.toLowerCase()));
  const named = (name: string, column: Omit<RawColumn, 'name'>): RawColumn => {
    let free = name;
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${name}_${n}`;
    taken.add(free.toLowerCase());
    return { ...column, name: free };
  };
  const measures = (['kwh', 'amount', 'customers'] as const).flatMap((role): Measure[] => {
    const of = columns.filter(({ use }) => use.role === role);
    const [first] = of;
    if (first === undefined) return [];
    const cells = classes.map((name) => of.find(({ use }) => use.of === name)?.column ?? null);
    const kinds = new Set(of.map(({ column }) => column.kind));
    const kind = kinds.has('text') ? 'text' : kinds.size === 1 ? first.column.kind : 'number';
    const sqlType = kind === 'text' ? 'VARCHAR' : kind === 'integer' ? 'BIGINT' : 'DOUBLE';
    return [{ role, column: named(first.use.measure || role, { ...first.column, kind, sqlType }), cells }];
  });
  const profile = { rows: raw.rows, nulls: 0, distinct: classes.length, samples: classes.slice(0, 8), min: null, max: null };
  return { classes, name: named('class', { kind: 'text', sqlType: 'VARCHAR', profile }), measures, total };
}

/** The raw table's columns, those of classes as one a figure. */
export function columnsByClass(raw: RawTable, { name, measures }: ClassRows): RawColumn[] {
  const cells = new Set(measures.flatMap((measure) => measure.cells));
  return [...raw.columns.filter((column) => !cells.has(column)), name, ...measures.map(({ column }) => column)];
}

/** SELECT of these columns and `rowid`, the place of the raw row; a class without any figure has no row there. @param where of raw rows */
export function selectByClass(raw: RawTable, { classes, name, measures }: ClassRows, where: Sql): Sql {
  const cells = measures.flatMap((measure) => measure.cells.flatMap((cell) => cell?.name ?? []));
  const lists = measures.map(({ column, cells: own }) => {
    const type = column.kind === 'text' ? sql`VARCHAR` : column.kind === 'integer' ? sql`BIGINT` : sql`DOUBLE`;
    const values = own.map((cell) => sql`CAST(${cell === null ? null : ident(cell.name)} AS ${type})`);
    return sql`unnest([${values}]) AS ${ident(column.name)}`;
  });
  const isThere = join(
    measures.map(({ column }) => sql`${ident(column.name)} IS NOT NULL`),
    ' OR ',
  );
  return sql`
SELECT * FROM (
  -- one row per raw row and class
  SELECT rowid, * EXCLUDE (${cells.map((cell) => ident(cell))}), unnest([${classes}]) AS ${ident(name.name)}, ${lists}
  FROM ${ident(raw.name)}${where}
)
WHERE ${isThere}`;
}

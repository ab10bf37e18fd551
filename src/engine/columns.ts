/** Owns query results: Arrow IPC bytes → typed columns in which every value is exact or honestly text. */
import * as arrow from 'apache-arrow';
import { AppError } from '../lib/errors';
import { cellOf, type Cell, type Column } from './cells';
import { LazyColumn } from './lazy-column';
import { readPlain } from './read-plain';

export type { Cell, Column } from './cells';

/** A query's result, column by column, in the order of the statement. Rows keep the order of the result. */
export class ResultColumns {
  readonly #places: ReadonlyMap<string, number>;

  constructor(
    readonly rowCount: number,
    readonly names: readonly string[],
    private readonly columns: readonly LazyColumn[],
    /** DuckDB's value types as Arrow names them, for headings in grids. */
    readonly types: readonly string[],
  ) {
    this.#places = new Map(names.map((name, place) => [name, place]));
  }

  /** @throws AppError `column_missing` */
  column(name: string): Column {
    return this.#lazy(name).whole;
  }

  #lazy(name: string): LazyColumn {
    const column = this.columns[this.#places.get(name) ?? -1];
    if (column === undefined) {
      throw new AppError(
        'column_missing',
        { en: `The result has no column "${name}".`, zh: `结果中没有列“${name}”。` },
        { detail: this.names.join(', ') },
      );
    }
    return column;
  }

  /** Numbers, dates and timestamps (ms) of one column; NULL is NaN. @throws AppError `column_kind` for text. */
  numbers(name: string): Float64Array {
    const column = this.column(name);
    if (column.kind !== 'cells') return column.values;
    // A column in which every value is NULL has no kind of its own.
    if (column.values.every((value) => value === null)) return new Float64Array(this.rowCount).fill(NaN);
    throw new AppError('column_kind', { en: `Column "${name}" does not hold plain numbers.`, zh: `列“${name}”不是普通数值。` });
  }

  /** One column as text; NULL is null. Numbers and dates are written as `cell` gives them. */
  texts(name: string): (string | null)[] {
    const column = this.column(name);
    return Array.from({ length: this.rowCount }, (_, row) => {
      const cell = cellOf(column, row);
      return cell === null
        ? null
        : typeof cell === 'string'
          ? cell
          : typeof cell === 'object'
            ? JSON.stringify(cell)
            : String(cell);
    });
  }

  /** One value; of a long result only the rows around it are read. */
  cell(name: string, row: number): Cell {
    return this.#lazy(name).cell(row);
  }

  /** Rows as plain objects, for automation, grids and tests. */
  rows(): Record<string, Cell>[] {
    return Array.from({ length: this.rowCount }, (_, row) => {
      const record: Record<string, Cell> = {};
      this.names.forEach((name, i) => {
        const column = this.columns[i];
        record[name] = column === undefined ? null : cellOf(column.whole, row);
      });
      return record;
    });
  }
}

/** Reads one Arrow IPC stream. Equal column names are told apart by a number: `kwh`, `kwh_2`. */
export function readColumns(ipc: Uint8Array): ResultColumns {
  const plain = readPlain(ipc);
  if (plain !== null) {
    const columns = plain.columns.map((column) => new LazyColumn(null, column));
    return new ResultColumns(plain.rowCount, distinctNames(plain.fields), columns, plain.fields.map(typeOf));
  }
  const table = arrow.tableFromIPC(ipc);
  const { fields } = table.schema;
  const columns = fields.map((_, i) => new LazyColumn(table.getChildAt(i)));
  return new ResultColumns(table.numRows, distinctNames(fields), columns, fields.map(typeOf));
}

function typeOf({ type }: arrow.Field): string {
  return String(type);
}

function distinctNames(fields: readonly arrow.Field[]): string[] {
  const taken = new Set<string>();
  for (const field of fields) {
    let name = field.name;
    for (let n = 2; taken.has(name); n++) name = `${field.name}_${n}`;
    taken.add(name);
  }
  return [...taken];
}

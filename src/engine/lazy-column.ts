/** Owns a column of a result that is read when asked for: whole for a calculation, a page of rows at a time for a grid. */
import type * as arrow from 'apache-arrow';
import { cellOf, type Cell, type Column } from './cells';
import { readVector } from './read-vector';

/** Rows read at once for a single cell; a result no longer than that is read whole. */
const PAGE_ROWS = 512;
/** Pages kept, so that scrolling to and fro reads nothing twice while a million rows never become objects. */
const MOST_PAGES = 32;

export class LazyColumn {
  #vector: arrow.Vector | null;
  #whole: Column | null = null;
  readonly #pages = new Map<number, Column>();

  /** @param whole its values, where they are read already */
  constructor(vector: arrow.Vector | null, whole: Column | null = null) {
    this.#vector = vector;
    this.#whole = whole;
  }

  /** Every value; read once, after which the bytes they came from are let go. */
  get whole(): Column {
    if (this.#whole === null) {
      this.#whole = this.#vector === null ? { kind: 'cells', values: [] } : readVector(this.#vector);
      this.#vector = null;
      this.#pages.clear();
    }
    return this.#whole;
  }

  cell(row: number): Cell {
    if (this.#whole !== null || this.#vector === null || this.#vector.length <= PAGE_ROWS) return cellOf(this.whole, row);
    const page = Math.floor(row / PAGE_ROWS);
    return cellOf(this.#pages.get(page) ?? this.#read(this.#vector, page), row - page * PAGE_ROWS);
  }

  #read(vector: arrow.Vector, page: number): Column {
    const column = readVector(vector.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS));
    const [oldest] = this.#pages.keys();
    if (this.#pages.size >= MOST_PAGES && oldest !== undefined) this.#pages.delete(oldest);
    this.#pages.set(page, column);
    return column;
  }
}

/** Owns a sheet that is in memory, and its rows as a pass over it takes them. */
import type { RowBatch } from '../cells/row-batch';
import type { MergedDown } from '../xlsx/merged-down';
import type { CellsOf, PassCells } from '../xlsx/sheet-pass';
import type { Merge } from '../xlsx/sheet-range';
import { noteError, type RowSpan, type SheetCounts } from '../xlsx/sheet-rows';
import { TableRows } from './table-rows';

const STEP_ROWS = 4096;
const MOST_MERGES = 200_000;
const MOST_HIDDEN = 1000;

/** Filled row by row, from the top; rows and columns are counted from 0. */
export class Grid extends TableRows {
  readonly counts: SheetCounts = {
    errors: 0,
    errorCells: [],
    firstError: '',
    unsavedFormulas: 0,
    missingStrings: 0,
    longNumbers: 0,
  };
  readonly merges: Merge[] = [];
  readonly hiddenColumns: { readonly first: number; readonly last: number }[] = [];
  /** Row numbers, from 1, of hidden rows that hold something. */
  readonly hiddenLines = new Set<number>();
  /** The file brings XML entities of its own. */
  declares = false;
  /** Row at hand. */
  row = 0;

  constructor() {
    // A page may hold thousands of small tables.
    super(64);
  }

  cell(column: number, text: string): void {
    this.text(column, text, this.row + 1);
  }

  error(column: number, text: string): void {
    noteError(this.counts, this.row, column, text);
  }

  merge(merge: Merge): void {
    if (this.merges.length < MOST_MERGES && (merge.bottom > merge.top || merge.right > merge.left)) this.merges.push(merge);
  }

  hideColumns(first: number, last: number): void {
    if (this.hiddenColumns.length < MOST_HIDDEN) this.hiddenColumns.push({ first, last });
  }

  /** Ends the row at hand and goes to the next. */
  nextRow(isHidden = false): void {
    if (this.batch.endRow(this.row + 1) && isHidden) this.hiddenLines.add(this.row + 1);
    this.row++;
  }

  /** The cells for a pass. */
  readonly cellsOf: CellsOf = (batch, span, down) => new GridCells(this, batch, span, down);

  /** Pushes that it takes to bring all rows into a pass. */
  get pushes(): number {
    return Math.ceil(this.batch.rows / STEP_ROWS);
  }
}

class GridCells implements PassCells {
  hiddenRows = 0;
  readonly counts: SheetCounts;
  readonly hiddenColumns: readonly { readonly first: number; readonly last: number }[];
  readonly merges: readonly Merge[];
  readonly booleans: ReadonlySet<number>;
  readonly declares: boolean;
  private next = 0;

  constructor(
    private readonly grid: Grid,
    private readonly batch: RowBatch,
    private readonly span: RowSpan,
    private readonly down: MergedDown | null,
  ) {
    ({ counts: this.counts, hiddenColumns: this.hiddenColumns, merges: this.merges } = grid);
    this.booleans = grid.booleans;
    this.declares = grid.declares;
  }

  othersBelow(column: number, line: number): boolean {
    return this.grid.othersBelow(column, line);
  }

  push(_: Uint8Array, last: boolean): void {
    const { rows } = this.grid.batch;
    const end = last ? rows : Math.min(rows, this.next + STEP_ROWS);
    for (; this.next < end; this.next++) this.copyRow(this.next);
  }

  dropRows(): void {
    this.batch.drop();
  }

  private copyRow(at: number): void {
    const { grid, batch, span, down } = this;
    const from = grid.batch;
    const line = from.lines[at] as number;
    const row = line - 1;
    if (row < span.top || row > span.bottom) return;
    for (let k = from.rowStarts[at] as number; k < (from.rowStarts[at + 1] as number); k++) {
      const start = batch.size;
      const column = from.columns[k] as number;
      batch.append(from.bytes, from.starts[k] as number, from.ends[k] as number);
      batch.cell(column, start);
      down?.cell(batch, row, column, start);
    }
    down?.fillRow(batch, row);
    if (batch.endRow(line) && grid.hiddenLines.has(line)) this.hiddenRows++;
  }
}

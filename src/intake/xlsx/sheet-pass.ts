/** Owns one pass over one table of a sheet: rows → columns → batches, and what the next pass has to know when this one does not hold. */
import type { PackedColumn } from '../../engine/ipc';
import { RowBatch } from '../cells/row-batch';
import { planColumn, type ColumnPlan } from '../csv/column-plan';
import { ColumnState, measureColumn, missingCellsOf } from '../csv/column-state';
import type { CsvProblem } from '../csv/csv-problems';
import { Evidence } from '../csv/evidence';
import { PREVIEW_ROWS, type MissingCell, type RawTable, type RejectedRow } from '../raw-table';
import { MergedDown } from './merged-down';
import { RowSieve } from './row-sieve';
import { layOutSheet, type SheetLayout } from './sheet-layout';
import { sheetProblems } from './sheet-problems';
import type { Merge } from './sheet-range';
import type { RowSpan, SheetCounts } from './sheet-rows';

export interface TableSummary {
  readonly headerLine: number;
  /** Row of the sheet of the last row, from 1. */
  readonly lastLine: number;
  readonly rows: number;
  readonly rejected: number;
  readonly rejectedRows: readonly RejectedRow[];
  readonly problems: readonly CsvProblem[];
  readonly totals: RawTable['totals'];
  readonly missingCells: readonly MissingCell[];
  /** Columns without any value. */
  readonly empty: readonly string[];
  /** Columns in which every value is TRUE or FALSE. */
  readonly booleans: readonly string[];
}

/** What passes before have found out. */
export interface Known {
  readonly span: RowSpan;
  /** Whether another table is looked for below this one. */
  readonly splits: boolean;
  readonly plans: readonly ColumnPlan[] | null;
  readonly merges: readonly Merge[];
  readonly reach: { readonly lowest: number; readonly highest: number } | null;
  /** Areas of data whose value is repeated in each row; null before that is known. */
  readonly down: readonly Merge[] | null;
  /** Rows, from 1, of text merged over most of the table. */
  readonly banners: ReadonlySet<number>;
}

export type PassResult =
  /** Null when there was no filled cell. */
  { readonly kind: 'done'; readonly summary: TableSummary | null } | { readonly kind: 'again'; readonly known: Known };

export interface PassSink {
  begin(columns: readonly { readonly name: string; readonly kind: ColumnPlan['kind'] }[]): Promise<void>;
  batch(columns: readonly PackedColumn[], rows: number): Promise<void>;
}

/** The cells of a sheet, whatever the format: appended to the batch row by row as the pass pushes on. */
export interface PassCells {
  readonly counts: SheetCounts;
  readonly hiddenRows: number;
  readonly hiddenColumns: readonly { readonly first: number; readonly last: number }[];
  readonly merges: readonly Merge[];
  readonly booleans: ReadonlySet<number>;
  /** True when the file brings XML entities of its own. */
  readonly declares: boolean;
  othersBelow(column: number, line: number): boolean;
  /** Appends the rows in the next bytes, or the next rows of a sheet that is in memory. */
  push(chunk: Uint8Array, last: boolean): void;
  dropRows(): void;
}

/** Makes the cells of a sheet for one pass. */
export type CellsOf = (batch: RowBatch, span: RowSpan, down: MergedDown | null) => PassCells;

/** Rows on which the layout and the first plan are made. */
const PLAN_ROWS = 2000;
const BLOCK_CELLS = 16_384;
const BATCH_CELLS = 1_000_000;
/** Of the columns, from which merged text is a heading of rows rather than a cell. */
const BANNER_SHARE = 0.6;

export class SheetPass {
  rows = 0;
  private readonly batch = new RowBatch();
  private readonly cells: PassCells;
  private layout: SheetLayout | null = null;
  private sieve: RowSieve | null = null;
  private columns: ColumnState[] = [];
  private untaken = 0;
  private lastLine = 0;
  /** Rows of the sheet, from 1, that became the first rows of the table. */
  private readonly firstLines = new Map<number, number>();
  private readonly down: MergedDown | null;

  constructor(
    cellsOf: CellsOf,
    private readonly asked: number | undefined,
    private readonly known: Known,
    private readonly sink: PassSink,
  ) {
    this.down = known.down === null || known.down.length === 0 ? null : new MergedDown(known.down);
    this.cells = cellsOf(this.batch, known.span, this.down);
  }

  /** Row number, from 1, at which another table begins, as soon as it is met: this pass is void then. */
  get splitAt(): number {
    return this.sieve?.splitAt ?? 0;
  }

  /** @throws RangeError for what is no XML */
  async push(chunk: Uint8Array, last: boolean): Promise<void> {
    const { batch } = this;
    this.cells.push(chunk, last);
    if (!last && batch.rows < (this.layout === null ? PLAN_ROWS : 1)) return;
    if (batch.rows === 0 && this.layout === null) return;
    let from = 0;
    if (this.layout === null || this.sieve === null) {
      this.layout = layOutSheet(batch, this.known.merges, this.asked, this.known.reach);
      from = Math.min(this.layout.dataRow, batch.rows);
      this.sieve = new RowSieve(this.layout, this.known.banners, this.known.splits);
      this.sieve.sieve(batch, from);
      if (this.sieve.splitAt > 0) return;
      await this.plan(this.layout, this.sieve, from);
      // Totals in columns that turned out to hold no text.
      this.sieve.resieve(batch, from);
    } else {
      this.sieve.sieve(batch, 0);
      if (this.sieve.splitAt > 0) return;
    }
    const { names, firstColumn } = this.layout;
    const step = Math.max(16, Math.floor(BLOCK_CELLS / names.length));
    for (; from < batch.rows; from += step) {
      const block = batch.block(from, Math.min(batch.rows, from + step), firstColumn, names.length);
      for (const column of this.columns) column.add(block);
      for (let row = 0; row < block.rows && this.rows + row < PREVIEW_ROWS; row++)
        this.firstLines.set(block.lines[row] as number, this.rows + row);
      this.rows += block.rows;
      this.lastLine = block.lines[block.rows - 1] ?? this.lastLine;
      this.untaken += block.rows;
    }
    this.cells.dropRows();
    if (this.untaken > 0 && (last || this.untaken * names.length >= BATCH_CELLS)) {
      const rows = this.untaken;
      this.untaken = 0;
      const columns = this.columns.map((column) => column.take());
      if (!this.needsRepeat()) await this.sink.batch(columns, rows);
    }
  }

  private async plan({ names, firstColumn }: SheetLayout, sieve: RowSieve, from: number): Promise<void> {
    const { batch } = this;
    const evidences = names.map(() => new Evidence());
    const sample = batch.block(from, Math.min(batch.rows, from + PLAN_ROWS), firstColumn, names.length);
    evidences.forEach((evidence, i) => measureColumn(sample, i, evidence));
    const plans = this.known.plans ?? names.map((name, i) => planColumn(name, evidences[i] ?? new Evidence()));
    this.columns = names.map((name, i) => new ColumnState(name, i, plans[i] ?? { kind: 'text', watch: null }));
    sieve.typed = new Set(this.columns.flatMap(({ plan }, i) => (plan.kind === 'text' ? [] : [firstColumn + i])));
    await this.sink.begin(this.columns.map(({ name, plan }) => ({ name, kind: plan.kind })));
  }

  private reachesOut(): boolean {
    const { layout, batch } = this;
    if (layout === null || batch.highest < 0) return false;
    return batch.lowest < layout.firstColumn || batch.highest >= layout.firstColumn + layout.names.length;
  }

  private needsRepeat(): boolean {
    return this.reachesOut() || this.columns.some((column) => column.hasFailed);
  }

  /** To be asked when the whole sheet was pushed. */
  result(): PassResult {
    const { layout, columns, known, cells, batch, sieve } = this;
    if (layout === null || sieve === null) return { kind: 'done', summary: null };
    if (sieve.splitAt > 0) {
      const span = { top: known.span.top, bottom: sieve.splitAt - 2 };
      return { kind: 'again', known: { ...known, span, splits: false, plans: null, reach: null } };
    }
    const merges = known.merges.length > 0 ? known.merges : cells.merges;
    const headMerges = known.merges.length === 0 && merges.some(({ top }) => top < layout.lastHeadLine + 1);
    if (headMerges || this.reachesOut()) {
      const lowest = Math.min(layout.firstColumn, batch.lowest);
      const highest = Math.max(layout.firstColumn + layout.names.length - 1, batch.highest);
      // Titles decide the layout, so it is made anew with the merges before its reach is trusted.
      const reach = this.reachesOut() ? { lowest, highest } : known.reach;
      return { kind: 'again', known: { ...known, plans: null, merges, reach } };
    }
    const failed = columns.some((column) => column.hasFailed);
    const plans = columns.map((column) => column.nextPlan());
    if (known.down === null && merges.length > 0) {
      const { down, banners } = this.mergesOfData(merges, layout, plans);
      if (down.length > 0 || banners.size > 0) return { kind: 'again', known: { ...known, plans, merges, down, banners } };
    }
    if (failed) return { kind: 'again', known: { ...known, plans } };
    const counts = { layout, cells, sieve, columns, merges, rows: this.rows, filled: this.down?.filled ?? 0, known };
    return {
      kind: 'done',
      summary: {
        headerLine: layout.headerLine,
        lastLine: this.lastLine,
        rows: this.rows,
        rejected: sieve.rejectedCount,
        rejectedRows: sieve.rejected,
        problems: sheetProblems(counts),
        missingCells: [...missingCellsOf(columns), ...this.errorCells(layout)],
        totals: columns.flatMap(({ name, counts: { totals } }) => (totals > 0 ? [{ column: name, rows: totals }] : [])),
        empty: columns.filter(({ counts: { filled } }) => filled === 0).map(({ name }) => name),
        booleans: layout.names.filter((_, i) => this.isBoolean(layout.firstColumn + i, columns[i], layout.lastHeadLine)),
      },
    };
  }

  /** Areas to fill downwards: of names and days. A number stays where it stands, so that sums count it once. */
  private mergesOfData(
    merges: readonly Merge[],
    { firstColumn, lastHeadLine, names }: SheetLayout,
    plans: readonly ColumnPlan[],
  ): { down: Merge[]; banners: Set<number> } {
    const { span } = this.known;
    const data = merges.filter(({ top, bottom }) => top >= Math.max(lastHeadLine, span.top) && bottom <= span.bottom);
    const down = data.filter(({ top, bottom, left }) => {
      const kind = plans[left - firstColumn]?.kind;
      return bottom > top && kind !== undefined && kind !== 'integer' && kind !== 'number';
    });
    const wide = Math.max(2, names.length * BANNER_SHARE);
    const banners = data.filter(({ top, bottom, left, right }) => top === bottom && right - left + 1 >= wide);
    return { down, banners: new Set(banners.map(({ top }) => top + 1)) };
  }

  /** Errors of Excel among the first rows: empty in the table, and marked in the preview. */
  private errorCells({ names, firstColumn }: SheetLayout): MissingCell[] {
    return this.cells.counts.errorCells.flatMap(({ line, column, text }) => {
      const row = this.firstLines.get(line);
      const name = names[column - firstColumn];
      return row === undefined || name === undefined ? [] : [{ row, column: name, text }];
    });
  }

  /** The header is text, so only what stands below it counts. */
  private isBoolean(column: number, state: ColumnState | undefined, headLine: number): boolean {
    if (state?.plan.kind !== 'text' || state.counts.filled === 0) return false;
    return this.cells.booleans.has(column) && !this.cells.othersBelow(column, headLine);
  }
}

/** Owns one pass over the rows of a table: layout, types, columns; the passes repeat until all hold. */
import { planColumn, type ColumnPlan } from '../csv/column-plan';
import { columnNames } from '../csv/column-names';
import { ColumnState, measureColumn, missingCellsOf } from '../csv/column-state';
import { csvProblems, type CsvProblem } from '../csv/csv-problems';
import { Evidence } from '../csv/evidence';
import { textProblems } from '../csv/text-problems';
import type { ReadOverrides } from '../reader';
import { layOutSheet, type SheetLayout } from '../xlsx/sheet-layout';
import type { TableRows } from './table-rows';
import type { PlannedColumns, TableSink, TableSummary } from './table-sink';

/** Rows on which the layout and the first plan are made. */
const PLAN_ROWS = 2000;
const BLOCK_CELLS = 16_384;
const BATCH_CELLS = 1_000_000;

/** What a pass before has found out. */
export interface Known {
  readonly plans: readonly ColumnPlan[] | null;
  readonly reach: { readonly lowest: number; readonly highest: number } | null;
}

export class TablePass {
  /** Rows of data taken so far. */
  rows = 0;
  private layout: Layout | null = null;
  private columns: ColumnState[] = [];
  private untaken = 0;

  /** @param names of the columns where the format gives them; may grow */
  constructor(
    private readonly cells: TableRows,
    private readonly names: readonly string[] | undefined,
    private readonly overrides: ReadOverrides,
    private readonly known: Known,
    readonly begin: (columns: PlannedColumns) => Promise<void>,
    private readonly insert: TableSink['batch'],
  ) {}

  /** Makes columns of the rows so far. */
  async take(last: boolean): Promise<void> {
    const { batch } = this.cells;
    if (!last && batch.rows < (this.layout === null ? PLAN_ROWS : 1)) return;
    if (this.layout === null && (batch.rows === 0 || this.names?.length === 0)) return;
    let from = 0;
    if (this.layout === null) {
      this.layout =
        this.names === undefined ? layOutSheet(batch, [], this.overrides.headerLine, this.reach()) : named(this.names);
      from = Math.min(this.layout.dataRow, batch.rows);
      await this.beginColumns(this.layout, from);
    }
    const { names, firstColumn } = this.layout;
    const step = Math.max(16, Math.floor(BLOCK_CELLS / names.length));
    for (; from < batch.rows; from += step) {
      // What a format quotes, blanks included, is the text.
      const block = batch.block(from, Math.min(batch.rows, from + step), firstColumn, names.length, this.names !== undefined);
      for (const column of this.columns) column.add(block);
      this.rows += block.rows;
      this.untaken += block.rows;
      if (this.untaken * names.length >= BATCH_CELLS) await this.send();
    }
    this.cells.dropRows();
    if (last) await this.send();
  }

  private async beginColumns({ names, firstColumn }: Layout, from: number): Promise<void> {
    const { batch } = this.cells;
    const evidences = names.map(() => new Evidence());
    const sample = batch.block(from, Math.min(batch.rows, from + PLAN_ROWS), firstColumn, names.length);
    evidences.forEach((evidence, i) => measureColumn(sample, i, evidence));
    this.columns = names.map((name, i) => {
      const plan = this.known.plans?.[i] ?? planColumn(name, evidences[i] ?? new Evidence());
      return new ColumnState(name, i, plan);
    });
    await this.begin(this.columns.map(({ name, plan }) => ({ name, kind: plan.kind })));
  }

  private async send(): Promise<void> {
    const rows = this.untaken;
    this.untaken = 0;
    if (rows === 0 || this.needsRepeat()) return;
    await this.insert(
      this.columns.map((column) => column.take()),
      rows,
    );
  }

  /** Outermost columns of the rows at hand and of a pass before. */
  private reach(): { lowest: number; highest: number } {
    const { batch } = this.cells;
    let lowest = this.known.reach?.lowest ?? Infinity;
    let highest = this.known.reach?.highest ?? -1;
    for (let k = 0; k < batch.cells; k++) {
      const column = batch.columns[k] as number;
      if (column < lowest) lowest = column;
      if (column > highest) highest = column;
    }
    return { lowest, highest };
  }

  private reachesOut(): boolean {
    const { layout, names } = this;
    const { batch } = this.cells;
    if (layout === null) return false;
    if (names !== undefined) return names.length > layout.names.length;
    return batch.highest >= 0 && (batch.lowest < layout.firstColumn || batch.highest >= layout.firstColumn + layout.names.length);
  }

  private needsRepeat(): boolean {
    return this.reachesOut() || this.columns.some((column) => column.hasFailed);
  }

  /** Null for a table without a filled cell. */
  result(): { readonly summary: Omit<TableSummary, 'sheet' | 'encoding'> } | { readonly again: Known } | null {
    const { layout, columns, cells, known } = this;
    if (layout === null) return null;
    if (this.reachesOut()) {
      const { batch } = cells;
      const lowest = Math.min(layout.firstColumn, batch.lowest);
      const highest = Math.max(layout.firstColumn + layout.names.length - 1, batch.highest);
      // Columns named by the format keep their place, so what was learnt of the first ones stays true.
      return {
        again: {
          plans: this.names === undefined ? null : columns.map((column) => column.nextPlan()),
          reach: { lowest, highest },
        },
      };
    }
    if (columns.some((column) => column.hasFailed))
      return { again: { ...known, plans: columns.map((column) => column.nextPlan()) } };
    return {
      summary: {
        headerLine: this.names === undefined ? layout.headerLine : undefined,
        rows: this.rows,
        rejected: cells.rejected,
        rejectedRows: cells.rejectedRows,
        problems: this.problems(layout),
        missingCells: missingCellsOf(columns),
        totals: columns.flatMap(({ name, counts }) => (counts.totals > 0 ? [{ column: name, rows: counts.totals }] : [])),
        empty: columns.filter(({ counts }) => counts.filled === 0).map(({ name }) => name),
        booleans: columns
          .filter(({ plan, counts }, i) => plan.kind === 'text' && counts.filled > 0 && isTruth(cells, layout, i))
          .map(({ name }) => name),
      },
    };
  }

  private problems(layout: Layout): CsvProblem[] {
    const { cells, columns } = this;
    const written = this.names ?? layout.header;
    const hasHeader = this.names !== undefined || layout.headerLine > 0;
    const renamed = layout.names.filter((name, i) => hasHeader && name !== written[i]);
    const problems: (CsvProblem | false)[] = [
      this.rows === 0 && csvProblems.noRows(),
      cells.rejected > 0 && csvProblems.rejected(cells.rejected),
      layout.titleRows > 0 && csvProblems.titleRows(layout.titleRows, layout.headerLine),
      !hasHeader && csvProblems.noHeader(),
      layout.joinedRows > 1 && csvProblems.headerRows(layout.joinedRows),
      renamed.length > 0 && csvProblems.renamed(renamed),
      cells.nulBytes > 0 && csvProblems.nulBytes(cells.nulBytes),
      ...textProblems(columns),
      ...cells.problems,
      ...columns.flatMap((column) => column.problems(columns.some((other) => other.tellsOrder))),
    ];
    return problems.filter((problem) => problem !== false);
  }
}

/** True when every value of the column is a truth value. */
function isTruth(cells: TableRows, { firstColumn, headerLine }: Layout, i: number): boolean {
  return cells.booleans.has(firstColumn + i) && !cells.othersBelow(firstColumn + i, headerLine);
}

type Layout = Pick<SheetLayout, 'names' | 'header' | 'headerLine' | 'titleRows' | 'joinedRows' | 'dataRow' | 'firstColumn'>;

/** The layout of records whose format names their parts. */
function named(names: readonly string[]): Layout {
  return {
    names: columnNames(names, names.length),
    header: names,
    headerLine: 0,
    titleRows: 0,
    joinedRows: 1,
    dataRow: 0,
    firstColumn: 0,
  };
}

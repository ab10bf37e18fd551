/** Owns the reading of a workbook: each visible sheet that holds something, in passes until every column's type holds. */
import type { PackedColumn } from '../../engine/ipc';
import { AppError } from '../../lib/errors';
import { zipBroken } from '../archive/zip-directory';
import { zipEntryChunks } from '../archive/zip-entry';
import { RowBatch } from '../cells/row-batch';
import { planColumn, type ColumnPlan } from '../csv/column-plan';
import { ColumnState, measureColumn } from '../csv/column-state';
import { csvProblems, type CsvProblem } from '../csv/csv-problems';
import { Evidence } from '../csv/evidence';
import type { RawTable } from '../raw-table';
import type { ReadOverrides } from '../reader';
import { utf8Of } from './read-xml';
import { layOutSheet, type SheetLayout } from './sheet-layout';
import { SheetRows, type Merge } from './sheet-rows';
import { readWorkbook, type Sheet, type Workbook } from './workbook';
import { xlsxProblems } from './xlsx-problems';

export interface SheetSummary {
  readonly sheet: string;
  readonly headerLine: number;
  readonly rows: number;
  readonly problems: readonly CsvProblem[];
  readonly totals: RawTable['totals'];
  readonly empty: readonly string[];
  /** Columns in which every value is TRUE or FALSE. */
  readonly booleans: readonly string[];
}

/** Where the sheets go, one after the other. `begin` again for the same sheet makes what came before void. */
export interface XlsxSink {
  begin(sheet: string, columns: readonly { readonly name: string; readonly kind: ColumnPlan['kind'] }[]): Promise<void>;
  batch(columns: readonly PackedColumn[], rows: number): Promise<void>;
  end(summary: SheetSummary): Promise<void>;
  progress(share: number, rows: number): void;
}

const MOST_SHEET_BYTES = 4 * 1024 * 1024 * 1024;
/** Rows on which the layout and the first plan are made. */
const PLAN_ROWS = 2000;
const BLOCK_CELLS = 16_384;
const BATCH_CELLS = 1_000_000;

/** @throws AppError `zip_broken`, `zip_encrypted`, `zip_too_large`, `xlsx_not_workbook`, `xlsx_binary`, `xlsx_empty`, `sheet_missing` */
export async function readXlsx(file: File, overrides: ReadOverrides, sink: XlsxSink): Promise<void> {
  try {
    const workbook = await readWorkbook(file, file.name);
    const asked = overrides.sheet;
    const sheets = workbook.sheets.filter(({ name, isHidden }) => (asked === undefined ? !isHidden : name === asked));
    if (asked !== undefined && sheets.length === 0) throw xlsxProblems.sheetMissing(file.name, asked);
    const hidden = asked === undefined ? workbook.sheets.filter(({ isHidden }) => isHidden).map(({ name }) => name) : [];
    let loaded = 0;
    for (const [i, sheet] of sheets.entries()) {
      const share = (part: number, rows: number): void => sink.progress((i + part) / sheets.length, rows);
      const summary = await readSheet(file, workbook, sheet, overrides, { ...sink, progress: share });
      if (summary === null) continue;
      const extra = loaded++ === 0 && hidden.length > 0 ? [xlsxProblems.hiddenSheets(hidden)] : [];
      await sink.end({ ...summary, problems: [...summary.problems, ...extra] });
    }
    if (loaded === 0) throw xlsxProblems.emptyWorkbook(file.name, hidden);
  } catch (thrown) {
    throw thrown instanceof RangeError ? zipBroken(file.name, thrown) : thrown;
  }
}

interface Known {
  readonly plans: readonly ColumnPlan[] | null;
  readonly merges: readonly Merge[];
  readonly reach: { readonly lowest: number; readonly highest: number } | null;
}

/** Null for a sheet without a filled cell. */
async function readSheet(
  file: File,
  workbook: Workbook,
  sheet: Sheet,
  overrides: ReadOverrides,
  sink: Pick<XlsxSink, 'begin' | 'batch' | 'progress'>,
): Promise<SheetSummary | null> {
  let known: Known = { plans: null, merges: [], reach: null };
  for (;;) {
    const pass = new SheetPass(workbook, overrides, known, (columns) => sink.begin(sheet.name, columns), sink.batch);
    let share = 0;
    let first = true;
    for await (const chunk of zipEntryChunks(file, file.name, sheet.entry, MOST_SHEET_BYTES, (part) => (share = part))) {
      await pass.push(first ? utf8Of(chunk) : chunk, false);
      first = false;
      sink.progress(share, pass.rows);
    }
    await pass.push(new Uint8Array(0), true);
    const result = pass.result(sheet.name);
    if (!('again' in result)) return result.summary;
    known = result.again;
  }
}

class SheetPass {
  rows = 0;
  private readonly batch = new RowBatch();
  private readonly cells: SheetRows;
  private layout: SheetLayout | null = null;
  private columns: ColumnState[] = [];
  private untaken = 0;

  constructor(
    workbook: Workbook,
    private readonly overrides: ReadOverrides,
    private readonly known: Known,
    private readonly begin: (columns: readonly { readonly name: string; readonly kind: ColumnPlan['kind'] }[]) => Promise<void>,
    private readonly insert: XlsxSink['batch'],
  ) {
    this.cells = new SheetRows(workbook, this.batch);
  }

  async push(chunk: Uint8Array, last: boolean): Promise<void> {
    const { batch } = this;
    this.cells.tags.push(chunk, last);
    if (!last && batch.rows < (this.layout === null ? PLAN_ROWS : 1)) return;
    if (batch.rows === 0 && this.layout === null) return;
    let from = 0;
    if (this.layout === null) {
      this.layout = layOutSheet(batch, this.known.merges, this.overrides.headerLine, this.known.reach);
      from = Math.min(this.layout.dataRow, batch.rows);
      const { names, firstColumn } = this.layout;
      const evidences = names.map(() => new Evidence());
      const sample = batch.block(from, Math.min(batch.rows, from + PLAN_ROWS), firstColumn, names.length);
      evidences.forEach((evidence, i) => measureColumn(sample, i, evidence));
      const plans = this.known.plans ?? names.map((name, i) => planColumn(name, evidences[i] ?? new Evidence()));
      this.columns = names.map((name, i) => new ColumnState(name, i, plans[i] ?? { kind: 'text', watch: null }));
      await this.begin(this.columns.map(({ name, plan }) => ({ name, kind: plan.kind })));
    }
    const { names, firstColumn } = this.layout;
    const step = Math.max(16, Math.floor(BLOCK_CELLS / names.length));
    for (; from < batch.rows; from += step) {
      const block = batch.block(from, Math.min(batch.rows, from + step), firstColumn, names.length);
      for (const column of this.columns) column.add(block);
      this.rows += block.rows;
      this.untaken += block.rows;
    }
    this.cells.dropRows();
    if (this.untaken > 0 && (last || this.untaken * names.length >= BATCH_CELLS)) {
      const rows = this.untaken;
      this.untaken = 0;
      if (!this.needsRepeat())
        await this.insert(
          this.columns.map((column) => column.take()),
          rows,
        );
    }
  }

  private reachesOut(): boolean {
    const { layout, batch } = this;
    if (layout === null || batch.highest < 0) return false;
    return batch.lowest < layout.firstColumn || batch.highest >= layout.firstColumn + layout.names.length;
  }

  private needsRepeat(): boolean {
    return this.reachesOut() || this.columns.some((column) => column.hasFailed);
  }

  result(sheet: string): { readonly summary: SheetSummary | null } | { readonly again: Known } {
    const { layout, columns, known, cells, batch } = this;
    if (layout === null) return { summary: null };
    const { merges } = cells;
    const headMerges = known.merges.length === 0 && merges.some(({ top }) => top < Math.max(layout.headerLine, 1) + 2);
    if (headMerges || this.reachesOut()) {
      const lowest = Math.min(layout.firstColumn, batch.lowest);
      const highest = Math.max(layout.firstColumn + layout.names.length - 1, batch.highest);
      return { again: { plans: null, merges, reach: { lowest, highest } } };
    }
    if (columns.some((column) => column.hasFailed))
      return { again: { ...known, plans: columns.map((column) => column.nextPlan()) } };
    const first = layout.firstColumn;
    const renamed = layout.names.filter((name, i) => layout.headerLine > 0 && name !== layout.header[i]);
    const below = merges.filter(({ top, bottom }) => top >= layout.headerLine + 2 && bottom > top).length;
    const problems: (CsvProblem | false)[] = [
      this.rows === 0 && csvProblems.noRows(),
      layout.titleRows > 0 && csvProblems.titleRows(layout.titleRows, layout.headerLine),
      layout.headerLine === 0 && csvProblems.noHeader(),
      renamed.length > 0 && csvProblems.renamed(renamed),
      ...xlsxProblems.ofCounts(cells.counts),
      below > 0 && xlsxProblems.mergedRows(below),
      ...columns.flatMap((column) => column.problems(true)),
    ];
    return {
      summary: {
        sheet,
        headerLine: layout.headerLine,
        rows: this.rows,
        problems: problems.filter((problem) => problem !== false),
        totals: columns.flatMap(({ name, counts }) => (counts.totals > 0 ? [{ column: name, rows: counts.totals }] : [])),
        empty: columns.filter(({ counts }) => counts.filled === 0).map(({ name }) => name),
        booleans: layout.names.filter((_, i) => this.isBoolean(first + i, columns[i])),
      },
    };
  }

  private isBoolean(column: number, state: ColumnState | undefined): boolean {
    return state?.plan.kind === 'text' && state.counts.filled > 0 && this.booleans(column);
  }

  /** The header is text, so only what stands below it counts. */
  private booleans(column: number): boolean {
    return this.cells.booleans.has(column) && !this.cells.othersBelow(column, this.layout?.headerLine ?? 0);
  }
}

/** Any thrown value as the error of this file. */
export function xlsxError(fileName: string, thrown: unknown): AppError {
  return thrown instanceof AppError ? thrown : zipBroken(fileName, thrown);
}

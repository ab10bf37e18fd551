/** Owns the reading of a workbook: the tables of each visible sheet, in passes until every column's type holds. */
import { AppError } from '../../lib/errors';
import { zipBroken } from '../archive/zip-directory';
import { zipEntryChunks } from '../archive/zip-entry';
import type { ReadOverrides } from '../reader';
import type { TableSink } from '../tables/table-sink';
import { XmlBytes } from './read-xml';
import { SheetPass, type CellsOf, type Known, type PassSink, type TableSummary } from './sheet-pass';
import { SheetRows } from './sheet-rows';
import { mostBytesOf, readWorkbook, type Sheet, type Workbook } from './workbook';
import { xlsxProblems } from './xlsx-problems';

export interface SheetSummary extends TableSummary {
  readonly sheet: string;
}

const MOST_SHEET_BYTES = 4 * 1024 * 1024 * 1024;
/** Tables one below another in a sheet; what follows them stays in the last. */
const MOST_TABLES = 20;
const PROGRESS_MS = 100;

/** @throws AppError `zip_broken`, `zip_encrypted`, `zip_too_large`, `xlsx_not_workbook`, `xlsx_binary`, `xlsx_empty`, `sheet_missing` */
export async function readXlsx(file: File, overrides: ReadOverrides, sink: TableSink<SheetSummary>): Promise<void> {
  try {
    const workbook = await readWorkbook(file, file.name);
    const asked = overrides.sheet;
    const sheets = workbook.sheets.filter(({ name, isHidden }) => (asked === undefined ? !isHidden : name === asked));
    if (asked !== undefined && sheets.length === 0) throw xlsxProblems.sheetMissing(file.name, asked);
    const hidden = asked === undefined ? workbook.sheets.filter(({ isHidden }) => isHidden).map(({ name }) => name) : [];
    let tables = 0;
    for (const [i, sheet] of sheets.entries()) {
      const progress = seldom((part, rows) => sink.progress((i + part) / sheets.length, rows));
      for await (const summary of readSheet(file, workbook, sheet, overrides.headerLine, tables, { ...sink, progress })) {
        const extra = [
          tables === 0 && hidden.length > 0 && xlsxProblems.hiddenSheets(hidden),
          tables === 0 && workbook.declares && xlsxProblems.declarations(),
        ].filter((problem) => problem !== false);
        tables++;
        await sink.end({ ...summary, sheet: sheet.name, problems: [...summary.problems, ...extra] });
      }
    }
    if (tables === 0) throw xlsxProblems.emptyWorkbook(file.name, hidden);
  } catch (thrown) {
    throw xlsxError(file.name, thrown);
  }
}

function seldom(progress: TableSink<SheetSummary>['progress']): TableSink<SheetSummary>['progress'] {
  let last = 0;
  return (share, rows) => {
    const now = performance.now();
    if (now - last < PROGRESS_MS) return;
    last = now;
    progress(share, rows);
  };
}

/** The tables of a sheet from top to bottom; none for a sheet without a filled cell. @param id number of its first table */
async function* readSheet(
  file: File,
  workbook: Workbook,
  sheet: Sheet,
  asked: number | undefined,
  id: number,
  sink: TableSink<SheetSummary>,
): AsyncGenerator<TableSummary> {
  const cellsOf: CellsOf = (batch, span, down) => new SheetRows(workbook, batch, span, down);
  let top = 0;
  for (let part = 1; ; part++) {
    const label = part === 1 ? sheet.name : `${sheet.name}_${part}`;
    const into: PassSink = {
      begin: (columns) => sink.begin({ id: id + part - 1, label }, columns),
      batch: (columns, rows) => sink.batch(columns, rows),
    };
    let known: Known = {
      span: { top, bottom: Infinity },
      splits: part < MOST_TABLES && asked === undefined,
      plans: null,
      merges: [],
      reach: null,
      down: null,
      banners: new Set(),
    };
    let summary: TableSummary | null | undefined;
    while (summary === undefined) {
      const result = (await readPass(file, workbook, sheet, new SheetPass(cellsOf, asked, known, into), sink.progress)).result();
      if (result.kind === 'again') known = result.known;
      else ({ summary } = result);
    }
    const below = known.span.bottom + 1;
    const more = Number.isFinite(below) ? [xlsxProblems.tableBelow(below + 1)] : [];
    if (summary !== null) yield { ...summary, problems: [...summary.problems, ...more] };
    if (!Number.isFinite(below)) return;
    top = below;
  }
}

async function readPass(
  file: File,
  workbook: Workbook,
  sheet: Sheet,
  pass: SheetPass,
  progress: TableSink<SheetSummary>['progress'],
): Promise<SheetPass> {
  const source = new XmlBytes();
  let share = 0;
  const most = mostBytesOf(sheet.entry, MOST_SHEET_BYTES);
  for await (const chunk of zipEntryChunks(file, file.name, sheet.entry, most, (part) => (share = part))) {
    await pass.push(source.push(chunk, false), false);
    if (pass.splitAt > 0) return pass;
    progress(share, pass.rows);
  }
  await pass.push(source.push(new Uint8Array(0), true), true);
  return pass;
}

/** What was thrown while reading as the error of this file: a RangeError says that its parts are not sound. */
export function xlsxError(fileName: string, thrown: unknown): AppError {
  return thrown instanceof RangeError ? zipBroken(fileName, thrown) : AppError.from(thrown);
}

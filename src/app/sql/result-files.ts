/** Owns results on their way out: text for the clipboard, CSV and workbooks, masked and harmless for a spreadsheet. */
import type { Locale } from '../../lib/text';
import { csvLines, harmlessCell, writeCsv } from '../../lib/write-csv';
import { writeXlsx, type XlsxCell } from '../../lib/write-xlsx';
import type { CellRange } from '../../ui/grid-selection';
import { openCell, type ResultView } from './result-cells';
import { sqlText } from './sql-text';

/** Rows written before the page may draw again. */
const PART_ROWS = 4000;
/** A clipboard beyond that is of no use to anyone. */
export const MOST_COPIED_CELLS = 1_000_000;

/** A view and the order of its rows; null for that of the statement. */
export interface OrderedView extends ResultView {
  readonly order: Uint32Array | null;
}

function rowAt({ order }: OrderedView, row: number): number {
  return order === null ? row : (order[row] ?? 0);
}

/** Cells of the range with tabs between them, under the names of the columns unless it is one cell; at most MOST_COPIED_CELLS. */
export function tabbedText(view: OrderedView, { top, bottom, left, right }: CellRange): { text: string; rows: number } {
  const columns = Array.from({ length: right - left + 1 }, (_, at) => left + at);
  const rows = Math.min(bottom - top + 1, Math.max(1, Math.floor(MOST_COPIED_CELLS / columns.length)));
  const lines = Array.from({ length: rows }, (_, at) =>
    columns.map((column) => tabbedCell(openCell(view, rowAt(view, top + at), column))).join('\t'),
  );
  if (rows === 1 && columns.length === 1) return { text: lines[0] ?? '', rows };
  const head = columns.map((column) => tabbedCell(view.result.names[column] ?? '')).join('\t');
  return { text: [head, ...lines].join('\n'), rows };
}

/** More cells are slow to paste with formats, and go as plain text. */
const MOST_FORMATTED_CELLS = 50_000;

/**
 * The same range as a table in which texts are marked as texts, so that a spreadsheet does not cut a number of 22 digits or drop its zeros.
 * undefined for one cell, and for more than it can take.
 */
export function formattedTable(view: OrderedView, { top, bottom, left, right }: CellRange): string | undefined {
  const columns = Array.from({ length: right - left + 1 }, (_, at) => left + at);
  const count = (bottom - top + 1) * columns.length;
  if (count === 1 || count > MOST_FORMATTED_CELLS) return undefined;
  const cell = (value: XlsxCell): string =>
    typeof value === 'string'
      ? `<td style="mso-number-format:'\\@'">${escapedHtml(harmlessCell(value))}</td>`
      : `<td>${value === null ? '' : String(value)}</td>`;
  const row = (cells: readonly XlsxCell[]): string => `<tr>${cells.map(cell).join('')}</tr>`;
  const lines = Array.from({ length: bottom - top + 1 }, (_, at) =>
    row(columns.map((column) => openCell(view, rowAt(view, top + at), column))),
  );
  return `<meta charset="utf-8"><table>${row(columns.map((column) => view.result.names[column] ?? ''))}${lines.join('')}</table>`;
}

function escapedHtml(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&#${String(mark.charCodeAt(0))};`).replace(/\r\n|\r|\n/g, '<br>');
}

/** A text that Excel takes for a number when it opens CSV, and then cuts or strips: 0330100012345, 3301000123451234567890. */
const NUMBER_LIKE = /^(?:0\d+|\d{16,})$/;
const SAMPLE_ROWS = 200;

/** Such a text is in the first rows. */
export function hasLongNumbers(view: ResultView): boolean {
  return view.result.names.some((_, column) =>
    Array.from({ length: Math.min(SAMPLE_ROWS, view.result.rowCount) }, (__, row) => openCell(view, row, column)).some(
      (value) => typeof value === 'string' && NUMBER_LIKE.test(value),
    ),
  );
}

function tabbedCell(cell: XlsxCell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  return harmlessCell(cell.replace(/[\t\r\n]+/g, ' '));
}

/** Rows in their order, part by part, with a pause after each in which the page draws. @throws what `signal` says */
async function* partsOf(view: OrderedView, signal: AbortSignal): AsyncGenerator<XlsxCell[][]> {
  const { rowCount, names } = view.result;
  for (let from = 0; from < rowCount; from += PART_ROWS) {
    signal.throwIfAborted();
    yield Array.from({ length: Math.min(PART_ROWS, rowCount - from) }, (_, at) =>
      names.map((_, column) => openCell(view, rowAt(view, from + at), column)),
    );
    await new Promise((resolve) => setTimeout(resolve));
  }
}

export async function resultCsv(view: OrderedView, signal: AbortSignal): Promise<Blob> {
  const pieces = [writeCsv([view.result.names])];
  for await (const rows of partsOf(view, signal))
    pieces.push(csvLines(rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))))));
  return new Blob(pieces, { type: 'text/csv;charset=utf-8' });
}

/** The result, and on a second sheet the statement it comes from. */
export async function resultXlsx(view: OrderedView, statement: string, locale: Locale, signal: AbortSignal): Promise<Blob> {
  const columns = view.result.names.map((name) => ({ text: name, width: Math.max(12, Math.min(40, 2 * name.length)) }));
  const lines = statement
    .trim()
    .split('\n')
    .map((line) => [line]);
  const pieces = await writeXlsx([
    { name: sqlText.result[locale], columns, parts: partsOf(view, signal) },
    { name: 'SQL', columns: [{ text: 'SQL', width: 80 }], parts: [lines] },
  ]);
  return new Blob(pieces, { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
}

/** Without the ending, free of what file systems refuse: wattfolk-sql-20240131-0930. */
export function fileStem(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${String(now.getFullYear())}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  return `wattfolk-sql-${day}-${two(now.getHours())}${two(now.getMinutes())}`;
}

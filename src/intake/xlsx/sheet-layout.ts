/** Owns where the table of a sheet stands: header rows, columns, first row of data. */
import type { RowBatch } from '../cells/row-batch';
import { columnNames } from '../csv/column-names';
import { findHeader } from '../csv/find-header';
import type { HeadRecord } from '../csv/head-records';
import { readNumber } from '../csv/number-text';
import type { Merge } from './sheet-rows';

export interface SheetLayout {
  readonly names: readonly string[];
  readonly header: readonly string[];
  /** Row number of the header, from 1; 0 for none. */
  readonly headerLine: number;
  readonly titleRows: number;
  /** Index among the kept rows at which the data starts. */
  readonly dataRow: number;
  /** First column of the table, from 0. */
  readonly firstColumn: number;
}

const HEAD_ROWS = 200;
const MOST_HEADER_ROWS = 3;

/** @param asked see ReadOverrides.headerLine @param reach outermost columns known from a pass before */
export function layOutSheet(
  batch: RowBatch,
  merges: readonly Merge[],
  asked: number | undefined,
  reach: { readonly lowest: number; readonly highest: number } | null,
): SheetLayout {
  const rows = Math.min(batch.rows, HEAD_ROWS);
  let firstColumn = Infinity;
  for (let row = 0; row < rows; row++) firstColumn = Math.min(firstColumn, batch.columns[batch.rowStarts[row] ?? 0] ?? 0);
  firstColumn = Math.min(firstColumn, reach?.lowest ?? Infinity);
  if (!Number.isFinite(firstColumn)) firstColumn = 0;
  const texts = Array.from({ length: rows }, (_, row) => batch.texts(row, firstColumn));
  const filled = texts.map((cells) => cells.filter((cell) => cell !== '').length);
  const indexOf = new Map(texts.map((_, row) => [(batch.lines[row] ?? 0) - 1, row]));
  for (const { top, left, bottom, right } of merges) {
    const from = indexOf.get(top);
    // A title across the table is one cell, not a name of each column.
    if (from === undefined || (filled[from] === 1 && bottom === top)) continue;
    const value = texts[from]?.[left - firstColumn] ?? '';
    if (value === '' || readNumber(value) !== null) continue;
    for (let row = top; row <= Math.min(bottom, top + MOST_HEADER_ROWS - 1); row++) {
      const cells = texts[indexOf.get(row) ?? -1];
      for (let column = left; cells !== undefined && column <= Math.min(right, left + 5000); column++) {
        while (cells.length <= column - firstColumn) cells.push('');
        cells[column - firstColumn] = value;
      }
    }
  }
  const records: HeadRecord[] = texts.map((cells, row) => ({ cells, line: batch.lines[row] ?? 0, end: 0, torn: false }));
  const place = findHeader(records, asked);
  const headerRows = place.header < 0 ? [] : texts.slice(place.header, place.header + depth(texts, place.header, merges, batch));
  const dataRow = place.header < 0 ? place.data : place.header + headerRows.length;
  const body = texts.slice(dataRow);
  const most = body.reduce(
    (width, cells) => Math.max(width, cells.length),
    Math.max(1, ...headerRows.map(({ length }) => length)),
  );
  const width = Math.max(most, (reach?.highest ?? 0) - firstColumn + 1);
  const header = Array.from({ length: headerRows.length === 0 ? 0 : width }, (_, column) =>
    [
      ...new Set(headerRows.map((cells) => (cells[column] ?? '').replace(/\s*[\r\n]+\s*/g, ' ')).filter((cell) => cell !== '')),
    ].join(' '),
  );
  return {
    names: columnNames(header, width),
    header,
    headerLine: records[place.header]?.line ?? 0,
    titleRows: Math.max(0, place.header),
    dataRow,
    firstColumn,
  };
}

/** Rows of the header: more than one where its cells are merged across columns over a row of names, or down over several rows. */
function depth(texts: readonly string[][], header: number, merges: readonly Merge[], batch: RowBatch): number {
  const line = (batch.lines[header] ?? 0) - 1;
  const here = merges.filter(
    ({ top, left, right }) => top === line && (right > left || merges.some((m) => m.top === line && m.bottom > line)),
  );
  if (here.length === 0) return 1;
  const down = Math.max(...here.map(({ bottom }) => bottom - line + 1));
  const below = texts[header + 1] ?? [];
  const namesBelow = below.some((cell) => cell !== '') && below.every((cell) => readNumber(cell) === null);
  const across = here.some(({ left, right }) => right > left) && namesBelow ? 2 : 1;
  return Math.min(MOST_HEADER_ROWS, Math.max(down, across), Math.max(1, texts.length - header));
}

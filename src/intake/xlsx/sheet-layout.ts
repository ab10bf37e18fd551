/** Owns where the table of a sheet stands: header rows, columns, first row of data. */
import type { RowBatch } from '../cells/row-batch';
import { columnNames } from '../csv/column-names';
import { findHeader } from '../csv/find-header';
import type { HeadRecord } from '../csv/head-records';
import { readNumber } from '../csv/number-text';
import { joinHeaderRows } from '../csv/read-header';
import type { Merge } from './sheet-range';

export interface SheetLayout {
  readonly names: readonly string[];
  readonly header: readonly string[];
  /** Row number of the header, from 1; 0 for none. */
  readonly headerLine: number;
  readonly titleRows: number;
  /** Rows of a header whose names were joined although no cells are merged; 1 otherwise. */
  readonly joinedRows: number;
  /** Index among the kept rows at which the data starts. */
  readonly dataRow: number;
  /** First column of the table, from 0. */
  readonly firstColumn: number;
  /** Row number of the last row above the data, from 1; 0 when there is none. */
  readonly lastHeadLine: number;
  /** Cells of the title and header rows as they stand in the sheet, from `firstColumn` on. */
  readonly headTexts: readonly (readonly string[])[];
}

const HEAD_ROWS = 200;
const MOST_HEADER_ROWS = 3;
/** Cells filled from merged areas, beyond which a sheet is not worth more. */
const MOST_SPREAD = 500_000;

/** @param asked see ReadOverrides.headerLine @param reach outermost columns known from a pass before */
export function layOutSheet(
  batch: RowBatch,
  merges: readonly Merge[],
  asked: number | undefined,
  reach: { readonly lowest: number; readonly highest: number } | null,
): SheetLayout {
  const rows = Math.min(batch.rows, HEAD_ROWS);
  let lowest = Infinity;
  for (let k = 0; k < (batch.rowStarts[rows] ?? 0); k++) lowest = Math.min(lowest, batch.columns[k] ?? 0);
  if (!Number.isFinite(lowest)) lowest = reach?.lowest ?? 0;
  const written = Array.from({ length: rows }, (_, row) => batch.texts(row, lowest));
  const lines = written.map((_, row) => batch.lines[row] ?? 0);
  // A name merged over columns that hold nothing would make them columns of the table, up to 16,384 of them.
  const widest = written.reduce((most, cells) => Math.max(most, cells.length + lowest - 1), reach?.highest ?? 0);
  const { texts, heads } = spread(written, lines, merges, lowest, widest);
  const records: HeadRecord[] = texts.map((cells, row) => ({ cells, line: lines[row] ?? 0, end: 0, torn: false }));
  const place = findHeader(records, asked);
  const merged = place.header < 0 ? 0 : depthOf(texts, place.header, heads, (lines[place.header] ?? 0) - 1);
  const isPlain = merged === 1 && asked === undefined && heads.length === 0;
  const joined = isPlain ? joinHeaderRows(records, place.header, place.data, texts[place.header] ?? []) : null;
  const depth = joined?.rows.length ?? merged;
  const headerRow = joined?.first ?? place.header;
  const dataRow = headerRow < 0 ? place.data : headerRow + depth;
  // Titles may stand beside the table; its columns are those of header and data.
  const table = texts.slice(Math.max(0, headerRow < 0 ? place.data : headerRow));
  const first = Math.min(firstFilled(table), reach === null ? Infinity : Math.max(0, reach.lowest - lowest));
  const shift = Number.isFinite(first) ? first : 0;
  const most = table.reduce((width, cells) => Math.max(width, cells.length - shift), 1);
  const firstColumn = reach !== null && reach.lowest < lowest ? reach.lowest : lowest + shift;
  const width = Math.max(most + lowest + shift - firstColumn, (reach?.highest ?? 0) - firstColumn + 1);
  const headerRows =
    joined !== null && depth > 1 ? [joined.cells] : texts.slice(Math.max(0, headerRow), Math.max(0, headerRow) + depth);
  const offset = firstColumn - lowest;
  const header = Array.from({ length: depth === 0 ? 0 : width }, (_, column) => {
    const cells = headerRows.map((row) => (row[column + offset] ?? '').replace(/\s*[\r\n]+\s*/g, ' ').trim());
    return [...new Set(cells.filter((cell) => cell !== ''))].join(' ');
  });
  return {
    names: columnNames(header, width),
    header,
    headerLine: records[headerRow]?.line ?? 0,
    titleRows: headerRow < 0 ? place.data : headerRow,
    joinedRows: joined?.rows.length ?? 1,
    dataRow,
    lastHeadLine: lines[dataRow - 1] ?? 0,
    firstColumn,
    headTexts: written.slice(0, dataRow).map((cells) => cells.slice(Math.max(0, offset))),
  };
}

function firstFilled(rows: readonly (readonly string[])[]): number {
  let first = Infinity;
  for (const cells of rows) {
    const at = cells.findIndex((cell) => cell !== '');
    if (at >= 0) first = Math.min(first, at);
  }
  return first;
}

/** The rows with names repeated over the cells they are merged with, and the merges that were repeated. */
function spread(
  written: readonly (readonly string[])[],
  lines: readonly number[],
  merges: readonly Merge[],
  lowest: number,
  widest: number,
): { texts: string[][]; heads: Merge[] } {
  const texts = written.map((cells) => [...cells]);
  const indexOf = new Map(lines.map((line, row) => [line - 1, row]));
  const heads: Merge[] = [];
  let budget = MOST_SPREAD;
  for (const merge of merges) {
    const { top, left, bottom, right } = merge;
    const from = indexOf.get(top);
    if (from === undefined) continue;
    const isTitle = bottom === top && isTitleRow(written[from] ?? [], left - lowest, right - lowest);
    const value = written[from]?.[left - lowest] ?? '';
    // A remark beside a title is none of the names for which the header is taken.
    if (isTitle && right > left) texts[from] = [...Array.from({ length: left - lowest }, () => ''), value];
    if (isTitle || value === '' || readNumber(value) !== null) continue;
    heads.push(merge);
    for (let row = top; row <= Math.min(bottom, top + MOST_HEADER_ROWS - 1); row++) {
      const cells = texts[indexOf.get(row) ?? -1];
      for (let column = left; cells !== undefined && column <= Math.min(right, widest) && budget-- > 0; column++) {
        while (cells.length <= column - lowest) cells.push('');
        cells[column - lowest] = value;
      }
    }
  }
  return { texts, heads };
}

/** True for a row of one text, or of a text and a remark on the right such as `单位：kWh`: merged over the table, it names no column. */
function isTitleRow(cells: readonly string[], left: number, right: number): boolean {
  const others = cells.filter((cell, column) => cell !== '' && column !== left);
  return (
    others.length === 0 ||
    (right > left && cells.findIndex((cell) => cell !== '') === left && others.every((cell) => /[:：]/.test(cell)))
  );
}

/** Rows of the header: more than one where its cells are merged across columns over a row of names, or down over several rows. */
function depthOf(texts: readonly (readonly string[])[], header: number, merges: readonly Merge[], top: number): number {
  const here = merges.filter((merge) => merge.top === top);
  const isDown = here.some(({ bottom }) => bottom > top);
  const isAcross = here.some(({ left, right }) => right > left);
  if (!isDown && !isAcross) return 1;
  const down = here.reduce((most, { bottom }) => Math.max(most, bottom - top + 1), 1);
  const namesAt = (row: number): boolean => {
    const cells = texts[row] ?? [];
    return cells.some((cell) => cell !== '') && cells.every((cell) => readNumber(cell) === null);
  };
  let depth = Math.max(down, isAcross && namesAt(header + 1) ? 2 : 1);
  // Heads of three rows: those of the second are merged across once more.
  const next = merges.some((merge) => merge.top === top + 1 && merge.right > merge.left && merge.bottom === merge.top);
  if (depth === 2 && next && namesAt(header + 2)) depth = 3;
  return Math.min(MOST_HEADER_ROWS, depth, Math.max(1, texts.length - header));
}

/** Owns the search for the header line: below title rows, or not there at all. */
import type { HeadRecord } from './head-records';
import { patternOf } from './column-shape';
import { readDate } from './date-text';
import { isIdentifier, isMissing, readNumber } from './number-text';
import { usualWidth } from './sniff-dialect';

/** A header is looked for among the first records only. */
const DEEPEST = 30;

export interface HeaderPlace {
  /** Index of the header among the records; -1 when the file has none. */
  readonly header: number;
  /** Index of the first record of data. */
  readonly data: number;
  /** Cells of a record of data. */
  readonly width: number;
}

/**
 * Title rows have few filled cells; the header is the first row below them, if it does not look like the data under it.
 * @param asked 1-based physical line that a person chose, 0 for none, undefined to guess
 */
export function findHeader(records: readonly HeadRecord[], asked: number | undefined): HeaderPlace {
  const filled = records.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length);
  const usual = usualOf(records);
  if (asked !== undefined) {
    const header = asked === 0 ? -1 : records.findIndex(({ line }) => line >= asked);
    return { header, data: header + 1, width: Math.max(usual, records[header]?.cells.length ?? 0) };
  }
  // Lines that comment the export, above a header that does not.
  let first = 0;
  while (records[first]?.cells[0]?.startsWith('#') === true) first++;
  if (records[first] === undefined || (first === 1 && !looksLikeHeader(records[1]?.cells ?? [], records.slice(2)))) first = 0;
  const most = Math.max(0, ...filled.slice(first, first + DEEPEST));
  const isTitle = (i: number): boolean =>
    (filled[i] ?? 0) === 0 || (most > 1 && (filled[i] ?? 0) <= Math.max(1, Math.floor(most / 3)) && (filled[i] ?? 0) < most);
  while (first < Math.min(records.length - 1, DEEPEST) && (isTitle(first) || isNote(records, filled, first))) first++;
  if (isColumnCount(records, first)) first++;
  first = belowLooseTitle(records, first, usual);
  const candidate = records[first];
  if (candidate === undefined) return { header: -1, data: 0, width: usual };
  const body = filledRecords(records.slice(first + 1));
  if (!looksLikeHeader(candidate.cells, body)) return { header: -1, data: first, width: Math.max(usual, most, 1) };
  const below = usualOf(body);
  return { header: first, data: first + 1, width: Math.max(below, trimmedWidth(candidate.cells)) };
}

/**
 * Below a small table of words alone, such as the parameters of the export, and an empty row, the header of the data; otherwise the place
 * as it is. Where rows are of one width, nothing else tells the two apart.
 */
export function belowSmallTable(records: readonly HeadRecord[], place: HeaderPlace): HeaderPlace {
  const { header, data } = place;
  if (header < 0) return place;
  const isEmpty = (i: number): boolean => (records[i]?.cells ?? []).every((cell) => cell.trim() === '');
  const gap = records.findIndex((_, i) => i > data && i <= DEEPEST && isEmpty(i));
  const next = gap < 0 ? -1 : records.findIndex((_, i) => i > gap && !isEmpty(i));
  const cells = records[next]?.cells ?? [];
  const above = filledRecords(records.slice(header, gap));
  const below = filledRecords(records.slice(next + 1));
  if (next < 0 || above.some((record) => record.cells.some(isValue)) || below.length <= above.length) return place;
  const { against, inFavour } = votes(cells, below);
  return against === 0 && inFavour > 0
    ? { header: next, data: next + 1, width: Math.max(usualOf(below), trimmedWidth(cells)) }
    : place;
}

/** The letters or numbers of the columns, A, B, C … or 1, 2, 3 …, above a row of names. */
function isColumnCount(records: readonly HeadRecord[], at: number): boolean {
  const cells = records[at]?.cells.map((cell) => cell.trim()) ?? [];
  const names = records[at + 1]?.cells.filter((cell) => cell.trim() !== '') ?? [];
  if (cells.length < 3 || names.length < cells.length / 2 || records.length < at + 4) return false;
  const isLettered = cells.every((cell, i) => cell === columnLetters(i));
  const isNumbered = cells.every((cell, i) => cell === String(i + 1));
  const isHeader = looksLikeHeader(names, []) && !names.every((name) => isValue(name));
  // Numbers are a row of data above another one, unless the row below has none where they all are.
  return isHeader && (isLettered || (isNumbered && !names.some((name) => readNumber(name) !== null)));
}

/** A … Z, AA … as spreadsheets name columns from 0 on. */
function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}

/** Rows of titles with delimiters in them, each of another number of cells than the data, above a row that heads it. */
function belowLooseTitle(records: readonly HeadRecord[], first: number, usual: number): number {
  let at = first;
  while (at < first + 5 && records[at] !== undefined && records[at]?.cells.length !== usual) at++;
  const { against, inFavour } = votes(records[at]?.cells ?? [], filledRecords(records.slice(at + 1)));
  return at > first && against === 0 && inFavour > 0 ? at : first;
}

/** `制表人：张三`. */
const LABELLED = /^\s*[^:：]{1,12}[:：]\s*\S/;

/** A row of several remarks above the header: every cell labels itself, or an empty row parts it from a fuller one; and that heads the data. */
function isNote(records: readonly HeadRecord[], filled: readonly number[], at: number): boolean {
  const isLabelled = (i: number): boolean =>
    (records[i]?.cells ?? []).every((cell) => cell.trim() === '' || (LABELLED.test(cell) && !isValue(cell)));
  const apart = filled[at + 1] === 0;
  if (!apart && !isLabelled(at)) return false;
  const below = records.findIndex((_, i) => i > at && i <= DEEPEST && (filled[i] ?? 0) > 0 && !isLabelled(i));
  if (below < 0 || (!isLabelled(at) && (filled[below] ?? 0) <= (filled[at] ?? 0))) return false;
  const { against, inFavour } = votes(records[below]?.cells ?? [], filledRecords(records.slice(below + 1)));
  return against === 0 && inFavour > 0;
}

const filledRecords = (records: readonly HeadRecord[]): HeadRecord[] =>
  records.filter(({ cells }) => cells.some((cell) => cell !== ''));

/** The usual number of cells of records that are not empty; 0 when no number is usual. */
export function usualOf(records: readonly HeadRecord[]): number {
  const widths = records.filter(({ cells }) => cells.some((cell) => cell !== '')).map(({ cells }) => cells.length);
  const { width, count } = usualWidth(widths);
  return count * 2 >= widths.length ? width : 0;
}

/** Cells up to the last that is not blank. */
function trimmedWidth(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 1 && (cells[width - 1] ?? '').trim() === '') width--;
  return width;
}

/** True for a number, an identifier or a date. */
export const isValue = (text: string): boolean => readNumber(text) !== null || isIdentifier(text) || readDate(text) !== null;

/** A month or a day, which names a column when the cells below it are something else: `202401`, `2024年1月`, `20140101`, `2014/1/1`. */
function isPeriod(text: string): boolean {
  return (
    /^(?:19|20)\d{2}(?:[-/.年]?(?:0?[1-9]|1[0-2])月?|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/.test(text.trim()) ||
    (readNumber(text) === null && readDate(text) !== null)
  );
}

/** Header cells that are numbers or dates themselves: 202401, 2014/1/1, 1 … 96, 00:15, each later than the one before, or 1 … n in any order. */
function isAxis(cells: readonly string[]): boolean {
  const values = cells.filter(isValue);
  if (values.length < 3) return false;
  if (isCount(values)) return true;
  const at = (text: string): number => readNumber(text)?.value ?? Date.parse(text.replace(/[年月.]/g, '-').replace('日', ''));
  const steps = values.slice(1).map((text, i) => at(text) - at(values[i] ?? ''));
  return steps.every((step) => step > 0) && steps.filter((step) => step === steps[0]).length >= steps.length / 2;
}

/** Fewer could be a row of data by chance. */
const LONG_COUNT = 12;

/** Every number from 0 or 1 up, each once, in any order: columns sorted as text stand as 1, 10, 11 … 2, 20. */
function isCount(values: readonly string[]): boolean {
  if (values.length < LONG_COUNT || !values.every((text) => /^\s*\d{1,4}\s*$/.test(text))) return false;
  const places = new Set(values.map(Number));
  const first = places.has(0) ? 0 : 1;
  return places.size === values.length && values.every((text) => Number(text) >= first && Number(text) < first + values.length);
}

/** A header names columns: where the rows below hold values it holds text, unless its values are themselves an axis. */
export function looksLikeHeader(cells: readonly string[], body: readonly HeadRecord[]): boolean {
  const named = cells.filter((cell) => cell.trim() !== '');
  if (named.length === 0) return false;
  if (body.length === 0) return named.some((cell) => !isValue(cell));
  const { against, inFavour } = votes(cells, body);
  if (against === 0) return true;
  return inFavour > 0 ? inFavour >= against || isAxis(cells) : named.some((cell) => !isValue(cell)) && isAxis(cells);
}

/** Columns of values in which the cell is a name, and in which it is a value like those below. */
function votes(cells: readonly string[], body: readonly HeadRecord[]): { readonly against: number; readonly inFavour: number } {
  let against = 0;
  let inFavour = 0;
  let texts = 0;
  // A header that is repeated between the rows is not one of them.
  const rows = body.filter((record) => record.cells.length !== cells.length || record.cells.some((cell, i) => cell !== cells[i]));
  cells.forEach((cell, column) => {
    const below = rows.map((record) => record.cells[column] ?? '').filter((text) => !isMissing(text));
    if (below.length === 0 || cell.trim() === '') return;
    const valued = below.filter(isValue).length >= below.length * 0.5;
    if (valued && isValue(cell) && isPeriod(cell) && below.filter(isPeriod).length * 2 < below.length) inFavour++;
    else if (valued && isValue(cell)) against++;
    else if (valued && !isMissing(cell)) inFavour++;
    else if (!valued && texts++ < MOST_TEXTS && isAmong(cell, below)) against++;
  });
  return { against, inFavour };
}

/** Columns of text that are asked whether the cell is one of them. */
const MOST_TEXTS = 50;
/** Cells below that are enough to know the few values of a column by. */
const ENOUGH_TEXTS = 10;
const DIGITS_OF_CODE = 3;

/** A code like all those below, such as GD20240001; or a text that is one of the few that repeat themselves there. */
function isAmong(cell: string, below: readonly string[]): boolean {
  const some = below.slice(0, 100);
  const pattern = patternOf(cell);
  if (pattern.split('9').length > DIGITS_OF_CODE && some.every((text) => patternOf(text) === pattern)) return true;
  return some.length >= ENOUGH_TEXTS && new Set(some).size * 3 <= some.length && some.includes(cell);
}

/** Owns the header of delimited text once its line is known: its rows joined, damage mended, and the width of the table. */
import { readDate } from './date-text';
import { isValue, looksLikeHeader, usualOf, type HeaderPlace } from './find-header';
import type { HeadRecord } from './head-records';
import { isMissing } from './number-text';
import { secondRowOf } from './second-header';
import { usualWidth } from './sniff-dialect';

export interface HeaderReading {
  /** The header as written, rows joined; empty without one. */
  readonly cells: readonly string[];
  /** Cells of each of its rows. */
  readonly rows: readonly (readonly string[])[];
  /** Index of its first row among the records; -1 for none. */
  readonly first: number;
  /** Index of the first record of data. */
  readonly data: number;
  readonly width: number;
  /** A delimiter or quote in it was wrong. */
  readonly mended: boolean;
  /** It has fewer names than the rows have cells. */
  readonly missing: number;
  /** The first record of data may be one more row of the header. */
  readonly isDoubtful: boolean;
}

const MOST_ROWS = 3;
const LONGEST_GROUP = 24;
const OTHER_DELIMITERS = [',', ';', '\t', '|', ' '] as const;

const isFilled = (text: string): boolean => text.trim() !== '';

/** @param asked see ReadOverrides.headerLine */
export function readHeader(
  records: readonly HeadRecord[],
  place: HeaderPlace,
  asked: number | undefined,
  delimiter: string,
  quote: string,
): HeaderReading {
  const body = records.slice(place.data).filter(({ cells }) => cells.some((cell) => cell !== ''));
  const usual = usualOf(body);
  let { header, data } = place;
  let cells: string[] = [...(records[header]?.cells ?? [])];
  let mended = false;
  if (header < 0 && asked === undefined) {
    const other = otherwiseCut(records[data - 1], body, usual, delimiter, quote);
    if (other !== null) {
      [cells, mended, header] = [other, true, data - 1];
    }
  }
  if (header < 0)
    return {
      cells: [],
      rows: [],
      first: -1,
      data,
      width: place.width > 0 ? place.width : commonest(body),
      mended,
      missing: 0,
      isDoubtful: false,
    };
  if (records[header]?.torn === true) {
    cells = cells.map((cell) => bare(cell, quote));
    mended = true;
  }
  let rows: (readonly string[])[] = [[...(records[header]?.cells ?? [])]];
  let first = header;
  let isDoubtful = false;
  // A line end in its midst: two lines that together have a name for every cell.
  for (const [upper, lower] of [
    [header, header + 1],
    [header - 1, header],
  ] as const) {
    const parts = [...(records[upper]?.cells ?? []), ...(records[lower]?.cells ?? [])];
    if (asked !== undefined || cells.length >= usual || upper < 0 || parts.length !== usual || parts.some(isValue)) continue;
    if (parts.filter(isFilled).length < usual - 1) continue;
    [cells, first, data, mended] = [parts, upper, lower + 1, true];
  }
  if (asked === undefined && !mended) ({ cells, rows, first, data, isDoubtful } = joinHeaderRows(records, header, data, cells));
  const blanks = cells.flatMap((cell, i) => (isFilled(cell) ? [] : [i]));
  const surplus = cells.length - usual;
  if (usual > 1 && surplus > 0 && surplus <= blanks.length) {
    const inner = blanks.some((i) => i < cells.length - 1 - surplus + 1);
    const drop = new Set(blanks.length === surplus ? blanks : blanks.slice(-surplus));
    mended ||= inner && [...drop].some((i) => i < usual);
    cells = cells.filter((_, i) => !drop.has(i));
  }
  cells = cells.map((cell) => cell.trim());
  let width = Math.max(place.width > cells.length ? usual : 0, trimmedWidth(cells), usual, 1);
  const after = records.slice(data);
  while (width > 1 && !isFilled(cells[width - 1] ?? '') && after.every((record) => !isFilled(record.cells[width - 1] ?? '')))
    width--;
  const missing = Math.max(0, usual - cells.length);
  return { cells: cells.slice(0, width), rows, first, data, width, mended, missing, isDoubtful };
}

export interface JoinedHeader {
  readonly cells: string[];
  /** Cells of each of its rows. */
  readonly rows: (readonly string[])[];
  /** Index of its first row among the records. */
  readonly first: number;
  /** Index of the first record of data. */
  readonly data: number;
  /** That record may be one more row of the header. */
  readonly isDoubtful: boolean;
}

/** The header with the rows of names or units right under it, and the row above that groups its columns. @param cells of the header, in order */
export function joinHeaderRows(
  records: readonly HeadRecord[],
  header: number,
  data: number,
  cells: readonly string[],
): JoinedHeader {
  let names = [...cells];
  const rows: (readonly string[])[] = [[...(records[header]?.cells ?? [])]];
  let first = header;
  let next = data;
  let second = secondRowOf(records, next, names);
  while (rows.length < MOST_ROWS && (second === 'names' || second === 'repeated')) {
    const below = records[next]?.cells ?? [];
    if (second === 'names') names = joined(names, below);
    rows.push([...below]);
    next++;
    second = secondRowOf(records, next, names);
  }
  const above = records[header - 1];
  if (rows.length < MOST_ROWS && above !== undefined && isGroupRow(above.cells, names)) {
    names = joined(above.cells, names);
    rows.unshift([...above.cells]);
    first--;
  }
  return { cells: names, rows, first, data: next, isDoubtful: second === 'doubtful' };
}

/** Cells of most records, where no number of them has a majority. */
function commonest(body: readonly HeadRecord[]): number {
  return Math.max(1, usualWidth(body.map(({ cells }) => cells.length)).width);
}

/** Cells up to the last that is not blank. */
function trimmedWidth(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 1 && !isFilled(cells[width - 1] ?? '')) width--;
  return width;
}

const bare = (cell: string, quote: string): string => cell.trim().replace(new RegExp(`^[${quote}]+|[${quote}]+$`, 'g'), '');

/** The row above the data as a header that is cut by another delimiter than the data; null when it is none. */
function otherwiseCut(
  record: HeadRecord | undefined,
  body: readonly HeadRecord[],
  usual: number,
  delimiter: string,
  quote: string,
): string[] | null {
  if (record === undefined || usual < 2) return null;
  const line = record.cells.join(delimiter);
  for (const other of OTHER_DELIMITERS) {
    if (other === delimiter) continue;
    const cells = line.split(other).map((cell) => bare(cell, quote));
    if (cells.length === usual && cells.every(isFilled) && looksLikeHeader(cells, body)) return cells;
  }
  return null;
}

/** True for a record above the header that groups its columns, where the header alone has names twice or none. */
function isGroupRow(above: readonly string[], header: readonly string[]): boolean {
  const groups = above.filter(isFilled);
  const names = header.filter(isFilled);
  const isDoubtful = new Set(names).size < names.length || header.slice(0, trimmedWidth(header)).some((cell) => !isFilled(cell));
  return (
    isDoubtful &&
    groups.length > 1 &&
    above.length <= header.length + 1 &&
    groups.every((cell) => cell.length <= LONGEST_GROUP && !/[:：]/.test(cell) && !isMissing(cell) && readDate(cell) === null)
  );
}

/** `upper lower` for each column. A name that stands over several columns is written over the first only, as a merged cell gives it. */
function joined(upper: readonly string[], lower: readonly string[]): string[] {
  let over = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, i) => {
    const [above, below] = [(upper[i] ?? '').trim(), (lower[i] ?? '').trim()];
    // A name without another under it spans the rows, not the columns.
    if (above !== '') over = below === '' ? '' : above;
    const group = above !== '' ? above : below === '' ? '' : over;
    return group === below ? below : [group, below].filter((part) => part !== '').join(' ');
  });
}

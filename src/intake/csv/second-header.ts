/** Owns the question whether the record right under a header belongs to it: more names or units, or the numbers of the columns. */
import { isTotalName } from '../totals';
import { columnShape, fitsShape, tellsNames } from './column-shape';
import { isValue } from './find-header';
import type { HeadRecord } from './head-records';
import { isMissing, readNumber } from './number-text';

/**
 * `names`: to be joined with the names above. `repeated`: says nothing that the header does not. `doubtful`: a row of data, as it seems, but
 * one without any value where all others have them.
 */
export type SecondRow = 'names' | 'repeated' | 'doubtful';

/** Rows below that are looked at, and that are needed before an empty cell tells something. */
const MOST_BODY = 100;
const ENOUGH_BODY = 5;
/** Share of the rows below in which a column has a value, of one kind. */
const NEARLY_ALL = 0.9;
/** Longer texts are remarks. */
const LONGEST_NAME = 40;

const isFilled = (text: string): boolean => text.trim() !== '';

/** Null for a row of data. @param at index of the record under the header */
export function secondRowOf(records: readonly HeadRecord[], at: number, header: readonly string[]): SecondRow | null {
  // A row that is enclosed in other quotes holds values all the same.
  const cells = (records[at]?.cells ?? []).map((cell) => cell.replace(/^["'`´]+|["'`´]+$/g, ''));
  if (!cells.some(isFilled) || Math.abs(cells.length - header.length) > 1 || cells.some(isTotalName)) return null;
  // A header that is repeated is left out by itself.
  if (header.every((name, i) => name.trim() === (cells[i] ?? '').trim())) return null;
  const body = records.slice(at + 1, at + 1 + MOST_BODY).filter((record) => record.cells.some(isFilled));
  if (body.length < 2) return null;
  if (header.every((name, i) => plain(name) === plain(cells[i] ?? '')) || areNumbers(cells, header.length, body))
    return 'repeated';
  if (cells.some(isValue)) return null;
  return hasWordsOverValues(cells, header, body) ? 'names' : withoutValues(cells, header, body);
}

/** Of a name: what remains of `(202401)` or `Name `. */
const plain = (name: string): string => name.replace(/[\s()[\]（）【】]/g, '').toLowerCase();

/** `栏次,2,3,4` or 1 … n, where a column below holds no numbers at all. */
function areNumbers(cells: readonly string[], width: number, body: readonly HeadRecord[]): boolean {
  const [first = '', ...rest] = cells.slice(0, width);
  const start = Number(rest[0]) - 1;
  const isCount = rest.length > 1 && rest.every((cell, i) => /^\s*\d+\s*$/.test(cell) && Number(cell) === start + 1 + i);
  if (!isCount || !(start === 0 || start === 1) || (isValue(first) && Number(first) !== start)) return false;
  return cells.slice(0, width).some((cell, column) => {
    const below = filledBelow(body, column);
    return isValue(cell) && below.length > 2 && below.every((text) => readNumber(text) === null);
  });
}

function filledBelow(body: readonly HeadRecord[], column: number): string[] {
  return body.map(({ cells }) => cells[column] ?? '').filter((text) => !isMissing(text));
}

/** Words, or units, above the values of the rows below. */
function hasWordsOverValues(cells: readonly string[], header: readonly string[], body: readonly HeadRecord[]): boolean {
  let words = 0;
  for (let column = 0; column < header.length; column++) {
    const below = filledBelow(body, column);
    if (below.length === 0 || below.filter(isValue).length < below.length * 0.5) continue;
    const cell = cells[column] ?? '';
    if (!isFilled(cell)) continue;
    if (isMissing(cell)) return false;
    words++;
  }
  const isUnder = header.some((cell, i) => !isFilled(cell) && isFilled(cells[i] ?? ''));
  return words > 0 && (words > 1 || isUnder);
}

/** A row of words alone, under which all other rows have values and codes. */
function withoutValues(cells: readonly string[], header: readonly string[], body: readonly HeadRecord[]): SecondRow | null {
  if (body.length < ENOUGH_BODY || cells.some((cell) => cell.length > LONGEST_NAME)) return null;
  let [values, words, gaps] = [0, 0, 0];
  let firstIsGap = false;
  for (let column = 0; column < header.length; column++) {
    const below = filledBelow(body, column);
    if (below.length < body.length * NEARLY_ALL) continue;
    const isTyped = below.filter(isValue).length >= below.length * NEARLY_ALL;
    const shape = isTyped ? null : columnShape({ kind: 'text', watch: null }, below);
    if (shape !== null && !tellsNames(shape)) continue;
    if (isTyped || below.every((text) => /\d/.test(text))) values++;
    const cell = cells[column] ?? '';
    if (isMissing(cell)) {
      gaps++;
      firstIsGap ||= column === 0;
    } else if (shape !== null && fitsShape(shape, cell)) return null;
    else words++;
  }
  if (values === 0 || words + gaps < 2) return null;
  if (words > 0 || firstIsGap) return 'names';
  return body.some((record) => cells.every((cell, i) => isFilled(cell) || !isFilled(record.cells[i] ?? ''))) ? null : 'doubtful';
}

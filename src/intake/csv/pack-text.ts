/** Owns the way from cells of text into a column's arrays. */
import { isUtf8, NotPlainUtf8 } from '../encoding/utf8-sequence';
import { isTotalName, LONGEST_TOTAL_BYTES, mayEndTotal } from '../totals';
import { textOf, type CellBlock } from './cells';
import type { ColumnBuffer } from './column-buffer';
import { finish, markNull, type PackCounts } from './pack-counts';

const [TAB, LF, CR, SPACE] = [9, 10, 13, 32];
const APOSTROPHE = 39;

/** Text without the blanks around it, and without the apostrophe of `'0012`, unless quotes enclose them; an empty cell, quoted or not, is NULL. @throws NotPlainUtf8 */
export function packText(block: CellBlock, column: number, buffer: ColumnBuffer, counts: PackCounts): void {
  const { bytes, starts, ends, rows, width, quote } = block;
  let total = 0;
  for (let row = 0, k = column; row < rows; row++, k += width) {
    const from = starts[k] as number;
    const to = ends[k] as number;
    if (quote !== undefined && to > from && bytes[from - 1] !== quote) {
      if (mayBeBlank(bytes[from]) || mayBeBlank(bytes[to - 1])) {
        trimCell(bytes, starts, ends, k);
        if (ends[k] !== to || starts[k] !== from) counts.trimmed++;
      }
      if (
        bytes[starts[k] as number] === APOSTROPHE &&
        quote !== APOSTROPHE &&
        areDigits(bytes, starts[k] as number, ends[k] as number)
      ) {
        starts[k] = (starts[k] as number) + 1;
        counts.unguarded++;
      }
    }
    total += to - from;
  }
  buffer.reserve(rows, total);
  const { bytes: data, offsets, bitmap, rows: before } = buffer;
  let at = buffer.textBytes;
  const odd = block.kernel?.texts(column, rows, buffer, at, before) ?? null;
  if (odd !== null) {
    buffer.textBytes = offsets[before + rows] as number;
    finish(buffer, rows, rows - countOdd(block, column, odd, bitmap, before, counts), counts);
    return;
  }
  let filled = 0;
  for (let row = 0, k = column; row < rows; row++, k += width) {
    const from = starts[k] as number;
    const to = ends[k] as number;
    if (isDatabaseNull(bytes, from, to)) {
      counts.missing++;
      markNull(bitmap, before + row);
    } else if (to > from) {
      // Above 127 with a byte that is not ASCII, below 0 with a NUL.
      let seen = 0;
      for (let i = from; i < to; i++) {
        const byte = bytes[i] as number;
        seen |= byte | (byte - 1);
        data[at++] = byte;
      }
      if (seen < 0 || (seen > 127 && !isUtf8(bytes, from, to))) throw new NotPlainUtf8();
      if (namesTotal(bytes, from, to)) counts.totals++;
      filled++;
    } else markNull(bitmap, before + row);
    offsets[before + row + 1] = at;
  }
  buffer.textBytes = at;
  finish(buffer, rows, filled, counts);
}

/** True for the first and last bytes of blanks, which others share. */
const mayBeBlank = (byte = 0): boolean => byte <= SPACE || byte === 0xc2 || byte === 0xe3 || byte === 0x80 || byte === 0xa0;

/** Bytes of the blank at `at`: a space, tab or line end, U+00A0, or U+3000 of Chinese text; 0 for anything else. */
function blankAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === SPACE || byte === TAB || byte === LF || byte === CR) return 1;
  if (byte === 0xc2 && bytes[at + 1] === 0xa0) return 2;
  return byte === 0xe3 && bytes[at + 1] === 0x80 && bytes[at + 2] === 0x80 ? 3 : 0;
}

function trimCell(bytes: Uint8Array, starts: Int32Array, ends: Int32Array, cell: number): void {
  let from = starts[cell] as number;
  let to = ends[cell] as number;
  for (let size = blankAt(bytes, from); from < to && size > 0; size = blankAt(bytes, from)) from += size;
  for (;;) {
    const size = [1, 2, 3].find((length) => to - length >= from && blankAt(bytes, to - length) === length);
    if (size === undefined) break;
    to -= size;
  }
  starts[cell] = from;
  ends[cell] = to;
}

/** True for an apostrophe before a number, with which spreadsheets keep its digits as text: `'0012`. */
function areDigits(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) {
    const byte = bytes[i] as number;
    if ((byte < 48 || byte > 57) && (byte !== 46 || i === from + 1 || i === to - 1)) return false;
  }
  return to - from > 1;
}

/** Databases write NULL as \N. */
function isDatabaseNull(bytes: Uint8Array, from: number, to: number): boolean {
  return to - from === 2 && bytes[from] === 92 && bytes[from + 1] === 78;
}

function namesTotal(bytes: Uint8Array, from: number, to: number): boolean {
  return to - from <= LONGEST_TOTAL_BYTES && mayEndTotal(bytes, to) && isTotalName(textOf(bytes, from, to));
}

/** Marks what the kernel left of a column of text, and counts it; gives the number of NULLs. */
function countOdd(
  { bytes, starts, ends, width }: CellBlock,
  column: number,
  odd: Int32Array,
  bitmap: Uint8Array,
  before: number,
  counts: PackCounts,
): number {
  let nulls = 0;
  for (let n = 0; n < odd.length; n++) {
    const row = odd[n] as number;
    const from = starts[row * width + column] as number;
    const to = ends[row * width + column] as number;
    const isMarked = isDatabaseNull(bytes, from, to);
    if (isMarked) counts.missing++;
    if (isMarked || to === from) {
      markNull(bitmap, before + row);
      nulls++;
    } else if (namesTotal(bytes, from, to)) counts.totals++;
  }
  return nulls;
}

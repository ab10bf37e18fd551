/** Owns the way from cells of text into a column's arrays. */
import { isUtf8, NotPlainUtf8 } from '../encoding/utf8-sequence';
import { isTotalName, LONGEST_TOTAL_BYTES, mayEndTotal } from '../totals';
import { textOf, type CellBlock } from './cells';
import type { ColumnBuffer } from './column-buffer';
import { finish, markNull, type PackCounts } from './pack-counts';

const TAB = 9;
const SPACE = 32;

/** Text without the blanks around it, unless quotes enclose them; an empty cell, quoted or not, is NULL. @throws NotPlainUtf8 */
export function packText(block: CellBlock, column: number, buffer: ColumnBuffer, counts: PackCounts): void {
  const { bytes, starts, ends, rows, width, quote } = block;
  let total = 0;
  for (let row = 0, k = column; row < rows; row++, k += width) {
    const from = starts[k] as number;
    const to = ends[k] as number;
    if (quote !== undefined && to > from && (isBlank(bytes[from]) || isBlank(bytes[to - 1])) && bytes[from - 1] !== quote) {
      trimCell(bytes, starts, ends, k);
      counts.trimmed++;
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

const isBlank = (byte: number | undefined): boolean => byte === SPACE || byte === TAB;

function trimCell(bytes: Uint8Array, starts: Int32Array, ends: Int32Array, cell: number): void {
  let from = starts[cell] as number;
  let to = ends[cell] as number;
  while (from < to && isBlank(bytes[from])) from++;
  while (to > from && isBlank(bytes[to - 1])) to--;
  starts[cell] = from;
  ends[cell] = to;
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

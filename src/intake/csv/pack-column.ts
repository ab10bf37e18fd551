/** Owns the way from cells to one packed column: the inner loops of CSV reading. */
import type { PackedColumn } from '../../engine/ipc';
import { textOf, type CellBlock } from './cells';
import { readDate, type DateOrder } from './date-text';
import { isMissing, LONGEST_INTEGER, readNumber } from './number-text';

/** Counted while packing, over the whole column. */
export interface PackCounts {
  /** Cells with text that is not empty. */
  filled: number;
  /** Spellings of "none" in a column of numbers or dates, read as NULL. */
  missing: number;
  /** Dates that the other order, day and month swapped, would not read. */
  onlyThisOrder: number;
}

const POWERS = Array.from({ length: 23 }, (_, i) => 10 ** i);
const DOT = 46;
const MINUS = 45;
const ZERO = 48;

type Packed = Omit<PackedColumn, 'name' | 'kind'>;

function mark(bitmap: Uint8Array, row: number): void {
  bitmap[row >> 3] = (bitmap[row >> 3] as number) | (1 << (row & 7));
}

function packed(
  type: Packed['type'],
  rows: number,
  data: Packed['data'],
  nullBitmap: Uint8Array,
  filled: number,
  offsets: Int32Array | null = null,
): Packed {
  return { type, length: rows, data, offsets, nullBitmap: filled === rows ? null : nullBitmap, nullCount: rows - filled };
}

/** Text as it stands; an empty cell, quoted or not, is NULL. */
export function packText({ bytes, starts, ends, rows, width }: CellBlock, column: number, counts: PackCounts): Packed {
  let total = 0;
  for (let row = 0, k = column; row < rows; row++, k += width) total += (ends[k] as number) - (starts[k] as number);
  const data = new Uint8Array(total);
  const offsets = new Int32Array(rows + 1);
  const nullBitmap = new Uint8Array((rows + 7) >> 3);
  let at = 0;
  let filled = 0;
  for (let row = 0, k = column; row < rows; row++, k += width) {
    const from = starts[k] as number;
    const to = ends[k] as number;
    if (to > from) {
      for (let i = from; i < to; i++) data[at++] = bytes[i] as number;
      mark(nullBitmap, row);
      filled++;
    }
    offsets[row + 1] = at;
  }
  counts.filled += filled;
  return packed('text', rows, data, nullBitmap, filled, offsets);
}

/**
 * The number in plain digits, or NaN for whatever needs a closer look. Exact: up to 15 digits and a power of ten are both
 * doubles without error, so their quotient is the nearest double (Clinger 1990).
 */
function plainNumber(bytes: Uint8Array, from: number, to: number): number {
  let i = from;
  const negative = bytes[i] === MINUS;
  if (negative) i++;
  const first = i;
  let digits = 0;
  let value = 0;
  let point = -1;
  for (; i < to; i++) {
    const digit = (bytes[i] as number) - ZERO;
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      digits++;
    } else if (digit === DOT - ZERO && point < 0) point = digits;
    else return NaN;
  }
  if (digits === 0 || digits > LONGEST_INTEGER || point === 0) return NaN;
  if (bytes[first] === ZERO && digits > 1 && point !== 1) return NaN;
  if (point >= 0) value /= POWERS[digits - point] as number;
  return negative ? 0 - value : value;
}

/** Doubles; null when a cell is neither a number nor a spelling of "none". */
export function packNumber({ bytes, starts, ends, rows, width }: CellBlock, column: number, counts: PackCounts): Packed | null {
  const data = new Float64Array(rows);
  const nullBitmap = new Uint8Array((rows + 7) >> 3);
  let filled = 0;
  for (let row = 0, k = column; row < rows; row++, k += width) {
    const from = starts[k] as number;
    const to = ends[k] as number;
    if (to === from) continue;
    let value = plainNumber(bytes, from, to);
    if (Number.isNaN(value)) {
      const text = textOf(bytes, from, to);
      const reading = readNumber(text);
      if (reading !== null) value = reading.value;
      else if (isMissing(text)) {
        counts.missing++;
        continue;
      } else return null;
    }
    data[row] = value;
    mark(nullBitmap, row);
    filled++;
  }
  counts.filled += filled;
  return packed('number', rows, data, nullBitmap, filled);
}

/** 64-bit integers; null when a cell is neither a whole number nor a spelling of "none". */
export function packInteger({ bytes, starts, ends, rows, width }: CellBlock, column: number, counts: PackCounts): Packed | null {
  const data = new BigInt64Array(rows);
  const words = new Int32Array(data.buffer);
  const nullBitmap = new Uint8Array((rows + 7) >> 3);
  let filled = 0;
  for (let row = 0, k = column; row < rows; row++, k += width) {
    const from = starts[k] as number;
    const to = ends[k] as number;
    if (to === from) continue;
    let value = plainInteger(bytes, from, to);
    if (Number.isNaN(value)) {
      const text = textOf(bytes, from, to);
      const reading = readNumber(text);
      if (reading?.whole === true) value = reading.value;
      else if (isMissing(text)) {
        counts.missing++;
        continue;
      } else return null;
    }
    writeWord(words, row, value);
    mark(nullBitmap, row);
    filled++;
  }
  counts.filled += filled;
  return packed('integer', rows, data, nullBitmap, filled);
}

function plainInteger(bytes: Uint8Array, from: number, to: number): number {
  let i = from;
  const negative = bytes[i] === MINUS;
  if (negative) i++;
  const length = to - i;
  if (length === 0 || length > LONGEST_INTEGER || (length > 1 && bytes[i] === ZERO)) return NaN;
  let value = 0;
  for (; i < to; i++) {
    const digit = (bytes[i] as number) - ZERO;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return negative ? 0 - value : value;
}

/** Little-endian two's complement, as every browser's machine has it. Without BigInt: ten times as fast. */
function writeWord(words: Int32Array, row: number, value: number): void {
  const high = Math.floor(value / 4294967296);
  words[row * 2] = value - high * 4294967296;
  words[row * 2 + 1] = high;
}

/** Milliseconds of `yyyy-MM-dd` or `yyyy-MM-dd HH:mm[:ss]` (also with slashes), or NaN for whatever needs a closer look. */
function plainDate(bytes: Uint8Array, from: number, to: number): number {
  const length = to - from;
  if (length !== 10 && length !== 16 && length !== 19) return NaN;
  const separator = bytes[from + 4] as number;
  if ((separator !== MINUS && separator !== 47) || bytes[from + 7] !== separator) return NaN;
  const year = two(bytes, from) * 100 + two(bytes, from + 2);
  const month = two(bytes, from + 5);
  const day = two(bytes, from + 8);
  // Days up to 28 need no calendar; the rest are read with care.
  if (!(year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= 28)) return NaN;
  let time = 0;
  if (length > 10) {
    if (
      (bytes[from + 10] !== 32 && bytes[from + 10] !== 84) ||
      bytes[from + 13] !== 58 ||
      (length === 19 && bytes[from + 16] !== 58)
    )
      return NaN;
    const hour = two(bytes, from + 11);
    const minute = two(bytes, from + 14);
    const second = length === 19 ? two(bytes, from + 17) : 0;
    if (!(hour < 24 && minute < 60 && second < 60)) return NaN;
    time = hour * 3_600_000 + minute * 60_000 + second * 1000;
  }
  // Days from civil, Howard Hinnant 2013, for years after 0.
  const y = month <= 2 ? year - 1 : year;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + ofYear - 719_468) * 86_400_000 + time;
}

/** Two digits as a number; NaN if they are not. */
function two(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - ZERO;
  const ones = (bytes[at + 1] as number) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

/** Dates (days) or timestamps (µs); null when a cell is neither a date of that order nor a spelling of "none", or has a time in a column of dates. */
export function packDate(
  { bytes, starts, ends, rows, width }: CellBlock,
  column: number,
  counts: PackCounts,
  order: DateOrder,
  timed: boolean,
): Packed | null {
  const days = new Int32Array(timed ? 0 : rows);
  const micros = new BigInt64Array(timed ? rows : 0);
  const words = new Int32Array(micros.buffer);
  const nullBitmap = new Uint8Array((rows + 7) >> 3);
  const other: DateOrder = order === 'dmy' ? 'mdy' : 'dmy';
  let filled = 0;
  for (let row = 0, k = column; row < rows; row++, k += width) {
    const from = starts[k] as number;
    const to = ends[k] as number;
    if (to === from) continue;
    let ms = order === 'ymd' && (timed || to - from === 10) ? plainDate(bytes, from, to) : NaN;
    if (Number.isNaN(ms)) {
      const text = textOf(bytes, from, to);
      const date = readDate(text);
      const day = date?.days[order] ?? null;
      if (date === null || day === null) {
        if (!isMissing(text)) return null;
        counts.missing++;
        continue;
      }
      // A written time, even 00:00, makes the column one of timestamps.
      if (!timed && date.time !== null) return null;
      if (date.days[other] === null) counts.onlyThisOrder++;
      ms = day * 86_400_000 + (date.time ?? 0);
    }
    if (!timed) days[row] = ms / 86_400_000;
    else if (ms > -9e12 && ms < 9e12) writeWord(words, row, ms * 1000);
    else micros[row] = BigInt(Math.round(ms)) * 1000n;
    mark(nullBitmap, row);
    filled++;
  }
  counts.filled += filled;
  return timed ? packed('timestamp', rows, micros, nullBitmap, filled) : packed('date', rows, days, nullBitmap, filled);
}

/** Owns the way from cells of numbers and dates into a column's arrays: the inner loops of CSV reading. */
import { textOf, type CellBlock } from './cells';
import type { ColumnBuffer } from './column-buffer';
import type { ColumnPlan } from './column-plan';
import { readDamaged } from './damaged-value';
import { readDate, type DateOrder } from './date-text';
import { numberIn, type NumberForm } from './number-form';
import { isMissing, LONGEST_INTEGER, readNumber } from './number-text';
import { finish, markNull, type PackCounts } from './pack-counts';

const POWERS = Array.from({ length: 23 }, (_, i) => 10 ** i);
const DOT = 46;
const MINUS = 45;
const ZERO = 48;

/**
 * The number in plain digits, or NaN for whatever needs a closer look. Exact: up to 15 digits and a power of ten are both
 * doubles without error, so their quotient is the nearest double (Clinger 1990).
 */
function plainNumber(bytes: Uint8Array, from: number, to: number): number {
  let i = from;
  const negative = bytes[i] === MINUS;
  if (negative) i++;
  const first = i;
  if (to - first > LONGEST_INTEGER + 1) return NaN;
  let value = 0;
  let point = -1;
  // Nine digits fit the fast integers of the processor; the rest is added as doubles.
  for (const small = Math.min(to, first + 9); i < small; i++) {
    const digit = (bytes[i] as number) - ZERO;
    if (digit >= 0 && digit <= 9) value = (Math.imul(value, 10) + digit) | 0;
    else if (digit === DOT - ZERO && point < 0) point = i;
    else return NaN;
  }
  for (; i < to; i++) {
    const digit = (bytes[i] as number) - ZERO;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
    else if (digit === DOT - ZERO && point < 0) point = i;
    else return NaN;
  }
  const digits = to - first - (point < 0 ? 0 : 1);
  if (digits === 0 || digits > LONGEST_INTEGER || point === first) return NaN;
  if (bytes[first] === ZERO && digits > 1 && point !== first + 1) return NaN;
  if (point >= 0) value /= POWERS[to - point - 1] as number;
  return negative ? 0 - value : value;
}

/** Doubles; false when a cell is neither a number in that form nor a spelling of "none", unless such cells are to be left `unread`. */
export function packNumber(
  block: CellBlock,
  column: number,
  buffer: ColumnBuffer,
  counts: PackCounts,
  form?: NumberForm,
  unread = false,
): boolean {
  const { bytes, starts, ends, rows, width } = block;
  buffer.reserve(rows);
  const { numbers, bitmap, rows: before } = buffer;
  // The kernel has packed the others.
  const odd = form === undefined ? (block.kernel?.numbers(column, rows, numbers, before) ?? null) : null;
  const looks = odd === null ? rows : odd.length;
  let nulls = 0;
  for (let n = 0; n < looks; n++) {
    const row = odd === null ? n : (odd[n] as number);
    const from = starts[row * width + column] as number;
    const to = ends[row * width + column] as number;
    if (to === from) {
      nulls++;
      markNull(bitmap, before + row);
      continue;
    }
    let value = form === undefined ? plainNumber(bytes, from, to) : NaN;
    if (Number.isNaN(value)) {
      const text = textOf(bytes, from, to);
      const read = (cell: string): number | null =>
        form === undefined ? (readNumber(cell)?.value ?? null) : numberIn(form, cell);
      const reading = read(text);
      if (reading !== null) value = reading;
      else if (isMissing(text)) {
        counts.missing++;
        nulls++;
        markNull(bitmap, before + row);
        continue;
      } else {
        const mended = readDamaged(text, read);
        if (mended === null && !unread) return false;
        if (mended === null) {
          counts.unread++;
          nulls++;
          markNull(bitmap, before + row);
          continue;
        }
        counts.mended++;
        value = mended;
      }
    }
    numbers[before + row] = value;
  }
  finish(buffer, rows, rows - nulls, counts);
  return true;
}

/** 64-bit integers; false when a cell is neither a whole number nor a spelling of "none". */
export function packInteger(block: CellBlock, column: number, buffer: ColumnBuffer, counts: PackCounts): boolean {
  const { bytes, starts, ends, rows, width } = block;
  buffer.reserve(rows);
  const { words, bitmap, rows: before } = buffer;
  // The kernel has packed the others.
  const odd = block.kernel?.integers(column, rows, words, before) ?? null;
  const looks = odd === null ? rows : odd.length;
  let nulls = 0;
  for (let n = 0; n < looks; n++) {
    const row = odd === null ? n : (odd[n] as number);
    const from = starts[row * width + column] as number;
    const to = ends[row * width + column] as number;
    if (to === from) {
      nulls++;
      markNull(bitmap, before + row);
      continue;
    }
    let value = plainInteger(bytes, from, to);
    if (Number.isNaN(value)) {
      const text = textOf(bytes, from, to);
      const reading = readNumber(text);
      if (reading?.whole === true) value = reading.value;
      else if (isMissing(text)) {
        counts.missing++;
        nulls++;
        markNull(bitmap, before + row);
        continue;
      } else {
        const mended = readDamaged(text, readNumber);
        if (mended?.whole !== true) return false;
        counts.mended++;
        value = mended.value;
      }
    }
    writeWord(words, before + row, value);
  }
  finish(buffer, rows, rows - nulls, counts);
  return true;
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

type DatePlan = Extract<ColumnPlan, { readonly order: DateOrder }>;

/** Dates (days) or timestamps (µs); false when a cell is neither a date of that order nor a spelling of "none", or has a time in a column of dates. */
export function packDate(
  block: CellBlock,
  column: number,
  buffer: ColumnBuffer,
  counts: PackCounts,
  { kind, order, offset, mixed = false }: DatePlan,
): boolean {
  const timed = kind === 'timestamp';
  const { bytes, starts, ends, rows, width } = block;
  buffer.reserve(rows);
  const { words, bitmap, rows: before } = buffer;
  const other: DateOrder = order === 'dmy' ? 'mdy' : 'dmy';
  // The kernel has packed the others.
  const odd = order === 'ymd' && offset === undefined ? (block.kernel?.dates(column, rows, timed, words, before) ?? null) : null;
  const looks = odd === null ? rows : odd.length;
  let nulls = 0;
  for (let n = 0; n < looks; n++) {
    const row = odd === null ? n : (odd[n] as number);
    const from = starts[row * width + column] as number;
    const to = ends[row * width + column] as number;
    if (to === from) {
      nulls++;
      markNull(bitmap, before + row);
      continue;
    }
    let ms = order === 'ymd' && offset === undefined && (timed || to - from === 10) ? plainDate(bytes, from, to) : NaN;
    if (Number.isNaN(ms)) {
      const text = textOf(bytes, from, to);
      const sound = readDate(text);
      const date = sound ?? readDamaged(text, readDate);
      const day = date?.days[order] ?? null;
      if (date === null || day === null) {
        if (!isMissing(text)) return false;
        counts.missing++;
        nulls++;
        markNull(bitmap, before + row);
        continue;
      }
      // A written time, even 00:00, makes the column one of timestamps.
      if (!timed && date.time !== null) return false;
      if (sound === null) counts.mended++;
      if (date.days[other] === null) counts.onlyThisOrder++;
      ms = day * 86_400_000 + (date.time ?? 0);
      if (date.offset !== (offset ?? null) && date.time !== null) {
        if (!mixed) return false;
        if (date.offset !== null) ms += ((offset ?? 0) - date.offset) * 60_000;
      }
    }
    if (!timed) words[before + row] = ms / 86_400_000;
    else if (ms > -9e12 && ms < 9e12) writeWord(words, before + row, ms * 1000);
    else new BigInt64Array(words.buffer)[before + row] = BigInt(Math.round(ms)) * 1000n;
  }
  finish(buffer, rows, rows - nulls, counts);
  return true;
}

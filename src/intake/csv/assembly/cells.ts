/**
 * Owns the inner loops of reading delimited text in AssemblyScript, sixteen bytes at a time: splitting plain records into cells, and packing
 * plain cells. What is not plain is left to TypeScript; cell-kernel.ts is its other side, record-splitter.ts and pack-column.ts say what
 * everything means.
 */

import { daysOf, plainDate, plainInteger, plainNumber, NOT_PLAIN } from './plain-cells';
import { isUtf8 } from './utf8';

const LF: u32 = 10;
const CR: u32 = 13;
/** `\N` as a little-endian word. */
const DATABASE_NULL: u32 = 0x4e5c;
/** Read and written beyond the end of what is needed. */
const SLACK: usize = 64;
/** Longest text that may name a total. */
const LONGEST_TOTAL: u32 = 48;

/** Why `split` came to its end. */
const FULL: i32 = 0;
/** The record at `stoppedAt` is not plain, or not complete. */
const NOT_SPLIT: i32 = 1;
/** The record at `stoppedAt` is split, but its words have to be looked at. */
const NOT_CHECKED: i32 = 2;

let delimiter: u32 = 0;
let quote: u32 = 0;
let width: i32 = 0;
let mostRows: i32 = 0;

let input: usize = 0;
/** One bit a byte of the input. */
let marks: usize = 0;
let starts: usize = 0;
let ends: usize = 0;
/** One byte a column: 0xc0 where a letter at the end is a reason to look. */
let watched: usize = 0;
/** One byte for each first byte of a record: 1 where it is a reason to look. */
let firsts: usize = 0;
/** One byte for each last byte and the one before: 1 where a text may name a total. */
let endings: usize = 0;
let values: usize = 0;
let offsets: usize = 0;
let odd: usize = 0;
let text: usize = 0;
let textBytes: usize = 0;

let stopped: usize = 0;
let following: usize = 0;
let rowCount: i32 = 0;

function room(at: usize, bytes: usize): usize {
  return (at + bytes + SLACK + 63) & ~63;
}

/** Lays out the memory, for blocks of so many rows; gives the first byte behind what is needed. */
export function setup(columns: i32, rows: i32, chunkBytes: usize, packedBytes: usize): usize {
  width = columns;
  mostRows = rows;
  textBytes = packedBytes;
  const cells = (<usize>columns * <usize>rows) << 2;
  starts = room(__heap_base, SLACK);
  ends = room(starts, cells);
  watched = room(ends, cells);
  firsts = room(watched, columns);
  endings = room(firsts, 256);
  values = room(endings, 65_536);
  offsets = room(values, (<usize>rows) << 3);
  odd = room(offsets, (<usize>rows + 1) << 2);
  text = room(odd, (<usize>rows) << 2);
  marks = room(text, packedBytes);
  input = room(marks, chunkBytes >> 3);
  return room(input, chunkBytes);
}

export function setDialect(delimiterByte: u32, quoteByte: u32): void {
  delimiter = delimiterByte;
  quote = quoteByte;
}

export function inputAt(): usize {
  return input;
}
export function startsAt(): usize {
  return starts;
}
export function endsAt(): usize {
  return ends;
}
export function watchedAt(): usize {
  return watched;
}
export function firstsAt(): usize {
  return firsts;
}
export function endingsAt(): usize {
  return endings;
}
export function valuesAt(): usize {
  return values;
}
export function offsetsAt(): usize {
  return offsets;
}
export function oddAt(): usize {
  return odd;
}
export function textAt(): usize {
  return text;
}

/** Position in the input of the record at which `split` stopped. */
export function stoppedAt(): usize {
  return stopped - input;
}
/** Position behind that record, where it is split. */
export function followingAt(): usize {
  return following - input;
}
/** Rows of the block after `split`. */
export function rowsSplit(): i32 {
  return rowCount;
}

/** Marks the delimiters, quotes and line ends of the input up to and with `size`. */
export function mark(size: usize): void {
  const delimiters = i8x16.splat(<i8>delimiter);
  const quotes = i8x16.splat(<i8>quote);
  const feeds = i8x16.splat(<i8>LF);
  const returns = i8x16.splat(<i8>CR);
  for (let at: usize = 0; at <= size; at += 16) {
    const bytes = v128.load(input + at);
    const found = v128.or(
      v128.or(i8x16.eq(bytes, delimiters), i8x16.eq(bytes, quotes)),
      v128.or(i8x16.eq(bytes, feeds), i8x16.eq(bytes, returns)),
    );
    store<u16>(marks + (at >> 3), <u16>i8x16.bitmask(found));
  }
}

/** Splits records from position `at` on, as rows from `row` on. A line end stands at `size`, so that every cell has an end. */
export function split(at: usize, size: usize, row: i32): i32 {
  const end = input + size;
  const rowBytes = (<usize>width) << 2;
  const last = rowBytes - 4;
  let record = input + at;
  // The 64 bytes at hand, and their marks that are still ahead.
  let group = record & ~63;
  let word = marks + ((group - input) >> 3);
  let mask = load<u64>(word) & (u64(-1) << u64(record - group));
  let base = <usize>row * rowBytes;
  let status = FULL;
  while (row < mostRows) {
    status = NOT_SPLIT;
    let start = record;
    let cell: usize = 0;
    let filled: usize = 0;
    let letters: u32 = 0;
    let found: usize = 0;
    let byte: u32 = 0;
    for (;;) {
      while (mask === 0) {
        group += 64;
        word += 8;
        mask = load<u64>(word);
      }
      found = group + <usize>ctz(mask);
      mask &= mask - 1;
      byte = load<u8>(found);
      let from = start;
      let to = found;
      if (byte === quote) {
        // Only a quote around a whole cell is plain, without another one or a line end in it.
        if (found !== start) break;
        do {
          while (mask === 0) {
            group += 64;
            word += 8;
            mask = load<u64>(word);
          }
          found = group + <usize>ctz(mask);
          mask &= mask - 1;
          byte = load<u8>(found);
        } while (byte === delimiter);
        if (byte !== quote) {
          byte = quote;
          break;
        }
        from = start + 1;
        to = found;
        while (mask === 0) {
          group += 64;
          word += 8;
          mask = load<u64>(word);
        }
        found = group + <usize>ctz(mask);
        mask &= mask - 1;
        byte = load<u8>(found);
        if (found !== to + 1 || byte === quote) {
          byte = quote;
          break;
        }
      }
      store<u32>(starts + base + cell, <u32>(from - input));
      store<u32>(ends + base + cell, <u32>(to - input));
      const length = to - from;
      filled |= length;
      letters |= length > 0 ? (<u32>load<u8>(to - 1)) & (<u32>load<u8>(watched + (cell >> 2))) : 0;
      if (byte !== delimiter || cell === last) break;
      cell += 4;
      start = found + 1;
    }
    // Broken off at a quote, with too many cells or too few, without an end or a value.
    if ((byte !== LF && byte !== CR) || cell !== last || found >= end || filled === 0) break;
    if (byte === CR) {
      if (found + 1 >= end) break;
      if (load<u8>(found + 1) === LF) {
        while (mask === 0) {
          group += 64;
          word += 8;
          mask = load<u64>(word);
        }
        found = group + <usize>ctz(mask);
        mask &= mask - 1;
      }
    }
    if (width > 1 && load<u32>(starts + base + last) === load<u32>(ends + base + last) && isSparse(base, rowBytes)) break;
    following = found + 1;
    status = NOT_CHECKED;
    if (letters > 0 || load<u8>(firsts + <usize>load<u8>(input + <usize>load<u32>(starts + base))) > 0) break;
    status = FULL;
    record = found + 1;
    base += rowBytes;
    row++;
  }
  stopped = record;
  rowCount = row;
  return status;
}

/** True when at most half of the cells have a value. */
function isSparse(base: usize, rowBytes: usize): bool {
  let filled = 0;
  for (let cell = base; cell < base + rowBytes; cell += 4) if (load<u32>(ends + cell) > load<u32>(starts + cell)) filled++;
  return filled * 2 <= width;
}

/** Doubles of a column's plain numbers. Gives the number of rows that are not plain; `oddAt` has them in order. */
export function packNumbers(column: i32, rows: i32): i32 {
  let count = 0;
  let k = (<usize>column) << 2;
  for (let row = 0; row < rows; row++, k += (<usize>width) << 2) {
    const value = plainNumber(input + <usize>load<u32>(starts + k), input + <usize>load<u32>(ends + k));
    store<f64>(values + ((<usize>row) << 3), value);
    store<u32>(odd + ((<usize>count) << 2), row);
    count += i32(value !== value);
  }
  return count;
}

/** 64-bit integers; otherwise as packNumbers. */
export function packIntegers(column: i32, rows: i32): i32 {
  let count = 0;
  let k = (<usize>column) << 2;
  for (let row = 0; row < rows; row++, k += (<usize>width) << 2) {
    const value = plainInteger(input + <usize>load<u32>(starts + k), input + <usize>load<u32>(ends + k));
    store<i64>(values + ((<usize>row) << 3), value);
    store<u32>(odd + ((<usize>count) << 2), row);
    count += i32(value === NOT_PLAIN);
  }
  return count;
}

/** Days, or microseconds in a column of timestamps, of dates with the year first; otherwise as packNumbers. */
export function packDates(column: i32, rows: i32, timed: bool): i32 {
  let count = 0;
  let k = (<usize>column) << 2;
  for (let row = 0; row < rows; row++, k += (<usize>width) << 2) {
    const from = load<u32>(starts + k);
    const to = load<u32>(ends + k);
    const ms = timed || to - from === 10 ? plainDate(input + <usize>from, input + <usize>to) : NOT_PLAIN;
    if (timed) store<i64>(values + ((<usize>row) << 3), ms * 1000);
    else store<i32>(values + ((<usize>row) << 2), daysOf(ms));
    store<u32>(odd + ((<usize>count) << 2), row);
    count += i32(ms === NOT_PLAIN);
  }
  return count;
}

/**
 * Bytes and offsets, from `base` on, of a column of text. Odd are rows without text, also those of `\N`, and those that may name a total.
 * -1 when a text is not UTF-8, holds NUL, or there is no room for all.
 */
export function packTexts(column: i32, rows: i32, base: u32): i32 {
  let count = 0;
  let at: usize = 0;
  let k = (<usize>column) << 2;
  store<u32>(offsets, base);
  for (let row = 0; row < rows; row++, k += (<usize>width) << 2) {
    const from = input + <usize>load<u32>(starts + k);
    const to = input + <usize>load<u32>(ends + k);
    let length = <u32>(to - from);
    let isOdd = length === 0;
    if (length === 2 && <u32>load<u16>(from) === DATABASE_NULL) {
      isOdd = true;
      length = 0;
    }
    if (length > 0) {
      if (at + <usize>length > textBytes) return -1;
      let high: u32 = 0;
      let zero: u32 = 0;
      let i: u32 = 0;
      for (; i + 16 < length; i += 16) {
        const bytes = v128.load(from + <usize>i);
        v128.store(text + at + <usize>i, bytes);
        high |= <u32>i8x16.bitmask(bytes);
        zero |= <u32>i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(0)));
      }
      const bytes = v128.load(from + <usize>i);
      v128.store(text + at + <usize>i, bytes);
      const mask = ((<u32>1) << (length - i)) - 1;
      high |= (<u32>i8x16.bitmask(bytes)) & mask;
      zero |= (<u32>i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(0)))) & mask;
      if (zero > 0 || (high > 0 && !isUtf8(from, to))) return -1;
      isOdd = length <= LONGEST_TOTAL && load<u8>(endings + <usize>load<u16>(to - 2)) > 0;
      at += <usize>length;
    }
    store<u32>(offsets + ((<usize>row + 1) << 2), base + <u32>at);
    store<u32>(odd + ((<usize>count) << 2), row);
    count += i32(isOdd);
  }
  return count;
}

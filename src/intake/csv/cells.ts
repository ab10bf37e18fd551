/** Owns the form in which split records are handed to the columns: positions into bytes. */
import type { CellKernel } from './cell-kernel';

/** Cells of complete records, row by row: cell (row, column) is bytes[starts[k] … ends[k]) with k = row × width + column. */
export interface CellBlock {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly rows: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Physical line of each row's first byte, counted from 1. */
  readonly lines: Int32Array;
  /** Byte of the quote, which stands before a cell that is quoted; not given where blanks around a cell are part of it. */
  readonly quote?: number;
  /** Set where the bytes and positions are in its memory. */
  readonly kernel?: CellKernel | null;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** UTF-8 bytes as text. Short ASCII, which most numbers and dates are, without the decoder: three times as fast. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  if (end - start <= 24) {
    let text = '';
    let i = start;
    for (; i < end; i++) {
      const byte = bytes[i] as number;
      if (byte > 127) break;
      text += String.fromCharCode(byte);
    }
    if (i === end) return text;
  }
  return decoder.decode(bytes.subarray(start, end));
}

const encoder = new TextEncoder();

/** Writes the texts over the bytes of their line and into the cells from `base` on; false when they are longer: bytes that are no text become more. */
export function placeCells(
  bytes: Uint8Array,
  start: number,
  end: number,
  texts: readonly string[],
  starts: Int32Array,
  ends: Int32Array,
  base: number,
): boolean {
  const cells = texts.map((text) => encoder.encode(text));
  if (cells.reduce((sum, { length }) => sum + length, 0) > end - start) return false;
  let at = start;
  cells.forEach((cell, i) => {
    bytes.set(cell, at);
    starts[base + i] = at;
    at += cell.length;
    ends[base + i] = at;
  });
  return true;
}

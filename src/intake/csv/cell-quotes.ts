/** Owns what happens to the bytes of a cell before it is handed on: quotes and escapes taken out, blanks around it left. */
import type { Dialect } from './dialect';

const SPACE = 32;
const BACKSLASH = 92;
const EQUALS = 61;

/** A cell whose quotes must be taken out: escaped ones, or text after the closing quote. */
export interface Rewrite {
  readonly cell: number;
  readonly from: number;
  readonly to: number;
  /** Quotes within are characters: it ends with its last. */
  readonly inner: boolean;
}

/** In place, and in the places of its cell: doubled quotes become one; the closing quote goes, and what follows it stays. */
export function takeQuotesOut(
  bytes: Uint8Array,
  { quote, escape }: Dialect,
  starts: Int32Array,
  ends: Int32Array,
  { cell, from, to, inner }: Rewrite,
): void {
  let write = from;
  let inside = true;
  for (let read = from; read < to; read++) {
    const byte = bytes[read] as number;
    const next = read + 1 < to ? bytes[read + 1] : -1;
    if (byte === quote && inside && next === quote) bytes[write++] = bytes[read++] as number;
    else if (byte === quote && inside && !inner) inside = false;
    else if (byte === BACKSLASH && escape === true && (next === quote || next === BACKSLASH))
      bytes[write++] = bytes[++read] as number;
    else bytes[write++] = byte;
  }
  ends[cell] = write;
  takeFormulaOff(bytes, quote, starts, ends, cell);
}

/** Of `="0012"`, which spreadsheets write to keep a text from becoming a number, the text remains. */
function takeFormulaOff(bytes: Uint8Array, quote: number, starts: Int32Array, ends: Int32Array, cell: number): void {
  const from = starts[cell] as number;
  const to = ends[cell] as number;
  if (to - from < 3 || bytes[from] !== EQUALS || bytes[from + 1] !== quote || bytes[to - 1] !== quote) return;
  for (let i = from + 2; i < to - 1; i++) if (bytes[i] === quote) return;
  starts[cell] = from + 2;
  ends[cell] = to - 1;
}

/** Moves the ends of cells past the blanks around them. */
export function trimCells(bytes: Uint8Array, starts: Int32Array, ends: Int32Array, first: number, end: number): void {
  for (let cell = first; cell < end; cell++) {
    let from = starts[cell] as number;
    let to = ends[cell] as number;
    while (from < to && bytes[from] === SPACE) from++;
    while (to > from && bytes[to - 1] === SPACE) to--;
    starts[cell] = from;
    ends[cell] = to;
  }
}

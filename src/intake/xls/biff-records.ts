/** Owns the records of a BIFF stream, and the reading of one record with what continues it. */

/** Record types by number ([MS-XLS] 2.3). */
export const RECORD = {
  Formula: 0x06,
  Eof: 0x0a,
  Date1904: 0x22,
  FilePass: 0x2f,
  Continue: 0x3c,
  CodePage: 0x42,
  ColInfo: 0x7d,
  BoundSheet: 0x85,
  MulRk: 0xbd,
  RString: 0xd6,
  Xf: 0xe0,
  MergeCells: 0xe5,
  Sst: 0xfc,
  LabelSst: 0xfd,
  Number: 0x203,
  Label: 0x204,
  BoolErr: 0x205,
  String: 0x207,
  Row: 0x208,
  Rk: 0x27e,
  Format: 0x41e,
  Bof: 0x809,
} as const;

/** One record; its fields are read from the start on. @throws RangeError beyond its end */
export class BiffRecord {
  private part = 0;
  private at = 0;

  /** @param parts the record's bytes and those of the CONTINUE records behind it */
  constructor(
    readonly type: number,
    private readonly parts: readonly Uint8Array[],
    /** Position behind the record and all that continues it. */
    readonly next: number,
  ) {}

  get size(): number {
    return this.parts.reduce((sum, { length }) => sum + length, 0);
  }

  u8(): number {
    while (this.at >= (this.parts[this.part]?.length ?? 0)) {
      if (this.part + 1 >= this.parts.length) throw new RangeError('a record ends too early');
      this.part++;
      this.at = 0;
    }
    return this.parts[this.part]?.[this.at++] ?? 0;
  }

  u16(): number {
    return this.u8() | (this.u8() << 8);
  }

  u32(): number {
    return (this.u16() | (this.u16() << 16)) >>> 0;
  }

  f64(): number {
    const view = new DataView(new ArrayBuffer(8));
    for (let i = 0; i < 8; i++) view.setUint8(i, this.u8());
    return view.getFloat64(0, true);
  }

  skip(bytes: number): void {
    for (let left = bytes; left > 0;) {
      const here = (this.parts[this.part]?.length ?? 0) - this.at;
      if (here === 0 && this.part + 1 >= this.parts.length) throw new RangeError('a record ends too early');
      const step = Math.min(left, here);
      this.at += step;
      left -= step;
      if (left > 0) {
        this.part++;
        this.at = 0;
      }
    }
  }

  /** Bytes as they stand. */
  bytes(count: number): Uint8Array {
    const bytes = new Uint8Array(Math.min(count, this.size));
    for (let i = 0; i < count; i++) bytes[i] = this.u8();
    return bytes;
  }

  /** Characters of one or two bytes; where a record continues, a byte says anew which. */
  characters(count: number, wide: boolean): string {
    let text = '';
    let isWide = wide;
    let left = count;
    while (left > 0) {
      let here = (this.parts[this.part]?.length ?? 0) - this.at;
      if (here <= 0) {
        if (this.part + 1 >= this.parts.length) throw new RangeError('a text ends too early');
        this.part++;
        this.at = 0;
        isWide = (this.u8() & 1) !== 0;
        here = (this.parts[this.part]?.length ?? 0) - this.at;
      }
      const width = isWide ? 2 : 1;
      const some = Math.min(left, Math.floor(here / width));
      if (some === 0) throw new RangeError('a character is cut in two');
      const part = this.parts[this.part] as Uint8Array;
      text += isWide ? wideText(part, this.at, some) : narrowText(part, this.at, some);
      this.at += some * width;
      left -= some;
    }
    return text;
  }
}

function narrowText(bytes: Uint8Array, from: number, count: number): string {
  let text = '';
  for (let i = from; i < from + count; i++) text += String.fromCharCode(bytes[i] as number);
  return text;
}

function wideText(bytes: Uint8Array, from: number, count: number): string {
  let text = '';
  for (let i = from; i < from + count * 2; i += 2)
    text += String.fromCharCode((bytes[i] as number) | ((bytes[i + 1] as number) << 8));
  return text;
}

/** The record at a position; null at the end of the stream, or where its bytes end before it. */
export function recordAt(stream: Uint8Array, at: number): BiffRecord | null {
  if (at + 4 > stream.length) return null;
  const type = numberAt(stream, at);
  let next = at + 4 + numberAt(stream, at + 2);
  if (next > stream.length) return null;
  const parts = [stream.subarray(at + 4, next)];
  while (next + 4 <= stream.length && numberAt(stream, next) === RECORD.Continue) {
    const end = next + 4 + numberAt(stream, next + 2);
    if (end > stream.length) break;
    parts.push(stream.subarray(next + 4, end));
    next = end;
  }
  return new BiffRecord(type, parts, next);
}

function numberAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

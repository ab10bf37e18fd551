/** Owns the container of old Office files (OLE2 compound file): its streams by name. Chains that run in circles or out of the file are refused. */

/** The first eight bytes. */
export const COMPOUND_MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] as const;

const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const MOST_ENTRIES = 100_000;
/** Sector numbers from here on are marks, not places. */
const LAST_SECTOR = 0xfffffffa;
const STREAM = 2;
const ROOT = 5;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

/** An opened container. @throws RangeError wherever a chain does not hold */
export class CompoundFile {
  private readonly view: DataView;
  private readonly sectorBytes: number;
  private readonly miniBytes: number;
  private readonly cutoff: number;
  private readonly table: Uint32Array;
  private readonly miniTable: Uint32Array;
  private readonly entries: readonly Entry[];
  private mini: Uint8Array | null = null;

  constructor(private readonly bytes: Uint8Array) {
    if (bytes.length < HEADER_BYTES) throw new RangeError('no header');
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const shift = this.view.getUint16(30, true);
    const miniShift = this.view.getUint16(32, true);
    if ((shift !== 9 && shift !== 12) || miniShift > shift) throw new RangeError('no such sector size');
    this.sectorBytes = 1 << shift;
    this.miniBytes = 1 << miniShift;
    this.cutoff = this.view.getUint32(56, true);
    this.table = this.readTable();
    this.miniTable = numbersOf(this.chain(this.view.getUint32(60, true), Infinity));
    this.entries = this.readEntries(this.view.getUint32(48, true));
  }

  /** Names of all streams. */
  get names(): string[] {
    return this.entries.filter(({ type }) => type === STREAM).map(({ name }) => name);
  }

  /** The bytes of a stream; null when there is none of that name, whatever its case. */
  stream(name: string): Uint8Array | null {
    const entry = this.entries.find((one) => one.type === STREAM && one.name.toLowerCase() === name.toLowerCase());
    if (entry === undefined) return null;
    if (entry.size >= this.cutoff) return this.chain(entry.start, entry.size);
    this.mini ??= this.miniStream();
    const whole = new Uint8Array(entry.size);
    let sector = entry.start;
    for (let at = 0; at < entry.size; at += this.miniBytes) {
      const from = sector * this.miniBytes;
      if (sector >= LAST_SECTOR || from >= this.mini.length) throw new RangeError('a small stream is cut off');
      whole.set(this.mini.subarray(from, from + Math.min(this.miniBytes, entry.size - at)), at);
      sector = this.miniTable[sector] ?? LAST_SECTOR;
    }
    return whole;
  }

  private miniStream(): Uint8Array {
    const root = this.entries.find(({ type }) => type === ROOT);
    return root === undefined ? new Uint8Array(0) : this.chain(root.start, root.size);
  }

  /** Which sector follows which; its own sectors are listed in the header and in a chain behind it. */
  private readTable(): Uint32Array {
    const { view, sectorBytes } = this;
    const most = Math.ceil(this.bytes.length / sectorBytes);
    const sectors: number[] = [];
    for (let i = 0; i < 109; i++) sectors.push(view.getUint32(76 + i * 4, true));
    let next = view.getUint32(68, true);
    for (let n = 0; next < LAST_SECTOR; n++) {
      const part = this.sector(next);
      if (n > most || part === null) throw new RangeError('the list of sectors is broken');
      const numbers = numbersOf(part);
      sectors.push(...numbers.subarray(0, sectorBytes / 4 - 1));
      next = numbers[sectorBytes / 4 - 1] ?? LAST_SECTOR;
    }
    const used = sectors.filter((sector) => sector < LAST_SECTOR);
    if (used.length > most) throw new RangeError('more sectors than the file has');
    const table = new Uint32Array((used.length * sectorBytes) / 4).fill(0xffffffff);
    used.forEach((sector, i) => {
      const part = this.sector(sector);
      if (part !== null) table.set(numbersOf(part), (i * sectorBytes) / 4);
    });
    return table;
  }

  /** Null beyond the end of the file; the last one may be cut short. */
  private sector(number: number): Uint8Array | null {
    const from = (number + 1) * this.sectorBytes;
    if (from >= this.bytes.length) return null;
    const part = this.bytes.subarray(from, from + this.sectorBytes);
    if (part.length === this.sectorBytes) return part;
    const padded = new Uint8Array(this.sectorBytes);
    padded.set(part);
    return padded;
  }

  /** The sectors of a chain as one run of bytes. @param size Infinity for as far as the chain goes */
  private chain(start: number, size: number): Uint8Array {
    const { sectorBytes, table } = this;
    const limit = Math.ceil(this.bytes.length / sectorBytes);
    const sectors: Uint8Array[] = [];
    for (let sector = start; sector < LAST_SECTOR && sectors.length * sectorBytes < size; sector = table[sector] ?? LAST_SECTOR) {
      const part = this.sector(sector);
      if (part === null || sectors.length > limit) throw new RangeError('a chain of sectors is broken');
      sectors.push(part);
    }
    const length = Number.isFinite(size) ? size : sectors.length * sectorBytes;
    if (sectors.length * sectorBytes < length) throw new RangeError('a stream is cut off');
    const whole = new Uint8Array(length);
    sectors.forEach((part, i) => whole.set(part.subarray(0, Math.min(sectorBytes, length - i * sectorBytes)), i * sectorBytes));
    return whole;
  }

  private readEntries(start: number): Entry[] {
    const bytes = this.chain(start, Infinity);
    const view = new DataView(bytes.buffer);
    const entries: Entry[] = [];
    for (let at = 0; at + ENTRY_BYTES <= bytes.length && entries.length < MOST_ENTRIES; at += ENTRY_BYTES) {
      const nameBytes = Math.min(64, view.getUint16(at + 64, true));
      entries.push({
        name: new TextDecoder('utf-16le').decode(bytes.subarray(at, at + Math.max(0, nameBytes - 2))),
        type: view.getUint8(at + 66),
        start: view.getUint32(at + 116, true),
        size: view.getUint32(at + 120, true),
      });
    }
    return entries;
  }
}

function numbersOf(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(i * 4, true));
}

/** Owns the TypeScript side of the kernel that splits and packs plain cells: its memory, and what it leaves to others. */
import code from 'assembly:intake/csv/assembly/cells.ts';
import { mayEndTotal } from '../totals';
import type { Dialect } from './dialect';
import type { RecordChecks } from './record-checks';

interface Exports {
  readonly memory: WebAssembly.Memory;
  setup(columns: number, rows: number, chunkBytes: number, packedBytes: number): number;
  setDialect(delimiter: number, quote: number): void;
  inputAt(): number;
  startsAt(): number;
  endsAt(): number;
  watchedAt(): number;
  firstsAt(): number;
  endingsAt(): number;
  valuesAt(): number;
  offsetsAt(): number;
  oddAt(): number;
  textAt(): number;
  stoppedAt(): number;
  followingAt(): number;
  rowsSplit(): number;
  mark(size: number): void;
  split(at: number, size: number, row: number): number;
  packNumbers(column: number, rows: number): number;
  packIntegers(column: number, rows: number): number;
  packDates(column: number, rows: number, timed: boolean): number;
  packTexts(column: number, rows: number, base: number): number;
}

/** Where a split came to its end: at a full block, or at a record that is not plain or not complete. */
interface Stop {
  /** Rows of the block that are complete. */
  row: number;
  at: number;
  /** Above 0 where the record is split but for a look at its words: the position behind it. */
  following: number;
}

/** What `split` of the kernel gives for such a record. */
const NOT_CHECKED = 2;

/** A chunk of a file and what was left of the one before; more than that is read without the kernel. */
const CHUNK_BYTES = 16 * 1024 * 1024;
/** Of one column in one block. */
const TEXT_BYTES = 4 * 1024 * 1024;
const PAGE_BYTES = 65_536;
const SPACE = 32;
const SLACK = 64;
/** Bytes from which words may end, see RecordChecks; the kernel's own test is a little wider. */
const LETTERS = 0xc0;

let module: WebAssembly.Module | null | undefined;
/** One that is free: fresh memory costs more than filling it, page by page. */
let spare: Exports | undefined;

/** Null where the browser has no such instructions. */
function instantiate(): Exports | null {
  const used = spare;
  spare = undefined;
  if (used !== undefined) return used;
  try {
    module ??= new WebAssembly.Module(Uint8Array.from(atob(code), (character) => character.charCodeAt(0)));
    return new WebAssembly.Instance(module, {}).exports as unknown as Exports;
  } catch {
    return null;
  }
}

/** One stream of records in a memory of its own, whose views stay valid until `close`. */
export class CellKernel {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  private readonly input: Uint8Array;
  private readonly doubles: Float64Array;
  private readonly words: Int32Array;
  private readonly offsets: Int32Array;
  private readonly odd: Int32Array;
  private readonly text: Uint8Array;
  private readonly stop: Stop = { row: 0, at: 0, following: 0 };

  private constructor(
    private readonly exports: Exports,
    columns: number,
    rows: number,
  ) {
    const end = exports.setup(columns, rows, CHUNK_BYTES, TEXT_BYTES);
    const missing = end - exports.memory.buffer.byteLength;
    if (missing > 0) exports.memory.grow(Math.ceil(missing / PAGE_BYTES));
    const { buffer } = exports.memory;
    this.starts = new Int32Array(buffer, exports.startsAt(), rows * columns);
    this.ends = new Int32Array(buffer, exports.endsAt(), rows * columns);
    this.input = new Uint8Array(buffer, exports.inputAt(), CHUNK_BYTES);
    this.doubles = new Float64Array(buffer, exports.valuesAt(), rows);
    this.words = new Int32Array(buffer, exports.valuesAt(), rows * 2);
    this.offsets = new Int32Array(buffer, exports.offsetsAt(), rows + 1);
    this.odd = new Int32Array(buffer, exports.oddAt(), rows);
    this.text = new Uint8Array(buffer, exports.textAt(), TEXT_BYTES);
  }

  /**
   * Null for what it cannot read.
   * @param rows of a block
   */
  static open(dialect: Dialect, rows: number, { typed, first }: RecordChecks): CellKernel | null {
    const { delimiter, quote, width, escape, trim, reversedEnds } = dialect;
    if (escape === true || trim === true || reversedEnds === true) return null;
    const exports = instantiate();
    if (exports === null) return null;
    const kernel = new CellKernel(exports, width, rows);
    exports.setDialect(delimiter, quote);
    const { buffer } = exports.memory;
    const watched = new Uint8Array(buffer, exports.watchedAt(), width).fill(0);
    for (const column of typed) watched[column] = LETTERS;
    const firsts = new Uint8Array(buffer, exports.firstsAt(), 256).fill(first.includes(-1) ? 1 : 0);
    for (const byte of first) firsts[byte] = 1;
    // The record may hold nothing but blanks.
    for (const byte of [SPACE, delimiter]) firsts[byte] = 1;
    const endings = new Uint8Array(buffer, exports.endingsAt(), 65_536);
    const pair = new Uint8Array(2);
    for (let i = 0; i < endings.length; i++) {
      pair[0] = i & 255;
      pair[1] = i >> 8;
      endings[i] = mayEndTotal(pair, 2) ? 1 : 0;
    }
    return kernel;
  }

  /** Its memory is used again; no view of it may be. */
  close(): void {
    spare = this.exports;
  }

  /** Room for so many bytes; null when there is none. */
  chunk(bytes: number): Uint8Array | null {
    return bytes + SLACK <= CHUNK_BYTES ? this.input.subarray(0, bytes) : null;
  }

  /** Has to be called once a chunk is there, before it is split. A line end stands at `size`. */
  mark(size: number): void {
    this.exports.mark(size);
  }

  /** Splits records from position `at` on, as rows from `row` on. The result is good until the next call. */
  split(at: number, size: number, row: number): Stop {
    const { exports, stop } = this;
    const status = exports.split(at, size, row);
    stop.row = exports.rowsSplit();
    stop.at = exports.stoppedAt();
    stop.following = status === NOT_CHECKED ? exports.followingAt() : 0;
    return stop;
  }

  /** Writes plain numbers from `row` on. Gives the rows, counted in the block, of all other cells; good until the next call. */
  numbers(column: number, rows: number, numbers: Float64Array, row: number): Int32Array {
    const odd = this.exports.packNumbers(column, rows);
    numbers.set(this.doubles.subarray(0, rows), row);
    return this.odd.subarray(0, odd);
  }

  /** As `numbers`, with two words a row. */
  integers(column: number, rows: number, words: Int32Array, row: number): Int32Array {
    const odd = this.exports.packIntegers(column, rows);
    words.set(this.words.subarray(0, rows * 2), row * 2);
    return this.odd.subarray(0, odd);
  }

  /** As `numbers`; days, a word a row, or microseconds in two. Years come first. */
  dates(column: number, rows: number, timed: boolean, words: Int32Array, row: number): Int32Array {
    const odd = this.exports.packDates(column, rows, timed);
    const size = timed ? 2 : 1;
    words.set(this.words.subarray(0, rows * size), row * size);
    return this.odd.subarray(0, odd);
  }

  /**
   * Writes text, and the ends of all rows into `offsets`; `at` is the end of the row before. Gives the rows that have no text, and those that may
   * name a total; null, with nothing written, when a text is not plain UTF-8 or there is too much of it.
   */
  texts(
    column: number,
    rows: number,
    into: { readonly bytes: Uint8Array; readonly offsets: Int32Array },
    at: number,
    row: number,
  ): Int32Array | null {
    const odd = this.exports.packTexts(column, rows, at);
    if (odd < 0) return null;
    const end = this.offsets[rows] as number;
    into.bytes.set(this.text.subarray(0, end - at), at);
    into.offsets.set(this.offsets.subarray(1, rows + 1), row + 1);
    return this.odd.subarray(0, odd);
  }
}

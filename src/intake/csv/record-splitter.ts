/** Owns the splitting of UTF-8 bytes into records and cells: the one place that knows quotes and line ends. */
import type { Text } from '../../lib/text';
import type { RejectedRow } from '../raw-table';
import { isTotalName, LONGEST_TOTAL_BYTES } from '../totals';
import { textOf, type CellBlock } from './cells';
import { rejectReason } from './csv-problems';

const LF = 10;
const CR = 13;
const SPACE = 32;

/** A quoted cell larger than this is taken for one whose closing quote is missing. */
const LONGEST_QUOTED_BYTES = 64 * 1024 * 1024;
/** Columns are read from a block one after the other, so the block and its text should stay in the processor's cache. */
const BLOCK_CELLS = 16_384;
const KEPT_REJECTS = 1000;
const KEPT_TEXT = 500;

/** Rows of remarks under a table: `制表人：张三`, `注：…`. */
const NOTE =
  /^\s*(?:制表|填表|审核|審核|复核|复审|编制|負責|负责人|经办|打印|列印|导出|匯出|备注|備註|附注|注|註|说明|說明|数据来源|資料來源|source|notes?|prepared by|printed|generated)[^,:：]{0,12}[:：]/i;

export interface Dialect {
  readonly delimiter: number;
  readonly quote: number;
  /** Cells of a record; more are an error unless they are empty. */
  readonly width: number;
  /** Cells from which a short record is filled up with empty ones; `width` for never. */
  readonly fewest: number;
  /** Cells of the header: a record that repeats them is left out. */
  readonly header?: readonly string[];
}

/** A cell whose quotes must be taken out: escaped ones, or text after the closing quote. */
interface Rewrite {
  readonly cell: number;
  readonly from: number;
  readonly to: number;
}

/** Splits a stream of chunks. Rows left out and oddities are counted over the whole stream. */
export class RecordSplitter {
  /** Records without any value. */
  blankRows = 0;
  rejectedCount = 0;
  readonly rejected: RejectedRow[] = [];
  /** Cells with text after the closing quote. */
  strayQuotes = 0;
  /** Lines with an opening quote that nothing closes. */
  readonly unclosedLines: number[] = [];
  rows = 0;
  /** Records that repeat the header. */
  repeatedHeaders = 0;
  /** Total rows among the rejected: those named in one of `typed`. */
  totalRows = 0;
  /** Columns that hold no text, so that the name of a total row cannot stay in them. */
  typed: readonly number[] = [];

  /** First byte of the header; -1 when it has none to compare. */
  private readonly first: number;

  private rest = new Uint8Array(0);
  private bytes: Uint8Array = this.rest;
  private size = 0;
  private last = false;
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  private readonly lines: Int32Array;
  // Of the record at hand, counted only when it is complete:
  private readonly rewrites: Rewrite[] = [];
  private breaks = 0;
  private stray = 0;
  private unclosedHere = false;
  private kept = false;
  // Of the quoted cell at hand:
  private from = 0;
  private to = 0;

  /** @param line physical line, from 1, at which the stream starts */
  constructor(
    private readonly dialect: Dialect,
    private line: number,
  ) {
    const rows = Math.max(16, Math.ceil(BLOCK_CELLS / dialect.width));
    this.starts = new Int32Array(rows * dialect.width);
    this.ends = new Int32Array(rows * dialect.width);
    this.lines = new Int32Array(rows);
    this.first = new TextEncoder().encode(dialect.header?.[0])[0] ?? -1;
  }

  /**
   * The complete records so far, in blocks that are valid until the next is asked for; what is left of the last record is
   * kept for the next chunk. `last` closes the stream.
   */
  *split(chunk: Uint8Array, last: boolean): Generator<CellBlock> {
    const size = this.rest.length + chunk.length;
    // The line end behind the data stops every scan, so that no loop has to watch for the end.
    const bytes = new Uint8Array(size + 1);
    bytes.set(this.rest);
    bytes.set(chunk, this.rest.length);
    bytes[size] = LF;
    this.bytes = bytes;
    this.size = size;
    this.last = last;
    const { width } = this.dialect;
    const { starts, ends, lines } = this;
    let at = 0;
    let next = 0;
    while (next >= 0 && at < size) {
      let rows = 0;
      while (rows < lines.length && at < size) {
        next = this.record(at, rows * width);
        if (next < 0) break;
        if (this.kept) lines[rows++] = this.line;
        this.line += 1 + this.breaks;
        at = next;
      }
      this.rows += rows;
      if (rows > 0) yield { bytes, width, rows, starts, ends, lines };
    }
    this.rest = bytes.slice(at, size);
  }

  /** Reads the record that starts at `start` into the cells from `base`. Gives the start of the next, or -1 when it is not complete yet. */
  private record(start: number, base: number, literal = false): number {
    const { bytes, size, starts, ends } = this;
    const { delimiter, quote, width, fewest } = this.dialect;
    // Nearly every byte is above the bytes that end a cell: one comparison for it instead of three.
    const highest = Math.max(delimiter, CR);
    const highestOpening = Math.max(quote, SPACE);
    let i = start;
    let fields = 0;
    let beyond = 0;
    this.breaks = 0;
    if (this.rewrites.length > 0) this.rewrites.length = 0;
    this.stray = 0;
    this.unclosedHere = literal;
    this.kept = false;
    for (;;) {
      let from = i;
      let to: number;
      let byte = bytes[i] as number;
      if (byte <= highestOpening && (byte === quote || byte === SPACE) && !literal && this.quoteAt(i) >= 0) {
        i = this.quoted(i, fields < width ? base + fields : -1);
        if (i < 0) return -1;
        from = this.from;
        to = this.to;
        byte = bytes[i] as number;
      } else {
        while (byte > highest || (byte !== delimiter && byte !== LF && byte !== CR)) byte = bytes[++i] as number;
        to = i;
      }
      if (fields < width) {
        starts[base + fields] = from;
        ends[base + fields] = to;
      } else if (to > from) beyond++;
      fields++;
      if (byte !== delimiter) break;
      i++;
    }
    // The line end behind the data ends the record only when no more data comes.
    if (i >= size && !this.last) return -1;
    let next = i + 1;
    if (i < size && bytes[i] === CR) {
      // Only the next chunk tells whether a line feed follows.
      if (i + 1 >= size && !this.last) return -1;
      if (i + 1 < size && bytes[i + 1] === LF) next = i + 2;
    }
    next = Math.min(next, size);
    // A record as long as its delimiters has no value; so may one of empty quotes.
    if (
      i - start === fields - 1 ||
      (bytes[i - 1] === quote && beyond === 0 && this.filledCells(base, Math.min(fields, width)) === 0)
    ) {
      this.blankRows++;
      return next;
    }
    if (fields < fewest || beyond > 0) {
      if (this.breaks > 0) {
        // A quote that is never closed swallows the lines below it: take it as a character and this line by itself.
        return this.record(start, base, true);
      }
      this.reject(start, i, rejectReason(fields, width));
      return next;
    }
    for (let field = fields; field < width; field++) starts[base + field] = ends[base + field] = i;
    if (width > 1 && starts[base + width - 1] === ends[base + width - 1]) {
      const filled = this.filledCells(base, width);
      if (filled === 0) {
        this.blankRows++;
        return next;
      }
      if (filled * 2 <= width && this.isNote(base)) {
        this.reject(start, i, NOTE_REASON);
        return next;
      }
    }
    for (const rewrite of this.rewrites) this.takeQuotesOut(rewrite);
    if (this.isHeader(base)) {
      this.repeatedHeaders++;
      return next;
    }
    if (this.typed.length > 0 && this.namesTotal(base)) {
      this.totalRows++;
      this.reject(start, i, TOTAL_REASON);
      return next;
    }
    this.strayQuotes += this.stray;
    if (this.unclosedHere) this.unclosedLines.push(this.line);
    this.kept = true;
    return next;
  }

  /** Position of the opening quote, after blanks, of the cell at `i`; -1 when it has none. */
  private quoteAt(i: number): number {
    let at = i;
    while (this.bytes[at] === SPACE) at++;
    return this.bytes[at] === this.dialect.quote && at < this.size ? at : -1;
  }

  /** Reads a quoted cell into `from` and `to`; gives the position of what ends it, or -1 when more bytes are needed. */
  private quoted(start: number, cell: number): number {
    const { bytes, size } = this;
    const { delimiter, quote } = this.dialect;
    const open = this.quoteAt(start);
    let breaks = 0;
    let escaped = false;
    let i = open + 1;
    for (;;) {
      let byte = bytes[i] as number;
      while (byte !== quote && i < size) {
        if (byte === LF || (byte === CR && bytes[i + 1] !== LF)) breaks++;
        byte = bytes[++i] as number;
      }
      if (i >= size) {
        if (!this.last && size - start < LONGEST_QUOTED_BYTES) return -1;
        return this.unclosed(start);
      }
      if (i + 1 >= size && !this.last) return -1;
      if (bytes[i + 1] !== quote || i + 1 >= size) break;
      escaped = true;
      i += 2;
    }
    let end = i + 1;
    while (bytes[end] === SPACE) end++;
    let byte = bytes[end] as number;
    this.from = open + 1;
    this.to = i;
    if (byte !== delimiter && byte !== LF && byte !== CR) {
      // Text after a quoted cell of several lines: the quote closed a cell further down.
      if (breaks > 0) return this.unclosed(start);
      while (byte !== delimiter && byte !== LF && byte !== CR) byte = bytes[++end] as number;
      this.to = end;
      this.stray++;
      escaped = true;
    }
    if (end >= size && !this.last) return -1;
    this.breaks += breaks;
    if (escaped && cell >= 0) this.rewrites.push({ cell, from: this.from, to: this.to });
    return end;
  }

  /** The cell taken as it stands, quote included, to the next delimiter or line end. */
  private unclosed(start: number): number {
    const { bytes } = this;
    const { delimiter } = this.dialect;
    let i = start;
    while (bytes[i] !== delimiter && bytes[i] !== LF && bytes[i] !== CR) i++;
    if (i >= this.size && !this.last) return -1;
    this.unclosedHere = true;
    this.from = start;
    this.to = i;
    return i;
  }

  /** In place: doubled quotes become one; the closing quote goes, and what follows it stays. */
  private takeQuotesOut({ cell, from, to }: Rewrite): void {
    const { bytes } = this;
    const { quote } = this.dialect;
    let write = from;
    let inside = true;
    for (let read = from; read < to; read++) {
      const byte = bytes[read] as number;
      if (byte === quote && inside) {
        if (bytes[read + 1] === quote && read + 1 < to) bytes[write++] = bytes[read++] as number;
        else inside = false;
      } else bytes[write++] = byte;
    }
    this.ends[cell] = write;
  }

  private filledCells(base: number, cells: number): number {
    let filled = 0;
    for (let cell = base; cell < base + cells; cell++) if ((this.ends[cell] as number) > (this.starts[cell] as number)) filled++;
    return filled;
  }

  /** A remark: the first filled cell has words that remarks begin with. One cell at least has to be filled. */
  private isNote(base: number): boolean {
    let cell = base;
    while (this.ends[cell] === this.starts[cell]) cell++;
    const from = this.starts[cell] as number;
    const to = this.ends[cell] as number;
    return to - from < 400 && NOTE.test(textOf(this.bytes, from, to));
  }

  private isHeader(base: number): boolean {
    const { first, starts, ends } = this;
    const { header, width } = this.dialect;
    if (header === undefined || this.bytes[starts[base] as number] !== first) return false;
    for (let i = 0; i < width; i++)
      if (textOf(this.bytes, starts[base + i] as number, ends[base + i] as number) !== (header[i] ?? '')) return false;
    return true;
  }

  private namesTotal(base: number): boolean {
    const { typed, bytes, starts, ends } = this;
    for (let k = 0; k < typed.length; k++) {
      const cell = base + (typed[k] as number);
      const from = starts[cell] as number;
      const to = ends[cell] as number;
      // Digits, signs and blanks come before `A`.
      if (
        to > from &&
        to - from <= LONGEST_TOTAL_BYTES &&
        (bytes[to - 1] as number) >= 65 &&
        isTotalName(textOf(bytes, from, to))
      )
        return true;
    }
    return false;
  }

  private reject(start: number, end: number, reason: Text): void {
    this.rejectedCount++;
    if (this.rejected.length >= KEPT_REJECTS) return;
    const text = textOf(this.bytes, start, Math.min(end, start + KEPT_TEXT * 4)).slice(0, KEPT_TEXT);
    this.rejected.push({ line: this.line, reason, text });
  }
}

const TOTAL_REASON: Text = { en: 'a total row in a column without text', zh: '合计行' };
const NOTE_REASON: Text = { en: 'a remark, not a row of data', zh: '备注行，非数据' };

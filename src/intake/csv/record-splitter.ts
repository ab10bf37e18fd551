/** Owns the splitting of UTF-8 bytes into records and cells: the one place that knows quotes and line ends. */
import type { Text } from '../../lib/text';
import type { RejectedRow } from '../raw-table';
import { CellKernel } from './cell-kernel';
import { textOf, type CellBlock } from './cells';
import { takeQuotesOut, trimCells, type Rewrite } from './cell-quotes';
import { rejectReasons } from './csv-problems';
import type { Dialect, Mender } from './dialect';
import { CELL_END, LineRewriter } from './line-form';
import { LineMender } from './line-mender';
import { RecordChecks } from './record-checks';
import type { RecordCounts } from './record-counts';
import { endOfText, isFormulaText, linesFit } from './quoted-lines';
import { KEPT_TEXT, RejectList } from './reject-list';

const LF = 10;
const CR = 13;
const SPACE = 32;

/** A quoted cell larger than this is taken for one whose closing quote is missing. */
const LONGEST_QUOTED_BYTES = 64 * 1024 * 1024;
/** From this size on the lines below its quote are asked whether they are records. */
const DOUBTFUL_QUOTED_BYTES = 1024 * 1024;
/** Columns are read from a block one after the other, so the block and its text should stay in the processor's cache. */
const BLOCK_CELLS = 16_384;
const BACKSLASH = 92;
const EQUALS = 61;
const KERNEL_BYTES = 262_144;

export type { Dialect, Mender };

/** Splits a stream of chunks. Rows left out and oddities are counted over the whole stream. */
export class RecordSplitter {
  /** Records without any value. */
  blankRows = 0;
  private readonly rejects = new RejectList();
  /** Cells with text after the closing quote. */
  strayQuotes = 0;
  /** Lines with an opening quote that nothing closes. */
  readonly unclosedLines: number[] = [];
  rows = 0;
  lastRowLine = 0;
  /** Records that repeat the header. */
  repeatedHeaders = 0;
  /** Total rows among the rejected: those named in one of `typed`. */
  totalRows = 0;
  /** Leaves out every record that may be damaged, for a sample of how sound ones look. */
  onlySound = false;
  /** What may stand around quotes; nothing where blanks delimit. */
  private readonly blank: number;
  private readonly rewriter: LineRewriter | null;
  private readonly mending: LineMender;
  private readonly checks: RecordChecks;
  /** Byte in front of the chunk at hand. */
  private before = LF;

  private rest = new Uint8Array(0);
  private bytes: Uint8Array = this.rest;
  private size = 0;
  private kernel: CellKernel | null = null;
  private last = false;
  private starts: Int32Array;
  private ends: Int32Array;
  private readonly lines: Int32Array;
  // Of the record at hand, counted only when it is complete:
  private readonly rewrites: Rewrite[] = [];
  private breaks = 0;
  private stray = 0;
  private torn = false;
  private unclosedHere = false;
  private kept = false;
  // Of the quoted cell at hand:
  private from = 0;
  private to = 0;

  /** @param line physical line, from 1, at which the stream starts @param kernelBytes size of a chunk from which a kernel is worth its start */
  constructor(
    private readonly dialect: Dialect,
    private line: number,
    private readonly kernelBytes = KERNEL_BYTES,
  ) {
    const rows = Math.max(16, Math.ceil(BLOCK_CELLS / dialect.width));
    this.starts = new Int32Array(rows * dialect.width);
    this.ends = new Int32Array(rows * dialect.width);
    this.lines = new Int32Array(rows);
    this.blank = dialect.delimiter === SPACE ? -1 : SPACE;
    this.rewriter = dialect.form === undefined ? null : new LineRewriter(dialect.form);
    this.checks = new RecordChecks(dialect, this.starts, this.ends);
    this.mending = new LineMender(this.checks);
  }

  /** Columns that hold no text, so that the name of a total row cannot stay in them. */
  set typed(columns: readonly number[]) {
    this.checks.typed = columns;
  }

  /** Columns of text in which codes or a few texts repeat themselves. */
  set regular(columns: RecordChecks['regular']) {
    this.checks.regular = columns;
  }

  /** Set once it is known what the columns look like; without it no record is mended. */
  set mender(mender: Mender) {
    this.checks.mender = mender;
  }

  /** Line at which the next record starts. */
  get nextLine(): number {
    return this.line;
  }

  /** True while a record has begun that more bytes may complete. */
  get isWaiting(): boolean {
    return this.rest.length > 0;
  }

  /** All counts so far, as plain data. */
  get counts(): RecordCounts {
    const { rows, blankRows, rejectedCount, rejected, strayQuotes, unclosedLines, repeatedHeaders, totalRows, lastRowLine } =
      this;
    const { shortRows, shortLines, mendedRows, mendedLines } = this.mending;
    const { otherTables } = this.checks;
    return {
      ...{ rows, blankRows, rejectedCount, rejected, strayQuotes, unclosedLines, repeatedHeaders, totalRows, lastRowLine },
      ...{ shortRows, shortLines, mendedRows, mendedLines, otherTables },
    };
  }

  get rejectedCount(): number {
    return this.rejects.count;
  }

  /** As many as memory allows; see reject-list. */
  get rejected(): RejectedRow[] {
    return this.rejects.rows;
  }

  /**
   * The complete records so far, in blocks that are valid until the next is asked for; what is left of the last record is
   * kept for the next chunk. `last` closes the stream.
   */
  *split(stream: Uint8Array, last: boolean): Generator<CellBlock> {
    const chunk = this.rewriter?.add(stream, last) ?? stream;
    const size = this.rest.length + chunk.length;
    this.kernel ??= size < this.kernelBytes ? null : this.openKernel();
    const room = this.kernel?.chunk(size + 1) ?? null;
    const kernel = room === null ? null : this.kernel;
    const bytes = room ?? new Uint8Array(size + 1);
    bytes.set(this.rest);
    bytes.set(chunk, this.rest.length);
    // The line end behind the data stops every scan, so that no loop has to watch for the end.
    bytes[size] = LF;
    this.bytes = this.checks.bytes = bytes;
    this.size = size;
    this.last = last;
    kernel?.mark(size);
    const { width } = this.dialect;
    const { starts, ends, lines } = this;
    let at = 0;
    let next = 0;
    while (next >= 0 && at < size) {
      let rows = 0;
      while (rows < lines.length && at < size) {
        if (kernel !== null && !this.checks.isOtherTable) {
          const stop = kernel.split(at, size, rows);
          while (rows < stop.row) lines[rows++] = this.line++;
          at = stop.at;
          if (rows === lines.length || at >= size) break;
          if (stop.following > 0 && !this.checks.isBlankRow(rows * width) && this.checks.reasonToSkip(rows * width, 0) === null) {
            lines[rows++] = this.line++;
            at = stop.following;
            continue;
          }
        }
        next = this.record(at, rows * width);
        if (next < 0) break;
        if (this.kept) lines[rows++] = this.line;
        this.line += 1 + this.breaks;
        at = next;
      }
      if (rows === 0) continue;
      this.rows += rows;
      this.lastRowLine = lines[rows - 1] as number;
      yield { bytes, width, rows, starts, ends, lines, kernel, quote: this.dialect.quote };
    }
    this.rest = bytes.slice(at, size);
    if (at > 0) this.before = bytes[at - 1] as number;
    if (last) this.close();
  }

  private openKernel(): CellKernel | null {
    const kernel = CellKernel.open(this.dialect, this.lines.length, this.checks);
    if (kernel !== null) [this.starts, this.ends] = [this.checks.starts, this.checks.ends] = [kernel.starts, kernel.ends];
    return kernel;
  }

  /** Ends the stream, which `split` does by itself at the last chunk. */
  close(): void {
    this.kernel?.close();
    this.kernel = null;
  }

  /** Reads the record that starts at `start` into the cells from `base`. Gives the start of the next, or -1 when it is not complete yet. */
  private record(start: number, base: number, literal = false): number {
    const { bytes, size, starts, ends } = this;
    const { delimiter, quote, width, fewest, most = Infinity } = this.dialect;
    // Nearly every byte is above the bytes that end a cell: one comparison for it instead of three.
    const highest = Math.max(delimiter, CR);
    const highestOpening = Math.max(quote, SPACE);
    let i = start;
    let fields = 0;
    let beyond = 0;
    this.breaks = 0;
    if (this.rewrites.length > 0) this.rewrites.length = 0;
    this.stray = 0;
    this.torn = false;
    this.unclosedHere = literal;
    this.kept = false;
    for (;;) {
      let from = i;
      let to: number;
      let byte = bytes[i] as number;
      if (
        ((byte <= highestOpening && (byte === quote || byte === SPACE)) || (byte === EQUALS && bytes[i + 1] === quote)) &&
        !literal &&
        this.quoteAt(i) >= 0
      ) {
        i = this.quoted(i, fields < width ? base + fields : -1);
        if (i < 0) return -1;
        from = this.from;
        to = this.to;
        byte = bytes[i] as number;
      } else {
        while (byte > highest || (byte !== delimiter && byte !== LF && byte !== CR)) byte = bytes[++i] as number;
        to = i;
        if (bytes[i - 1] === quote && i > from) this.torn = true;
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
    // A record as long as its delimiters has no value; nor has one of blanks, or of empty quotes.
    if (
      i - start === fields - 1 ||
      ((bytes[start] === SPACE || bytes[start] === delimiter) && this.checks.isBlank(start, i)) ||
      (bytes[i - 1] === quote && beyond === 0 && this.checks.filledCells(base, Math.min(fields, width)) === 0)
    ) {
      // Line ends the wrong way round: the CR behind a LF is no line of its own.
      if (this.checks.isReversedEnd(start, next, this.before)) this.breaks = -1;
      else this.blankRows++;
      return next;
    }
    const misfit = fields < fewest || fields > most || beyond > 0;
    if (misfit && this.breaks > 0) {
      // A quote that is never closed swallows the lines below it: take it as a character and this line by itself.
      return this.record(start, base, true);
    }
    if (fields < fewest && !literal) {
      const joined = this.mending.join(start, i, next, size, this.last, base, this.line);
      if (joined > 0) [this.kept, this.breaks] = [true, 1];
      if (joined !== 0) return joined;
    }
    const suspect = misfit || this.unclosedHere || this.torn || this.stray > 0;
    this.kept = suspect && this.breaks === 0 && this.mending.mend(start, i, base, this.line);
    if (this.kept) return next;
    if (this.torn && this.checks.mender !== null) this.stray++;
    if (misfit || (suspect && this.onlySound)) {
      this.reject(start, i, this.checks.reasonFor(start, i, fields));
      return next;
    }
    for (let field = fields; field < width; field++) starts[base + field] = ends[base + field] = i;
    if (width > 1 && starts[base + width - 1] === ends[base + width - 1]) {
      const filled = this.checks.filledCells(base, width);
      if (filled === 0) {
        this.blankRows++;
        return next;
      }
      if (filled * 2 <= width && this.checks.isNote(base)) {
        this.reject(start, i, rejectReasons.note);
        return next;
      }
    }
    for (const rewrite of this.rewrites) takeQuotesOut(bytes, this.dialect, starts, ends, rewrite);
    if (this.dialect.trim === true) trimCells(bytes, starts, ends, base, base + width);
    const skip = this.checks.reasonToSkip(base, this.line);
    if (skip === 'header') this.repeatedHeaders++;
    else if (skip === 'total') this.totalRows++;
    if (skip !== null && skip !== 'header') this.reject(start, i, rejectReasons[skip]);
    if (skip !== null) return next;
    this.strayQuotes += this.stray;
    if (this.unclosedHere) this.unclosedLines.push(this.line);
    this.kept = true;
    return next;
  }

  /** Position of the opening quote, after blanks, of the cell at `i`; -1 when it has none. */
  private quoteAt(i: number): number {
    let at = i;
    while (this.bytes[at] === this.blank) at++;
    if (this.bytes[at] === EQUALS && isFormulaText(this.bytes, at, this.dialect)) at++;
    return this.bytes[at] === this.dialect.quote && at < this.size ? at : -1;
  }

  /** Reads a quoted cell into `from` and `to`; gives the position of what ends it, or -1 when more bytes are needed. */
  private quoted(start: number, cell: number): number {
    const { bytes, size } = this;
    const { delimiter, quote } = this.dialect;
    const open = this.quoteAt(start);
    const escape = this.dialect.escape === true;
    let breaks = 0;
    let escaped = false;
    let inner = false;
    let i = open + 1;
    for (;;) {
      let byte = bytes[i] as number;
      while (byte !== quote && i < size) {
        if (byte === LF || (byte === CR && bytes[i + 1] !== LF)) breaks++;
        if (escape && byte === BACKSLASH) {
          escaped = true;
          if (bytes[i + 1] === quote || bytes[i + 1] === BACKSLASH) i++;
        }
        byte = bytes[++i] as number;
      }
      if (i >= size) {
        const waiting = size - start;
        if (
          !this.last &&
          waiting < LONGEST_QUOTED_BYTES &&
          !(waiting > DOUBTFUL_QUOTED_BYTES && linesFit(bytes, start, size, this.dialect))
        )
          return -1;
        return this.unclosed(start);
      }
      if (i + 1 >= size && !this.last) return -1;
      if (bytes[i + 1] === quote && i + 1 < size) {
        escaped = true;
        i += 2;
        continue;
      }
      // A quote that nothing escapes, in a cell that ends with a quote further on in this line.
      const end = endOfText(bytes, i + 1, size, delimiter, this.blank);
      if (end >= size && !this.last) return -1;
      if (breaks > 0 || end === i + 1 || bytes[end - 1] !== quote) break;
      escaped = inner = true;
      i = end - 1;
      break;
    }
    let end = i + 1;
    while (bytes[end] === this.blank) end++;
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
    if (inner) this.stray++;
    if (escaped && cell >= 0) this.rewrites.push({ cell, from: this.from, to: this.to, inner });
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

  private reject(start: number, end: number, reason: Text): void {
    this.rejects.add(this.line, reason, () =>
      textOf(this.bytes, start, Math.min(end, start + KEPT_TEXT * 4)).replaceAll(CELL_END, ' | '),
    );
  }
}

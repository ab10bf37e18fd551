/** Owns the recognition of records that are no data: remarks, repeated headers, total rows, headers of other tables. */
import type { Text } from '../../lib/text';
import { isTotalName, LONGEST_TOTAL_BYTES } from '../totals';
import { textOf } from './cells';
import { rejectReason, rejectReasons } from './csv-problems';
import type { Dialect, Mender } from './dialect';
import { isMissing } from './number-text';

const LF = 10;
const CR = 13;

/** Rows of remarks under a table: `制表人：张三`, `注：…`. */
export const NOTE =
  /^\s*(?:制表|填表|审核|審核|复核|复审|编制|負責|负责人|经办|打印|列印|导出|匯出|备注|備註|附注|注|註|说明|說明|数据来源|資料來源|source|notes?|prepared by|printed|generated)[^,:：]{0,12}[:：]/i;

/** Looks at the record whose cells stand from `base` on in the splitter's arrays. */
export class RecordChecks {
  bytes: Uint8Array = new Uint8Array(0);
  /** Columns that hold no text, so that the name of a total row cannot stay in them. */
  typed: readonly number[] = [];
  /** Columns of text whose cells repeat themselves; `code` where they are codes of digits. */
  regular: readonly { readonly column: number; readonly code: boolean }[] = [];
  /** Lines of headers of other tables, and whether the last record was of one of them. */
  readonly otherTables: number[] = [];
  isOtherTable = false;
  mender: Mender | null = null;
  private readonly width: number;
  private readonly delimiter: number;
  private readonly reversedEnds: boolean;
  private readonly headers: readonly (readonly string[])[];
  /** First bytes of the header's rows; -1 for an empty one. */
  readonly first: readonly number[];

  constructor(
    { delimiter, width, headers = [], reversedEnds = false }: Dialect,
    public starts: Int32Array,
    public ends: Int32Array,
  ) {
    this.width = width;
    this.reversedEnds = reversedEnds;
    this.delimiter = delimiter;
    this.headers = headers;
    this.first = headers.map((cells) => new TextEncoder().encode(cells[0]?.trim())[0] ?? -1);
  }

  /** Cells that are not empty, of those from `base` on. */
  filledCells(base: number, cells: number): number {
    let filled = 0;
    for (let cell = base; cell < base + cells; cell++) if ((this.ends[cell] as number) > (this.starts[cell] as number)) filled++;
    return filled;
  }

  /** Nothing but blanks between its delimiters. */
  isBlank(start: number, end: number): boolean {
    for (let i = start; i < end; i++) {
      const byte = this.bytes[i];
      if (byte !== 32 && byte !== 9 && byte !== this.delimiter) return false;
    }
    return true;
  }

  /** True for an empty record that is the CR of a line end LF CR. @param before byte in front of the chunk */
  isReversedEnd(start: number, next: number, before: number): boolean {
    const { bytes } = this;
    const previous = start > 0 ? bytes[start - 1] : before;
    return this.reversedEnds && next === start + 1 && bytes[start] === CR && previous === LF;
  }

  /** A record of the arrays in which no cell holds more than blanks. */
  isBlankRow(base: number): boolean {
    return this.isBlank(this.starts[base] as number, this.ends[base + this.width - 1] as number);
  }

  /** A remark: its first filled cell has words that remarks begin with, or is alone and unlike its column. One cell at least has to be filled. */
  isNote(base: number): boolean {
    let cell = base;
    while (this.ends[cell] === this.starts[cell]) cell++;
    const text = textOf(this.bytes, this.starts[cell] as number, this.ends[cell] as number);
    if (text.length < 400 && NOTE.test(text)) return true;
    return (
      this.mender !== null &&
      this.width > 2 &&
      !isTotalName(text) &&
      !this.mender.fits(cell - base, text) &&
      this.filledCells(base, this.width) === 1
    );
  }

  private isHeader(base: number): boolean {
    const { first, starts, ends, headers, width } = this;
    const byte = this.bytes[starts[base] as number];
    for (let k = 0; k < first.length; k++) {
      if (first[k] !== byte && first[k] !== -1) continue;
      const header = headers[k] ?? [];
      let i = 0;
      while (
        i < width &&
        textOf(this.bytes, starts[base + i] as number, ends[base + i] as number).trim() === (header[i] ?? '').trim()
      )
        i++;
      if (i === width) return true;
    }
    return false;
  }

  /** Cells of typed columns that end like words; TOTAL when one of them names a total row. */
  private wordsAmongTyped(base: number): number {
    const { typed, bytes, starts, ends } = this;
    let words = 0;
    for (let k = 0; k < typed.length; k++) {
      const cell = base + (typed[k] as number);
      const from = starts[cell] as number;
      const to = ends[cell] as number;
      // Digits, signs and blanks come before `A`.
      if (to === from || (bytes[to - 1] as number) < 65) continue;
      if (to - from <= LONGEST_TOTAL_BYTES && isTotalName(textOf(bytes, from, to))) return TOTAL;
      words++;
    }
    return words;
  }

  private textAt(cell: number): string {
    return textOf(this.bytes, this.starts[cell] as number, this.ends[cell] as number);
  }

  /** True when no cell of a column that can tell looks like it: the header of another table, not one bad value. */
  private isForeign(base: number): boolean {
    const { typed, regular, mender } = this;
    if (mender === null || typed.length + regular.length < 2 || (typed.length === 0 && !regular.some(({ code }) => code)))
      return false;
    const isOdd = (column: number): boolean => {
      const text = this.textAt(base + column);
      return !isMissing(text) && !mender.fits(column, text);
    };
    return typed.every(isOdd) && regular.every(({ column }) => isOdd(column));
  }

  /** Below such a header: a record with a cell that is no value or code as its column has them. */
  private isOfOtherTable(base: number): boolean {
    const fits = (column: number): boolean => this.mender?.fits(column, this.textAt(base + column)) ?? true;
    return !this.typed.every(fits) || !this.regular.every(({ column, code }) => !code || fits(column));
  }

  /** Why a record with another number of cells is left out. */
  reasonFor(start: number, end: number, fields: number): Text {
    const { width } = this;
    const text = textOf(this.bytes, start, Math.min(end, start + 400));
    if (fields * 2 <= width && NOTE.test(text)) return rejectReasons.note;
    return rejectReason(fields, width);
  }

  /** Why the record is left out although its cells fit; null for a row of data. @param line 0 for a first look, after which it is read again */
  reasonToSkip(base: number, line: number): 'header' | 'total' | 'foreign' | 'otherTable' | null {
    if (this.first.length > 0 && this.isHeader(base)) {
      this.isOtherTable = false;
      return 'header';
    }
    const words = this.wordsAmongTyped(base);
    if (words === TOTAL) return 'total';
    if (this.isOtherTable) return this.isOfOtherTable(base) ? 'otherTable' : null;
    if (words !== this.typed.length || !this.isForeign(base)) return null;
    if (line > 0) {
      this.otherTables.push(line);
      this.isOtherTable = true;
    }
    return 'foreign';
  }
}

/** Stands for "one of them names a total row". */
const TOTAL = -1;

/** Owns the cells of one sheet: tags → rows of text, dates as ISO text, errors counted. */
import type { RowBatch } from '../cells/row-batch';
import type { MergedDown } from './merged-down';
import { numberCell } from './number-cell';
import { isPhonetic } from './read-xml';
import { addressOf, readRange, type Merge } from './sheet-range';
import type { CellFormat, Workbook } from './workbook';
import { attributeOf, attributesOf, decodeCellText, XmlTags } from './xml-tags';

export type { Merge } from './sheet-range';

/** A cell with an error in it: row of the sheet, from 1, and column, from 0. */
export interface ErrorCell {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** So many are kept, for a preview of the first rows. */
const MOST_ERROR_CELLS = 5000;

/** Counts one and keeps it. */
export function noteError(counts: SheetCounts, row: number, column: number, text: string): void {
  const said = text.slice(0, 40);
  counts.errors++;
  if (counts.firstError === '') counts.firstError = `${addressOf(row, column)}: ${said}`;
  if (counts.errorCells.length < MOST_ERROR_CELLS) counts.errorCells.push({ line: row + 1, column, text: said });
}

/** What was met on the way, over the whole sheet. */
export interface SheetCounts {
  errors: number;
  /** The first of them with what they say, e.g. `#N/A`. */
  readonly errorCells: ErrorCell[];
  /** Address of the first error cell, e.g. `C7: #N/A`. */
  firstError: string;
  /** Formulas whose value the program did not save. */
  unsavedFormulas: number;
  missingStrings: number;
  /** Whole numbers of 16 digits and more: Excel keeps 15. */
  longNumbers: number;
}

/** Rows of the sheet that make up one table, from 0, ends included. */
export interface RowSpan {
  readonly top: number;
  readonly bottom: number;
}

/** Excel's own limits. */
const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1_048_576;
const MOST_MERGES = 200_000;
const MOST_HIDDEN = 1000;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const PLAIN: CellFormat = { kind: 'number', zeros: 0 };
/** Digits that a double keeps: such a number is taken over byte by byte. */
const LONGEST_PLAIN = 15;

const [c, r, s, t, v, f] = [99, 114, 115, 116, 118, 102];

export class SheetRows {
  readonly counts: SheetCounts = {
    errors: 0,
    errorCells: [],
    firstError: '',
    unsavedFormulas: 0,
    missingStrings: 0,
    longNumbers: 0,
  };
  /** Hidden rows that hold something, and hidden columns. */
  hiddenRows = 0;
  readonly hiddenColumns: { readonly first: number; readonly last: number }[] = [];
  readonly merges: Merge[] = [];
  /** Columns in which a truth value was met. */
  readonly booleans = new Set<number>();
  /** Last row, from 1, in which a column held something else. */
  private readonly others = new Int32Array(MOST_COLUMNS);

  private row = -1;
  private column = -1;
  private inData = false;
  private inRow = false;
  private rowHidden = false;
  private inCell = false;
  /** What text belongs to: 0 nothing, 1 a value, 2 an inline string. */
  private taking = 0;
  private phonetic = 0;
  private hasFormula = false;
  /** The value is text whatever the cell's type says. */
  private isText = false;
  /** `n` number, `s` shared string, `b`, `e`, `d`, `str`, `inlineStr`. */
  private type = '';
  private format = PLAIN;
  /** A number that no format turns into something else. */
  private isPlain = false;
  private start = 0;
  private value = '';
  /** Of a shared string; -1 before it is known. */
  private index = -1;

  readonly tags: XmlTags;

  constructor(
    private readonly workbook: Workbook,
    private readonly batch: RowBatch,
    private readonly span: RowSpan,
    private readonly mergedDown: MergedDown | null,
  ) {
    this.tags = new XmlTags({
      open: (bytes, name, nameEnd, end) => this.open(bytes, name, nameEnd, end),
      close: (bytes, name, nameEnd) => this.close(bytes, name, nameEnd),
      text: (bytes, start, end, literal) => this.text(bytes, start, end, literal),
    });
  }

  get declares(): boolean {
    return this.tags.declares;
  }

  push(chunk: Uint8Array, last: boolean): void {
    this.tags.push(chunk, last);
  }

  private open(bytes: Uint8Array, name: number, nameEnd: number, end: number): void {
    const length = nameEnd - name;
    if (length === 1) {
      if (!this.inRow) return;
      const byte = bytes[name];
      if (byte === c) this.openCell(bytes, nameEnd, end);
      else if (byte === v && this.inCell) this.taking = 1;
      else if (byte === f) this.hasFormula = true;
      else if (byte === t && this.inCell && this.phonetic === 0) {
        this.taking = 2;
        this.isText = true;
      }
      return;
    }
    if (isPhonetic(bytes, name, nameEnd)) this.phonetic++;
    else if (length === 3 && this.inData && is(bytes, name, 'row')) this.openRow(bytes, nameEnd, end);
    else if (length === 9 && is(bytes, name, 'sheetData')) this.inData = true;
    else if (length === 9 && is(bytes, name, 'mergeCell') && this.merges.length < MOST_MERGES) {
      const merge = readRange(attributeOf(bytes, nameEnd, end, 'ref') ?? '');
      if (merge !== null) this.merges.push(merge);
    } else if (length === 3 && !this.inData && is(bytes, name, 'col')) this.readColumns(bytes, nameEnd, end);
  }

  private openRow(bytes: Uint8Array, from: number, to: number): void {
    if (this.inRow) this.closeRow();
    const attributes = new Map(attributesOf(bytes, from, to));
    const written = Number(attributes.get('r'));
    // Rows out of order stand where they are met.
    this.row = Number.isInteger(written) && written > 0 && written <= MOST_ROWS ? written - 1 : this.row + 1;
    this.rowHidden = isTrue(attributes.get('hidden'));
    this.inRow = true;
    this.column = -1;
  }

  private readColumns(bytes: Uint8Array, from: number, to: number): void {
    const attributes = new Map(attributesOf(bytes, from, to));
    if (!isTrue(attributes.get('hidden')) || this.hiddenColumns.length >= MOST_HIDDEN) return;
    const [first, last] = [Number(attributes.get('min')) - 1, Number(attributes.get('max')) - 1];
    if (first >= 0 && last >= first) this.hiddenColumns.push({ first, last });
  }

  /** True when the column holds other things than truth values below that row. */
  othersBelow(column: number, line: number): boolean {
    return (this.others[column] ?? 0) > line;
  }

  /** Called when the rows so far have been taken. */
  dropRows(): void {
    this.start -= this.batch.drop();
  }

  private openCell(bytes: Uint8Array, from: number, to: number): void {
    let column = -1;
    this.type = 'n';
    this.format = this.workbook.formats[0] ?? PLAIN;
    // By hand: there are millions of them, with three short attributes.
    for (let i = from; i < to; i++) {
      if (bytes[i] !== 61) continue;
      let name = i - 1;
      while (name > from && (bytes[name] as number) <= 32) name--;
      const key = bytes[name] as number;
      const alone = (bytes[name - 1] as number) <= 32;
      let at = i + 1;
      while (at < to && (bytes[at] as number) <= 32) at++;
      const quote = bytes[at] as number;
      const start = at + 1;
      let end = start;
      while (end < to && bytes[end] !== quote) end++;
      if (alone && key === r) {
        let n = 0;
        for (let k = start; k < end; k++) {
          const letter = (bytes[k] as number) & 0xdf;
          if (letter < 65 || letter > 90 || n > MOST_COLUMNS) break;
          n = n * 26 + letter - 64;
        }
        if (n > 0 && n <= MOST_COLUMNS) column = n - 1;
      } else if (alone && key === t) {
        this.type =
          end - start === 1
            ? String.fromCharCode(bytes[start] as number)
            : decoder.decode(bytes.subarray(start, Math.min(end, start + 20)));
      } else if (alone && key === s) {
        let n = 0;
        for (let k = start; k < end; k++) n = n * 10 + (bytes[k] as number) - 48;
        this.format = this.workbook.formats[n] ?? PLAIN;
      }
      i = end;
    }
    this.column = column >= 0 ? column : this.column + 1;
    this.inCell = this.column < MOST_COLUMNS;
    this.hasFormula = false;
    this.start = this.batch.size;
    this.value = '';
    this.index = -1;
    this.isText = false;
    this.isPlain = this.type === 'n' && this.format.kind === 'number' && this.format.zeros === 0;
  }

  private text(bytes: Uint8Array, start: number, end: number, literal: boolean): void {
    if (this.taking === 0 || !this.inCell) return;
    const { batch } = this;
    if (this.taking === 1) {
      if (this.type === 's') {
        this.readIndex(bytes, start, end);
        return;
      }
      if (
        this.isPlain &&
        this.value === '' &&
        end - start + batch.size - this.start <= LONGEST_PLAIN &&
        isDigits(bytes, start, end)
      ) {
        batch.append(bytes, start, end);
        return;
      }
      if (batch.size > this.start) {
        // The number goes on behind a comment within it.
        this.value = decoder.decode(batch.bytes.subarray(this.start, batch.size));
        batch.size = this.start;
      }
    }
    const text = decoder.decode(bytes.subarray(start, end));
    this.value += literal ? text : decodeCellText(text);
  }

  /** Number of a shared string; what is none becomes one that does not exist. */
  private readIndex(bytes: Uint8Array, start: number, end: number): void {
    let n = this.index;
    for (let i = start; i < end; i++) {
      const byte = bytes[i] as number;
      if (byte >= 48 && byte <= 57) n = Math.max(n, 0) * 10 + byte - 48;
      else if (byte > 32) n = Infinity;
    }
    this.index = n;
  }

  private close(bytes: Uint8Array, name: number, nameEnd: number): void {
    const length = nameEnd - name;
    if (length === 1) {
      const byte = bytes[name];
      if (byte === v || byte === t) this.taking = 0;
      else if (byte === c && this.inCell) this.closeCell();
    } else if (isPhonetic(bytes, name, nameEnd)) this.phonetic = Math.max(0, this.phonetic - 1);
    else if (length === 3 && this.inRow && is(bytes, name, 'row')) this.closeRow();
    else if (length === 9 && is(bytes, name, 'sheetData')) this.inData = false;
  }

  private closeRow(): void {
    const { batch, span, row } = this;
    this.inRow = false;
    this.inCell = false;
    if (row < span.top || row > span.bottom) {
      batch.discardRow();
      return;
    }
    this.mergedDown?.fillRow(batch, row);
    if (batch.endRow(row + 1) && this.rowHidden) this.hiddenRows++;
  }

  private closeCell(): void {
    const { batch, type, counts, column } = this;
    this.inCell = false;
    this.taking = 0;
    if (type === 's' && !this.isText) {
      const { strings } = this.workbook;
      const { index } = this;
      if (index >= 0 && index < strings.count)
        batch.append(strings.bytes, strings.offsets[index] as number, strings.offsets[index + 1] as number);
      else if (index >= 0) counts.missingStrings++;
    } else if (this.value !== '')
      batch.appendText(this.isText || type === 'str' ? this.value : this.valueText(this.value.trim()));
    else if (this.hasFormula && type !== 'str' && batch.size === this.start) counts.unsavedFormulas++;
    if (batch.size === this.start) return;
    if (type === 'b') this.booleans.add(column);
    else this.others[column] = this.row + 1;
    batch.cell(column, this.start);
    this.mergedDown?.cell(batch, this.row, column, this.start);
  }

  private valueText(text: string): string {
    switch (this.type) {
      case 'b':
        return text === '1' || text.toLowerCase() === 'true' ? 'TRUE' : 'FALSE';
      case 'e':
        noteError(this.counts, this.row, this.column, text);
        return '';
      case 'd':
        return text
          .replace(/^(\d{4}-\d{2}-\d{2})T/, '$1 ')
          .replace(/Z$/, '')
          .replace(/ 00:00:00(?:\.0*)?$/, '');
      case 'n': {
        const number = numberCell(text, this.format, this.workbook.is1904);
        if (number.isLong) this.counts.longNumbers++;
        return number.text;
      }
      default:
        return text;
    }
  }
}

/** Digits, signs and points only. */
function isDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte < 43 || byte > 57 || byte === 44 || byte === 47) return false;
  }
  return true;
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function is(bytes: Uint8Array, at: number, name: string): boolean {
  for (let i = 0; i < name.length; i++) if (bytes[at + i] !== name.charCodeAt(i)) return false;
  return true;
}

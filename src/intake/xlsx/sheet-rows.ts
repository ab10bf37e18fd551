/** Owns the cells of one sheet: tags → rows of text, dates as ISO text, errors counted. */
import type { RowBatch } from '../cells/row-batch';
import { isPhonetic } from './read-xml';
import { serialText } from './serial-date';
import type { Workbook } from './workbook';
import { attributeOf, decodeCellText, XmlTags } from './xml-tags';

/** Rows and columns from 0, ends included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** What was met on the way, over the whole sheet. */
export interface SheetCounts {
  errors: number;
  /** Address of the first error cell, e.g. `C7: #N/A`. */
  firstError: string;
  /** Formulas whose value the program did not save. */
  unsavedFormulas: number;
  missingStrings: number;
  /** Whole numbers of 16 digits and more: Excel keeps 15. */
  longNumbers: number;
}

/** Excel's own limits. */
const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1_048_576;
const MOST_MERGES = 200_000;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const [c, r, s, t, v, f] = [99, 114, 115, 116, 118, 102];

export class SheetRows {
  readonly counts: SheetCounts = { errors: 0, firstError: '', unsavedFormulas: 0, missingStrings: 0, longNumbers: 0 };
  readonly merges: Merge[] = [];
  /** Columns in which a cell of each kind was met. */
  readonly booleans = new Set<number>();
  /** Last row, from 1, in which a column held something else. */
  private readonly others = new Int32Array(MOST_COLUMNS);

  private row = -1;
  private column = -1;
  private inData = false;
  private inRow = false;
  private inCell = false;
  /** What text belongs to: 0 nothing, 1 a value, 2 an inline string. */
  private taking = 0;
  private phonetic = 0;
  private hasFormula = false;
  private hasValue = false;
  private type = '';
  private style = 0;
  private start = 0;
  private value = '';

  readonly tags: XmlTags;

  constructor(
    private readonly workbook: Workbook,
    private readonly batch: RowBatch,
  ) {
    this.tags = new XmlTags({
      open: (bytes, name, nameEnd, end) => this.open(bytes, name, nameEnd, end),
      close: (bytes, name, nameEnd) => this.close(bytes, name, nameEnd),
      text: (bytes, start, end, literal) => this.text(bytes, start, end, literal),
    });
  }

  private open(bytes: Uint8Array, name: number, nameEnd: number, end: number): void {
    const length = nameEnd - name;
    if (length === 1) {
      if (!this.inRow) return;
      const byte = bytes[name];
      if (byte === c) this.openCell(bytes, nameEnd, end);
      else if (byte === v && this.inCell) this.takeFrom(1);
      else if (byte === f) this.hasFormula = true;
      else if (byte === t && this.inCell && this.type === 'inlineStr' && this.phonetic === 0) this.takeFrom(2);
      return;
    }
    if (isPhonetic(bytes, name, nameEnd)) this.phonetic++;
    else if (length === 3 && this.inData && is(bytes, name, 'row')) {
      const written = Number(attributeOf(bytes, nameEnd, end, 'r'));
      const next = Number.isInteger(written) && written > 0 && written <= MOST_ROWS ? written - 1 : this.row + 1;
      // Rows out of order stand where they are met.
      this.row = Math.max(next, 0);
      this.inRow = true;
      this.column = -1;
    } else if (length === 9 && is(bytes, name, 'sheetData')) this.inData = true;
    else if (length === 9 && is(bytes, name, 'mergeCell') && this.merges.length < MOST_MERGES) {
      const merge = readRange(attributeOf(bytes, nameEnd, end, 'ref') ?? '');
      if (merge !== null) this.merges.push(merge);
    }
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
    this.style = 0;
    // By hand: there are millions of them, with three short attributes.
    for (let i = from; i < to; i++) {
      if (bytes[i] !== 61) continue;
      const key = bytes[i - 1] as number;
      const alone = (bytes[i - 2] as number) <= 32;
      const quote = bytes[i + 1] as number;
      let end = i + 2;
      while (end < to && bytes[end] !== quote) end++;
      if (alone && key === r) {
        let n = 0;
        for (let k = i + 2; k < end; k++) {
          const letter = (bytes[k] as number) & 0xdf;
          if (letter < 65 || letter > 90) break;
          n = n * 26 + letter - 64;
        }
        if (n > 0 && n <= MOST_COLUMNS) column = n - 1;
      } else if (alone && key === t) {
        this.type = end - i === 3 ? String.fromCharCode(bytes[i + 2] as number) : decoder.decode(bytes.subarray(i + 2, end));
      } else if (alone && key === s) {
        let n = 0;
        for (let k = i + 2; k < end; k++) n = n * 10 + (bytes[k] as number) - 48;
        this.style = n;
      }
      i = end;
    }
    this.column = column >= 0 ? column : this.column + 1;
    this.inCell = this.column < MOST_COLUMNS;
    this.hasFormula = this.hasValue = false;
    this.start = this.batch.size;
    this.value = '';
  }

  private takeFrom(what: 1 | 2): void {
    this.taking = what;
    this.hasValue = true;
  }

  private text(bytes: Uint8Array, start: number, end: number, literal: boolean): void {
    if (this.taking === 0 || !this.inCell) return;
    if (this.type === 'n' && !literal && this.isPlainStyle() && end - start <= 15) this.batch.append(bytes, start, end);
    else if (this.type === 's' && !literal && this.value === '' && end - start <= 9) this.appendShared(bytes, start, end);
    else {
      const text = decoder.decode(bytes.subarray(start, end));
      this.value += literal ? text : decodeCellText(text);
    }
  }

  private isPlainStyle(): boolean {
    return (this.workbook.styles[this.style] ?? 'number') === 'number';
  }

  private appendShared(bytes: Uint8Array, start: number, end: number): void {
    let n = 0;
    let digits = 0;
    for (let i = start; i < end; i++) {
      const digit = (bytes[i] as number) - 48;
      if (digit < 0 || digit > 9) continue;
      n = n * 10 + digit;
      digits++;
    }
    const { strings } = this.workbook;
    if (digits === 0 || n >= strings.count) this.counts.missingStrings++;
    else this.batch.append(strings.bytes, strings.offsets[n] as number, strings.offsets[n + 1] as number);
  }

  private close(bytes: Uint8Array, name: number, nameEnd: number): void {
    const length = nameEnd - name;
    if (length === 1) {
      const byte = bytes[name];
      if (byte === v || byte === t) this.taking = 0;
      else if (byte === c && this.inCell) this.closeCell();
    } else if (isPhonetic(bytes, name, nameEnd)) this.phonetic--;
    else if (length === 3 && this.inRow && is(bytes, name, 'row')) {
      this.batch.endRow(this.row + 1);
      this.inRow = false;
    } else if (length === 9 && is(bytes, name, 'sheetData')) this.inData = false;
  }

  private closeCell(): void {
    const { batch, type } = this;
    this.inCell = false;
    this.taking = 0;
    if (this.hasFormula && !this.hasValue) this.counts.unsavedFormulas++;
    if (this.value !== '') {
      const text = type === 'inlineStr' || type === 'str' ? this.value : this.valueText(this.value.trim());
      batch.appendText(text);
    }
    if (batch.size === this.start) return;
    if (type === 'b') this.booleans.add(this.column);
    else this.others[this.column] = this.row + 1;
    batch.cell(this.column, this.start);
  }

  private valueText(text: string): string {
    switch (this.type) {
      case 'b':
        return text === '1' || text.toLowerCase() === 'true' ? 'TRUE' : 'FALSE';
      case 'e':
        this.counts.errors++;
        if (this.counts.firstError === '') this.counts.firstError = `${addressOf(this.row, this.column)}: ${text}`;
        return '';
      case 'd':
        return text.replace(/^(\d{4}-\d{2}-\d{2})T/, '$1 ').replace(/Z$/, '');
      case 'n':
        return this.numberText(text);
      default:
        return text;
    }
  }

  private numberText(text: string): string {
    const kind = this.workbook.styles[this.style] ?? 'number';
    if (kind !== 'number') return serialText(Number(text), kind, this.workbook.is1904) ?? text;
    const value = Number(text);
    if (/^-?\d+$/.test(text)) {
      if (text.replace('-', '').length > 15) this.counts.longNumbers++;
      return text;
    }
    // 3.3E+21 of an identifier: its digits, as far as they were saved.
    if (Number.isInteger(value) && Math.abs(value) >= 1e15 && Math.abs(value) < 1e25) {
      this.counts.longNumbers++;
      return BigInt(value).toString();
    }
    // 1E+3 is written without a point by Excel; as digits it needs no guess.
    return /e/i.test(text) && Number.isFinite(value) && Math.abs(value) < 1e15 ? plainOf(value) : text;
  }
}

/** Without an exponent where that is short. */
function plainOf(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toExponential().replace(/^(-?\d)e/, '$1.0e');
}

function is(bytes: Uint8Array, at: number, name: string): boolean {
  for (let i = 0; i < name.length; i++) if (bytes[at + i] !== name.charCodeAt(i)) return false;
  return true;
}

function readRange(ref: string): Merge | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(ref);
  if (match === null) return null;
  const column = (letters = ''): number =>
    Array.from(letters.toUpperCase()).reduce((n, l) => n * 26 + l.charCodeAt(0) - 64, 0) - 1;
  return { top: Number(match[2]) - 1, left: column(match[1]), bottom: Number(match[4]) - 1, right: column(match[3]) };
}

/** `C7` for row 6, column 2. */
export function addressOf(row: number, column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

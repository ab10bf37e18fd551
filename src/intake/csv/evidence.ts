/** Owns what the cells of one column say about its type. */
import { readDate } from './date-text';
import { isTotalName } from '../totals';
import { formWith, readFormed, type NumberForm } from './number-form';
import { isIdentifier, isMissing, readNumber } from './number-text';

/** Types that every value of a column may still have. */
export interface Fits {
  integer: boolean;
  number: boolean;
  ymd: boolean;
  dmy: boolean;
  mdy: boolean;
}

export interface ExampleCell {
  readonly line: number;
  readonly text: string;
}

/** `2024.1`, `2024.01`, `2024.10`. */
const YEAR_MONTH = /^\s*(?:19|20)\d{2}\.(0?[1-9]|1[0-2])\s*$/;

/** Gathered value by value over the part of a column that was looked at. */
export class Evidence {
  /** Cells that are not empty and not a spelling of "none". */
  values = 0;
  numbers = 0;
  dates = 0;
  /** Dates with a time of day. */
  timed = 0;
  /** Minutes of the first written offset from UTC, and whether another time has none or another. */
  offset: number | null = null;
  offsetsDiffer = false;
  identifiers = 0;
  /** What stands behind the point of values that read as year and month, `1` and `10` of 2024.1 and 2024.10, and how many there are. */
  readonly monthParts = new Set<string>();
  yearMonths = 0;
  /** Texts of letters and digits, which may be identifiers. */
  codes = 0;
  readonly fits: Fits = { integer: true, number: true, ymd: true, dmy: true, mdy: true };
  /** The one form in which all values are numbers, with a decimal point and with a decimal comma; null before the first, false when there is none. */
  point: NumberForm | null | false = null;
  comma: NumberForm | null | false = null;
  /** A value that only the decimal comma explains was among them. */
  needsComma = false;
  /** First cell that is neither number nor identifier, and first that is no date. */
  notNumber: ExampleCell | null = null;
  notDate: ExampleCell | null = null;

  add(text: string, line: number): void {
    // The name of a total row says nothing of the column in which it stands.
    if (isMissing(text) || isTotalName(text)) return;
    this.values++;
    const number = readNumber(text);
    if (number !== null) {
      this.numbers++;
      this.addMonth(text);
    } else {
      if (isIdentifier(text)) this.identifiers++;
      if (/\d/.test(text) && /\p{L}/u.test(text)) this.codes++;
      this.fits.number = false;
      this.notNumber ??= { line, text };
    }
    if (this.point !== false) this.point = this.formOf(this.point, text, false);
    if (this.comma !== false) this.comma = this.formOf(this.comma, text, true);
    if (number?.whole !== true) this.fits.integer = false;
    const read = readDate(text);
    // 2022/13/45 has the form of a date and is none in any order.
    const date = read !== null && Object.values(read.days).some((day) => day !== null) ? read : null;
    if (date === null) this.notDate ??= { line, text };
    else {
      this.dates++;
      if (date.time !== null) {
        if (this.offset !== date.offset && this.timed > 0) this.offsetsDiffer = true;
        this.offset ??= date.offset;
        this.timed++;
      }
    }
    for (const order of ['ymd', 'dmy', 'mdy'] as const) this.fits[order] &&= (date?.days[order] ?? null) !== null;
  }

  private addMonth(text: string): void {
    const month = YEAR_MONTH.exec(text)?.[1];
    if (month === undefined) return;
    this.yearMonths++;
    this.monthParts.add(month);
  }

  private formOf(form: NumberForm | null, text: string, comma: boolean): NumberForm | false {
    const reading = readFormed(text, comma);
    if (reading === null) return false;
    if (comma && reading.needsComma) this.needsComma = true;
    return formWith(form, reading, comma);
  }

  /** The form of all values where they are numbers, but not plain ones; null without. */
  get form(): NumberForm | null {
    if (this.point !== false && this.point !== null) return this.point;
    return this.comma !== false && this.needsComma ? this.comma : null;
  }
}

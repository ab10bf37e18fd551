/** Owns what the cells of one column say about its type. */
import { readDate } from './date-text';
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

/** Gathered value by value over the part of a column that was looked at. */
export class Evidence {
  /** Cells that are not empty and not a spelling of "none". */
  values = 0;
  numbers = 0;
  dates = 0;
  /** Dates with a time of day. */
  timed = 0;
  identifiers = 0;
  readonly fits: Fits = { integer: true, number: true, ymd: true, dmy: true, mdy: true };
  /** First cell that is neither number nor identifier, and first that is no date. */
  notNumber: ExampleCell | null = null;
  notDate: ExampleCell | null = null;

  add(text: string, line: number): void {
    if (isMissing(text)) return;
    this.values++;
    const number = readNumber(text);
    if (number !== null) this.numbers++;
    else {
      if (isIdentifier(text)) this.identifiers++;
      this.fits.number = false;
      this.notNumber ??= { line, text };
    }
    if (number?.whole !== true) this.fits.integer = false;
    const date = readDate(text);
    if (date === null) this.notDate ??= { line, text };
    else {
      this.dates++;
      if (date.time !== null) this.timed++;
    }
    for (const order of ['ymd', 'dmy', 'mdy'] as const) this.fits[order] &&= (date?.days[order] ?? null) !== null;
  }
}

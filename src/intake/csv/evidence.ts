/** Owns what the cells of one column say about its type. */
import { readDate } from './date-text';
import { isTotalName } from '../totals';
import { isIdentifier, isMissing, readFormed, readNumber, type NumberForm } from './number-text';

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
  /** The one form in which all values are numbers that are not plain; null before the first, false when there is none. */
  form: NumberForm | null | false = null;
  /** First cell that is neither number nor identifier, and first that is no date. */
  notNumber: ExampleCell | null = null;
  notDate: ExampleCell | null = null;

  add(text: string, line: number): void {
    // The name of a total row says nothing of the column in which it stands.
    if (isMissing(text) || isTotalName(text)) return;
    this.values++;
    const number = readNumber(text);
    if (number !== null) this.numbers++;
    else {
      if (isIdentifier(text)) this.identifiers++;
      this.fits.number = false;
      this.notNumber ??= { line, text };
    }
    if (this.form !== false) this.form = formWith(this.form, text, number?.whole === true);
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

/** Whole numbers are the same with a decimal comma as without, so they leave the form open; a unit has to be behind every value. */
function formWith(form: NumberForm | null, text: string, whole: boolean): NumberForm | null | false {
  if (whole && !text.includes(',') && (form === null || form.comma)) return form ?? OPEN;
  const reading = readFormed(text);
  if (reading === null) return false;
  if (form === null) return reading.form;
  if (form === OPEN) return reading.form.comma ? reading.form : false;
  return form.unit === reading.form.unit && form.comma === reading.form.comma ? form : false;
}

/** Only whole numbers so far. */
const OPEN: NumberForm = { comma: true, unit: '' };

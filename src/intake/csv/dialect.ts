/** Owns how a text file is split into records, and what is known of sound ones; plain data, but for the mender. */
import type { LineForm } from './line-form';
import type { MendedRecord } from './mend-record';

export interface Dialect {
  readonly delimiter: number;
  readonly quote: number;
  /** Cells of a record; more are an error unless they are empty. */
  readonly width: number;
  /** Cells from which a short record is filled up with empty ones; `width` for never. */
  readonly fewest: number;
  /** Cells up to which those beyond `width` may be there, if they are empty; any number when not given. */
  readonly most?: number;
  /** A backslash makes the quote behind it a character. */
  readonly escape?: boolean;
  /** Cells of the header's rows: a record that repeats one of them is left out. */
  readonly headers?: readonly (readonly string[])[];
  /** Lines end with LF CR instead of CR LF. */
  readonly reversedEnds?: boolean;
  /** Blanks around every cell go. */
  readonly trim?: boolean;
  /** The stream is rewritten into this form of text first; its lines stay lines. */
  readonly form?: LineForm;
}

/** What the other rows say of one that is damaged; see mend-record. */
export interface Mender {
  mend(line: string): MendedRecord | null;
  /** Two lines as the one record that a line end has broken; null when they are not surely one. */
  join(first: string, second: string): MendedRecord | null;
  /** False for a cell that no sound row has in that column. */
  fits(column: number, text: string): boolean;
}

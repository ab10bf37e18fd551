/** Owns the text of a cell that holds a number: as digits, with the zeros its format shows, or as the date it stands for. */
import { serialText } from './serial-date';
import type { CellFormat } from './workbook';

/** Digits that Excel keeps. */
const KEPT_DIGITS = 15;
/** Written with so many digits, a whole number with an exponent is an identifier rather than a quantity. */
const IDENTIFIER_DIGITS = 15;

export interface NumberCell {
  readonly text: string;
  /** A whole number of more than 15 digits, the last of which Excel may have lost. */
  readonly isLong: boolean;
}

/** @param written as it stands in the file, without blanks around */
export function numberCell(written: string, { kind, zeros }: CellFormat, is1904: boolean): NumberCell {
  if (kind !== 'number') return { text: serialText(Number(written), kind, is1904) ?? written, isLong: false };
  if (/^-?\d+$/.test(written)) {
    const isLong = written.replace('-', '').length > KEPT_DIGITS;
    return { text: written.length < zeros && !written.startsWith('-') ? written.padStart(zeros, '0') : written, isLong };
  }
  const parts = /^(-?)(\d+)(?:\.(\d*))?[eE]([+-]?\d{1,3})$/.exec(written);
  if (parts === null) return { text: written, isLong: false };
  const [, sign = '', whole = '', fraction = '', exponent = ''] = parts;
  const digits = (whole + fraction).replace(/^0+/, '');
  const point = Number(exponent) - fraction.length;
  // 1.10101199001011E+17 of an identifier: the digits that were saved, in full.
  if (point >= 0 && point + digits.length > KEPT_DIGITS && digits.length >= IDENTIFIER_DIGITS && digits.length + point <= 40)
    return { text: `${sign}${digits}${'0'.repeat(point)}`, isLong: true };
  return { text: plainOf(Number(written), written), isLong: false };
}

/** Without an exponent where that is short, and otherwise with the one form of it that is no meter's model. */
function plainOf(value: number, written: string): string {
  if (!Number.isFinite(value)) return written;
  if (Math.abs(value) < 1e15 && Number.isInteger(value)) return String(value);
  const text = String(value);
  return text.includes('e') ? text.replace(/^(-?\d)e/, '$1.0e') : text;
}

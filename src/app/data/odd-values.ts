/** Owns the question which cells of a text column are unlike the numbers around them. */
import type { RawColumn } from '../../intake/raw-table';

/** Separators, a unit or sign of money, per cent, brackets of a negative: all of these are still plain numbers. */
const NUMBER =
  /^[(（]?[-+−]?\s*[¥￥$]?\s*(?:\d{1,3}(?:[,，' ]\d{3})+|\d+)?(?:[.,．]\d*)?(?:e[-+]?\d+)?\s*[)）]?\s*(?:%|‰|[a-z]{1,4}|万?[度元]|千瓦时?)?$/i;
function isNumber(value: string): boolean {
  const plain = value.normalize('NFKC').trim();
  return /\d/.test(plain) && NUMBER.test(plain);
}

/** Of the first values, so many must be alike before the others count as odd. */
const MOST = 0.6;

/**
 * A test for the cells of a text column without a role of which most values are numbers; null for any other column. Where a role asks for
 * numbers or dates, model/unread-cells knows what cannot be read.
 */
export function oddTest(column: RawColumn, role: string): ((value: string) => boolean) | null {
  const { samples } = column.profile;
  if (column.kind !== 'text' || role !== '' || samples.length < 4) return null;
  // Customer numbers and phones are digits and no numbers.
  const numbers = samples.filter((value) => isNumber(value) && !/^0\d|^\d{9,}$/.test(value)).length;
  return numbers < samples.length && numbers >= MOST * samples.length ? (value) => !isNumber(value) : null;
}

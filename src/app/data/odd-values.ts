/** Owns the question which cells of a text column are unlike the numbers or dates around them. */
import type { RawColumn } from '../../intake/raw-table';
import { roleById } from '../../model/role-registry';

/** Separators, a unit or sign of money, per cent, brackets of a negative: all of these are still plain numbers. */
const NUMBER =
  /^[(（]?[-+−]?\s*[¥￥$]?\s*(?:\d{1,3}(?:[,，' ]\d{3})+|\d+)?(?:[.,．]\d*)?(?:e[-+]?\d+)?\s*[)）]?\s*(?:%|‰|[a-z]{1,4}|万?[度元]|千瓦时?)?$/i;
const DATE =
  /^\d{1,4}[-/.年]\s?\d{1,2}(?:[-/.月]\s?\d{1,4}日?)?(?:[ T]?\d{1,2}[:：时]\d{2}.*)?月?$|^\d{6}(?:\d{2})?(?:\d{4,6})?$/;

function isNumber(value: string): boolean {
  const plain = value.normalize('NFKC').trim();
  return /\d/.test(plain) && NUMBER.test(plain);
}

function isDate(value: string): boolean {
  return DATE.test(value.normalize('NFKC').trim());
}

/** Of the first values, so many must be alike before the others count as odd. */
const MOST = 0.6;

/**
 * A test for the cells of a column that should be numbers or dates (by its role, or because most of its values are) but came as text;
 * null for any other column.
 */
export function oddTest(column: RawColumn, role: string): ((value: string) => boolean) | null {
  if (column.kind !== 'text') return null;
  const kind = roleById(role)?.kind;
  if (kind === 'number') return (value) => !isNumber(value);
  if (kind === 'date' || kind === 'timestamp') return (value) => !isDate(value);
  const { samples } = column.profile;
  // Customer numbers and phones are digits and no numbers.
  if (role !== '' || samples.length < 4) return null;
  const numbers = samples.filter((value) => isNumber(value) && !/^0\d|^\d{9,}$/.test(value)).length;
  return numbers < samples.length && numbers >= MOST * samples.length ? (value) => !isNumber(value) : null;
}

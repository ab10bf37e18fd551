/** Owns the spellings of numbers, and of "no value", in the cells of exports. */

const FULL_WIDTH = /[\u3000\uff05\uff08\uff09\uff0b-\uff0e\uff10-\uff19\uffe5]/;
const PLAIN = /^(?:(\d+)(\.\d*)?|\.\d+)$/;
const GROUPED = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/;
/** As programs write it: with a point in the mantissa or a sign in the exponent. `12E345` is a meter's model, not a number. */
const SCIENTIFIC = /^(?:\d(?:\.\d+)[eE][+-]?\d{1,3}|\d[eE][+-]\d{1,3})$/;

/** Digits beyond which an integer is an identifier: a double, and Excel, would change it. */
export const LONGEST_INTEGER = 15;

/** What may stand in a column of numbers or dates for "none". */
const MISSING = new Set([
  '',
  '-',
  '--',
  '—',
  '–',
  '－',
  '−',
  '/',
  '.',
  '\\n',
  'n/a',
  '#n/a',
  'na',
  'null',
  'nan',
  'none',
  'nil',
  '无',
  '無',
  '空',
  '暂无',
  '未知',
]);

/** True for a spelling of "no value", such as `-`, `N/A`, `无` or blanks. */
export function isMissing(text: string): boolean {
  return MISSING.has(text.trim().toLowerCase());
}

/** True for digits that a number would spoil: a leading zero, or more of them than a double keeps. */
export function isIdentifier(text: string): boolean {
  return /^\s*(?:0\d+|\d{16,})\s*$/.test(text);
}

/** How every number of a column is written where plain digits are not enough: a decimal comma, or one unit behind each (`%` among them). */
export interface NumberForm {
  readonly comma: boolean;
  /** '' for none. */
  readonly unit: string;
}

/** Not among them: what stands for a multiple (万, MWh), as a number without it would be wrong, and volts, which name a class. */
const UNIT = /^(.*\d\)?)\s*(%|‰|kwh|kw|kva|kvarh?|千瓦时|千瓦|千伏安|度|元|户|人|天|分|小时)$/i;
const COMMA = /^\d+,\d+$|^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/;

/**
 * A number that is not plain, with the form it is written in: `12.5%` is 0.125, `1.234,5` is 1234.5, `30 kWh` is 30 with its
 * unit as written. Null for anything else. The caller sees to it that a whole column has one form.
 */
export function readFormed(text: string): { readonly value: number; readonly form: NumberForm } | null {
  let body = (FULL_WIDTH.test(text) ? text.normalize('NFKC') : text).trim();
  const unit = UNIT.exec(body);
  if (unit !== null) {
    const number = readNumber(unit[1] ?? '');
    if (number === null) return null;
    const name = (unit[2] ?? '').toLowerCase();
    const part = name === '%' ? 100 : name === '‰' ? 1000 : 1;
    return { value: number.value / part, form: { comma: false, unit: name } };
  }
  const negative = /^[-−]/.test(body);
  if (negative) body = body.slice(1);
  if (!COMMA.test(body) || /^0\d/.test(body)) return null;
  const value = Number(body.replaceAll('.', '').replace(',', '.'));
  return { value: negative ? 0 - value : value, form: { comma: true, unit: '' } };
}

export interface NumberReading {
  readonly value: number;
  /** Written without a decimal point or exponent. */
  readonly whole: boolean;
}

/**
 * Reads one number: plain, `1,234.50`, `￥88.00`, full-width digits, `(50.25)` for −50.25, `3.2E2`, blanks around.
 * Null for anything that is not surely a number: identifiers (leading zero, 16 digits and more), `+86…`, `12%`, `1.234,50`.
 */
export function readNumber(text: string): NumberReading | null {
  let body = (FULL_WIDTH.test(text) ? text.normalize('NFKC') : text).trim();
  let negative = false;
  const brackets = /^\((.*)\)$/.exec(body);
  if (brackets !== null) {
    negative = true;
    body = (brackets[1] ?? '').trim();
  } else if (/^[-−]/.test(body)) {
    negative = true;
    body = body.slice(1);
  }
  body = body.replace(/^[¥$€£]\s*/, '');
  if (GROUPED.test(body)) body = body.replace(/,/g, '');
  const plain = PLAIN.exec(body);
  if (plain === null && !SCIENTIFIC.test(body)) return null;
  const whole = plain !== null && plain[1] !== undefined && plain[2] === undefined;
  if (/^0\d/.test(body) || (whole && body.length > LONGEST_INTEGER)) return null;
  const value = Number(body);
  return Number.isFinite(value) ? { value: negative ? 0 - value : value, whole } : null;
}

/** Owns the spellings of numbers, and of "no value", in the cells of exports. */

const FULL_WIDTH = /[\u3000\uff05\uff08\uff09\uff0b-\uff0e\uff10-\uff19\uffe5]/;
const PLAIN = /^(?:(\d+)(\.\d*)?|\.\d+)$/;
const GROUPED = /^[1-9]\d{0,2}(?:(?:,\d{3})+|(?:[ \u00a0\u202f]\d{3})+)(?:\.\d*)?$/;
/** Longer digits behind a plus are a telephone's. */
const PLUS = /^\+(?=[\d.]{1,9}$)/;
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
  '#div/0!',
  '#value!',
  '#ref!',
  '#name?',
  '#num!',
  '#null!',
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

export interface NumberReading {
  readonly value: number;
  /** Written without a decimal point or exponent. */
  readonly whole: boolean;
}

/**
 * Reads one number: plain, `1,234.50`, `1 234.50`, `￥88.00`, full-width digits, `(50.25)` and `50.25-` for −50.25, `+5`, `3.2E2`, blanks around.
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
  } else if (/\d[-−]$/.test(body)) {
    negative = true;
    body = body.slice(0, -1);
  }
  const bare = body.replace(/^(?:(?:us|hk|nt)?[¥$€£]|rmb|cny)\s*/i, '');
  if (bare !== body && !negative && /^[-−]/.test(bare)) {
    negative = true;
    body = bare.slice(1);
  } else body = bare.replace(PLUS, '');
  if (GROUPED.test(body)) body = body.replace(/[, \u00a0\u202f]/g, '');
  const plain = PLAIN.exec(body);
  if (plain === null && !SCIENTIFIC.test(body)) return null;
  const whole = plain !== null && plain[1] !== undefined && plain[2] === undefined;
  if (/^0\d/.test(body) || (whole && body.length > LONGEST_INTEGER)) return null;
  const value = Number(body);
  return Number.isFinite(value) ? { value: negative ? 0 - value : value, whole } : null;
}

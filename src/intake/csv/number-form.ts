/** Owns the ways in which a whole column writes numbers that are not plain: a decimal comma, units, multiples, percent. */
import { LONGEST_INTEGER, readNumber } from './number-text';

/** How the numbers of a column are written. */
export interface NumberForm {
  /** 1.234,5 is 1234.5. */
  readonly comma: boolean;
  /** The unit behind every number, as written; '' for none. With `mixed` one of several of a kind. */
  readonly unit: string;
  /** Several units of one kind, each with its own factor. */
  readonly mixed?: true;
  /** Brings values to the unit that the header names; they are in the base unit of their kind (kWh, kW, yuan, 1) without. */
  readonly scale?: number;
}

/** Kind of each unit and its factor to the base unit of the kind. Not among them: volts, which name a class. */
const UNITS: Readonly<Record<string, readonly [kind: string, factor: number]>> = {
  '': ['multiple', 1],
  ...kind('multiple', { 千: 1e3, k: 1e3, 万: 1e4, 萬: 1e4, 百万: 1e6, 千万: 1e7, 亿: 1e8, 億: 1e8, million: 1e6 }),
  ...kind('energy', { kwh: 1, 'kw·h': 1, 'kw.h': 1, 千瓦时: 1, 千瓦時: 1, 度: 1, wh: 1e-3, mwh: 1e3, 兆瓦时: 1e3, gwh: 1e6 }),
  ...kind('power', { kw: 1, 千瓦: 1, w: 1e-3, 瓦: 1e-3, mw: 1e3, 兆瓦: 1e3, gw: 1e6 }),
  ...kind('apparent', { kva: 1, 千伏安: 1, mva: 1e3, 兆伏安: 1e3 }),
  ...kind('reactive', { kvar: 1, kvarh: 1, mvar: 1e3 }),
  ...kind('money', { 元: 1, 圆: 1, rmb: 1, cny: 1, yuan: 1 }),
  ...kind('part', { '%': 0.01, '‰': 0.001 }),
  ...Object.fromEntries(
    ['户', '戶', '人', '天', '次', '台', '个', '件', '笔', '条', '分', '小时', '分钟', 'h', 'min'].map((unit) => [
      unit,
      [unit, 1] as const,
    ]),
  ),
};
const MULTIPLE = /^(百万|千万|万|萬|亿|億)\s*(.+)$/;
const TAIL = /^(.*[\d)])\s*([^\d\s().,+\-−].*)$/;
const COMMA = /^\d+,\d+$|^[1-9]\d{0,2}(?:[. \u00a0\u202f]\d{3})+(?:,\d+)?$|^\d+$/;

function kind(name: string, factors: Readonly<Record<string, number>>): Record<string, readonly [string, number]> {
  return Object.fromEntries(Object.entries(factors).map(([unit, factor]) => [unit, [name, factor] as const]));
}

/** Kind and factor of a unit as written; null when it is none. */
export function unitOf(written: string): readonly [kind: string, factor: number] | null {
  // A small m is a metre.
  if (written === 'M') return ['multiple', 1e6];
  const name = written.trim().toLowerCase();
  const known = UNITS[name];
  if (known !== undefined) return known;
  const [, multiple, rest] = MULTIPLE.exec(name) ?? [];
  const unit = rest === undefined ? undefined : UNITS[rest];
  return unit === undefined || unit[0] === 'part' ? null : [unit[0], unit[1] * (UNITS[multiple ?? '']?.[1] ?? 1)];
}

export interface FormedNumber {
  /** In the base unit of its kind. */
  readonly value: number;
  readonly unit: string;
  /** Its digits can only be read with a decimal comma. */
  readonly needsComma: boolean;
}

/** One number with or without a unit behind it, in a column with or without a decimal comma; null for anything else. */
export function readFormed(text: string, comma: boolean): FormedNumber | null {
  const body = (/[^\x00-\x7f]/.test(text) ? text.normalize('NFKC') : text).trim();
  const [, digits = body, unit = ''] = TAIL.exec(body) ?? [];
  const known = unitOf(unit);
  if (known === null) return null;
  if (!comma) {
    const number = readNumber(digits);
    return number === null ? null : { value: scaled(number.value, known[1]), unit: unit.trim(), needsComma: false };
  }
  const negative = /^[-−]/.test(digits);
  const bare = negative ? digits.slice(1) : digits;
  if (!COMMA.test(bare) || /^0\d/.test(bare) || bare.length > LONGEST_INTEGER + 5) return null;
  const value = scaled(Number(bare.replace(/[. \u00a0\u202f]/g, '').replace(',', '.')), known[1]);
  return { value: negative ? 0 - value : value, unit: unit.trim(), needsComma: /\D/.test(bare) };
}

/** 12.5 % is 0.125 and 1.2万 is 12000, where a plain product would be 12000.000000000002 at times. */
function scaled(value: number, factor: number): number {
  return factor < 1 ? value / Math.round(1 / factor) : Number((value * factor).toPrecision(15));
}

/** The form of a column once this number is added to it; false when there is none in common. */
export function formWith(form: NumberForm | null, { unit }: FormedNumber, comma: boolean): NumberForm | false {
  if (form === null || form.unit === unit) return form ?? { comma, unit };
  // A plain number in a column of kWh may be of any unit; beside 1.2万 it is itself.
  return unitOf(form.unit)?.[0] === unitOf(unit)?.[0] ? { comma, unit: form.unit === '' ? unit : form.unit, mixed: true } : false;
}

/** The number of a cell in the form of its column; null when it has another. */
export function numberIn(form: NumberForm, text: string): number | null {
  const read = readFormed(text, form.comma);
  if (read === null) return null;
  const fits = form.mixed === true ? unitOf(read.unit)?.[0] === unitOf(form.unit)?.[0] : read.unit === form.unit;
  return fits ? read.value * (form.scale ?? 1) : null;
}

const BRACKETS = /[([（【]\s*([^)\]）】]+?)\s*[)\]）】]/;
const LAST_WORD = /(?:^|[^a-z])(kwh|mwh|gwh|wh|kw|mw|kva|mva)$/i;

/** The same form for values in the unit that the header names, so that 电量(MWh) over `3 MWh` is 3. */
export function inUnitOfHeader(header: string, form: NumberForm): NumberForm {
  const named = unitOf(BRACKETS.exec(header)?.[1] ?? LAST_WORD.exec(header)?.[1] ?? '');
  const own = unitOf(form.unit);
  return named === null || own === null || named[0] !== own[0] || named[0] === 'multiple' || named[1] === 1
    ? form
    : { ...form, scale: 1 / named[1] };
}

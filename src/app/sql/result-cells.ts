/** Owns the cells of a result as they may be seen: masked, and as text of the user's language. */
import type { Cell, ResultColumns } from '../../engine/columns';
import { maskFreeText } from '../../model/mask-free-text';
import { maskValue } from '../../model/masking';
import { RECORD } from './shown-role';

/** A result with what hides in it. */
export interface ResultView {
  readonly result: ResultColumns;
  /** Column in lower case → role that tells how to mask; empty when nothing is masked. */
  readonly masked: ReadonlyMap<string, string>;
  /** Of SUMMARIZE: the rows are columns of a table, with the smallest and the largest value of each. */
  readonly summarizes?: boolean;
}

/** `number` and `time` by their type; a list or record is `other`. */
export type ColumnKind = 'number' | 'time' | 'text' | 'other';

/** @param type as ResultColumns.types gives it */
export function kindOfType(type: string): ColumnKind {
  if (/^(?:Float|U?int|Decimal)/i.test(type)) return 'number';
  if (/^(?:Date|Timestamp)/.test(type)) return 'time';
  return /^(?:Utf8|LargeUtf8|Bool|Dictionary|Null)/.test(type) ? 'text' : 'other';
}

/** The role by which a column is masked; undefined for one that is not. The engine numbers columns of one name: customer_id, customer_id_2. */
export function maskedRole({ result, masked }: ResultView, column: number): string | undefined {
  const name = (result.names[column] ?? '').toLowerCase();
  return masked.get(name) ?? masked.get(name.replace(/_\d+$/, ''));
}

/** A value as it may leave the page: numbers as numbers, the mask on what is personal, null for NULL. */
export function openCell(view: ResultView, row: number, column: number): string | number | null {
  const value = view.result.cell(view.result.names[column] ?? '', row);
  if (value === null) return null;
  const role = maskedRole(view, column) ?? summarizedRole(view, row, column);
  if (role === RECORD) return '****';
  if (typeof value === 'object')
    return view.masked.size === 0 ? plainText(value) : plainText(maskInside(value, role, view.masked, hasKeys(view, column)));
  if (role === 'comment') return maskFreeText(plainText(value), writerOf(view, row));
  if (role !== undefined) return maskValue(role, plainText(value));
  return typeof value === 'number' ? value : plainText(value);
}

/** The smallest and the largest name of a table are names. */
function summarizedRole({ result, masked, summarizes }: ResultView, row: number, column: number): string | undefined {
  if (summarizes !== true || !/^(?:min|max|q25|q50|q75)$/.test(result.names[column] ?? '')) return undefined;
  const of = result.names.includes('column_name') ? result.cell('column_name', row) : null;
  return typeof of === 'string' ? masked.get(of.toLowerCase()) : 'customer_id';
}

/** A map's keys are values. */
function hasKeys({ result }: ResultView, column: number): boolean {
  return /\bMap/.test(result.types[column] ?? '');
}

/** A list or record with what is personal in it hidden: all of it under a role, else the fields that have one. */
function maskInside(value: Cell, role: string | undefined, masked: ResultView['masked'], masksKeys: boolean): Cell {
  if (value === null) return null;
  if (Array.isArray(value)) return (value as readonly Cell[]).map((item) => maskInside(item, role, masked, masksKeys));
  if (typeof value === 'object') {
    const hidden = new Map<string, Cell>();
    for (const [name, item] of Object.entries(value)) {
      const key = masksKeys && role !== undefined ? maskValue(role, name) : name;
      // Two people may look alike under the mask.
      let own = key;
      for (let n = 2; hidden.has(own); n++) own = `${key} (${String(n)})`;
      hidden.set(own, maskInside(item, role ?? masked.get(name.toLowerCase()), masked, masksKeys));
    }
    return Object.fromEntries(hidden);
  }
  return role === undefined ? value : maskValue(role, String(value));
}

/** What the row tells of who wrote a comment in it. */
function writerOf(view: ResultView, row: number): string[] {
  return view.result.names.flatMap((name, column) => {
    const role = maskedRole(view, column);
    const value = role === undefined || role === 'comment' ? null : view.result.cell(name, row);
    return value === null ? [] : plainText(value);
  });
}

function plainText(value: Cell): string {
  return typeof value === 'object'
    ? JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? String(item) : item))
    : String(value);
}

/** Numbers of these are names or dates: 2,024 or 202,401 would be wrong. 年 and 月 only at the end: 年用电量 is a quantity. */
const NO_QUANTITY = /(?:^|_)(?:id|no|nr|code|year|month|period|date|day)$|编号|户号|编码|代码|年份|账期|日期|[年月]$/i;

/** False for numbers under a header that tells of names or dates. */
export function isQuantity(header: string): boolean {
  return !NO_QUANTITY.test(header);
}

/** As it stands in the grid; null for NULL. Digits of a number are all there, up to what a double holds. */
export function shownCell(view: ResultView, row: number, column: number): string | null {
  const value = openCell(view, row, column);
  if (value === null) return null;
  const isNumber = kindOfType(view.result.types[column] ?? '') === 'number' && maskedRole(view, column) === undefined;
  if (!isNumber) return String(value);
  return isQuantity(view.result.names[column] ?? '') ? groupedNumber(value) : String(value);
}

/** 1234567.25 → 1,234,567.25 in both languages. Sums of decimals lose their tail of rounding; a bigint and an exact decimal come as text. */
export function groupedNumber(value: string | number): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  const text = typeof value === 'number' ? String(Number(value.toPrecision(15))) : value;
  const parts = /^(-?)(\d+)(\.\d+)?$/.exec(text);
  if (parts === null) return text;
  const [, sign = '', whole = '', fraction = ''] = parts;
  return `${sign === '' ? '' : '−'}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction}`;
}

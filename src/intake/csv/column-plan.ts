/** Owns the choice of a column's type from its name and its cells. */
import type { DateOrder } from './date-text';
import type { Evidence } from './evidence';
import { inUnitOfHeader, type NumberForm } from './number-form';

export type ColumnPlan =
  /** `watch`: most sampled cells are of that type, so those that are not are counted and reported. Months such as 2024.10 are text, or October would be 2024.1. */
  | { readonly kind: 'text'; readonly watch: 'number' | 'date' | 'month' | null }
  | { readonly kind: 'integer' }
  /** `form`: set where the numbers are not plain ones. `unread`: cells that are none are left empty and told. */
  | { readonly kind: 'number'; readonly form?: NumberForm; readonly unread?: true }
  /** `offset`: set where times carry one, in minutes; with `mixed` all are brought to it, without it they are all of it. */
  | { readonly kind: 'date' | 'timestamp'; readonly order: DateOrder; readonly offset?: number; readonly mixed?: boolean };

/** Share of values that makes the rest worth a report. */
const MOSTLY = 0.5;

const IDENTIFIER_ZH = /(?:号|號|号码|號碼|编码|編碼|代码|代碼|电话|電話|手机|手機|联系方式|聯絡方式|邮编|郵編|身份证|身份證)$/;
const IDENTIFIER_EN = new Set([
  'id',
  'ids',
  'no',
  'nr',
  'code',
  'number',
  'num',
  'phone',
  'tel',
  'telephone',
  'mobile',
  'fax',
  'zip',
  'zipcode',
  'postcode',
  'account',
  'acct',
  'key',
  'uid',
  'uuid',
  'guid',
  'mrid',
  'mpan',
  'nmi',
]);

/** True for headers of identifiers (户号, 客户编号, cons_no, Utility.Number, 电话): their digits are a name, never a quantity. */
export function namesIdentifier(header: string): boolean {
  const name = header.trim().replace(/[（(].*[)）]$/, '');
  if (IDENTIFIER_ZH.test(name)) return true;
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
  return IDENTIFIER_EN.has(words[words.length - 1] ?? '');
}

/** True for headers under which eight digits are a day. */
export function namesDate(header: string): boolean {
  const name = header.trim();
  return (
    /(?:日期|日|时间|時間|时刻)$|[a-z](?:Date|Time|Day)$/.test(name) ||
    /(?:^|[^a-z])(?:date|day|time|datetime|timestamp)$/i.test(name)
  );
}

/** True for headers under which 2024.1 is a month. */
function namesPeriod(header: string): boolean {
  return (
    namesDate(header) ||
    /月|账期|帳期|期间|期間|周期|週期/.test(header) ||
    /(?:^|[^a-z])(?:year_?month|months?|period|cycle|ym)(?:[^a-z]|$)|Month|Period|Cycle/i.test(header)
  );
}

/** Values from which it is no chance that all of them read as months, one with two digits among them. */
const ENOUGH_MONTHS = 3;

function holdsMonths(header: string, { values, yearMonths, monthParts }: Evidence): boolean {
  if (yearMonths < values) return false;
  return namesPeriod(header) || (values >= ENOUGH_MONTHS && [...monthParts].some((month) => month.length > 1));
}

/**
 * The narrowest type that holds every value seen. A column without values is planned as whole numbers, which its first
 * value confirms or refutes.
 */
export function planColumn(header: string, evidence: Evidence): ColumnPlan {
  const { fits, values } = evidence;
  if (values === 0) return namesIdentifier(header) ? { kind: 'text', watch: null } : { kind: 'integer' };
  const date: ColumnPlan | null =
    fits.ymd || fits.dmy || fits.mdy
      ? {
          kind: evidence.timed > 0 ? 'timestamp' : 'date',
          order: fits.ymd ? 'ymd' : fits.dmy ? 'dmy' : 'mdy',
          ...(evidence.offset === null ? {} : { offset: evidence.offset, mixed: evidence.offsetsDiffer }),
        }
      : null;
  if (fits.integer && !(date !== null && namesDate(header)))
    return namesIdentifier(header) ? { kind: 'text', watch: null } : { kind: 'integer' };
  if (date !== null) return date;
  if (holdsMonths(header, evidence)) return { kind: 'text', watch: 'month' };
  if (fits.number) return { kind: 'number' };
  if (evidence.form !== null && evidence.identifiers === 0 && !namesIdentifier(header))
    return { kind: 'number', form: inUnitOfHeader(header, evidence.form) };
  const watch =
    evidence.identifiers > 0
      ? null
      : evidence.numbers >= values * MOSTLY
        ? 'number'
        : evidence.dates >= values * MOSTLY
          ? 'date'
          : null;
  return { kind: 'text', watch };
}

/** Values, and share of numbers among them, from which a few words do not make a column text. */
const MANY_VALUES = 200;
const NEARLY_ALL_NUMBERS = 0.995;

/** True for a column to be summed in spite of a word here and there. @param evidence of every value of the column */
export function isNearlyNumbers(header: string, { values, numbers, identifiers, codes }: Evidence): boolean {
  const isCode = identifiers > 0 || codes > 0 || namesIdentifier(header);
  return values >= MANY_VALUES && numbers >= values * NEARLY_ALL_NUMBERS && !isCode;
}

/** Owns the filter by what happened to customers: those with at least one contact, stage, outage or answer of a kind. */
import { isText, type Text } from '../lib/text';
import { holdsTerm } from './comment-term';
import { ident, join, sql, type Sql } from '../sql/sql';

/** Columns by which the rows of a table may be told, all of which the table has whatever was opened. */
const EVENT_COLUMNS = {
  contact: [
    ...['type', 'ticket_channel', 'cause', 'department', 'is_complaint', 'is_connection', 'hours_open', 'days_open'],
    ...['weekday', 'hour', 'opened_at', 'responded_at', 'closed_at', 'hours_to_respond', 'level'],
  ],
  connection_stage: ['level', 'stage', 'department', 'from_department', 'days', 'wait_days', 'opened_at', 'closed_at'],
  customer_outage: ['feeder', 'region', 'cause', 'is_planned', 'minutes', 'month', 'started', 'ended'],
  survey: [
    ...['overall', 'top2', 'nps', 'comment', 'reliability', 'billing', 'price', 'staff', 'response', 'channel_ease'],
    ...['answered'],
  ],
  survey_item: ['item', 'score', 'level', 'top2', 'answered'],
  // Only told as a whole: who was asked at all.
  survey_asked: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Those that are dates or moments: they are told by `from` and `before`, or as missing. */
const MOMENTS: readonly string[] = ['opened_at', 'responded_at', 'closed_at', 'started', 'ended', 'answered'];

export type EventTable = keyof typeof EVENT_COLUMNS;

/**
 * `values` keeps the named ones (null = missing), `lo` ≤ x < `hi` a number, `contains` a word or phrase (see comment-term), `from` ≤ x < `before` a
 * date or moment: yyyy-MM-dd or yyyy-MM-dd HH:mm:ss.ffffff of the calendar of the data, which has no time zone; a date is its first moment.
 */
export type EventTerm = (
  | { readonly column: string; readonly values: readonly (string | null)[] }
  | { readonly column: string; readonly lo: number; readonly hi: number }
  | { readonly column: string; readonly contains: string }
  | { readonly column: string; readonly from: string; readonly before: string }
) & {
  /** The label of the filter says it already; the chip does not say it again. */
  readonly isTold?: true;
};

/** How many rows of a customer have to fulfil all terms: at least `least`, and no more than `most`, which has to be given where `least` is 0. */
export interface EventCount {
  readonly least: number;
  readonly most?: number;
}

/** Customers with a row of the table for which all terms hold, or with as many such rows as `count` says. */
export interface EventFilter {
  readonly kind: 'event';
  readonly field: 'customer_id';
  readonly table: EventTable;
  readonly terms: readonly EventTerm[];
  /** Besides, all terms of at least one of these lists hold: a limit that is another one for each kind, say. The label tells them. */
  readonly either?: readonly (readonly EventTerm[])[];
  readonly count?: EventCount;
  /** What the filter is about, for its chip: "Cause of complaints". */
  readonly label: Text;
}

/** Makes the filter of a mark. */
export function eventFilter(table: EventTable, label: Text, ...terms: readonly EventTerm[]): EventFilter {
  return { kind: 'event', field: 'customer_id', table, terms, label };
}

/** What decides whom a filter keeps. */
export type EventQuestion = Pick<EventFilter, 'table' | 'terms' | 'either' | 'count'>;

/** SELECT of the customers of a filter: each as often as it happened to them, or once where it is counted; without what happened to nobody known. */
export function queryEventCustomers({ table, terms, either, count }: EventQuestion): Sql {
  const oneOf = either?.map((list) => sql`(${join([sql`TRUE`, ...list.map(holds)], ' AND ')})`);
  const alternatives = oneOf === undefined ? [] : [oneOf.length === 0 ? sql`FALSE` : sql`(${join(oneOf, ' OR ')})`];
  const where = join([sql`customer_id IS NOT NULL`, ...terms.map(holds), ...alternatives], ' AND ');
  const rows = sql`SELECT customer_id FROM ${ident(table)} WHERE ${where}`;
  if (count === undefined) return rows;
  // Those to whom it never happened are not in the table.
  if (count.least === 0)
    return sql`SELECT customer_id FROM customer_facts WHERE customer_id NOT IN (${rows} GROUP BY customer_id HAVING count(*) > ${count.most ?? 0})`;
  const most = count.most === undefined ? sql`` : sql` AND count(*) <= ${count.most}`;
  return sql`${rows} GROUP BY customer_id HAVING count(*) >= ${count.least}${most}`;
}

/** The term of a month; `month` is yyyy-MM, or a day of it. */
export function monthTerm(column: string, month: string): EventTerm & { readonly from: string } {
  const [year, place] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  const next =
    place === 12 ? `${String(year + 1).padStart(4, '0')}-01` : `${month.slice(0, 4)}-${String(place + 1).padStart(2, '0')}`;
  return { column, from: `${month.slice(0, 7)}-01`, before: `${next}-01` };
}

/** The month, yyyy-MM, at which the term of a column begins in such a filter; null where there is none. */
export function monthOfFilter(filter: { readonly kind: string } | null, column: string): string | null {
  if (filter?.kind !== 'event') return null;
  const term = (filter as EventFilter).terms.find((one) => one.column === column);
  return term !== undefined && 'from' in term ? term.from.slice(0, 7) : null;
}

function holds(term: EventTerm): Sql {
  const column = ident(term.column);
  if ('contains' in term) return holdsTerm(column, term.contains);
  if ('from' in term)
    return sql`(${column} >= CAST(${term.from} AS TIMESTAMP) AND ${column} < CAST(${term.before} AS TIMESTAMP))`;
  if ('lo' in term) return sql`(${column} >= ${term.lo} AND ${column} < ${term.hi})`;
  const named = term.values.filter((value): value is string => value !== null);
  const parts: Sql[] = [];
  if (named.length > 0) parts.push(sql`CAST(${column} AS VARCHAR) IN (${named})`);
  if (named.length < term.values.length) parts.push(sql`${column} IS NULL`);
  return parts.length === 0 ? sql`FALSE` : sql`(${join(parts, ' OR ')})`;
}

/** Whether a saved value is such a filter, and one that no table here would refuse. */
export function isEventFilter(value: Readonly<Record<string, unknown>>): boolean {
  const { table, terms, either, label, count } = value;
  if (value['kind'] !== 'event' || value['field'] !== 'customer_id' || !isText(label)) return false;
  if (typeof table !== 'string' || !Object.hasOwn(EVENT_COLUMNS, table) || !Array.isArray(terms)) return false;
  if (count !== undefined && !isCount(count)) return false;
  const columns: readonly string[] = EVENT_COLUMNS[table as EventTable];
  const areTerms = (list: unknown): boolean =>
    Array.isArray(list) &&
    list.every((term: unknown) => isRecord(term) && columns.includes(String(term['column'])) && isTerm(term));
  return areTerms(terms) && (either === undefined || (Array.isArray(either) && either.every(areTerms)));
}

function isTerm(term: Readonly<Record<string, unknown>>): boolean {
  const { column, values, lo, hi, contains, from, before } = term;
  // Whether there is a moment at all may be asked of any column.
  if (Array.isArray(values) && values.length === 1 && values[0] === null) return true;
  if (from !== undefined || before !== undefined || MOMENTS.includes(String(column)))
    return MOMENTS.includes(String(column)) && isMoment(from) && isMoment(before);
  if (values !== undefined) return Array.isArray(values) && values.every((value) => value === null || typeof value === 'string');
  return typeof contains === 'string' || (Number.isFinite(lo) && Number.isFinite(hi));
}

const MOMENT = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])( ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?)?$/;

/** A day that no month has would be an error of the engine. */
function isMoment(value: unknown): boolean {
  if (typeof value !== 'string' || !MOMENT.test(value)) return false;
  const day = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  return Number.isFinite(day.getTime()) && day.toISOString().startsWith(value.slice(0, 10));
}

function isCount(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { least, most } = value;
  const isSpan = Number.isInteger(most) && Number(most) >= Number(least);
  return Number.isInteger(least) && (Number(least) >= 1 ? most === undefined || isSpan : least === 0 && isSpan);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

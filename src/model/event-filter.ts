/** Owns the filter by what happened to customers: those with at least one contact, stage, outage or answer of a kind. */
import type { Text } from '../lib/text';
import { holdsTerm } from './comment-term';
import { ident, join, sql, type Sql } from '../sql/sql';

/** Columns by which the rows of a table may be told, all of which the table has whatever was opened. */
const EVENT_COLUMNS = {
  contact: [
    ...['type', 'ticket_channel', 'cause', 'department', 'is_complaint', 'is_connection', 'hours_open', 'days_open'],
    ...['weekday', 'hour'],
  ],
  connection_stage: ['stage', 'department', 'from_department', 'days', 'wait_days'],
  customer_outage: ['feeder', 'region', 'cause', 'is_planned', 'minutes', 'month'],
  survey: ['overall', 'top2', 'nps', 'comment', 'reliability', 'billing', 'price', 'staff', 'response', 'channel_ease'],
  survey_item: ['item', 'score', 'level', 'top2'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type EventTable = keyof typeof EVENT_COLUMNS;

/** `values` keeps the named ones (null = missing), `lo` ≤ x < `hi` a number, `contains` a word or phrase (see comment-term). */
export type EventTerm =
  | { readonly column: string; readonly values: readonly (string | null)[] }
  | { readonly column: string; readonly lo: number; readonly hi: number }
  | { readonly column: string; readonly contains: string };

/** Customers with a row of the table for which all terms hold. */
export interface EventFilter {
  readonly kind: 'event';
  readonly field: 'customer_id';
  readonly table: EventTable;
  readonly terms: readonly EventTerm[];
  /** What the filter is about, for its chip: "Cause of complaints". */
  readonly label: Text;
}

/** Makes the filter of a mark. */
export function eventFilter(table: EventTable, label: Text, ...terms: readonly EventTerm[]): EventFilter {
  return { kind: 'event', field: 'customer_id', table, terms, label };
}

/** SELECT of the customers of a filter, each as often as it happened to them; without what happened to nobody known. */
export function queryEventCustomers({ table, terms }: Pick<EventFilter, 'table' | 'terms'>): Sql {
  const where = join([sql`customer_id IS NOT NULL`, ...terms.map(holds)], ' AND ');
  return sql`SELECT customer_id FROM ${ident(table)} WHERE ${where}`;
}

function holds(term: EventTerm): Sql {
  const column = ident(term.column);
  if ('contains' in term) return holdsTerm(column, term.contains);
  if ('lo' in term) return sql`(${column} >= ${term.lo} AND ${column} < ${term.hi})`;
  const named = term.values.filter((value): value is string => value !== null);
  const parts: Sql[] = [];
  if (named.length > 0) parts.push(sql`CAST(${column} AS VARCHAR) IN (${named})`);
  if (named.length < term.values.length) parts.push(sql`${column} IS NULL`);
  return parts.length === 0 ? sql`FALSE` : sql`(${join(parts, ' OR ')})`;
}

/** Whether a saved value is such a filter, and one that no table here would refuse. */
export function isEventFilter(value: Readonly<Record<string, unknown>>): boolean {
  const { table, terms, label } = value;
  if (value['kind'] !== 'event' || value['field'] !== 'customer_id' || !isRecord(label)) return false;
  if (typeof label['en'] !== 'string' || typeof label['zh'] !== 'string') return false;
  if (typeof table !== 'string' || !Object.hasOwn(EVENT_COLUMNS, table) || !Array.isArray(terms)) return false;
  const columns: readonly string[] = EVENT_COLUMNS[table as EventTable];
  return terms.every((term: unknown) => isRecord(term) && columns.includes(String(term['column'])) && isTerm(term));
}

function isTerm(term: Readonly<Record<string, unknown>>): boolean {
  const { values, lo, hi, contains } = term;
  if (values !== undefined) return Array.isArray(values) && values.every((value) => value === null || typeof value === 'string');
  return typeof contains === 'string' || (Number.isFinite(lo) && Number.isFinite(hi));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

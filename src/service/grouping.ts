/** Owns by what contacts and connections are told apart: what they say themselves, or a fact of their customer. */
import type { Locale, Text } from '../lib/text';
import { eventFilter, type EventTable, type EventTerm } from '../model/event-filter';
import type { Filter } from '../model/filter';
import type { ModelInfo } from '../model/model-info';
import { roleById } from '../model/role-registry';
import { valueText } from '../model/vocabulary';
import type { SegmentInfo } from '../segment/method';
import { ident, sql, type Sql } from '../sql/sql';

export interface Grouping {
  /** Column of the events, or a fact of the customer. */
  readonly id: string;
  readonly text: Text;
  /** True for a column of the events themselves. */
  readonly isOfEvent: boolean;
}

/** More values than a person reads as a list of rows that scrolls. */
const MOST_VALUES = 400;

const SEGMENT: Grouping = { id: 'segment', text: { en: 'Segment', zh: '客群' }, isOfEvent: false };
const FIRST_FACTS = ['region', 'class', 'voltage', 'feeder', 'channel'];

/** What the customers of a model are told apart by: segment, then places and classes, then their other categories. */
export function customerGroupings(model: ModelInfo): Grouping[] {
  const useful = model.facts.filter(({ kind, distinct }) => kind === 'category' && distinct >= 2 && distinct <= MOST_VALUES);
  const first = FIRST_FACTS.flatMap((name) => useful.filter((fact) => fact.name === name));
  const facts = [...first, ...useful.filter((fact) => !first.includes(fact))];
  return [SEGMENT, ...facts.map(({ name, text }) => ({ id: name, text, isOfEvent: false }))];
}

/** Columns of the events that some file has, in the order given. */
export function eventGroupings(model: ModelInfo, columns: readonly string[]): Grouping[] {
  return columns
    .filter((column) => model.roles.includes(column))
    .map((column) => ({ id: column, text: roleById(column)?.text ?? { en: column, zh: column }, isOfEvent: true }));
}

/** The one that is asked for, else the first. */
export function chosenGrouping(groupings: readonly Grouping[], id: string): Grouping {
  return groupings.find((grouping) => grouping.id === id) ?? groupings[0] ?? SEGMENT;
}

/** VARCHAR; `event` and `person` are the aliases of the events and of `population`. */
export function groupValue({ id, isOfEvent }: Grouping, event: Sql, person: Sql): Sql {
  return sql`CAST(${isOfEvent ? event : person}.${ident(id)} AS VARCHAR)`;
}

export function groupName({ id }: Grouping, value: string | null, segments: readonly SegmentInfo[], locale: Locale): string {
  if (id !== 'segment') return valueText(value, locale);
  return segments.find(({ key }) => key === value)?.text[locale] ?? valueText(value, locale);
}

/** Keeps the customers of these groups, or those to whom an event of these groups happened. */
export function groupFilter(
  grouping: Grouping,
  values: readonly (string | null)[],
  table: EventTable,
  label = grouping.text,
): Filter {
  if (grouping.isOfEvent) return eventFilter(table, label, { column: grouping.id, values });
  return { kind: 'in', field: grouping.id, values };
}

/** Leaves connections out, which are one matter in many steps: of filters of charts that count none. The chip says so. */
export const NO_CONNECTION: EventTerm = { column: 'is_connection', values: ['false'] };

/** Keeps the customers of these groups, or those who had a contact of these groups that is no connection. */
export function contactFilter(grouping: Grouping, values: readonly (string | null)[]): Filter {
  const filter = groupFilter(grouping, values, 'contact');
  return filter.kind === 'event' ? { ...filter, terms: [...filter.terms, NO_CONNECTION] } : filter;
}

/** The groups that a filter of this grouping keeps; empty for any other filter. */
export function groupsOfFilter(grouping: Grouping, filter: Filter | null): readonly (string | null)[] {
  if (filter?.kind === 'in' && !grouping.isOfEvent && filter.field === grouping.id) return filter.values;
  if (filter?.kind !== 'event' || !grouping.isOfEvent) return [];
  const term = filter.terms.find((one) => one.column === grouping.id);
  return term !== undefined && 'values' in term ? term.values : [];
}

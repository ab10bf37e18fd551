/** Owns the filter by what customers answered to one item. */
import type { Locale, Text } from '../lib/text';
import { eventFilter, type EventFilter } from '../model/event-filter';
import type { Filter } from '../model/filter';
import type { SurveyItem } from './survey-items';

/** Customers who gave one of the items no best grade at least once. */
export function notContent(...items: readonly Pick<SurveyItem, 'id' | 'text'>[]): EventFilter {
  const names = (locale: Locale, between: string): string => items.map(({ text }) => text[locale]).join(between);
  const label: Text = { en: `Not satisfied with: ${names('en', ', ')}`, zh: `对“${names('zh', '”或“')}”不满意` };
  const values = items.map(({ id }) => id);
  return eventFilter(
    'survey_item',
    label,
    { column: 'item', values, isTold: true },
    { column: 'top2', values: ['false'], isTold: true },
  );
}

/** The item that such a filter is about; null for any other filter. */
export function itemOfFilter(filter: Filter | null): string | null {
  if (filter?.kind !== 'event' || filter.table !== 'survey_item') return null;
  const [term] = filter.terms;
  return term !== undefined && 'values' in term && term.column === 'item' ? (term.values[0] ?? null) : null;
}

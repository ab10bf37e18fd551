/** Owns what groups of connections are called and which filter keeps them; a level of voltage is none that a filter could tell. */
import type { Locale } from '../lib/text';
import type { Filter } from '../model/filter';
import { LEVEL, levelText, LEVELS } from '../service/connections';
import { groupFilter, groupName, groupsOfFilter, type Grouping } from '../service/grouping';
import type { SegmentInfo } from '../segment/method';

export function connectionGroupName(
  grouping: Grouping,
  value: string | null,
  segments: readonly SegmentInfo[],
  locale: Locale,
): string {
  if (grouping.id !== LEVEL.id) return groupName(grouping, value, segments, locale);
  return levelText[LEVELS.find((level) => level === value) ?? 'unknown'][locale];
}

/** Of an event, a connection is meant, not any contact. */
export function connectionFilter(grouping: Grouping, values: readonly (string | null)[]): Filter | null {
  if (values.length === 0 || grouping.id === LEVEL.id) return null;
  const filter = groupFilter(grouping, values, 'contact');
  return filter.kind === 'event'
    ? { ...filter, terms: [...filter.terms, { column: 'is_connection', values: ['true'] }] }
    : filter;
}

export function connectionGroupsOf(grouping: Grouping, filter: Filter | null): readonly (string | null)[] {
  return grouping.id === LEVEL.id ? [] : groupsOfFilter(grouping, filter);
}

/** Owns what groups of connections are called and which filter keeps them. */
import type { Locale, Text } from '../lib/text';
import type { Filter } from '../model/filter';
import { LEVEL, levelText, LEVELS } from '../service/connections';
import { groupFilter, groupName, type Grouping } from '../service/grouping';
import type { SegmentInfo } from '../segment/method';

export function connectionGroupName(
  grouping: Grouping,
  value: string | null,
  segments: readonly SegmentInfo[],
  locale: Locale,
): string {
  return grouping.id === LEVEL.id ? levelName(value)[locale] : groupName(grouping, value, segments, locale);
}

/** Of an event, a connection is meant, not any contact. */
export function connectionFilter(grouping: Grouping, values: readonly (string | null)[]): Filter | null {
  if (values.length === 0) return null;
  const filter = groupFilter(grouping, values, 'contact');
  if (filter.kind !== 'event') return filter;
  const connection = { column: 'is_connection', values: ['true'] };
  if (grouping.id !== LEVEL.id) return { ...filter, terms: [...filter.terms, connection] };
  // The values of a level are no words that a chip could show.
  return {
    ...filter,
    label: levelsLabel(values),
    terms: [...filter.terms, connection].map((term) => ({ ...term, isTold: true })),
  };
}

function levelName(value: string | null): Text {
  return levelText[LEVELS.find((level) => level === value) ?? 'unknown'];
}

function levelsLabel(values: readonly (string | null)[]): Text {
  const names = values.map(levelName);
  return { en: `Connections: ${names.map(({ en }) => en).join(', ')}`, zh: `报装：${names.map(({ zh }) => zh).join('、')}` };
}

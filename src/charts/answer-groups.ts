/** Owns groups of answers as rows of a chart: their keys, order, names and colours, and what choosing one does to the filter. */
import type { Locale } from '../lib/text';
import type { Filter } from '../model/filter';
import type { SegmentInfo } from '../segment/method';
import type { GroupAnswers } from '../service/satisfaction/answers';
import { groupFilter, groupName, pickedGroups, type GroupField } from '../service/satisfaction/group-field';
import { segmentColour } from './segment-colour';

/** Key of the row of customers whose group is not known. */
const NOT_KNOWN = '∅';

export function rowKey(key: string | null): string {
  return key ?? NOT_KNOWN;
}

function groupKey(row: string): string | null {
  return row === NOT_KNOWN ? null : row;
}

/** Segments and bands in their own order, other groups by `value`, the best first; groups that are not known last. */
export function orderGroups(
  groups: readonly GroupAnswers[],
  field: GroupField,
  segments: readonly SegmentInfo[],
  value: (group: GroupAnswers) => number,
): GroupAnswers[] {
  const own = field.kind === 'segment' ? segments.map(({ key }) => key) : field.kind === 'bands' ? field.edges.map(String) : null;
  const rank = (group: GroupAnswers): number => {
    if (group.key === null) return Infinity;
    if (own !== null) return own.indexOf(group.key);
    const known = value(group);
    return Number.isFinite(known) ? -known : 1e12 - group.customers;
  };
  return groups
    .filter((group) => own === null || group.key === null || own.includes(group.key))
    .map((group) => ({ group, at: rank(group) }))
    .sort((a, b) => a.at - b.at || (String(a.group.key) < String(b.group.key) ? -1 : 1))
    .map(({ group }) => group);
}

export function nameOfGroup(field: GroupField, key: string | null, segments: readonly SegmentInfo[], locale: Locale): string {
  return groupName(field, key, segments)[locale];
}

/** Segments keep their colours on every chart; other groups share one, for their names tell them apart. */
export function groupColour(field: GroupField, key: string | null, segments: readonly SegmentInfo[]): string {
  if (field.kind !== 'segment') return key === null ? 'var(--seg-none)' : 'var(--accent)';
  return segmentColour(segments.find((segment) => segment.key === key)?.colour ?? -1);
}

export function isGroupPicked(field: GroupField, filter: Filter | null, row: string): boolean {
  return pickedGroups(field, filter).includes(groupKey(row));
}

/** The filter after a click on a row; `additive`: it joins or leaves the others, where one filter may hold several. */
export function toggleGroup(field: GroupField, filter: Filter | null, row: string, additive: boolean): Filter | null {
  const key = groupKey(row);
  const picked = pickedGroups(field, filter);
  const has = picked.includes(key);
  const plain = has && picked.length === 1 ? [] : [key];
  return groupFilter(field, additive ? (has ? picked.filter((other) => other !== key) : [...picked, key]) : plain);
}

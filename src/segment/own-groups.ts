/** Owns which groups are segments of their own where only the largest are: at an earlier time those of today, so that no flow is one of names. */
import { sql, type Sql } from '../sql/sql';
import type { SegmentInfo } from './method';
import { MISSING, OTHER } from './segment-table';

/** @param groups from large to small @param most segments, "other" among them @param today segments of today, for a time before */
export function ownGroups<G extends { readonly key: string }>(
  groups: readonly G[],
  most: number,
  today: readonly SegmentInfo[] | undefined,
): readonly G[] {
  const place = new Map((today ?? []).map(({ key }, at) => [key, at]));
  const known = groups.filter(({ key }) => place.has(key)).sort((a, b) => (place.get(a.key) ?? 0) - (place.get(b.key) ?? 0));
  // What today's "other" holds is in it then, too.
  if (place.has(OTHER)) return known;
  const all = [...known, ...groups.filter(({ key }) => !place.has(key))];
  return all.length > most ? all.slice(0, Math.max(most - 1, known.length)) : all;
}

/** Those of today that a value may be, without the special ones; and whether whatever is none of them is "other". */
export interface OwnValues {
  readonly keys: readonly string[];
  readonly isClosed: boolean;
}

export function ownValues(today: readonly SegmentInfo[] | undefined): OwnValues {
  const keys = (today ?? []).map(({ key }) => key);
  return { keys: keys.filter((key) => key !== OTHER && key !== MISSING), isClosed: keys.includes(OTHER) };
}

/** True for a value that goes before the larger ones. */
export function isOwnValue(value: Sql, { keys }: OwnValues): Sql {
  return keys.length === 0 ? sql`FALSE` : sql`${value} IN (${keys})`;
}

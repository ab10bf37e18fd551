/** Owns which clusters of another time count as clusters of today: their numbers are given anew at each run. */
import { join, sql, type Sql } from '../sql/sql';
import type { SegmentInfo } from './method';
import { mergedKey, type SegmentEdits } from './segment-edits';

/**
 * Two clusters are the same where each has no centre of the other time nearer than the other's; without centres, where the method calls
 * them alike. What a person made of today's (names, merging) holds for them, not for whatever has the same number.
 * @returns key then → key of today, or one that nobody has today
 */
export function matchedKeys(
  then: readonly SegmentInfo[],
  now: readonly SegmentInfo[],
  edits: SegmentEdits,
): ReadonlyMap<string, string> {
  const today = new Set(now.map(({ key }) => key));
  const near = nearestPairs(then, now);
  return new Map(
    then.map((segment) => {
      // Special ones, such as "missing", have a key of their own that stays.
      const same = isNumbered(segment)
        ? near === null
          ? now.find((other) => isNumbered(other) && nameOf(other) === nameOf(segment))
          : near.get(segment)
        : now.find(({ key }) => key === segment.key);
      const other = isNumbered(segment) ? `${segment.text.en} (${segment.key})` : segment.key;
      return [segment.key, same === undefined ? other : mergedKey(same.key, edits, today)];
    }),
  );
}

const isNumbered = ({ colour, key }: SegmentInfo): boolean => colour >= 0 && !key.startsWith('(');

/** What is said of two measures is the same in either order. */
function nameOf({ text }: SegmentInfo): string {
  return text.en.toLowerCase().split(', ').sort().join(', ');
}

/** null where centres are not known or are those of other measures. */
function nearestPairs(then: readonly SegmentInfo[], now: readonly SegmentInfo[]): ReadonlyMap<SegmentInfo, SegmentInfo> | null {
  const [before, today] = [then, now].map((list) => list.filter(isNumbered)) as [SegmentInfo[], SegmentInfo[]];
  const centres = [...before, ...today].map(({ centre }) => centre ?? []);
  const width = centres[0]?.length ?? 0;
  if (width === 0 || centres.some(({ length }) => length !== width)) return null;
  const spreads = Array.from({ length: width }, (_, at) => spreadOf(centres.map((centre) => centre[at] ?? 0)));
  const distance = (a: SegmentInfo, b: SegmentInfo): number =>
    spreads.reduce((sum, spread, at) => sum + (((a.centre?.[at] ?? 0) - (b.centre?.[at] ?? 0)) / (spread || 1)) ** 2, 0);
  const nearest = (to: SegmentInfo, list: readonly SegmentInfo[]): SegmentInfo | undefined =>
    list.reduce<SegmentInfo | undefined>(
      (best, one) => (best === undefined || distance(to, one) < distance(to, best) ? one : best),
      undefined,
    );
  return new Map(
    before.flatMap((segment) => {
      const candidate = nearest(segment, today);
      return candidate !== undefined && nearest(candidate, before) === segment ? [[segment, candidate] as const] : [];
    }),
  );
}

function spreadOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

/** The key of today, as an expression over the column `segment`. */
export function renamedSegment(keys: ReadonlyMap<string, string>): Sql {
  const cases = [...keys].map(([old, key]) => sql`WHEN ${old} THEN ${key}`);
  return cases.length === 0 ? sql`segment` : sql`CASE segment ${join(cases, ' ')} ELSE segment END`;
}

export function renameStatement(table: Sql, keys: ReadonlyMap<string, string>): Sql {
  return sql`UPDATE ${table} SET segment = ${renamedSegment(keys)}`;
}

/** One info a key; of those that are there today, today's. */
export function namedAsToday(
  then: readonly SegmentInfo[],
  keys: ReadonlyMap<string, string>,
  now: readonly SegmentInfo[],
): SegmentInfo[] {
  const infos = new Map<string, SegmentInfo>();
  for (const segment of then) {
    const key = keys.get(segment.key) ?? segment.key;
    infos.set(key, now.find((candidate) => candidate.key === key) ?? { ...segment, key });
  }
  return [...infos.values()];
}

/** Owns what every method shares: the table `segment`, the two keys that are no value of the data, and colours. */
import type { Text } from '../lib/text';
import { sql, type Sql } from '../sql/sql';
import type { SegmentInfo } from './method';

/** Keys of customers without a value, and of the values too small for a segment of their own. */
export const MISSING = '(missing)';
export const OTHER = '(other)';

const SPECIAL: Readonly<Record<string, Text>> = {
  [MISSING]: { en: 'Missing', zh: '缺失' },
  [OTHER]: { en: 'Other', zh: '其他' },
};

/** Head of the statement by which a method leaves its result; see MethodTask. */
export function createSegment(into: Sql): Sql {
  return sql`CREATE OR REPLACE TABLE ${into} AS`;
}

/** Segments from large to small, "other" and "missing" last. */
export function listBySize(into: Sql): Sql {
  return sql`
SELECT segment, count(*)::INTEGER AS customers
FROM ${into}
GROUP BY segment
ORDER BY CASE segment WHEN ${MISSING} THEN 2 WHEN ${OTHER} THEN 1 ELSE 0 END, customers DESC, segment`;
}

/** Segments in the order of their keys, "missing" last. */
export function listByKey(into: Sql): Sql {
  return sql`
SELECT segment, count(*)::INTEGER AS customers
FROM ${into}
GROUP BY segment
ORDER BY CASE segment WHEN ${MISSING} THEN 1 ELSE 0 END, segment`;
}

/** A segment with the colour of its place; the special ones are neutral. The rule is left to the method. */
export function segmentInfo(key: string, place: number, text: Text): SegmentInfo {
  const special = Object.hasOwn(SPECIAL, key) ? SPECIAL[key] : undefined;
  return { key, text: special ?? text, colour: special === undefined ? place : -1, rule: special ?? text };
}

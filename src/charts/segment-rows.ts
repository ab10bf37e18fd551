/** Owns the list of segments inside a statement, which gives every chart by segment the same rows in the same order. */
import { join, sql, type Sql } from '../sql/sql';
import type { SegmentInfo } from '../segment/method';

/**
 * SELECT of (segment VARCHAR, place INTEGER), one row a segment in order of display: the left side of a join, so that a
 * segment that the filters empty keeps its row.
 */
export function listedSegments(segments: readonly SegmentInfo[]): Sql {
  if (segments.length === 0) return sql`SELECT NULL::VARCHAR AS segment, 0 AS place WHERE FALSE`;
  const rows = segments.map((segment, place) => sql`(${segment.key}, ${place})`);
  return sql`SELECT segment::VARCHAR AS segment, place::INTEGER AS place FROM (VALUES ${join(rows, ', ')}) AS listed(segment, place)`;
}

/** Owns the table of who was in which segment before the data in use was loaded, and the note of what it is. */
import type { Runner } from '../engine/engine';
import type { ModelInfo } from '../model/model-info';
import type { SegmentInfo } from '../segment/method';
import type { Segmentation, SegmentationChoice } from '../segment/segmentation';
import { ident, join, sql, type Sql } from '../sql/sql';

/** (customer_id, segment), one row a customer. Outlives the model that it came from. */
export const PREVIOUS_TABLE: Sql = ident('segment_of_previous_load');

/** Rows of one INSERT of a membership file. */
const ROWS = 5000;

export interface PreviousNote {
  /** Files that it came from. */
  readonly files: readonly string[];
  /** Last day of that data, yyyy-MM-dd, where it is known. */
  readonly until: string | null;
  readonly segments: readonly SegmentInfo[];
  /** The same as the method gave them, before any edit; null for a membership file. */
  readonly found: readonly SegmentInfo[] | null;
  /** null for a membership file: it does not say. */
  readonly choice: SegmentationChoice | null;
}

export interface CurrentSegments {
  readonly model: ModelInfo;
  readonly segmentation: Pick<Segmentation, 'choice' | 'found'>;
  readonly allSegments: readonly SegmentInfo[];
}

/** Copies the segments in use. @throws AppError */
export async function copyMembership(
  runner: Runner,
  { model, segmentation, allSegments }: CurrentSegments,
): Promise<PreviousNote> {
  await runner.run(sql`CREATE OR REPLACE TABLE ${PREVIOUS_TABLE} AS SELECT customer_id, segment FROM segment`);
  const { files, period } = model;
  return { files, until: period?.[1] ?? null, segments: allSegments, found: segmentation.found, choice: segmentation.choice };
}

/** Takes a membership from a file instead: pairs of customer and key of a segment among `segments`. @throws AppError */
export async function fillMembership(
  runner: Runner,
  file: string,
  rows: readonly (readonly [customer: string, key: string])[],
  segments: readonly SegmentInfo[],
): Promise<PreviousNote> {
  await runner.run(sql`CREATE OR REPLACE TABLE ${PREVIOUS_TABLE} (customer_id VARCHAR, segment VARCHAR)`);
  for (let from = 0; from < rows.length; from += ROWS) {
    const values = rows.slice(from, from + ROWS).map(([customer, key]) => sql`(${customer}, ${key})`);
    await runner.run(sql`INSERT INTO ${PREVIOUS_TABLE} VALUES ${join(values, ', ')}`);
  }
  return { files: [file], until: null, segments, found: null, choice: null };
}

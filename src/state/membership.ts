/** Owns the table of who was in which segment before the data in use was loaded, and the note of what it is. */
import type { Runner } from '../engine/engine';
import { writeIpc } from '../engine/ipc';
import type { ModelInfo } from '../model/model-info';
import type { SegmentInfo } from '../segment/method';
import type { Segmentation, SegmentationChoice } from '../segment/segmentation';
import { ident, sql, type Sql } from '../sql/sql';

const PREVIOUS = 'segment_of_previous_load';

/** (customer_id, segment), one row a customer. Outlives the model that it came from. */
export const PREVIOUS_TABLE: Sql = ident(PREVIOUS);

/** The same of the data in use, until other data is in its place. */
const LEAVING_TABLE: Sql = ident('segment_of_leaving_load');

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
  /** What it rested on; see segment-basis. null for a membership file. */
  readonly basis: string | null;
}

export interface CurrentSegments {
  readonly model: ModelInfo;
  readonly segmentation: Pick<Segmentation, 'choice' | 'found'>;
  readonly allSegments: readonly SegmentInfo[];
  readonly basis: string;
}

/** Copies the segments in use beside what is remembered; `takeLeaving` puts them there. @throws AppError */
export async function copyMembership(
  runner: Runner,
  { model, segmentation, allSegments, basis }: CurrentSegments,
): Promise<PreviousNote> {
  await runner.run(sql`CREATE OR REPLACE TABLE ${LEAVING_TABLE} AS SELECT customer_id, segment FROM segment`);
  const { files, period } = model;
  return {
    files,
    until: period?.[1] ?? null,
    segments: allSegments,
    found: segmentation.found,
    choice: segmentation.choice,
    basis,
  };
}

/** What was copied is what is remembered from now on. @throws AppError */
export async function takeLeaving(runner: Runner): Promise<void> {
  await runner.run(sql`CREATE OR REPLACE TABLE ${PREVIOUS_TABLE} AS FROM ${LEAVING_TABLE}`);
  await dropLeaving(runner);
}

/** @throws AppError */
export async function dropLeaving(runner: Runner): Promise<void> {
  await runner.run(sql`DROP TABLE IF EXISTS ${LEAVING_TABLE}`);
}

/** Takes a membership from a file instead: pairs of customer and key of a segment among `segments`. @throws AppError */
export async function fillMembership(
  runner: Runner,
  file: string,
  rows: readonly (readonly [customer: string, key: string])[],
  segments: readonly SegmentInfo[],
): Promise<PreviousNote> {
  const ipc = writeIpc([
    { name: 'customer_id', kind: 'text', values: rows.map(([customer]) => customer) },
    { name: 'segment', kind: 'text', values: rows.map(([, key]) => key) },
  ]);
  await runner.run(sql`DROP TABLE IF EXISTS ${PREVIOUS_TABLE}`);
  await runner.insert('main', PREVIOUS, ipc, true);
  return { files: [file], until: null, segments, found: null, choice: null, basis: null };
}

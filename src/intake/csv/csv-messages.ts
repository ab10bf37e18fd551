/** Owns the messages between the page and the worker that reads delimited text. */
import type { PackedColumn } from '../../engine/ipc';
import type { AppErrorRecord } from '../../lib/errors';
import type { ReadOverrides } from '../reader';
import type { CsvSink } from './read-csv';
import type { Segment, SegmentOutcome, SegmentPlan, SegmentRows } from './read-segment';
import type { CsvSummary } from './summarise-csv';

/**
 * To a worker: a file, to be read or, when it is large and `crew` says there are others to help, planned; then one `done` for each `begin`
 * and `batch` that has reached the engine. Segments of a planned file, and at its end all their outcomes.
 */
export type ToCsvWorker =
  | { readonly kind: 'read'; readonly file: File; readonly overrides: ReadOverrides; readonly crew: boolean }
  | { readonly kind: 'done' }
  | { readonly kind: 'segment'; readonly file: File; readonly plan: SegmentPlan; readonly segment: Segment }
  | { readonly kind: 'outcomes'; readonly plan: SegmentPlan; readonly outcomes: readonly SegmentOutcome[] };

export type FromCsvWorker =
  | { readonly kind: 'begin'; readonly columns: Parameters<CsvSink['begin']>[0] }
  | { readonly kind: 'batch'; readonly columns: readonly PackedColumn[]; readonly rows: number }
  | { readonly kind: 'progress'; readonly bytesRead: number; readonly rows: number }
  | { readonly kind: 'plan'; readonly plan: SegmentPlan; readonly columns: Parameters<CsvSink['begin']>[0] }
  /** In the order in which they were asked for. */
  | { readonly kind: 'segment'; readonly read: SegmentRows | null }
  | { readonly kind: 'summary'; readonly summary: CsvSummary }
  | { readonly kind: 'error'; readonly error: AppErrorRecord };

/** Owns the messages between the page and the worker that reads delimited text. */
import type { PackedColumn } from '../../engine/ipc';
import type { AppErrorRecord } from '../../lib/errors';
import type { ReadOverrides } from '../reader';
import type { CsvSink, CsvSummary } from './read-csv';

/** To the worker: the file first, then one `done` for each `begin` and `batch` that has reached the engine. */
export type ToCsvWorker =
  { readonly kind: 'read'; readonly file: File; readonly overrides: ReadOverrides } | { readonly kind: 'done' };

export type FromCsvWorker =
  | { readonly kind: 'begin'; readonly columns: Parameters<CsvSink['begin']>[0] }
  | { readonly kind: 'batch'; readonly columns: readonly PackedColumn[]; readonly rows: number }
  | { readonly kind: 'progress'; readonly bytesRead: number; readonly rows: number }
  | { readonly kind: 'summary'; readonly summary: CsvSummary }
  | { readonly kind: 'error'; readonly error: AppErrorRecord };

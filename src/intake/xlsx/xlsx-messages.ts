/** Owns the messages between the page and the worker that reads workbooks. */
import type { PackedColumn } from '../../engine/ipc';
import type { AppErrorRecord } from '../../lib/errors';
import type { ReadOverrides } from '../reader';
import type { SheetSummary, XlsxSink } from './read-xlsx';

/** To the worker: the file first, then one `done` for each `begin`, `batch` and `end` that has reached the engine. */
export type ToXlsxWorker =
  { readonly kind: 'read'; readonly file: File; readonly overrides: ReadOverrides } | { readonly kind: 'done' };

export type FromXlsxWorker =
  | { readonly kind: 'begin'; readonly sheet: string; readonly columns: Parameters<XlsxSink['begin']>[1] }
  | { readonly kind: 'batch'; readonly columns: readonly PackedColumn[]; readonly rows: number }
  | { readonly kind: 'end'; readonly summary: SheetSummary }
  | { readonly kind: 'progress'; readonly share: number; readonly rows: number }
  | { readonly kind: 'finished' }
  | { readonly kind: 'error'; readonly error: AppErrorRecord };

/** Owns the messages between the page and a worker that reads one file into tables. */
import type { AppErrorRecord } from '../lib/errors';
import type { PlannedColumns, TableLabel, TableSink } from './tables/table-sink';

/** To the worker: what to read first, then one `done` for each `begin`, `batch` and `end` that has reached the engine. */
export type ToReaderWorker<Message> = { readonly kind: 'read'; readonly message: Message } | { readonly kind: 'done' };

export type FromReaderWorker<Summary> =
  | { readonly kind: 'begin'; readonly table: TableLabel; readonly columns: PlannedColumns }
  | { readonly kind: 'batch'; readonly columns: Parameters<TableSink['batch']>[0]; readonly rows: number }
  | { readonly kind: 'end'; readonly summary: Summary }
  | { readonly kind: 'progress'; readonly share: number; readonly rows: number }
  | { readonly kind: 'finished' }
  | { readonly kind: 'error'; readonly error: AppErrorRecord };

/** Owns the messages between the page and the worker that reads Parquet. */
import type { CountedTotals } from './total-counter';

/** To the worker: the file first, then one `done` for each batch that has reached the engine. */
export type ToParquetWorker =
  /** `module`: parquet-wasm, as bytes. */
  { readonly kind: 'read'; readonly file: File; readonly module: Blob } | { readonly kind: 'done' };

export type FromParquetWorker =
  /** `ipc`: an Arrow stream without rows. */
  | { readonly kind: 'schema'; readonly ipc: Uint8Array; readonly rows: number }
  /** One row group as an Arrow stream; a file without any gives one empty batch. */
  | { readonly kind: 'batch'; readonly ipc: Uint8Array; readonly rows: number }
  | { readonly kind: 'end'; readonly totals: CountedTotals | null }
  | { readonly kind: 'error'; readonly message: string };

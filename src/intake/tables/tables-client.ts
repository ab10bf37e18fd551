/** Owns the page's side of the worker that reads JSON, web pages and old workbooks. */
import { readInWorker } from '../reader-worker';
import type { TablesJob } from './load-tables';
import TablesWorker from './tables-worker?worker&inline';
import type { TablesMessage } from './tables-worker';

/** Reads in a worker of its own, which ends with the file. Aborting ends it at once. @throws AppError, AbortError */
export const readTablesInWorker =
  (format: string): TablesJob =>
  (file, overrides, sink, signal) =>
    readInWorker<TablesMessage, Parameters<typeof sink.end>[0]>(
      () => new TablesWorker(),
      { format, file, overrides },
      sink,
      signal,
    );

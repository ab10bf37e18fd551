/** Owns the page's side of the worker that reads workbooks. */
import { readInWorker } from '../reader-worker';
import type { TablesJob } from '../tables/load-tables';
import XlsxWorker from './xlsx-worker?worker&inline';

/** Reads in a worker of its own, which ends with the file. Aborting ends it at once. @throws AppError, AbortError */
export const readXlsxInWorker: TablesJob = (file, overrides, sink, signal) =>
  readInWorker(() => new XlsxWorker(), { file, overrides }, sink, signal);

/** Owns the page's side of the worker that reads delimited text. */
import { abortError, AppError } from '../../lib/errors';
import type { FromCsvWorker, ToCsvWorker } from './csv-messages';
import CsvWorker from './csv-worker?worker&inline';
import type { CsvJob } from './load-csv';
import type { CsvSummary } from './read-csv';

/** Reads in a worker of its own, which ends with the file. Aborting ends it at once. @throws AppError, AbortError */
export const readCsvInWorker: CsvJob = (file, overrides, sink, signal) => {
  if (signal.aborted) return Promise.reject(abortError());
  const worker = new CsvWorker();
  const post = (message: ToCsvWorker): void => worker.postMessage(message);
  const stop = new AbortController();
  return new Promise<CsvSummary>((resolve, reject) => {
    /** The engine keeps the order; a batch is made ready while the one before is being inserted. The summary waits for the last. */
    let inserting: Promise<unknown> = Promise.resolve();
    const insert = (work: Promise<void>): void => {
      const done = work.then(() => post({ kind: 'done' }));
      inserting = Promise.all([inserting, done]);
      inserting.catch(reject);
    };
    worker.addEventListener('message', ({ data }: MessageEvent<FromCsvWorker>) => {
      switch (data.kind) {
        case 'begin':
          return insert(sink.begin(data.columns));
        case 'batch':
          return insert(sink.batch(data.columns, data.rows));
        case 'progress':
          return sink.progress(data.bytesRead, data.rows);
        case 'summary':
          return void inserting.then(() => resolve(data.summary), reject);
        case 'error':
          return void inserting.then(() => reject(AppError.fromRecord(data.error)), reject);
      }
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault(); // told to the user, not to the console
      reject(AppError.from(new Error(event.message)));
    });
    signal.addEventListener('abort', () => reject(abortError()), { signal: stop.signal });
    post({ kind: 'read', file, overrides });
  }).finally(() => {
    stop.abort();
    worker.terminate();
  });
};

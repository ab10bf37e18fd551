/** Owns the page's side of the worker that reads workbooks. */
import { abortError, AppError } from '../../lib/errors';
import type { XlsxJob } from './load-xlsx';
import type { FromXlsxWorker, ToXlsxWorker } from './xlsx-messages';
import XlsxWorker from './xlsx-worker?worker&inline';

/** Reads in a worker of its own, which ends with the file. Aborting ends it at once. @throws AppError, AbortError */
export const readXlsxInWorker: XlsxJob = (file, overrides, sink, signal) => {
  if (signal.aborted) return Promise.reject(abortError());
  const worker = new XlsxWorker();
  const post = (message: ToXlsxWorker): void => worker.postMessage(message);
  const stop = new AbortController();
  return new Promise<void>((resolve, reject) => {
    let inserting: Promise<unknown> = Promise.resolve();
    const inOrder = (work: () => Promise<void>): void => {
      inserting = inserting.then(work).then(() => post({ kind: 'done' }));
      inserting.catch(reject);
    };
    worker.addEventListener('message', ({ data }: MessageEvent<FromXlsxWorker>) => {
      switch (data.kind) {
        case 'begin':
          return inOrder(() => sink.begin(data.sheet, data.columns));
        case 'batch':
          return inOrder(() => sink.batch(data.columns, data.rows));
        case 'end':
          return inOrder(() => sink.end(data.summary));
        case 'progress':
          return sink.progress(data.share, data.rows);
        case 'finished':
          return void inserting.then(() => resolve(), reject);
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

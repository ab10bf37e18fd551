/** Owns the page's side of a worker that reads one file into tables: start, order, cancel, errors. */
import { abortError, AppError } from '../lib/errors';
import type { FromReaderWorker, ToReaderWorker } from './reader-messages';
import type { TableSink } from './tables/table-sink';

/**
 * Reads in a worker of its own, which ends with the file. Aborting ends it at once. The next batch is made ready while the one
 * before is being inserted.
 * @param start makes the worker @param message what it is to read
 * @throws AppError, AbortError
 */
export function readInWorker<Message, Summary>(
  start: () => Worker,
  message: Message,
  sink: TableSink<Summary>,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return Promise.reject(abortError());
  const worker = start();
  const post = (to: ToReaderWorker<Message>): void => worker.postMessage(to);
  const stop = new AbortController();
  return new Promise<void>((resolve, reject) => {
    let inserting: Promise<unknown> = Promise.resolve();
    const inOrder = (work: () => Promise<void>): void => {
      inserting = inserting.then(work).then(() => post({ kind: 'done' }));
      inserting.catch(reject);
    };
    worker.addEventListener('message', ({ data }: MessageEvent<FromReaderWorker<Summary>>) => {
      switch (data.kind) {
        case 'begin':
          return inOrder(() => sink.begin(data.table, data.columns));
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
    post({ kind: 'read', message });
  }).finally(() => {
    stop.abort();
    worker.terminate();
  });
}

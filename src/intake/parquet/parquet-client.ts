/** Owns the page's side of the worker that reads Parquet. */
import moduleReference from 'embedded:parquet-wasm/esm/parquet_wasm_bg.wasm';
import { openEmbedded } from '../../engine/embedded';
import { abortError } from '../../lib/errors';
import type { ParquetJob } from './load-parquet';
import type { FromParquetWorker, ToParquetWorker } from './parquet-messages';
import ParquetWorker from './parquet-worker?worker&inline';

let module: Promise<Blob> | undefined;

/** Reads in a worker of its own, which ends with the file and gives its memory back. Aborting ends it at once. @throws Error with the words of parquet-wasm, AbortError */
export const readParquetInWorker: ParquetJob = async (file, sink, signal) => {
  module ??= openEmbedded(moduleReference, 'application/wasm');
  const bytes = await module;
  if (signal.aborted) throw abortError();
  const worker = new ParquetWorker();
  const post = (message: ToParquetWorker): void => worker.postMessage(message);
  const stop = new AbortController();
  return new Promise<void>((resolve, reject) => {
    let inserting: Promise<unknown> = Promise.resolve();
    const inOrder = (work: () => Promise<void>, after?: () => void): void => {
      inserting = inserting.then(work).then(after);
      inserting.catch(reject);
    };
    worker.addEventListener('message', ({ data }: MessageEvent<FromParquetWorker>) => {
      switch (data.kind) {
        case 'schema':
          return inOrder(() => sink.schema(data.ipc, data.rows));
        case 'batch':
          return inOrder(
            () => sink.batch(data.ipc, data.rows),
            () => post({ kind: 'done' }),
          );
        case 'end':
          return inOrder(() => sink.end(data.totals), resolve);
        case 'error':
          return void inserting.then(() => reject(new Error(data.message)), reject);
      }
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault(); // told to the user, not to the console
      reject(new Error(event.message));
    });
    signal.addEventListener('abort', () => reject(abortError()), { signal: stop.signal });
    post({ kind: 'read', file, module: bytes });
  }).finally(() => {
    stop.abort();
    worker.terminate();
  });
};

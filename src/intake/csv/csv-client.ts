/** Owns the page's side of the workers that read delimited text. */
import { abortError, AppError } from '../../lib/errors';
import type { FromCsvWorker, ToCsvWorker } from './csv-messages';
import CsvWorker from './csv-worker?worker&inline';
import type { CsvJob } from './load-csv';
import { segmentsOf, type SegmentRows } from './read-segment';
import { readSegments, type SegmentReader } from './read-segments';
import type { CsvSummary } from './summarise-csv';

/**
 * Workers for one large file. The engine and the page need a core each; on two of them one worker is as fast as two, and more than three
 * wait for the engine.
 */
const crewSize = (): number => (navigator.hardwareConcurrency < 4 ? 1 : 3);

/** Reads in workers of its own, which end with the file. Aborting ends them at once. @throws AppError, AbortError */
export const readCsvInWorker: CsvJob = (file, overrides, sink, signal) => {
  if (signal.aborted) return Promise.reject(abortError());
  const workers: Worker[] = [];
  const stop = new AbortController();
  return new Promise<CsvSummary>((resolve, reject) => {
    const start = (listen: (message: FromCsvWorker) => void): ((message: ToCsvWorker) => void) => {
      const worker = new CsvWorker();
      workers.push(worker);
      worker.addEventListener('message', ({ data }: MessageEvent<FromCsvWorker>) => listen(data));
      worker.addEventListener('error', (event) => {
        event.preventDefault(); // told to the user, not to the console
        reject(AppError.from(new Error(event.message)));
      });
      return (message) => worker.postMessage(message);
    };
    /** The engine keeps the order; a batch is made ready while the one before is being inserted. The summary waits for the last. */
    let inserting: Promise<unknown> = Promise.resolve();
    const insert = (work: Promise<void>): void => {
      const done = work.then(() => lead({ kind: 'done' }));
      inserting = Promise.all([inserting, done]);
      inserting.catch(reject);
    };
    /** Segments asked of the first worker, which also does what cannot be shared. */
    const leadSegments: ((read: SegmentRows | null) => void)[] = [];
    const lead = start((message) => {
      switch (message.kind) {
        case 'begin':
          return insert(sink.begin(message.columns));
        case 'batch':
          return insert(sink.batch(message.columns, message.rows));
        case 'progress':
          return sink.progress(message.bytesRead, message.rows);
        case 'plan':
          return void share(message).catch(reject);
        case 'segment':
          return leadSegments.shift()?.(message.read);
        case 'summary':
          return void inserting.then(() => resolve(message.summary), reject);
        case 'error':
          return void inserting.then(() => reject(AppError.fromRecord(message.error)), reject);
      }
    });
    const share = async ({ plan, columns }: Extract<FromCsvWorker, { kind: 'plan' }>): Promise<void> => {
      const readerOf = (post: (message: ToCsvWorker) => void, answers: ((read: SegmentRows | null) => void)[]): SegmentReader => {
        return (segment) =>
          new Promise((done) => {
            answers.push(done);
            post({ kind: 'segment', file, plan, segment });
          });
      };
      const crew = [readerOf(lead, leadSegments)];
      while (crew.length < crewSize()) {
        const answers: ((read: SegmentRows | null) => void)[] = [];
        const post = start((message) => {
          if (message.kind === 'segment') answers.shift()?.(message.read);
          else if (message.kind === 'error') reject(AppError.fromRecord(message.error));
        });
        crew.push(readerOf(post, answers));
      }
      await sink.begin(columns);
      const outcomes = await readSegments(segmentsOf(file, plan), crew, sink);
      lead(outcomes === null ? { kind: 'read', file, overrides, crew: false } : { kind: 'outcomes', plan, outcomes });
    };
    signal.addEventListener('abort', () => reject(abortError()), { signal: stop.signal });
    lead({ kind: 'read', file, overrides, crew: crewSize() > 1 });
  }).finally(() => {
    stop.abort();
    for (const worker of workers) worker.terminate();
  });
};

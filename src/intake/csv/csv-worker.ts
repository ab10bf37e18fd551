/** Owns the worker that reads delimited text away from the page's thread. */
import { AppError } from '../../lib/errors';
import type { FromCsvWorker, ToCsvWorker } from './csv-messages';
import { readCsv, type CsvSink } from './read-csv';

/** Batches on their way into the engine while the next is made: one being inserted, one waiting. */
const MOST_UNDER_WAY = 3;

let underWay = 0;
let release: (() => void) | undefined;

function post(message: FromCsvWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

/** Posts and, while enough is under way, waits. */
async function postAndWait(message: FromCsvWorker, transfer: Transferable[] = []): Promise<void> {
  post(message, transfer);
  underWay++;
  while (underWay >= MOST_UNDER_WAY) await new Promise<void>((resolve) => (release = resolve));
}

const sink: CsvSink = {
  begin: (columns) => postAndWait({ kind: 'begin', columns }),
  batch: (columns, rows) => {
    const buffers = columns
      .flatMap(({ data, offsets, nullBitmap }) => [data.buffer, offsets?.buffer, nullBitmap?.buffer])
      .filter((buffer) => buffer instanceof ArrayBuffer);
    return postAndWait({ kind: 'batch', columns, rows }, buffers);
  },
  progress: (bytesRead, rows) => post({ kind: 'progress', bytesRead, rows }),
};

self.addEventListener('message', (event: MessageEvent<ToCsvWorker>) => {
  const message = event.data;
  if (message.kind === 'done') {
    underWay--;
    release?.();
    return;
  }
  readCsv(message.file, message.overrides, sink).then(
    (summary) => post({ kind: 'summary', summary }),
    (thrown: unknown) => post({ kind: 'error', error: AppError.from(thrown).toRecord() }),
  );
});

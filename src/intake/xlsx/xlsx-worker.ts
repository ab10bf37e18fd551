/** Owns the worker that reads workbooks away from the page's thread. */
import { readXlsx, xlsxError, type XlsxSink } from './read-xlsx';
import type { FromXlsxWorker, ToXlsxWorker } from './xlsx-messages';

/** Messages on their way into the engine: one being inserted, one waiting, while the next is made. */
const MOST_UNDER_WAY = 2;

let underWay = 0;
let release: (() => void) | undefined;

function post(message: FromXlsxWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

async function postAndWait(message: FromXlsxWorker, transfer: Transferable[] = []): Promise<void> {
  post(message, transfer);
  underWay++;
  while (underWay >= MOST_UNDER_WAY) await new Promise<void>((resolve) => (release = resolve));
}

const sink: XlsxSink = {
  begin: (sheet, columns) => postAndWait({ kind: 'begin', sheet, columns }),
  batch: (columns, rows) => {
    const buffers = columns
      .flatMap(({ data, offsets, nullBitmap }) => [data.buffer, offsets?.buffer, nullBitmap?.buffer])
      .filter((buffer) => buffer instanceof ArrayBuffer);
    return postAndWait({ kind: 'batch', columns, rows }, buffers);
  },
  end: (summary) => postAndWait({ kind: 'end', summary }),
  progress: (share, rows) => post({ kind: 'progress', share, rows }),
};

self.addEventListener('message', (event: MessageEvent<ToXlsxWorker>) => {
  const message = event.data;
  if (message.kind === 'done') {
    underWay--;
    release?.();
    return;
  }
  readXlsx(message.file, message.overrides, sink).then(
    () => post({ kind: 'finished' }),
    (thrown: unknown) => post({ kind: 'error', error: xlsxError(message.file.name, thrown).toRecord() }),
  );
});

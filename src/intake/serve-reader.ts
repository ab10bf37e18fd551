/** Owns the worker's side of reading one file into tables: what it is asked, and batches sent no faster than they are inserted. */
import type { AppError } from '../lib/errors';
import type { FromReaderWorker, ToReaderWorker } from './reader-messages';
import type { TableSink } from './tables/table-sink';

/** Messages on their way into the engine: one being inserted, one waiting, while the next is made. */
const MOST_UNDER_WAY = 2;

/**
 * Called once by a worker.
 * @param read does the work @param errorOf the error of whatever else it throws
 */
export function serveReader<Message, Summary>(
  read: (message: Message, sink: TableSink<Summary>) => Promise<void>,
  errorOf: (message: Message, thrown: unknown) => AppError,
): void {
  let underWay = 0;
  let release: (() => void) | undefined;
  const post = (message: FromReaderWorker<Summary>, transfer: Transferable[] = []): void =>
    self.postMessage(message, { transfer });
  const postAndWait = async (message: FromReaderWorker<Summary>, transfer: Transferable[] = []): Promise<void> => {
    post(message, transfer);
    underWay++;
    while (underWay >= MOST_UNDER_WAY) await new Promise<void>((resolve) => (release = resolve));
  };
  const sink: TableSink<Summary> = {
    begin: (table, columns) => postAndWait({ kind: 'begin', table, columns }),
    batch: (columns, rows) => {
      const buffers = columns
        .flatMap(({ data, offsets, nullBitmap }) => [data.buffer, offsets?.buffer, nullBitmap?.buffer])
        .filter((buffer) => buffer instanceof ArrayBuffer);
      return postAndWait({ kind: 'batch', columns, rows }, buffers);
    },
    end: (summary) => postAndWait({ kind: 'end', summary }),
    progress: (share, rows) => post({ kind: 'progress', share, rows }),
  };
  self.addEventListener('message', ({ data }: MessageEvent<ToReaderWorker<Message>>) => {
    if (data.kind === 'done') {
      underWay--;
      release?.();
      return;
    }
    const { message } = data;
    read(message, sink).then(
      () => post({ kind: 'finished' }),
      (thrown: unknown) => post({ kind: 'error', error: errorOf(message, thrown).toRecord() }),
    );
  });
}

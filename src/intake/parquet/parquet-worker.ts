/** Owns the worker that reads Parquet away from the page's thread. */
import init from 'parquet-wasm/esm/parquet_wasm.js';
import type { FromParquetWorker, ToParquetWorker } from './parquet-messages';
import { readParquet, type ParquetSink } from './read-parquet';

/**
 * Batches on their way into the engine, one of them being inserted: the others bridge what the page and the engine do besides. Of
 * large row groups only one waits, for want of memory.
 */
const MOST_UNDER_WAY = 4;
const MOST_BYTES_UNDER_WAY = 96 * 1024 * 1024;

/** Sizes of those under way, in bytes. */
const underWay: number[] = [];
let release: (() => void) | undefined;

function post(message: FromParquetWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

const sink: ParquetSink = {
  schema: (ipc, rows) => Promise.resolve(post({ kind: 'schema', ipc, rows })),
  async batch(ipc, rows) {
    underWay.push(ipc.byteLength);
    post({ kind: 'batch', ipc, rows }, [ipc.buffer as ArrayBuffer]);
    while (isFull()) await new Promise<void>((resolve) => (release = resolve));
  },
  end: (totals) => Promise.resolve(post({ kind: 'end', totals })),
};

function isFull(): boolean {
  const bytes = underWay.reduce((sum, size) => sum + size, 0);
  return underWay.length >= MOST_UNDER_WAY || (underWay.length > 1 && bytes > MOST_BYTES_UNDER_WAY);
}

async function read(file: File, module: Blob): Promise<void> {
  await init({ module_or_path: await module.arrayBuffer() });
  await readParquet(file, sink);
}

// A panic of the reader within one of its own callbacks leaves the promise it was asked for open for ever.
self.addEventListener('unhandledrejection', ({ reason }: PromiseRejectionEvent) =>
  post({ kind: 'error', message: reason instanceof Error ? reason.message : String(reason) }),
);

self.addEventListener('message', (event: MessageEvent<ToParquetWorker>) => {
  const message = event.data;
  if (message.kind === 'done') {
    underWay.shift();
    release?.();
    return;
  }
  read(message.file, message.module).catch((thrown: unknown) =>
    post({ kind: 'error', message: thrown instanceof Error ? thrown.message : String(thrown) }),
  );
});

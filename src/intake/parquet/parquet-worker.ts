/** Owns the worker that reads Parquet away from the page's thread. */
import init from 'parquet-wasm/esm/parquet_wasm.js';
import type { FromParquetWorker, ToParquetWorker } from './parquet-messages';
import { readParquet, type ParquetSink } from './read-parquet';

/** Row groups on their way into the engine, one of them waiting. */
const MOST_UNDER_WAY = 2;

let underWay = 0;
let release: (() => void) | undefined;

function post(message: FromParquetWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

const sink: ParquetSink = {
  schema: (ipc, rows) => Promise.resolve(post({ kind: 'schema', ipc, rows })),
  async batch(ipc, rows) {
    post({ kind: 'batch', ipc, rows }, [ipc.buffer as ArrayBuffer]);
    underWay++;
    while (underWay >= MOST_UNDER_WAY) await new Promise<void>((resolve) => (release = resolve));
  },
};

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
    underWay--;
    release?.();
    return;
  }
  read(message.file, message.module).then(
    () => post({ kind: 'end' }),
    (thrown: unknown) => post({ kind: 'error', message: thrown instanceof Error ? thrown.message : String(thrown) }),
  );
});

/** Owns the start of DuckDB's own worker from embedded bytes, with no address to fetch from. */
import * as duckdb from '@duckdb/duckdb-wasm';
import wasmReference from 'embedded:@duckdb/duckdb-wasm/dist/duckdb-eh.wasm';
import workerReference from 'embedded:@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js';
import { openEmbedded } from './embedded';
import { LOCK_DOWN } from './lock-down';

/** A name that parses as a URL; nothing is ever requested from it. */
const MODULE_NAME = 'https://wattfolk.invalid/duckdb.wasm';

/**
 * Runs before DuckDB's script. On file:// a worker may not fetch a blob: of its page, so the page posts the bytes and
 * the worker's fetch answers from them; any other request is refused.
 */
const PRELUDE = `
for (const level of ['log', 'warn', 'error', 'info', 'debug']) console[level] = () => {}; // errors travel as messages
let deliver; const delivered = new Promise((resolve) => { deliver = resolve; });
self.addEventListener('message', (event) => {
  if (event.data && event.data.duckdbModule) { event.stopImmediatePropagation(); deliver(event.data.duckdbModule); }
});
self.fetch = async (request) => {
  const url = typeof request === 'string' ? request : request.url;
  if (url !== ${JSON.stringify(MODULE_NAME)}) throw new TypeError('network is off: ' + url);
  const blob = await delivered;
  return new Response(blob, { headers: { 'content-type': 'application/wasm', 'content-length': String(blob.size) } });
};
`;

interface EngineFiles {
  readonly wasm: Blob;
  readonly worker: Blob;
}

let files: Promise<EngineFiles> | undefined;

/** Inflated once and kept: a restart after a fatal error needs them again. */
function engineFiles(): Promise<EngineFiles> {
  files ??= Promise.all([openEmbedded(wasmReference, 'application/wasm'), openEmbedded(workerReference, 'text/javascript')]).then(
    ([wasm, worker]) => ({
      wasm,
      worker: new Blob([PRELUDE, worker], { type: 'text/javascript' }),
    }),
  );
  return files;
}

/** A running, locked-down database and the worker that it runs in. */
export interface StartedDatabase {
  readonly database: duckdb.AsyncDuckDB;
  readonly worker: Worker;
}

/** `onProgress` gets 0…1. Rejects, leaving no worker behind, when it cannot be started. */
export async function startWorker(onProgress: (share: number) => void): Promise<StartedDatabase> {
  const { wasm, worker: script } = await engineFiles();
  onProgress(0.4);
  const address = URL.createObjectURL(script);
  const worker = new Worker(address);
  // DuckDB's client would wait for ever for a worker that fails to load.
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(`the worker was closed: ${event.message}`)), { once: true });
  });
  try {
    worker.postMessage({ duckdbModule: wasm });
    const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
    await Promise.race([failed, lockedDown(database, (share) => onProgress(0.4 + 0.5 * share), wasm.size)]);
    onProgress(1);
    return { database, worker };
  } catch (thrown) {
    worker.terminate();
    throw thrown;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Query results are left as DuckDB makes them (no casts), so that columns.ts decides what is exact. */
async function lockedDown(database: duckdb.AsyncDuckDB, onLoad: (share: number) => void, wasmBytes: number): Promise<void> {
  await database.instantiate(MODULE_NAME, null, ({ bytesLoaded }) => onLoad(Math.min(1, bytesLoaded / wasmBytes)));
  await database.open({ path: ':memory:', query: { castBigIntToDouble: false, castDecimalToDouble: false } });
  const connection = await database.connect();
  for (const statement of LOCK_DOWN) await connection.query(statement);
  await connection.close();
}

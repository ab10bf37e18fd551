/** Owns one instance of the database: whatever runs on it either ends or is rejected when the instance does. */
import type { AsyncDuckDB, AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { abortError, AppError } from '../lib/errors';
import type { ReadingStatement } from '../sql/read-only';
import { readColumns, type ResultColumns } from './columns';
import { startWorker } from './start-worker';

/** What the answer to a typed statement may weigh: a page has about 3 GB, and the answer stands in it twice for a moment. */
const MOST_BYTES = 800_000_000;

export class Instance {
  private ended: Error | null = null;
  /** A dead worker answers nothing, and DuckDB's client then forgets what was asked of it: its promises would stay open for ever. */
  private readonly pending = new Set<(reason: Error) => void>();

  private constructor(
    private readonly database: AsyncDuckDB,
    private readonly connection: AsyncDuckDBConnection,
  ) {}

  /** A fresh, empty database. `onProgress` gets 0…1; `onDeath` is called when the worker stops by itself. */
  static async open(onProgress: (share: number) => void, onDeath: (instance: Instance, error: Error) => void): Promise<Instance> {
    const { database, worker } = await startWorker(onProgress);
    const instance = new Instance(database, await database.connect());
    const die = (message: string): void => {
      const error = new Error(`the worker was closed: ${message}`);
      if (instance.end(error)) onDeath(instance, error);
    };
    worker.addEventListener('error', (event) => die(event.message));
    worker.addEventListener('messageerror', () => die('an unreadable message'));
    return instance;
  }

  /** Aborting interrupts the statement. @throws what DuckDB throws, or AbortError */
  run(text: string, signal?: AbortSignal): Promise<ResultColumns> {
    return this.alive(() => runOn(this.connection, text, signal));
  }

  /** In one piece, which nothing interrupts: an IPC stream. @throws what DuckDB throws */
  runWhole(text: string): Promise<Uint8Array> {
    return this.alive(() => runWholeOn(this.connection, text));
  }

  /** On a connection of its own, which takes with it whatever the statement set, opened or left behind. */
  read({ statement, proof }: ReadingStatement, signal?: AbortSignal): Promise<ResultColumns> {
    return this.alive(async () => {
      const connection = await this.database.connect();
      try {
        // DuckDB refuses to prepare two statements, and the proof unless it is one that reads: fences that do not depend on our own scanner.
        for (const { text } of [statement, proof]) await (await connection.prepare(text)).close();
        await runOn(connection, 'BEGIN TRANSACTION READ ONLY');
        return await runOn(connection, statement.text, signal, MOST_BYTES);
      } finally {
        // Rolls back, too. An instance that cannot even close a connection has thrown its own error before.
        await connection.close().catch(() => undefined);
      }
    });
  }

  /** On a connection of its own: one whose stream was refused half-way waits for the rest of it, and refuses every other. */
  insert(schema: string, table: string, ipc: Uint8Array, create: boolean): Promise<void> {
    return this.alive(async () => {
      const connection = await this.database.connect();
      try {
        await connection.insertArrowFromIPCStream(ipc, { schema, name: table, create });
      } finally {
        await connection.close().catch(() => undefined);
      }
    });
  }

  /** Gives back the memory, which a wasm instance does not do in any other way; what still runs on it is rejected. */
  async terminate(): Promise<void> {
    this.end(new Error('the worker was closed'));
    await this.database.terminate();
  }

  /** False when it had ended before. */
  private end(error: Error): boolean {
    if (this.ended !== null) return false;
    this.ended = error;
    for (const reject of this.pending) reject(error);
    this.pending.clear();
    return true;
  }

  private alive<T>(work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.ended !== null) {
        reject(this.ended);
        return;
      }
      this.pending.add(reject);
      work()
        .then(resolve, reject)
        .finally(() => this.pending.delete(reject));
    });
  }
}

async function runOn(
  connection: AsyncDuckDBConnection,
  text: string,
  signal?: AbortSignal,
  mostBytes = Infinity,
): Promise<ResultColumns> {
  const cancel = (): void => void connection.cancelSent().catch(() => undefined);
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    if (signal?.aborted === true) throw abortError();
    const columns = readColumns(await collect(connection, text, signal, mostBytes));
    if (!columns.types.some((type) => type.startsWith('Dictionary'))) return columns;
    // Step by step, DuckDB leaves out the dictionary of an ENUM, and its values would read as null.
    return readColumns(await runWholeOn(connection, text));
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

function runWholeOn(connection: AsyncDuckDBConnection, text: string): Promise<Uint8Array> {
  return connection.useUnsafe((bindings, id) => bindings.runQuery(id, text));
}

/**
 * Runs step by step, so that a cancel gets in between, and joins the pieces into one IPC stream.
 * A million rows come in 489 pieces, each of which waits for the page's thread: 140 ms, where that is at work, beside 10 in one piece.
 */
async function collect(
  connection: AsyncDuckDBConnection,
  text: string,
  signal: AbortSignal | undefined,
  mostBytes: number,
): Promise<Uint8Array> {
  return connection.useUnsafe(async (bindings, id) => {
    let header = await bindings.startPendingQuery(id, text, false);
    while (header === null) {
      if (signal?.aborted === true) throw abortError();
      header = await bindings.pollPendingQuery(id);
    }
    const parts: Uint8Array[] = [header];
    let bytes = header.length;
    for (;;) {
      if (signal?.aborted === true) throw abortError();
      const part = await bindings.fetchQueryResults(id);
      if (part === null) continue;
      if (part.length === 0) break;
      parts.push(part);
      bytes += part.length;
      if (bytes > mostBytes) throw tooLarge();
    }
    const whole = new Uint8Array(bytes);
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  });
}

function tooLarge(): AppError {
  return new AppError('result_too_large', {
    en: 'The result is larger than the page can hold (800 MB). Add a LIMIT, choose fewer columns, or aggregate.',
    zh: '查询结果超过页面上限（800 MB）。请加 LIMIT、减少列或先汇总。',
  });
}

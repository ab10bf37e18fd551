/** Owns the life of the database: start, one queue of statements, cancel, and a new instance after a fatal error. */
import type { AsyncDuckDB, AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { AppError, abortError } from '../lib/errors';
import { readOnly } from '../sql/read-only';
import { ident, type Sql } from '../sql/sql';
import { readColumns, type ResultColumns } from './columns';
import { engineError, failureKind } from './failure';
import { startWorker } from './start-worker';

export interface RunOptions {
  /** Aborting drops a waiting statement and interrupts a running one; the promise then rejects with AbortError. */
  readonly signal?: AbortSignal | undefined;
}

export interface EngineListener {
  /** 0…1 while starting or restarting, 1 when ready. */
  onProgress?(share: number): void;
  /**
   * A fresh, empty instance replaced a broken one; put the tables back. Statements of others wait until this resolves.
   * The engine handed over runs ahead of the queue.
   */
  onRestart?(engine: Runner, cause: AppError): Promise<void>;
}

/** What a loader or model builder needs of the engine. */
export interface Runner {
  run(statement: Sql, options?: RunOptions): Promise<ResultColumns>;
  /** Appends one Arrow IPC stream to a table of a schema; `create` makes the table from the stream's schema. */
  insert(schema: string, table: string, ipc: Uint8Array, create: boolean): Promise<void>;
}

/** The page's one database. Statements run one after another, in the order in which they were given. */
export class Engine implements Runner {
  private instance: Promise<{ database: AsyncDuckDB; connection: AsyncDuckDBConnection }> | undefined;
  private tail: Promise<unknown> = Promise.resolve();
  private restarting: Promise<void> | undefined;

  constructor(private readonly listener: EngineListener = {}) {}

  /** Resolves when statements can run. Idempotent. */
  async start(): Promise<void> {
    await this.open();
  }

  run(statement: Sql, options: RunOptions = {}): Promise<ResultColumns> {
    return this.enqueue(statement.text, options.signal, () => this.runNow(statement.text, options.signal));
  }

  /** Runs one reading statement typed by a person. @throws AppError of sql/read-only, or `statement_failed` */
  query(text: string, options: RunOptions = {}): Promise<ResultColumns> {
    const statement = readOnly(text).text;
    return this.enqueue(statement, options.signal, async () => {
      const { connection } = await this.open();
      // DuckDB refuses to prepare two statements: the fence that does not depend on our own scanner.
      const prepared = await connection.prepare(statement);
      await prepared.close();
      await this.runNow('BEGIN TRANSACTION READ ONLY');
      try {
        return await this.runNow(statement, options.signal);
      } finally {
        await this.runNow('ROLLBACK');
      }
    });
  }

  insert(schema: string, table: string, ipc: Uint8Array, create: boolean): Promise<void> {
    return this.enqueue(`INSERT INTO ${ident(schema, table).text}`, undefined, () => this.insertNow(schema, table, ipc, create));
  }

  /** The same operations ahead of the queue, for the one who fills a fresh instance. */
  private readonly now: Runner = {
    run: (statement, options) => this.guard(statement.text, () => this.runNow(statement.text, options?.signal)),
    insert: (schema, table, ipc, create) => this.guard('INSERT', () => this.insertNow(schema, table, ipc, create)),
  };

  private open(): Promise<{ database: AsyncDuckDB; connection: AsyncDuckDBConnection }> {
    this.instance ??= startWorker((share) => this.listener.onProgress?.(share)).then(async (database) => ({
      database,
      connection: await database.connect(),
    }));
    return this.instance;
  }

  private enqueue<T>(statement: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    const result = this.tail.then(async () => {
      await this.restarting;
      if (signal?.aborted === true) throw abortError();
      return this.guard(statement, work, signal);
    });
    this.tail = result.catch(() => undefined);
    return result;
  }

  private async guard<T>(statement: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    try {
      return await work();
    } catch (thrown) {
      if (signal?.aborted === true) throw abortError();
      if (thrown instanceof AppError) throw thrown;
      const error = engineError(thrown, statement);
      const kind = failureKind(thrown);
      if ((kind === 'fatal' || kind === 'out_of_memory') && this.restarting === undefined) this.restart(error);
      throw error;
    }
  }

  private restart(cause: AppError): void {
    const broken = this.instance;
    this.instance = undefined;
    this.restarting = (async () => {
      // Terminating is the only way to give back the memory of a wasm instance.
      await broken?.then(({ database }) => database.terminate()).catch(() => undefined);
      this.listener.onProgress?.(0);
      await this.open();
      await this.listener.onRestart?.(this.now, cause);
    })()
      .catch(() => undefined)
      .finally(() => {
        this.restarting = undefined;
      });
  }

  private async runNow(text: string, signal?: AbortSignal): Promise<ResultColumns> {
    const { connection } = await this.open();
    const cancel = (): void => void connection.cancelSent().catch(() => undefined);
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      const columns = readColumns(await collect(connection, text, signal));
      if (!columns.types.some((type) => type.startsWith('Dictionary'))) return columns;
      // Step by step, DuckDB leaves out the dictionary of an ENUM, and its values would read as null.
      return readColumns(await connection.useUnsafe((bindings, id) => bindings.runQuery(id, text)));
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  private async insertNow(schema: string, table: string, ipc: Uint8Array, create: boolean): Promise<void> {
    const { connection } = await this.open();
    await connection.insertArrowFromIPCStream(ipc, { schema, name: table, create });
  }
}

/**
 * Runs step by step, so that a cancel gets in between, and joins the pieces into one IPC stream.
 * Measured on a million rows, this is no slower than the call that cannot be cancelled.
 */
async function collect(connection: AsyncDuckDBConnection, text: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
  return connection.useUnsafe(async (bindings, id) => {
    let header = await bindings.startPendingQuery(id, text, false);
    while (header === null) {
      if (signal?.aborted === true) throw abortError();
      header = await bindings.pollPendingQuery(id);
    }
    const parts: Uint8Array[] = [header];
    for (;;) {
      if (signal?.aborted === true) throw abortError();
      const part = await bindings.fetchQueryResults(id);
      if (part === null) continue;
      if (part.length === 0) break;
      parts.push(part);
    }
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  });
}

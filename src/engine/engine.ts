/** Owns the life of the database: start, one queue of statements, cancel, and a new instance after a fatal error. */
import { AppError, abortError } from '../lib/errors';
import { readOnly } from '../sql/read-only';
import { ident, type Sql } from '../sql/sql';
import { readColumns, type ResultColumns } from './columns';
import { engineError, failureKind } from './failure';
import { Instance } from './instance';

export interface RunOptions {
  /** Aborting drops a waiting statement and interrupts a running one; the promise then rejects with AbortError. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Brings the result in one piece, which is quicker for many rows; for statements that are soon done, and whose result fits into the
   * engine's memory three times. The signal then only drops a waiting one.
   */
  readonly inOnePiece?: boolean;
}

export interface EngineListener {
  /** 0…1 while starting or restarting, 1 when ready. */
  onProgress?(share: number): void;
  /**
   * A fresh, empty instance replaced a broken one; put the tables back. Statements of others wait until this resolves.
   * The engine handed over runs ahead of the queue.
   */
  onRestart?(engine: Runner, cause: AppError): Promise<void>;
  /** Putting the tables back failed too, so the instance is a fresh one without any. */
  onLoss?(cause: AppError): void;
  /** No instance can be started any more; every statement fails from now on. */
  onFailure?(cause: AppError): void;
}

/** What takes this thread longer to read than to wait a turn. */
const MUCH_BYTES = 500_000;

/** What a loader or model builder needs of the engine. */
export interface Runner {
  run(statement: Sql, options?: RunOptions): Promise<ResultColumns>;
  /** Appends one Arrow IPC stream to a table of a schema; `create` makes the table from the stream's schema. */
  insert(schema: string, table: string, ipc: Uint8Array, create: boolean): Promise<void>;
}

/** The page's one database. Statements run one after another, in the order in which they were given. */
export class Engine implements Runner {
  private instance: Promise<Instance> | undefined;
  /** The one that `instance` became; what still comes of an older one is no news. */
  private live: Instance | undefined;
  private tail: Promise<unknown> = Promise.resolve();
  private restarting: Promise<void> | undefined;
  /** The fault of the instance being filled; it is not filled a third time. */
  private secondFault: AppError | null = null;
  private restartCount = 0;
  /** No instance could be started; `start` tries once more. */
  private hasFailed = false;

  constructor(private readonly listener: EngineListener = {}) {}

  /** Instances replaced so far: when it differs, a row of statements did not run on one and the same database. */
  get restarts(): number {
    return this.restartCount;
  }

  /** Resolves when statements can run. Idempotent; after a failure it tries again. @throws AppError `engine_not_started`, or `page_incomplete` of a cut-off file */
  async start(): Promise<void> {
    if (this.hasFailed) [this.instance, this.hasFailed] = [undefined, false];
    try {
      await this.open();
    } catch (thrown) {
      this.hasFailed = true;
      throw startError(thrown);
    }
  }

  /** @throws AppError `statement_failed`, `out_of_memory`, `engine_failed`; AbortError when `signal` aborts */
  async run(statement: Sql, options: RunOptions = {}): Promise<ResultColumns> {
    const { text } = statement;
    if (options.inOnePiece !== true) return this.enqueue(text, options.signal, (instance) => instance.run(text, options.signal));
    const ipc = await this.enqueue(text, options.signal, (instance) => instance.runWhole(text));
    // The next statement goes out first, so that the database works while this thread takes in a result of many rows.
    if (ipc.length > MUCH_BYTES) await new Promise((resolve) => setTimeout(resolve));
    return readColumns(ipc);
  }

  /** Runs one reading statement typed by a person. @throws AppError of sql/read-only, or as `run` does */
  async query(text: string, options: RunOptions = {}): Promise<ResultColumns> {
    const reading = readOnly(text);
    return this.enqueue(text, options.signal, (instance) => instance.read(reading, options.signal));
  }

  insert(schema: string, table: string, ipc: Uint8Array, create: boolean): Promise<void> {
    return this.enqueue(`INSERT INTO ${ident(schema, table).text}`, undefined, (instance) =>
      instance.insert(schema, table, ipc, create),
    );
  }

  /** The same operations ahead of the queue, for the one who fills a fresh instance. */
  private readonly now: Runner = {
    run: (statement, options = {}) =>
      this.guard(statement.text, (instance) => runOn(instance, statement, options), options.signal),
    insert: (schema, table, ipc, create) => this.guard('INSERT', (instance) => instance.insert(schema, table, ipc, create)),
  };

  private open(): Promise<Instance> {
    this.instance ??= Instance.open(
      (share) => this.listener.onProgress?.(share),
      (instance, error) => this.fault(instance, engineError(error, '')),
    ).then((instance) => (this.live = instance));
    return this.instance;
  }

  private enqueue<T>(statement: string, signal: AbortSignal | undefined, work: (instance: Instance) => Promise<T>): Promise<T> {
    const result = this.tail.then(async () => {
      await this.restarting;
      if (signal?.aborted === true) throw abortError();
      return this.guard(statement, work, signal);
    });
    this.tail = result.catch(() => undefined);
    return result;
  }

  private async guard<T>(statement: string, work: (instance: Instance) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const instance = await this.open().catch((thrown: unknown) => {
      throw startError(thrown);
    });
    try {
      return await work(instance);
    } catch (thrown) {
      const kind = failureKind(thrown);
      const isFault = kind === 'fatal' || kind === 'out_of_memory';
      const error = thrown instanceof AppError ? thrown : engineError(thrown, statement);
      if (isFault) this.fault(instance, error);
      if (signal?.aborted === true) throw abortError();
      throw error;
    }
  }

  private fault(instance: Instance, error: AppError): void {
    if (instance !== this.live) return;
    if (this.restarting === undefined) this.restart(error);
    else this.secondFault ??= error;
  }

  private restart(cause: AppError): void {
    const broken = this.instance;
    this.restartCount++;
    this.secondFault = null;
    this.restarting = this.replace(broken)
      .then(async () => {
        const lost = await this.listener.onRestart?.(this.now, cause).then(
          () => null,
          (thrown: unknown) => AppError.from(thrown),
        );
        const fault = this.secondFault ?? lost ?? null;
        if (fault === null) return;
        await this.replace(this.instance);
        this.listener.onLoss?.(fault);
      })
      .catch((thrown: unknown) => {
        this.hasFailed = true;
        this.listener.onFailure?.(startError(thrown));
      })
      .finally(() => {
        this.restarting = undefined;
      });
  }

  private async replace(broken: Promise<Instance> | undefined): Promise<void> {
    this.instance = undefined;
    this.live = undefined;
    await broken?.then((instance) => instance.terminate()).catch(() => undefined);
    this.listener.onProgress?.(0);
    await this.open();
  }
}

async function runOn(instance: Instance, { text }: Sql, { signal, inOnePiece = false }: RunOptions): Promise<ResultColumns> {
  return inOnePiece ? readColumns(await instance.runWhole(text)) : instance.run(text, signal);
}

function startError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  return new AppError(
    'engine_not_started',
    {
      en: 'The database engine could not be started. Close other pages to free memory, then reload this one.',
      zh: '数据库引擎无法启动。请关闭其他网页以释放内存，然后刷新本页。',
    },
    { detail: thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown), cause: thrown },
  );
}

/** Owns what is on the SQL page, so that turning to another page loses nothing: statement, run under way, result or error. */
import type { ResultColumns } from '../../engine/columns';
import { AppError, isAbort } from '../../lib/errors';
import { STARTING_STATEMENT } from './sql-text';

type Query = (statement: string, options: { signal: AbortSignal }) => Promise<ResultColumns>;

/** What the last finished run gave. */
export interface SqlAnswer {
  /** Null when it failed. */
  readonly result: ResultColumns | null;
  readonly error: AppError | null;
  readonly tookMs: number;
  /** What `query` ran on; an answer from other data than the present says so by differing. */
  readonly data: unknown;
}

/** Lives as long as the page is open; nothing of it is stored. */
export class SqlDesk {
  statement = $state(STARTING_STATEMENT);
  answer = $state.raw<SqlAnswer | null>(null);
  #running = $state.raw<AbortController | null>(null);

  get isRunning(): boolean {
    return this.#running !== null;
  }

  /** Runs the statement instead of one still under way. @param data identity of the data in use */
  async run(query: Query, data: unknown): Promise<void> {
    this.#running?.abort();
    const controller = (this.#running = new AbortController());
    const started = performance.now();
    // A result may stay until the next one is there; an error would be taken for that of this statement.
    if (this.answer?.error != null) this.answer = null;
    const done = (result: ResultColumns | null, error: AppError | null): void => {
      if (this.#running === controller) this.answer = { result, error, tookMs: performance.now() - started, data };
    };
    try {
      done(await query(this.statement, { signal: controller.signal }), null);
    } catch (thrown) {
      if (!isAbort(thrown)) done(null, AppError.from(thrown));
    } finally {
      if (this.#running === controller) this.#running = null;
    }
  }

  cancel(): void {
    this.#running?.abort();
    this.#running = null;
  }
}

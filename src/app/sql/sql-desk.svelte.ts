/** Owns what is on the SQL page, so that turning to another page loses nothing: statement, run under way, result or error. */
import type { ResultColumns } from '../../engine/columns';
import { AppError, isAbort } from '../../lib/errors';
import { errorPlace, type ErrorPlace } from '../../sql/error-place';
import { statementRanges } from '../../sql/read-only';
import type { ChartChoice } from './chart-guess';
import type { SqlHistory } from './sql-history.svelte';
import { STARTING_STATEMENT } from './ready-statements';

type Query = (statement: string, options: { signal: AbortSignal }) => Promise<ResultColumns>;

/** What the last finished run gave. */
export interface SqlAnswer {
  /** What was run: the whole text, the selection, or the statement at the cursor. */
  readonly statement: string;
  /** Null when it failed or was cancelled. */
  readonly result: ResultColumns | null;
  /** Null when it succeeded or was cancelled. */
  readonly error: AppError | null;
  /** Where in the text of the editor the error lies, while that text is the one that was run. */
  readonly place: ErrorPlace | null;
  readonly tookMs: number;
  /** What `query` ran on; an answer from other data than the present says so by differing. */
  readonly data: unknown;
}

export interface Selection {
  readonly from: number;
  readonly to: number;
}

/** Part of the page's height that the editor has at first: a statement of six lines fits at 1366 × 768. */
export const EDITOR_SHARE = 0.46;

/** Lives as long as the page is open; of it only the history is stored. */
export class SqlDesk {
  statement = $state(STARTING_STATEMENT);
  selection = $state.raw<Selection>({ from: 0, to: 0 });
  answer = $state.raw<SqlAnswer | null>(null);
  /** `performance.now()` at the start of the run under way. */
  startedAt = $state.raw<number | null>(null);
  view = $state<'table' | 'chart'>('table');
  /** 0…1. */
  editorShare = $state(EDITOR_SHARE);
  /** null: as guessed. */
  chart = $state.raw<ChartChoice | null>(null);
  /** The text in which `answer.place` is valid. */
  #textOfAnswer = $state.raw('');
  /** What another page put there last. */
  #opened = '';
  #running = $state.raw<AbortController | null>(null);

  constructor(readonly history: SqlHistory) {}

  get isRunning(): boolean {
    return this.#running !== null;
  }

  /** null as soon as the text is another one. */
  get errorPlace(): ErrorPlace | null {
    return this.statement === this.#textOfAnswer ? (this.answer?.place ?? null) : null;
  }

  /**
   * Puts a statement of another page into the editor. What was typed there and never run goes to the history, for nothing brings it back.
   */
  open(statement: string): void {
    const draft = this.statement.trim();
    const isKept = [STARTING_STATEMENT, this.#opened, statement.trim()].includes(draft) || this.history.has(draft);
    if (!isKept) this.history.add(draft, null, Date.now());
    this.#opened = this.statement = statement.trim();
    this.selection = { from: 0, to: 0 };
  }

  /** Runs instead of one still under way. @param data identity of the data in use */
  async run(query: Query, data: unknown): Promise<void> {
    this.#running?.abort();
    const controller = (this.#running = new AbortController());
    const text = this.statement;
    const { from, to } = statementToRun(text, this.selection);
    const statement = text.slice(from, to);
    const started = (this.startedAt = performance.now());
    // A result may stay until the next one is there; an error would be taken for that of this statement.
    if (this.answer !== null && this.answer.result === null) this.answer = null;
    const done = (result: ResultColumns | null, error: AppError | null): void => {
      if (this.#running !== controller && !controller.signal.aborted) return;
      this.history.add(statement, result?.rowCount ?? null, Date.now());
      // A newer run shows its own answer.
      if (this.#running !== controller && this.#running !== null) return;
      const place = error === null ? null : placeIn(statement, from, error);
      if (result !== null && !hasSameColumns(result, this.answer?.result)) this.chart = null;
      this.answer = { statement, result, error, place, tookMs: performance.now() - started, data };
      this.#textOfAnswer = text;
    };
    try {
      done(await query(statement, { signal: controller.signal }), null);
    } catch (thrown) {
      done(null, isAbort(thrown) ? null : AppError.from(thrown));
    } finally {
      if (this.#running === controller) this.#finish();
    }
  }

  cancel(): void {
    this.#running?.abort();
    this.#finish();
  }

  #finish(): void {
    this.#running = null;
    this.startedAt = null;
  }
}

/** Places of the message are those of the statement as it ran, without its comments. */
function placeIn(statement: string, offset: number, error: AppError): ErrorPlace | null {
  const [range] = statementRanges(statement);
  const found = range === undefined ? null : errorPlace(error.detail ?? '', range.text);
  if (found === null || range === undefined) return null;
  const start = offset + range.from;
  return { from: start + found.from, to: start + found.to };
}

/** The selection when there is one, else of several statements the one at the cursor. */
export function statementToRun(text: string, { from, to }: Selection): Selection {
  if (text.slice(from, to).trim() !== '') return { from, to };
  const ranges = statementRanges(text);
  if (ranges.length < 2) return { from: 0, to: text.length };
  return ranges.find((range) => from <= range.to) ?? ranges[ranges.length - 1] ?? { from: 0, to: text.length };
}

function hasSameColumns(a: ResultColumns, b: ResultColumns | null | undefined): boolean {
  return b != null && a.names.join('\n') === b.names.join('\n') && a.types.join('\n') === b.types.join('\n');
}

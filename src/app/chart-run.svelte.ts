/** Owns one chart's way to its data: once a frame, the newest question only, from memory when possible, else by SQL. */
import type { Chart, ChartContext, ChartOptions } from '../charts/chart';
import { ColumnNotLoaded, type FactsIndex } from '../crossfilter/facts-index';
import { AppError, isAbort } from '../lib/errors';
import type { ResultReader } from '../lib/result';
import type { Sql } from '../sql/sql';

export interface ChartQuestion {
  readonly context: ChartContext;
  readonly options: ChartOptions;
  readonly index: FactsIndex | null;
}

export interface ChartSources {
  run(statement: Sql, signal: AbortSignal): Promise<ResultReader>;
  /** Brings a column into the index; the index that then appears asks again. */
  loadColumn(field: string): void;
}

export class ChartRun<Data> {
  data = $state.raw<Data | null>(null);
  /** What `data` answers: the component must draw it with the context it was asked in. */
  answered = $state.raw<ChartQuestion | null>(null);
  error = $state.raw<AppError | null>(null);
  pending = $state(false);

  #frame = 0;
  #next: ChartQuestion | null = null;
  #running: AbortController | undefined;

  constructor(
    private readonly chart: Chart<Data>,
    private readonly sources: ChartSources,
  ) {}

  /** Asks; several calls in one frame make one question. */
  ask(question: ChartQuestion): void {
    this.#next = question;
    this.pending = true;
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => void this.#answer());
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#running?.abort();
  }

  async #answer(): Promise<void> {
    this.#frame = 0;
    const question = this.#next;
    if (question === null) return;
    this.#running?.abort();
    const controller = (this.#running = new AbortController());
    try {
      const data = this.#fromMemory(question) ?? (await this.#fromSql(question, controller.signal));
      if (controller.signal.aborted) return;
      this.data = data;
      this.answered = question;
      this.error = null;
      this.pending = false;
    } catch (thrown) {
      if (isAbort(thrown) || controller.signal.aborted) return;
      this.error = AppError.from(thrown);
      this.pending = false;
    }
  }

  #fromMemory({ context, options, index }: ChartQuestion): Data | null {
    if (index === null || this.chart.fromIndex === undefined) return null;
    try {
      return this.chart.fromIndex(index, context, options);
    } catch (thrown) {
      if (!(thrown instanceof ColumnNotLoaded)) throw thrown;
      this.sources.loadColumn(thrown.field);
      return null;
    }
  }

  async #fromSql({ context, options }: ChartQuestion, signal: AbortSignal): Promise<Data> {
    const result = await this.sources.run(this.chart.query(context, options), signal);
    return this.chart.read(result, context, options);
  }
}

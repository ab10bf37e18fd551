/** Owns one chart's way to its data: once a frame, the newest question only, from memory when possible, else by SQL. */
import type { Chart, ChartContext, ChartOptions } from '../charts/chart';
import { energyToJudge, indexDominated, queryDominated, readDominated, type Dominated } from '../charts/dominated';
import { NotReady, waitForBoth, type Wait } from '../crossfilter/build-queue';
import type { AskMode } from '../crossfilter/cube-cache';
import { ColumnNotLoaded, TooManyGroups, type FactsIndex } from '../crossfilter/facts-index';
import { AppError, isAbort } from '../lib/errors';
import type { ResultReader } from '../lib/result';
import type { EnergyFact } from '../model/largest-share';
import type { Sql } from '../sql/sql';
import { inSharedFrame } from './shared-frame';

export interface ChartQuestion {
  readonly context: ChartContext;
  readonly options: ChartOptions;
  readonly index: FactsIndex | null;
}

export interface ChartSources {
  run(statement: Sql, signal: AbortSignal): Promise<ResultReader>;
  /** Brings columns into the index; the index that then appears asks again. Resolves to false when there is none to bring. */
  loadColumns(fields: readonly string[]): Promise<boolean>;
}

/** Rest of a brush, ms, after which what memory cannot answer is asked of SQL: a statement begun at each move would never end. */
const REST_MS = 160;

/** A chart out of sight that has shown nothing yet lets those in sight draw before it, ms, and no longer: it may be scrolled to any moment. */
const FIRST_MS = 50;

/** Data with the context that it must be drawn in: that of the question, with what its chart has to hide. */
interface Found<Data> {
  readonly data: Data;
  readonly context: ChartContext;
}

/** What stands in the way of an answer from memory: a column or a cube on its way, or that memory cannot tell. */
type Answer<Data> = Found<Data> | { readonly lacks: readonly string[] } | { readonly wait: Wait } | null;

export class ChartRun<Data> {
  data = $state.raw<Data | null>(null);
  /** What `data` answers: the component must draw it with the context it was asked in. */
  answered = $state.raw<ChartQuestion | null>(null);
  error = $state.raw<AppError | null>(null);
  pending = $state(false);

  /** Takes back the answer that the next frame is to give; null when none is. */
  #unaskFrame: (() => void) | null = null;
  #unseen: ReturnType<typeof setTimeout> | undefined;
  #next: ChartQuestion | null = null;
  #running: AbortController | undefined;
  #preparing: AbortController | undefined;
  /** Held while it is wanted, so that a newer question that needs the same does not begin it anew. */
  #wait: Wait | null = null;
  #preparation: Wait | null = null;
  /** What SQL is answering or has answered, in full: a new index alone is no reason to ask it again. */
  #bySql: ChartQuestion | null = null;
  #answeredAt = -Infinity;
  /** Memory had the last answer. */
  #isFromMemory = false;
  /** The question that `answered` answers, as it was asked. */
  #shown: ChartQuestion | null = null;

  constructor(
    private readonly chart: Pick<Chart<Data>, 'query' | 'read' | 'fromIndex' | 'isRough' | 'byEnergy'>,
    private readonly sources: ChartSources,
  ) {}

  /** Asks; several calls in one frame make one question. A chart that is out of sight follows when the brush rests, so that the others keep up. */
  ask(question: ChartQuestion, isSeen = true): void {
    this.#next = question;
    // What memory has answered it will most likely answer again, in the next frame: a sign of work would come and go with each move of a brush.
    if (!isSeen || !this.#isFromMemory) this.pending = true;
    clearTimeout(this.#unseen);
    this.#unseen = undefined;
    if (isSeen) this.#askInFrame();
    else this.#unseen = setTimeout(() => this.hurry(), this.data === null ? FIRST_MS : REST_MS);
  }

  /** The chart comes into sight: what it waits with is answered now. */
  hurry(): void {
    if (this.#unseen === undefined) return;
    clearTimeout(this.#unseen);
    this.#unseen = undefined;
    this.#askInFrame();
  }

  #askInFrame(): void {
    this.#unaskFrame ??= inSharedFrame(() => void this.#answer());
  }

  /** Makes answers ready for the brush that the index expects; null when the chart itself is the one to be brushed. */
  prepare(question: ChartQuestion | null): void {
    this.#preparing?.abort();
    const controller = (this.#preparing = new AbortController());
    if (question === null) this.#holdPreparation(null);
    else void this.#prepare(question, controller.signal).catch(() => undefined);
  }

  stop(): void {
    this.#unaskFrame?.();
    clearTimeout(this.#unseen);
    this.#unaskFrame = null;
    this.#running?.abort();
    this.#preparing?.abort();
    this.#hold(null);
    this.#holdPreparation(null);
  }

  async #answer(): Promise<void> {
    this.#unaskFrame = null;
    const question = this.#next;
    if (question === null) return;
    if (this.#bySql !== null && isSameQuestion(this.#bySql, question)) {
      this.pending = this.#shown !== this.#bySql;
      return;
    }
    this.#bySql = null;
    this.#running?.abort();
    const controller = (this.#running = new AbortController());
    const isMoving = performance.now() - this.#answeredAt < REST_MS;
    this.#answeredAt = performance.now();
    try {
      let answer = this.#fromMemory(question, 'wait');
      if (answer === null || !('data' in answer)) this.pending = true;
      while (answer !== null && 'wait' in answer) {
        this.#hold(answer.wait);
        await answer.wait.done;
        if (controller.signal.aborted) return;
        answer = this.#fromMemory(question, 'wait');
      }
      this.#hold(null);
      this.#isFromMemory = answer !== null && 'data' in answer;
      if (this.chart.isRough === true) {
        await this.#answerTwice(question, answer, controller.signal);
        return;
      }
      // The index with the columns brings a new question.
      if (answer !== null && 'lacks' in answer && (await this.#load(answer.lacks))) return;
      if (controller.signal.aborted) return;
      if (answer === null && isMoving) await rest();
      if (controller.signal.aborted) return;
      const found = answer !== null && 'data' in answer ? answer : await this.#fromSql(question, controller.signal);
      if (!controller.signal.aborted) this.#show(question, found, false);
    } catch (thrown) {
      if (isAbort(thrown) || controller.signal.aborted) return;
      this.#bySql = null;
      this.error = AppError.from(thrown);
      this.pending = false;
    }
  }

  /** Roughly from memory at once, and in full by SQL when no newer question comes; curves, which take long to come, only after that. */
  async #answerTwice(question: ChartQuestion, answer: Answer<Data>, signal: AbortSignal): Promise<void> {
    if (answer !== null && 'data' in answer) {
      this.#show(question, answer, true);
      await rest();
      if (signal.aborted) return;
    }
    const found = await this.#fromSql(question, signal);
    if (signal.aborted) return;
    this.#show(question, found, false);
    if (answer !== null && 'lacks' in answer) void this.#load(answer.lacks);
  }

  #show(question: ChartQuestion, { data, context }: Found<Data>, pending: boolean): void {
    this.data = data;
    this.answered = { ...question, context };
    this.#shown = question;
    this.error = null;
    this.pending = pending;
  }

  async #prepare(question: ChartQuestion, signal: AbortSignal): Promise<void> {
    for (;;) {
      const answer = this.#fromMemory(question, 'ahead');
      const wait = answer !== null && 'wait' in answer ? answer.wait : null;
      this.#holdPreparation(wait);
      if (answer !== null && 'lacks' in answer) await this.#load(answer.lacks);
      if (wait === null) return;
      await wait.done;
      if (signal.aborted) return;
    }
  }

  /** Null when the chart has no answer from memory. */
  #fromMemory({ context, options, index }: ChartQuestion, mode: AskMode): Answer<Data> {
    const { fromIndex } = this.chart;
    if (index === null || fromIndex === undefined) return null;
    try {
      return index.asking(mode, () => {
        const fact = energyToJudge(context, this.chart.byEnergy);
        const judge = (energy: EnergyFact): Dominated => indexDominated(index, context, energy);
        const whole =
          fact === null
            ? context
            : {
                ...context,
                dominated: readyWith(
                  () => judge(fact),
                  () => fromIndex(index, context, options),
                ),
              };
        return { data: fromIndex(index, whole, options), context: whole };
      });
    } catch (thrown) {
      if (thrown instanceof ColumnNotLoaded) return { lacks: thrown.fields };
      if (thrown instanceof TooManyGroups) return null;
      if (thrown instanceof NotReady) return { wait: thrown.wait };
      throw thrown;
    }
  }

  /** A column that does not come is no error: SQL answers without it. */
  #load(fields: readonly string[]): Promise<boolean> {
    return this.sources.loadColumns(fields).catch(() => false);
  }

  #hold(wait: Wait | null): void {
    const before = this.#wait;
    this.#wait = wait;
    before?.release();
  }

  #holdPreparation(wait: Wait | null): void {
    const before = this.#preparation;
    this.#preparation = wait;
    before?.release();
  }

  async #fromSql(question: ChartQuestion, signal: AbortSignal): Promise<Found<Data>> {
    const { options } = question;
    this.#bySql = question;
    const context = await this.#withDominated(question, signal);
    const result = await this.sources.run(this.chart.query(context, options), signal);
    return { data: this.chart.read(result, context, options), context };
  }

  async #withDominated({ context }: ChartQuestion, signal: AbortSignal): Promise<ChartContext> {
    const fact = energyToJudge(context, this.chart.byEnergy);
    if (fact === null) return context;
    const result = await this.sources.run(queryDominated(context, fact), signal);
    return { ...context, dominated: readDominated(result, context) };
  }
}

/** An answer; where it is not ready, another that is wanted next is begun with it. @throws NotReady for both, and what either throws */
function readyWith<T>(answer: () => T, next: () => unknown): T {
  try {
    return answer();
  } catch (thrown) {
    if (!(thrown instanceof NotReady)) throw thrown;
    try {
      next();
    } catch (further) {
      if (further instanceof NotReady) throw new NotReady(waitForBoth(thrown.wait, further.wait));
      thrown.wait.release();
      throw further;
    }
    throw thrown;
  }
}

function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, REST_MS));
}

/** The same but for the index, which does not change what is true. */
function isSameQuestion(one: ChartQuestion, other: ChartQuestion): boolean {
  const text = ({ context, options }: ChartQuestion): string =>
    JSON.stringify([context.filters, context.smallGroup, context.largestShare, options]);
  return (
    one.context.model === other.context.model && one.context.segments === other.context.segments && text(one) === text(other)
  );
}

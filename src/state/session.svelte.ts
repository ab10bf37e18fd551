/** Owns the live side of the page: engine, loaded files, built model, current segmentation. The choices live in Workspace. */
import { Engine, type Runner } from '../engine/engine';
import type { FileResult } from '../intake/read-files';
import type { Problem, RawTable } from '../intake/raw-table';
import type { ReadOverrides } from '../intake/reader';
import { abortError, AppError } from '../lib/errors';
import type { Text } from '../lib/text';
import type { Filter } from '../model/filter';
import { headerShape } from '../model/header-shape';
import type { TableMapping } from '../model/mapping';
import type { ModelInfo } from '../model/model-info';
import type { Check, CheckInput } from '../model/quality/check';
import { findingFilter } from '../model/quality/finding-table';
import type { SegmentInfo } from '../segment/method';
import type { Segmentation, SegmentationTask } from '../segment/segmentation';
import { ident, sql } from '../sql/sql';
import { BuiltModel } from './built-model.svelte';
import type { FactColumns } from './fact-columns.svelte';
import type { FindingSets } from './finding-sets.svelte';
import { takeChoiceFiles, takeWorkspaceFile, type ChoiceFileHost } from './choice-files';
import { FileReading, type Failure, type ReadOutcome } from './file-reading.svelte';
import { loadExample } from './load-example';
import { readAllAgain, sourceNote, tableNames, type LoadedSource } from './loaded-source';
import { applyMapping } from './mapping-choice';
import { lostText, sessionText } from './session-text';
import { PreviousLoad } from './previous-load.svelte';
import { basisOf } from './segment-basis';
import { plainTask, type Task } from './task';
import { Turns } from './turns';
import type { Workspace } from './workspace.svelte';

export class Session {
  /** 0…1; 1 when statements can run. */
  engineShare = $state(0);
  engineError = $state.raw<AppError | null>(null);
  sources = $state.raw<readonly LoadedSource[]>([]);
  /** Read but not yet used: what the mapping page shows before "use it". */
  pending = $state.raw<readonly LoadedSource[]>([]);
  task = $state.raw<Task | null>(null);
  /** A sentence for the toast: what happened without being asked for. */
  notice = $state.raw<Text | null>(null);
  readonly engine: Engine;
  readonly reading: FileReading;
  /** Who was in which segment before the data in use. */
  readonly previous = new PreviousLoad();

  readonly #workspace: Workspace;
  readonly #built: BuiltModel;
  readonly #turns = new Turns();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    this.engine = new Engine({
      onProgress: (share) => (this.engineShare = share),
      onRestart: (runner) => this.#restore(runner),
      onLoss: () => this.#lose(),
      onFailure: (error) => {
        this.engineError = error;
        this.task = null;
      },
    });
    this.#built = new BuiltModel(this.engine, workspace, (task) => (this.task = task));
    this.reading = new FileReading(
      this.engine,
      (task) => (this.task = task),
      (table) => this.mapping(table),
      (table) => headerShape(table) in workspace.choices.mappings,
    );
  }

  /** Idempotent; after a failure it tries again, and reads the files once more that were open. @throws AppError */
  async start(): Promise<void> {
    const failed = this.engineError !== null;
    try {
      await this.engine.start();
      this.engineError = null;
      if (failed && this.sources.length + this.pending.length > 0) await this.#turns.take(() => this.#restore(this.engine));
    } catch (thrown) {
      this.engineError = AppError.from(thrown);
      throw this.engineError;
    }
  }

  get model(): ModelInfo | null {
    return this.#built.info;
  }

  get segmentation(): Segmentation | null {
    return this.#built.segmentation;
  }

  /** Segments as the charts show them: with the user's names, colours and order, without hidden ones. */
  get segments(): readonly SegmentInfo[] {
    return this.#built.segments;
  }

  /** The same with hidden ones. */
  get allSegments(): readonly SegmentInfo[] {
    return this.#built.allSegments;
  }

  get segmentationError(): AppError | null {
    return this.#built.segmentationError;
  }

  get columns(): FactColumns {
    return this.#built.columns;
  }

  /** Findings by which can be filtered at once. */
  get findings(): FindingSets {
    return this.#built.findings;
  }

  get failures(): readonly Failure[] {
    return this.reading.failures;
  }

  set failures(next: readonly Failure[]) {
    this.reading.failures = next;
  }

  /** True when the loaded data is the invented example. */
  get isExample(): boolean {
    return this.sources.length > 0 && this.sources.every((source) => source.file === null);
  }

  get tables(): readonly RawTable[] {
    return this.sources.flatMap((source) => source.tables);
  }

  /** Rows of each table that the model and the segmentation made, by name; empty before the first data. */
  get canonicalRows(): Readonly<Record<string, number>> {
    return this.#built.rows;
  }

  /** Findings of intake and model about what is loaded. */
  get problems(): readonly Problem[] {
    return [...this.tables.flatMap((table) => table.problems), ...(this.model?.problems ?? [])];
  }

  /** The guess for one raw table with the user's corrections on top. */
  mapping(table: RawTable): TableMapping {
    return applyMapping(table, this.#workspace.choices.mappings);
  }

  /**
   * Reads files into raw tables and leaves them pending. What was loaded before stays in use until `accept`.
   * One bad file does not stop the others; its error is in `failures` and in the result. Empty when cancelled: all is as it was.
   * Files that hold a mapping are taken as such. `unattended` answers for a person; see ReadRequest.
   */
  async read(files: readonly File[], { unattended = false } = {}): Promise<readonly FileResult[]> {
    // What a drop before could not open is history, unless that drop is still at work.
    if (this.task === null && this.reading.waiting === 0) this.failures = [];
    this.reading.waiting += files.length;
    return this.#turns.take(async () => {
      this.reading.waiting -= files.length;
      const data = await takeChoiceFiles(files, this.#choiceFiles);
      if (data.length === 0) return [];
      const outcome = await this.#readTables(data, () => ({}), unattended);
      if (outcome === null) return [];
      this.pending = [...this.pending, ...outcome.sources];
      return outcome.results;
    });
  }

  /** Takes the choices of a workspace file, as a drop of it does. @returns why not, 'none' for another kind of file; null when done */
  loadWorkspace(file: File): Promise<AppError | 'none' | null> {
    return this.#turns.take(() => takeWorkspaceFile(file, this.#choiceFiles));
  }

  readonly #choiceFiles: ChoiceFileHost = {
    change: (make) => {
      this.#workspace.change(make(this.#workspace.choices));
      this.#built.tidyFilters();
      void this.sync();
    },
    model: () => this.model,
    shapes: () => [...this.tables, ...this.pending.flatMap((source) => source.tables)].map(headerShape),
    say: (text) => (this.notice = text),
    fail: (failure) => (this.failures = [...this.failures, failure]),
  };

  #readTables(files: readonly File[], overrides: (file: File) => ReadOverrides, unattended = false): Promise<ReadOutcome | null> {
    return this.reading.read({ files, overrides, unattended, taken: tableNames([...this.sources, ...this.pending]) });
  }

  /**
   * Reads an open file once more as the user says, in the place of what it gave before. What it gave before stays when nothing can be
   * read that way (the error is then in `failures`) or when the reading is cancelled.
   */
  readAs(file: File, overrides: ReadOverrides): Promise<void> {
    return this.#turns.take(() => this.#readAs(file, overrides));
  }

  async #readAs(file: File, overrides: ReadOverrides): Promise<void> {
    const next = (await this.#readTables([file], () => overrides))?.sources[0];
    if (next === undefined) return;
    // Looked up only now: a restart of the engine puts other objects in the lists.
    const before = [...this.pending, ...this.sources].find((source) => source.file === file);
    const exchange = (list: readonly LoadedSource[]): LoadedSource[] => list.map((source) => (source === before ? next : source));
    try {
      if (before !== undefined && this.sources.includes(before)) await this.#use(exchange(this.sources));
      else this.pending = exchange(this.pending);
    } catch (thrown) {
      await this.#drop([next]);
      throw thrown;
    }
    await this.#drop([before ?? next]);
  }

  /** Takes one file out, pending or in use. Without the last one in use there is no model. */
  remove(file: File): Promise<void> {
    return this.#turns.take(() => this.#remove(file));
  }

  async #remove(file: File): Promise<void> {
    const gone = [...this.pending, ...this.sources].filter((source) => source.file === file);
    const rest = this.sources.filter((source) => source.file !== file);
    if (rest.length === 0 && this.sources.length > 0) {
      this.sources = [];
      this.previous.forget();
      await this.#built.clear();
    } else if (rest.length < this.sources.length) await this.#use(rest);
    this.pending = this.pending.filter((source) => source.file !== file);
    this.#workspace.source = sourceNote(this.sources);
    await this.#drop(gone);
  }

  async #drop(sources: readonly LoadedSource[]): Promise<void> {
    for (const name of tableNames(sources)) await this.engine.run(sql`DROP TABLE IF EXISTS ${ident(name)}`);
  }

  /** Puts the pending files to use, together with the files in use (`keep`) or instead of them. The example is never kept. */
  accept(keep: boolean): Promise<void> {
    return this.#turns.take(() => this.#accept(keep));
  }

  async #accept(keep: boolean): Promise<void> {
    const kept = keep && !this.isExample ? this.sources : [];
    const dropped = keep && !this.isExample ? [] : this.sources;
    const used = [...kept, ...this.pending];
    await this.#replace(used);
    this.pending = [];
    await this.#drop(dropped);
    this.#workspace.source = sourceNote(used);
  }

  discardPending(): Promise<void> {
    return this.#turns.take(() => this.#discardPending());
  }

  async #discardPending(): Promise<void> {
    const gone = this.pending;
    this.pending = [];
    this.failures = [];
    await this.#drop(gone);
  }

  /** Invents the example utility and puts it to use instead of whatever was loaded. */
  example(): Promise<void> {
    return this.#turns.take(() => this.#example());
  }

  async #example(): Promise<void> {
    await this.#discardPending();
    // Its rows are always the same.
    if (this.isExample && this.model !== null) return;
    const before = this.sources;
    const show = (share: number | null): void => void (this.task = plainTask(sessionText.example, share));
    show(null);
    try {
      const tables = await loadExample(this.engine, tableNames(before), show);
      await this.#replace([{ file: null, tables, overrides: {} }]);
      await this.#drop(before);
      this.#workspace.source = { kind: 'example' };
    } finally {
      this.task = null;
    }
  }

  /** Called by an effect whenever choices change: rebuilds the model or the segments when they no longer fit. */
  sync(): Promise<void> {
    this.#built.abandonUnwanted();
    return this.#turns.take(() => this.#follow());
  }

  /** Makes the chosen segments once more, after they were stopped or failed. */
  segmentAgain(): Promise<void> {
    this.#built.retry();
    return this.sync();
  }

  async #follow(): Promise<void> {
    const needed = this.#built.needs(this.sources);
    if (needed === 'segment') await this.#built.segment(this.engine);
    if (needed === 'findings') await this.#built.find(this.engine);
    if (needed !== 'build') return;
    await this.#use(this.sources).catch((thrown: unknown) => {
      this.failures = [...this.failures, { file: '', error: AppError.from(thrown) }];
    });
  }

  /** Other data: who was in which segment of the data before is remembered once the new is in use, and not when that fails. */
  async #replace(sources: readonly LoadedSource[]): Promise<void> {
    const { model, segmentation, allSegments } = this;
    const basis = segmentation === null ? '' : basisOf(this.#workspace.choices, segmentation.choice);
    const keep = await this.previous.copy(this.engine, { model, segmentation, allSegments, basis });
    await this.#use(sources).then(
      () => keep(true),
      async (thrown: unknown) => {
        await keep(false);
        throw thrown;
      },
    );
  }

  async #use(sources: readonly LoadedSource[]): Promise<void> {
    const { restarts } = this.engine;
    this.task = plainTask(sessionText.building, null);
    try {
      const model = await this.#built.build(sources, this.engine);
      this.sources = sources;
      this.#built.info = model;
      await this.#built.segment(this.engine);
    } catch (thrown) {
      // The tables may be half the new and half the old ones; what was in use must go on. (A restart has built it again already.)
      if (this.model !== null && sources !== this.sources && restarts === this.engine.restarts) {
        this.#built.info = await this.#built.build(this.sources, this.engine);
        await this.#built.segment(this.engine);
      }
      throw thrown;
    } finally {
      this.task = null;
      // A choice that changed while the tables were being built.
      void this.sync();
    }
  }

  /** Runs on a fresh instance, ahead of every waiting statement. What cannot be read again is named and left out. */
  async #restore(runner: Runner): Promise<void> {
    const { reading } = this;
    this.previous.lose();
    const lost: string[] = [];
    const names = tableNames([...this.sources, ...this.pending, ...reading.arriving]);
    this.sources = await readAllAgain(this.sources, runner, names, lost);
    this.pending = await readAllAgain(this.pending, runner, names, lost);
    reading.arriving = await readAllAgain(reading.arriving, runner, names, lost);
    this.#built.info = null;
    if (this.sources.length > 0) {
      this.#built.info = await this.#built.build(this.sources, runner);
      await this.#built.segment(runner);
    }
    this.task = null;
    const isEmpty = this.sources.length + this.pending.length === 0;
    this.notice = lost.length > 0 ? lostText(lost) : isEmpty ? sessionText.restartedEmpty : sessionText.restarted;
  }

  /** The engine is a fresh one without tables, because filling it again broke it again. */
  #lose(): void {
    const files = [...this.sources, ...this.pending, ...this.reading.arriving].flatMap((source) => source.file?.name ?? []);
    this.sources = [];
    this.pending = [];
    this.reading.arriving = [];
    this.previous.lose();
    this.#built.forget();
    this.task = null;
    this.notice = lostText(files);
  }

  /**
   * Shows nothing but the customers with a finding from now on, on every page, until the filter is removed.
   * @returns how many they are; with 0 the filter is not set. @throws AppError
   */
  showFinding(check: Check, input: CheckInput): Promise<number> {
    return this.#turns.take(async () => {
      if (input.model !== this.model) return 0;
      const filter = findingFilter(check, input);
      const customers = await this.findings.add(this.engine, filter, input);
      if (customers > 0) this.#workspace.setFilter('finding', filter);
      return customers;
    });
  }

  /** Ends when statements under these filters can be run, whether they are set or not; at once for most. */
  async atHand(filters: readonly Filter[]): Promise<void> {
    if (!this.findings.knows(Object.fromEntries(filters.entries())))
      await this.#turns.take(() => this.#built.prepare(this.engine, filters));
  }

  /** Runs work on tables of its own beside the segmentation in use, in its turn. @throws AbortError when `signal` aborts or nothing is loaded */
  aside<T>(work: (task: SegmentationTask) => Promise<T>, signal: AbortSignal): Promise<T> {
    return this.#turns.take(() => {
      const task = this.#built.aside(signal);
      if (task === null || signal.aborted) throw abortError();
      return work(task);
    });
  }
}

/** Owns the live side of the page: engine, loaded files, built model, current segmentation. The choices live in Workspace. */
import { Engine, type Runner } from '../engine/engine';
import type { FileResult } from '../intake/read-files';
import { readFiles } from '../intake/read-files';
import type { Problem, RawTable } from '../intake/raw-table';
import type { ReadOverrides } from '../intake/reader';
import { AppError, isAbort } from '../lib/errors';
import { localDay } from '../lib/local-day';
import type { Text } from '../lib/text';
import { buildModel } from '../model/build-model';
import { population } from '../model/filter';
import type { TableMapping } from '../model/mapping';
import { factField, type ModelInfo } from '../model/model-info';
import { runSegmentation, validChoice, type Segmentation } from '../segment/segmentation';
import { ident, sql } from '../sql/sql';
import { FactColumns } from './fact-columns.svelte';
import { loadExample } from './load-example';
import { readAgain, sourceNote, type LoadedSource } from './loaded-source';
import { applyMapping } from './mapping-choice';
import { lostText, sessionText } from './session-text';
import type { Workspace } from './workspace.svelte';

/** Work that the page shows while it runs. */
export interface Task {
  readonly text: Text;
  /** 0…1; null while it cannot be told. */
  readonly share: number | null;
  readonly rows: number;
  /** null when it cannot be stopped half way. */
  readonly cancel: (() => void) | null;
}

export class Session {
  /** 0…1; 1 when statements can run. */
  engineShare = $state(0);
  engineError = $state.raw<AppError | null>(null);
  sources = $state.raw<readonly LoadedSource[]>([]);
  /** Read but not yet used: what the mapping page shows before "use it". */
  pending = $state.raw<readonly LoadedSource[]>([]);
  failures = $state.raw<readonly { readonly file: string; readonly error: AppError }[]>([]);
  model = $state.raw<ModelInfo | null>(null);
  segmentation = $state.raw<Segmentation | null>(null);
  segmentationError = $state.raw<AppError | null>(null);
  task = $state.raw<Task | null>(null);
  /** A sentence for the toast: what happened without being asked for. */
  notice = $state.raw<Text | null>(null);
  readonly engine: Engine;
  readonly columns: FactColumns;

  #workspace: Workspace;
  #loads = 0;
  #turn: Promise<unknown> = Promise.resolve();
  /** Mappings and segmentation as last built, to tell whether a changed choice needs work. */
  #builtMappings = '';
  #builtSegmentation = '';
  #segmenting: AbortController | undefined;

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
    this.columns = new FactColumns((statement) => this.engine.run(statement));
  }

  async start(): Promise<void> {
    try {
      await this.engine.start();
    } catch (thrown) {
      this.engineError = AppError.from(thrown);
      throw this.engineError;
    }
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
    if (this.model === null) return {};
    return this.segmentation === null ? this.model.rows : { ...this.model.rows, segment: this.model.customers };
  }

  /** The guess for one raw table with the user's corrections on top. */
  mapping(table: RawTable): TableMapping {
    return applyMapping(table, this.#workspace.choices.mappings);
  }

  /**
   * Reads files into raw tables and leaves them pending. What was loaded before stays in use until `accept`.
   * One bad file does not stop the others; its error is in `failures` and in the result.
   */
  read(files: readonly File[], overrides?: (file: File) => ReadOverrides): Promise<FileResult[]> {
    return this.#inTurn(() => this.#read(files, overrides));
  }

  async #read(files: readonly File[], overrides: (file: File) => ReadOverrides = () => ({})): Promise<FileResult[]> {
    const results = await this.#readTables(files, overrides);
    const read = results.flatMap(({ file, tables }) => (tables.length > 0 ? [{ file, tables, overrides: overrides(file) }] : []));
    this.pending = [...this.pending, ...read];
    return results;
  }

  async #readTables(files: readonly File[], overrides: (file: File) => ReadOverrides): Promise<FileResult[]> {
    const controller = new AbortController();
    const taken = new Set([...this.sources, ...this.pending].flatMap((source) => source.tables.map((table) => table.name)));
    try {
      const results = await readFiles(files, this.engine, {
        taken,
        overrides,
        signal: controller.signal,
        onProgress: ({ file, share, rows }) =>
          (this.task = { text: sessionText.reading(file), share, rows, cancel: () => controller.abort() }),
      });
      this.failures = results.flatMap(({ file, error }) =>
        error === null || isAbort(error) ? [] : [{ file: file.name, error }],
      );
      return results;
    } finally {
      this.task = null;
    }
  }

  /**
   * Reads an open file once more as the user says, in the place of what it gave before. What it gave before stays when nothing can be
   * read that way (the error is then in `failures`) or when the reading is cancelled.
   */
  readAs(file: File, overrides: ReadOverrides): Promise<void> {
    return this.#inTurn(() => this.#readAs(file, overrides));
  }

  async #readAs(file: File, overrides: ReadOverrides): Promise<void> {
    const [result] = await this.#readTables([file], () => overrides);
    const read = result?.tables ?? [];
    if (read.length === 0) return;
    const next: LoadedSource = { file, tables: read, overrides };
    // Looked up only now: a restart of the engine puts other objects in the lists.
    const before = [...this.pending, ...this.sources].find((source) => source.file === file);
    const exchange = (list: readonly LoadedSource[]): LoadedSource[] => list.map((source) => (source === before ? next : source));
    try {
      if (before !== undefined && this.sources.includes(before)) await this.#use(exchange(this.sources));
      else this.pending = exchange(this.pending);
    } catch (thrown) {
      await this.#drop(read);
      throw thrown;
    }
    await this.#drop(before?.tables ?? read);
  }

  /** Takes one file out, pending or in use. Without the last one in use there is no model. */
  remove(file: File): Promise<void> {
    return this.#inTurn(() => this.#remove(file));
  }

  async #remove(file: File): Promise<void> {
    const gone = [...this.pending, ...this.sources].filter((source) => source.file === file);
    const rest = this.sources.filter((source) => source.file !== file);
    if (rest.length === 0 && this.sources.length > 0) await this.#clear();
    else if (rest.length < this.sources.length) await this.#use(rest);
    this.pending = this.pending.filter((source) => source.file !== file);
    this.#workspace.source = sourceNote(this.sources);
    await this.#drop(gone.flatMap((source) => source.tables));
  }

  /** Back to no data; nothing of it stays in the database. */
  async #clear(): Promise<void> {
    const built = Object.keys(this.canonicalRows);
    this.sources = [];
    this.model = null;
    this.segmentation = null;
    this.columns.clear();
    this.#builtMappings = '';
    this.#builtSegmentation = '';
    await this.engine.run(sql`DROP VIEW IF EXISTS reading`);
    for (const name of built.filter((table) => table !== 'reading'))
      await this.engine.run(sql`DROP TABLE IF EXISTS ${ident(name)}`);
  }

  async #drop(tables: readonly RawTable[]): Promise<void> {
    for (const { name } of tables) await this.engine.run(sql`DROP TABLE IF EXISTS ${ident(name)}`);
  }

  /** Puts the pending files to use, together with the files in use (`keep`) or instead of them. The example is never kept. */
  accept(keep: boolean): Promise<void> {
    return this.#inTurn(() => this.#accept(keep));
  }

  async #accept(keep: boolean): Promise<void> {
    const kept = keep && !this.isExample ? this.sources : [];
    const dropped = keep && !this.isExample ? [] : this.sources;
    const used = [...kept, ...this.pending];
    await this.#use(used);
    this.pending = [];
    await this.#drop(dropped.flatMap((source) => source.tables));
    this.#workspace.source = sourceNote(used);
  }

  discardPending(): Promise<void> {
    return this.#inTurn(() => this.#discardPending());
  }

  async #discardPending(): Promise<void> {
    const tables = this.pending.flatMap((source) => source.tables);
    this.pending = [];
    this.failures = [];
    await this.#drop(tables);
  }

  /** Invents the example utility and puts it to use instead of whatever was loaded. */
  example(): Promise<void> {
    return this.#inTurn(() => this.#example());
  }

  async #example(): Promise<void> {
    await this.#discardPending();
    const files = this.sources.filter((source) => source.file !== null).flatMap((source) => source.tables);
    this.task = { text: sessionText.example, share: null, rows: 0, cancel: null };
    try {
      const taken = new Set(files.map((table) => table.name));
      const tables = await loadExample(
        this.engine,
        taken,
        (share) => (this.task = { text: sessionText.example, share, rows: 0, cancel: null }),
      );
      await this.#use([{ file: null, tables, overrides: {} }]);
      await this.#drop(files);
      this.#workspace.source = { kind: 'example' };
    } finally {
      this.task = null;
    }
  }

  /** Called by an effect whenever choices change: rebuilds the model or the segments when they no longer fit. */
  sync(): Promise<void> {
    // A segmentation under way that is no longer wanted need not be waited for.
    if (JSON.stringify(this.#workspace.choices.segmentation) !== this.#builtSegmentation) this.#segmenting?.abort();
    return this.#inTurn(() => this.#follow());
  }

  async #follow(): Promise<void> {
    if (this.model === null) return;
    if (this.#mappingKey(this.sources) !== this.#builtMappings) {
      await this.#use(this.sources).catch((thrown: unknown) => {
        this.failures = [{ file: '', error: AppError.from(thrown) }];
      });
    } else if (JSON.stringify(this.#workspace.choices.segmentation) !== this.#builtSegmentation) await this.#segment(this.engine);
  }

  /** Loading, building and segmenting change the same tables, so they go one after another. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #use(sources: readonly LoadedSource[]): Promise<void> {
    const { restarts } = this.engine;
    this.task = { text: sessionText.building, share: null, rows: 0, cancel: null };
    try {
      const model = await this.#build(sources, this.engine);
      this.sources = sources;
      this.model = model;
      await this.#segment(this.engine);
    } catch (thrown) {
      // The tables may be half the new and half the old ones; what was in use must go on. (A restart has built it again already.)
      if (this.model !== null && sources !== this.sources && restarts === this.engine.restarts) {
        this.model = await this.#build(this.sources, this.engine);
        await this.#segment(this.engine);
      }
      throw thrown;
    } finally {
      this.task = null;
      // A choice that changed while the tables were being built.
      void this.sync();
    }
  }

  async #build(sources: readonly LoadedSource[], runner: Runner): Promise<ModelInfo> {
    const tables = sources.flatMap((source) => source.tables);
    const { restarts } = this.engine;
    this.#builtMappings = this.#mappingKey(sources);
    const model = await buildModel(
      runner,
      tables,
      tables.map((table) => this.mapping(table)),
      {
        loadId: ++this.#loads,
        today: localDay(new Date()),
        onProgress: (share) => (this.task = { text: sessionText.building, share, rows: 0, cancel: null }),
      },
    );
    // Somebody else's statement broke the engine meanwhile: the first of the tables are those that the restart put back.
    return restarts === this.engine.restarts ? model : this.#build(sources, runner);
  }

  async #segment(runner: Runner): Promise<void> {
    const model = this.model;
    if (model === null) return;
    this.#segmenting?.abort();
    const controller = (this.#segmenting = new AbortController());
    this.#builtSegmentation = JSON.stringify(this.#workspace.choices.segmentation);
    try {
      const segmentation = await runSegmentation(
        runner,
        validChoice(this.#workspace.choices.segmentation, model),
        model,
        controller.signal,
      );
      await this.columns.reset(model, (statement) => runner.run(statement));
      this.segmentationError = null;
      this.segmentation = segmentation;
      this.#dropStrangeFilters(model, segmentation);
    } catch (thrown) {
      if (isAbort(thrown)) {
        // Nothing was finished, so that going back to this choice has to begin again.
        if (this.#segmenting === controller) this.#builtSegmentation = '';
        return;
      }
      this.segmentationError = AppError.from(thrown);
    }
  }

  /** A filter on a field or segment that is not there would fail every chart, or empty it for no visible reason. */
  #dropStrangeFilters(model: ModelInfo, segmentation: Segmentation): void {
    const keys = new Set(segmentation.segments.map((segment) => segment.key));
    this.#workspace.keepFilters((filter) => {
      if (filter.field !== 'segment') return factField(model, filter.field) !== undefined;
      return filter.kind === 'in' && filter.values.every((value) => value !== null && keys.has(value));
    });
  }

  /** Runs on a fresh instance, ahead of every waiting statement. What cannot be read again is named and left out. */
  async #restore(runner: Runner): Promise<void> {
    const lost: string[] = [];
    const names = new Set([...this.sources, ...this.pending].flatMap((source) => source.tables.map((table) => table.name)));
    const readAll = async (sources: readonly LoadedSource[]): Promise<LoadedSource[]> => {
      const restored: LoadedSource[] = [];
      for (const source of sources) {
        await readAgain(source, runner, names).then(
          (again) => restored.push(again),
          () => lost.push(source.file?.name ?? ''),
        );
      }
      return restored;
    };
    this.sources = await readAll(this.sources);
    this.pending = await readAll(this.pending);
    this.model = null;
    if (this.sources.length > 0) {
      this.model = await this.#build(this.sources, runner);
      await this.#segment(runner);
    }
    this.task = null;
    this.notice = lost.length === 0 ? sessionText.restarted : lostText(lost);
  }

  /** The engine is a fresh one without tables, because filling it again broke it again. */
  #lose(): void {
    const files = [...this.sources, ...this.pending].flatMap((source) => source.file?.name ?? []);
    this.sources = [];
    this.pending = [];
    this.model = null;
    this.segmentation = null;
    this.columns.clear();
    this.task = null;
    this.notice = lostText(files);
  }

  #mappingKey(sources: readonly LoadedSource[]): string {
    return JSON.stringify(sources.flatMap((source) => source.tables.map((table) => this.mapping(table))));
  }

  /** Customers under the current filters. */
  async countCustomers(): Promise<number> {
    const everyone = population(Object.values(this.#workspace.choices.filters));
    const result = await this.engine.run(sql`SELECT count(*)::INTEGER AS n FROM (${everyone}) ORDER BY n`);
    return result.numbers('n')[0] ?? 0;
  }

  /** Findings of intake and model about what is loaded. */
  get problems(): readonly Problem[] {
    return [...this.tables.flatMap((table) => table.problems), ...(this.model?.problems ?? [])];
  }
}

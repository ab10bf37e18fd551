/** Owns the live side of the page: engine, loaded files, built model, current segmentation. The choices live in Workspace. */
import { Engine, type Runner } from '../engine/engine';
import type { FileResult } from '../intake/read-files';
import { readFiles } from '../intake/read-files';
import type { Problem, RawTable } from '../intake/raw-table';
import type { ReadOverrides } from '../intake/reader';
import { AppError, isAbort } from '../lib/errors';
import type { Text } from '../lib/text';
import { buildModel } from '../model/build-model';
import { condition } from '../model/filter';
import type { TableMapping } from '../model/mapping';
import { factField, type ModelInfo } from '../model/model-info';
import { runSegmentation, validChoice, type Segmentation } from '../segment/segmentation';
import { ident, sql } from '../sql/sql';
import { FactColumns } from './fact-columns.svelte';
import { loadExample } from './load-example';
import { applyMapping } from './mapping-choice';
import type { Workspace } from './workspace.svelte';

/** One opened file (or the example) and the raw tables that came of it. */
export interface LoadedSource {
  /** null for the invented example. */
  readonly file: File | null;
  readonly tables: readonly RawTable[];
}

/** Work that the page shows while it runs. */
export interface Task {
  readonly text: Text;
  /** 0…1; null while it cannot be told. */
  readonly share: number | null;
  readonly rows: number;
  /** null when it cannot be stopped half way. */
  readonly cancel: (() => void) | null;
}

const WORDS = {
  reading: (file: string): Text => ({ en: `Reading ${file}`, zh: `正在读取 ${file}` }),
  example: { en: 'Inventing an example utility', zh: '正在生成示例供电公司' },
  building: { en: 'Building customer facts', zh: '正在构建客户宽表' },
  restarted: {
    en: 'The database engine had to restart. The loaded tables are back.',
    zh: '数据库引擎已重新启动，已加载的数据表已恢复。',
  },
} satisfies Record<string, Text | ((file: string) => Text)>;

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
  /** Mappings and segmentation as last built, to tell whether a changed choice needs work. */
  #builtMappings = '';
  #builtSegmentation = '';
  #segmenting: AbortController | undefined;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    this.engine = new Engine({
      onProgress: (share) => (this.engineShare = share),
      onRestart: (runner) => this.#restore(runner),
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
  async read(files: readonly File[], overrides?: (file: File) => ReadOverrides): Promise<FileResult[]> {
    const controller = new AbortController();
    const taken = new Set([...this.sources, ...this.pending].flatMap((source) => source.tables.map((table) => table.name)));
    try {
      const results = await readFiles(files, this.engine, {
        taken,
        ...(overrides === undefined ? {} : { overrides }),
        signal: controller.signal,
        onProgress: ({ file, share, rows }) =>
          (this.task = { text: WORDS.reading(file), share, rows, cancel: () => controller.abort() }),
      });
      this.failures = results.flatMap(({ file, error }) =>
        error === null || isAbort(error) ? [] : [{ file: file.name, error }],
      );
      this.pending = [...this.pending, ...results.flatMap(({ file, tables }) => (tables.length > 0 ? [{ file, tables }] : []))];
      return results;
    } finally {
      this.task = null;
    }
  }

  /** Puts the pending files to use, together with the files in use (`keep`) or instead of them. The example is never kept. */
  async accept(keep: boolean): Promise<void> {
    const kept = keep && !this.isExample ? this.sources : [];
    const dropped = keep && !this.isExample ? [] : this.sources;
    const used = [...kept, ...this.pending];
    await this.#use(used);
    this.pending = [];
    for (const table of dropped.flatMap((source) => source.tables))
      await this.engine.run(sql`DROP TABLE IF EXISTS ${ident(table.name)}`);
    this.#workspace.source = { kind: 'files', names: used.flatMap((source) => source.file?.name ?? []) };
  }

  async discardPending(): Promise<void> {
    const tables = this.pending.flatMap((source) => source.tables);
    this.pending = [];
    this.failures = [];
    for (const table of tables) await this.engine.run(sql`DROP TABLE IF EXISTS ${ident(table.name)}`);
  }

  /** Invents the example utility and puts it to use instead of whatever was loaded. */
  async example(): Promise<void> {
    await this.discardPending();
    const before = this.sources;
    this.task = { text: WORDS.example, share: null, rows: 0, cancel: null };
    try {
      for (const table of before.flatMap((source) => source.tables))
        await this.engine.run(sql`DROP TABLE IF EXISTS ${ident(table.name)}`);
      const tables = await loadExample(
        this.engine,
        (share) => (this.task = { text: WORDS.example, share, rows: 0, cancel: null }),
      );
      await this.#use([{ file: null, tables }]);
      this.#workspace.source = { kind: 'example' };
    } finally {
      this.task = null;
    }
  }

  /** Called by an effect whenever choices change: rebuilds the model or the segments when they no longer fit. */
  async sync(): Promise<void> {
    if (this.model === null || this.task !== null) return;
    if (this.#mappingKey(this.sources) !== this.#builtMappings) {
      await this.#use(this.sources).catch((thrown: unknown) => {
        this.failures = [{ file: '', error: AppError.from(thrown) }];
      });
    } else if (JSON.stringify(this.#workspace.choices.segmentation) !== this.#builtSegmentation) await this.#segment(this.engine);
  }

  async #use(sources: readonly LoadedSource[]): Promise<void> {
    this.task = { text: WORDS.building, share: null, rows: 0, cancel: null };
    try {
      const model = await this.#build(sources, this.engine);
      this.sources = sources;
      this.model = model;
      await this.#segment(this.engine);
    } finally {
      this.task = null;
      // A choice that changed while the tables were being built.
      void this.sync();
    }
  }

  #build(sources: readonly LoadedSource[], runner: Runner): Promise<ModelInfo> {
    const tables = sources.flatMap((source) => source.tables);
    this.#builtMappings = this.#mappingKey(sources);
    return buildModel(
      runner,
      tables,
      tables.map((table) => this.mapping(table)),
      {
        loadId: ++this.#loads,
        today: localDay(new Date()),
        onProgress: (share) => (this.task = { text: WORDS.building, share, rows: 0, cancel: null }),
      },
    );
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
      if (isAbort(thrown)) return;
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
    const restored: LoadedSource[] = [];
    const lost: string[] = [];
    for (const source of this.sources) {
      try {
        restored.push(await readAgain(source, runner));
      } catch {
        lost.push(source.file?.name ?? '');
      }
    }
    this.pending = [];
    this.sources = restored;
    this.model = null;
    if (restored.length > 0) {
      this.model = await this.#build(restored, runner);
      await this.#segment(runner);
    }
    this.task = null;
    this.notice =
      lost.length === 0
        ? WORDS.restarted
        : {
            en: `The database engine had to restart. These files could not be read again; please open them once more: ${lost.join(', ')}`,
            zh: `数据库引擎已重新启动，以下文件无法再次读取，请重新打开：${lost.join('、')}`,
          };
  }

  #mappingKey(sources: readonly LoadedSource[]): string {
    return JSON.stringify(sources.flatMap((source) => source.tables.map((table) => this.mapping(table))));
  }

  /** Customers under the current filters. */
  async countCustomers(): Promise<number> {
    const filters = Object.values(this.#workspace.choices.filters);
    const where = filters.map(condition).reduce((all, one) => sql`${all} AND ${one}`, sql`TRUE`);
    const result = await this.engine.run(
      sql`SELECT count(*)::INTEGER AS n FROM customer_facts f JOIN segment s USING (customer_id) WHERE ${where} ORDER BY n`,
    );
    return result.numbers('n')[0] ?? 0;
  }

  /** Findings of intake and model about what is loaded. */
  get problems(): readonly Problem[] {
    return [...this.tables.flatMap((table) => table.problems), ...(this.model?.problems ?? [])];
  }
}

async function readAgain(source: LoadedSource, runner: Runner): Promise<LoadedSource> {
  if (source.file === null) return { file: null, tables: await loadExample(runner, () => undefined) };
  const [result] = await readFiles([source.file], runner, {
    taken: new Set(),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  if (result === undefined || result.error !== null) throw result?.error ?? new RangeError('nothing read');
  const tables: RawTable[] = [];
  for (const [i, table] of result.tables.entries()) {
    // The name depends on what else was open when the file was first read.
    const name = source.tables[i]?.name ?? table.name;
    if (name !== table.name) await runner.run(sql`ALTER TABLE ${ident(table.name)} RENAME TO ${ident(name)}`);
    tables.push({ ...table, name });
  }
  return { file: source.file, tables };
}

function localDay(now: Date): string {
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-');
}

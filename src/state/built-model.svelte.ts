/** Owns what is made of the raw tables in use: canonical tables, segments, and when they no longer fit the choices. */
import type { Engine, Runner } from '../engine/engine';
import { AppError, isAbort } from '../lib/errors';
import { localDay } from '../lib/local-day';
import { buildModel, MODEL_VIEWS } from '../model/build-model';
import { findingName, isSetFilter, type Filter, type FilterSet } from '../model/filter';
import { factField, type ModelInfo } from '../model/model-info';
import { runClusterJob } from '../cluster/cluster-client';
import type { SegmentInfo } from '../segment/method';
import { segmentEverybody, segmentMethod } from '../segment/registry';
import { deciding, editSegments, shownSegments, type SegmentEdits } from '../segment/segment-edits';
import { runSegmentation, validChoice, type Segmentation, type SegmentationTask } from '../segment/segmentation';
import { ident, sql } from '../sql/sql';
import { tagsInUse } from '../tag/library';
import { FactColumns } from './fact-columns.svelte';
import { FindingSets } from './finding-sets.svelte';
import type { LoadedSource } from './loaded-source';
import { applyMapping } from './mapping-choice';
import { sessionText } from './session-text';
import { plainTask, type Task } from './task';
import type { Workspace } from './workspace.svelte';

/** Where segments are made before they are those in use. */
export const SEGMENT_ON_THE_WAY = 'segment_on_the_way';

/** One object: another at every change of a choice would make the segments anew, and ask all charts again. */
const NO_EDITS: SegmentEdits = {};

export class BuiltModel {
  info = $state.raw<ModelInfo | null>(null);
  /** The segmentation in use; with the user's edits in `segments`. */
  segmentation = $state.raw<Segmentation | null>(null);
  readonly #edits = $derived.by(() => this.workspace.choices.segmentation?.edits ?? NO_EDITS);
  /** In order, hidden ones included. */
  readonly allSegments: readonly SegmentInfo[] = $derived(editSegments(this.segmentation?.found ?? [], this.#edits));
  readonly segments: readonly SegmentInfo[] = $derived(shownSegments(this.allSegments, this.#edits));
  segmentationError = $state.raw<AppError | null>(null);
  readonly columns: FactColumns;
  readonly findings = new FindingSets();

  #loads = 0;
  /** What `info` was built from. */
  #sources: readonly LoadedSource[] = [];
  /** Mappings and segmentation as last built, to tell whether a changed choice needs work. */
  #mappings = '';
  #segments = '';
  /** The one that a person stopped: it does not begin again by itself. */
  #stopped: string | null = null;
  #segmenting: AbortController | undefined;
  /** Load of the data whose customers the table `segment` has. */
  #segmentedLoad = 0;

  constructor(
    private readonly engine: Engine,
    private readonly workspace: Workspace,
    private readonly show: (task: Task | null) => void,
  ) {
    this.columns = new FactColumns((statement) => engine.run(statement, { inOnePiece: true }));
  }

  /** Rows of each table that the model and the segmentation made, by name; empty before the first data. */
  get rows(): Readonly<Record<string, number>> {
    if (this.info === null) return {};
    return this.segmentation === null ? this.info.rows : { ...this.info.rows, segment: this.info.customers };
  }

  /** What a changed choice asks for. */
  needs(sources: readonly LoadedSource[]): 'build' | 'segment' | 'findings' | null {
    if (this.info === null) return null;
    if (this.#mappingKey(sources) !== this.#mappings) return 'build';
    const key = this.#segmentKey();
    if (key !== this.#segments && key !== this.#stopped) return 'segment';
    return this.findings.knows(this.workspace.choices.filters) ? null : 'findings';
  }

  /** Stops a segmentation that is no longer wanted: it need not be waited for. */
  abandonUnwanted(): void {
    if (this.#segmentKey() !== this.#segments) this.#segmenting?.abort();
  }

  /** Makes the canonical tables, without segments. @throws AppError */
  async build(sources: readonly LoadedSource[], runner: Runner): Promise<ModelInfo> {
    const tables = sources.flatMap((source) => source.tables);
    const { restarts } = this.engine;
    this.#mappings = this.#mappingKey(sources);
    this.#sources = sources;
    await this.findings.clear(runner);
    const model = await buildModel(
      runner,
      tables,
      tables.map((table) => applyMapping(table, this.workspace.choices.mappings)),
      {
        loadId: ++this.#loads,
        today: localDay(new Date()),
        onProgress: (share) => this.show(plainTask(sessionText.building, share)),
      },
    );
    // Somebody else's statement broke the engine meanwhile: the first of the tables are those that the restart put back.
    return restarts === this.engine.restarts ? model : this.build(sources, runner);
  }

  async segment(runner: Runner): Promise<void> {
    const model = this.info;
    if (model === null) return;
    this.columns.begin(model);
    this.#segmenting?.abort();
    const controller = (this.#segmenting = new AbortController());
    const key = (this.#segments = this.#segmentKey());
    this.#stopped = null;
    const choice = this.workspace.choices.segmentation;
    try {
      // Beside the table in use, so that a method that fails half way leaves that one as it was.
      const into = ident(SEGMENT_ON_THE_WAY);
      const segmentation = await runSegmentation({ ...this.#task(runner, model, controller), into }, choice);
      // In one go: between two statements, somebody else's would find no table.
      await runner.run(sql`BEGIN; DROP TABLE IF EXISTS segment; ALTER TABLE ${into} RENAME TO segment; COMMIT`);
      this.#segmentedLoad = model.loadId;
      const { found, choice: made } = segmentation;
      const keys = editSegments(found, made.edits ?? NO_EDITS).map(({ key }) => key);
      await this.columns.reset(model, keys, (statement) => runner.run(statement, { inOnePiece: true }));
      await this.#findAgain(model, runner);
      this.segmentationError = null;
      this.segmentation = segmentation;
      this.#dropStrangeFilters(model);
    } catch (thrown) {
      await runner.run(sql`DROP TABLE IF EXISTS ${ident(SEGMENT_ON_THE_WAY)}`).catch(() => undefined);
      // The engine was replaced meanwhile: whoever filled it again made the segments, too, or there is no data any more.
      if (this.#segmenting !== controller || this.info !== model) return;
      if (isAbort(thrown)) {
        // Nothing was finished, so that going back to this choice has to begin again.
        this.#segments = '';
        // Another one is wanted and comes at once.
        if (this.#segmentKey() !== key) return;
        this.#stopped = key;
      }
      const isNew = this.#segmentedLoad !== model.loadId;
      if (isNew) await this.#segmentEverybody(runner, model);
      this.segmentationError = isAbort(thrown) ? stoppedError(isNew) : AppError.from(thrown);
      this.#dropStrangeFilters(model);
    } finally {
      if (this.#segmenting === controller) this.show(null);
    }
  }

  /** Segments of other data must not stay: the other views would show nobody. */
  async #segmentEverybody(runner: Runner, model: ModelInfo): Promise<void> {
    const task = { runner, model, facts: sql`customer_facts`, into: sql`segment` };
    const { segments, report, statements } = await segmentEverybody(task);
    const choice = validChoice(this.workspace.choices.segmentation, model);
    this.#segmentedLoad = model.loadId;
    const keys = segments.map(({ key }) => key);
    await this.columns.reset(model, keys, (statement) => runner.run(statement, { inOnePiece: true }));
    this.segmentation = { choice, found: segments, lacks: null, report, statements, inner: [] };
    this.#dropStrangeFilters(model);
  }

  /** After a filter by a finding came back whose customers are not at hand, as by an undo. */
  async find(runner: Runner): Promise<void> {
    if (this.info === null || this.segmentation === null) return;
    await this.#findAgain(this.info, runner);
    this.#dropStrangeFilters(this.info);
  }

  /** So that a statement under filters that are not set can be run, as those of a finding that is only looked at. */
  async prepare(runner: Runner, filters: readonly Filter[]): Promise<void> {
    if (this.info !== null) await this.#findAgain(this.info, runner, Object.fromEntries(filters.entries()));
  }

  #findAgain(model: ModelInfo, runner: Runner, filters: FilterSet = this.workspace.choices.filters): Promise<void> {
    const { mappings } = this.workspace.choices;
    const sources = this.#sources;
    const applied = sources.flatMap(({ tables }) => tables.map((table) => applyMapping(table, mappings)));
    return this.findings.follow(runner, filters, model, sources, applied);
  }

  #task(runner: Runner, model: ModelInfo, controller: AbortController): SegmentationTask {
    const { signal } = controller;
    return {
      ...{ runner, model, signal },
      cluster: (job, call) => runClusterJob(job, { signal, ...call }),
      tags: tagsInUse(this.workspace.choices.tags, model),
      risks: this.workspace.choices.risks,
      keptSegmentations: this.workspace.choices.kept,
      ...(this.#segmentedLoad === model.loadId && { inUse: sql`segment` }),
      onProgress: (share) => this.show({ ...plainTask(sessionText.segmenting, share), cancel: () => controller.abort() }),
    };
  }

  /** Begins again what a person stopped, or what failed. The caller asks for `needs` then. */
  retry(): void {
    this.#segments = '';
    this.#stopped = null;
  }

  /** What work on tables of its own needs, beside the segmentation in use; null without a model. */
  aside(signal: AbortSignal): SegmentationTask | null {
    if (this.info === null) return null;
    const { tags, kept, risks } = this.workspace.choices;
    return {
      ...{ runner: this.engine, model: this.info, signal },
      cluster: (job, call) => runClusterJob(job, { signal, ...call }),
      tags: tagsInUse(tags, this.info),
      risks,
      keptSegmentations: kept,
    };
  }

  /** After choices came from a file: filters that this data cannot answer are dropped; by what is still to be made, once it is there. */
  tidyFilters(): void {
    if (this.info !== null && this.needs(this.#sources) === null) this.#dropStrangeFilters(this.info);
  }

  /** Back to no model, in memory only. */
  forget(): void {
    this.info = null;
    this.findings.forget();
    this.segmentation = null;
    this.columns.clear();
    this.#mappings = '';
    this.retry();
  }

  /** Back to no model; nothing of it stays in the database. */
  async clear(): Promise<void> {
    const built = Object.keys(this.rows);
    this.forget();
    await this.findings.clear(this.engine);
    for (const name of MODEL_VIEWS) await this.engine.run(sql`DROP VIEW IF EXISTS ${ident(name)}`);
    for (const name of built.filter((table) => !MODEL_VIEWS.includes(table)))
      await this.engine.run(sql`DROP TABLE IF EXISTS ${ident(name)}`);
    // What the pages made beside it: segments of another time or load, comparisons.
    const left = await this.engine.run(
      sql`SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' AND (starts_with(table_name, 'segment') OR starts_with(table_name, 'customer_facts')) ORDER BY table_name`,
    );
    for (const name of left.texts('table_name')) await this.engine.run(sql`DROP TABLE IF EXISTS ${ident(name ?? '')}`);
  }

  /** A filter on a field or segment that is not there would fail every chart, or empty it for no visible reason. */
  #dropStrangeFilters(model: ModelInfo): void {
    const keys = new Set(this.segments.map((segment) => segment.key));
    this.workspace.keepFilters((filter) => {
      if (isSetFilter(filter)) return (this.findings.sizes.get(findingName(filter)) ?? 0) > 0;
      if (filter.kind === 'event') return (model.rows[filter.table] ?? 0) > 0;
      if (filter.field !== 'segment') return factField(model, filter.field) !== undefined;
      return filter.kind === 'in' && filter.values.every((value) => value !== null && keys.has(value));
    });
  }

  #mappingKey(sources: readonly LoadedSource[]): string {
    const tables = sources.flatMap((source) => source.tables);
    return JSON.stringify(tables.map((table) => applyMapping(table, this.workspace.choices.mappings)));
  }

  /** Everything that decides who is in which segment; names and colours do not. */
  #segmentKey(): string {
    const { segmentation, kept, tags, risks } = this.workspace.choices;
    if (segmentation === null) return 'null';
    const { method, params, edits = {} } = segmentation;
    const { reads } = segmentMethod(method);
    const rules = reads === 'tags' || reads === 'kept' ? tags?.map(({ id, name, rule }) => [id, name, rule]) : null;
    const scored =
      reads === 'risks' || reads === 'kept'
        ? risks?.map(({ id, name, rules, medium, high }) => [id, name, rules, medium, high])
        : null;
    const parts = reads === 'kept' ? kept.map(({ id, name, choice }) => [id, name, choice]) : null;
    return JSON.stringify([method, params, deciding(edits), rules, scored, parts]);
  }
}

/** @param isEverybody no segments were there to stay */
function stoppedError(isEverybody: boolean): AppError {
  const shown = isEverybody
    ? { en: 'All customers are one segment until then.', zh: '在此之前全部客户为一个客群。' }
    : { en: 'The segments of before stay.', zh: '当前仍为此前的分群。' };
  return new AppError('segmentation_stopped', {
    en: `You stopped this segmentation. ${shown.en}`,
    zh: `该分群已被取消。${shown.zh}`,
  });
}

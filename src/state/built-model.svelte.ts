/** Owns what is made of the raw tables in use: canonical tables, segments, and when they no longer fit the choices. */
import type { Engine, Runner } from '../engine/engine';
import { AppError, isAbort } from '../lib/errors';
import { localDay } from '../lib/local-day';
import { buildModel, MODEL_VIEWS } from '../model/build-model';
import { factField, type ModelInfo } from '../model/model-info';
import { runSegmentation, validChoice, type Segmentation } from '../segment/segmentation';
import { ident, sql } from '../sql/sql';
import { FactColumns } from './fact-columns.svelte';
import type { LoadedSource } from './loaded-source';
import { applyMapping } from './mapping-choice';
import { sessionText } from './session-text';
import { plainTask, type Task } from './task';
import type { Workspace } from './workspace.svelte';

export class BuiltModel {
  info = $state.raw<ModelInfo | null>(null);
  segmentation = $state.raw<Segmentation | null>(null);
  segmentationError = $state.raw<AppError | null>(null);
  readonly columns: FactColumns;

  #loads = 0;
  /** Mappings and segmentation as last built, to tell whether a changed choice needs work. */
  #mappings = '';
  #segments = '';
  #segmenting: AbortController | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly workspace: Workspace,
    private readonly show: (task: Task) => void,
  ) {
    this.columns = new FactColumns((statement) => engine.run(statement));
  }

  /** Rows of each table that the model and the segmentation made, by name; empty before the first data. */
  get rows(): Readonly<Record<string, number>> {
    if (this.info === null) return {};
    return this.segmentation === null ? this.info.rows : { ...this.info.rows, segment: this.info.customers };
  }

  /** What a changed choice asks for. */
  needs(sources: readonly LoadedSource[]): 'build' | 'segment' | null {
    if (this.info === null) return null;
    if (this.#mappingKey(sources) !== this.#mappings) return 'build';
    return this.#segmentKey() === this.#segments ? null : 'segment';
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
    this.#segmenting?.abort();
    const controller = (this.#segmenting = new AbortController());
    this.#segments = this.#segmentKey();
    try {
      const choice = validChoice(this.workspace.choices.segmentation, model);
      const segmentation = await runSegmentation(runner, choice, model, controller.signal);
      await this.columns.reset(model, (statement) => runner.run(statement));
      this.segmentationError = null;
      this.segmentation = segmentation;
      this.#dropStrangeFilters(model, segmentation);
    } catch (thrown) {
      if (isAbort(thrown)) {
        // Nothing was finished, so that going back to this choice has to begin again.
        if (this.#segmenting === controller) this.#segments = '';
        return;
      }
      this.segmentationError = AppError.from(thrown);
    }
  }

  /** Back to no model, in memory only. */
  forget(): void {
    this.info = null;
    this.segmentation = null;
    this.columns.clear();
    this.#mappings = '';
    this.#segments = '';
  }

  /** Back to no model; nothing of it stays in the database. */
  async clear(): Promise<void> {
    const built = Object.keys(this.rows);
    this.forget();
    for (const name of MODEL_VIEWS) await this.engine.run(sql`DROP VIEW IF EXISTS ${ident(name)}`);
    for (const name of built.filter((table) => !MODEL_VIEWS.includes(table)))
      await this.engine.run(sql`DROP TABLE IF EXISTS ${ident(name)}`);
  }

  /** A filter on a field or segment that is not there would fail every chart, or empty it for no visible reason. */
  #dropStrangeFilters(model: ModelInfo, segmentation: Segmentation): void {
    const keys = new Set(segmentation.segments.map((segment) => segment.key));
    this.workspace.keepFilters((filter) => {
      if (filter.field !== 'segment') return factField(model, filter.field) !== undefined;
      return filter.kind === 'in' && filter.values.every((value) => value !== null && keys.has(value));
    });
  }

  #mappingKey(sources: readonly LoadedSource[]): string {
    const tables = sources.flatMap((source) => source.tables);
    return JSON.stringify(tables.map((table) => applyMapping(table, this.workspace.choices.mappings)));
  }

  #segmentKey(): string {
    return JSON.stringify(this.workspace.choices.segmentation);
  }
}

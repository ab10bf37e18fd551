/** Owns the facts index of the current data: columns come into memory when a chart first asks for them. */
import { FactsIndex, findingOf } from '../crossfilter/facts-index';
import { loadFactColumn, queryFindingColumn, readNumberColumn } from '../crossfilter/load-column';
import type { ResultReader } from '../lib/result';
import { factField, type ModelInfo } from '../model/model-info';
import type { Sql } from '../sql/sql';

type Run = (statement: Sql) => Promise<ResultReader>;

export class FactColumns {
  /** null until a segmentation exists. Replaced, never changed, so that whoever reads it follows. */
  index = $state.raw<FactsIndex | null>(null);
  #model: ModelInfo | null = null;
  #loading = new Set<string>();
  #generation = 0;

  constructor(private readonly run: Run) {}

  /** New data or new segments: only the segment column is loaded at once. Until it is there, no index is: an old one would answer for other customers. */
  async reset(model: ModelInfo, run: Run): Promise<void> {
    const generation = ++this.#generation;
    if (this.#model !== model) this.index = null;
    this.#model = model;
    this.#loading.clear();
    const segment = await loadFactColumn('segment', 'category', run);
    if (generation === this.#generation) this.index = new FactsIndex(model.customers, new Map([['segment', segment]]));
  }

  /** Back to no data. */
  clear(): void {
    this.#generation++;
    this.#model = null;
    this.#loading.clear();
    this.index = null;
  }

  /** Loads one more column; asked again while under way, it does nothing. */
  async load(field: string): Promise<void> {
    if (this.#model === null || this.#loading.has(field)) return;
    const finding = findingOf(field);
    const kind = finding === null ? factField(this.#model, field)?.kind : 'number';
    if (kind === undefined || kind === 'date') return;
    this.#loading.add(field);
    const generation = this.#generation;
    try {
      const column =
        finding === null
          ? await loadFactColumn(field, kind, this.run)
          : readNumberColumn(await this.run(queryFindingColumn(finding)));
      if (generation === this.#generation && this.index !== null) this.index = this.index.with(field, column);
    } catch (thrown) {
      // The next chart that needs it tries again.
      if (generation === this.#generation) this.#loading.delete(field);
      throw thrown;
    }
  }
}

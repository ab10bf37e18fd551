/** Owns the facts index of the current data: columns come into memory when a chart first asks for them, and what is about to be brushed. */
import type { BrushedField } from '../crossfilter/brushed-axis';
import type { FactColumn } from '../crossfilter/fact-column';
import { curveOf, eventOf, FactsIndex, findingOf } from '../crossfilter/facts-index';
import { curvesFit, loadCurves } from '../crossfilter/load-curves';
import {
  loadFactColumns,
  queryEventColumn,
  queryFindingColumn,
  readNumberColumn,
  type WantedColumn,
} from '../crossfilter/load-column';
import type { ResultReader } from '../lib/result';
import { factField, type ModelInfo } from '../model/model-info';
import type { Sql } from '../sql/sql';

type Run = (statement: Sql) => Promise<ResultReader>;

/** Values a statement brings: they stand three times in the engine's memory, and what has come is counted while the next is read. */
const MOST_VALUES = 3_000_000;

/** The chart under the pointer or the focus, and what its filter moves over. */
export interface ExpectedBrush {
  readonly chart: string;
  readonly brush: BrushedField;
}

export class FactColumns {
  /** null until a segmentation exists. Replaced, never changed, so that whoever reads it follows. */
  index = $state.raw<FactsIndex | null>(null);
  /** Of new data, until its segments are there: what does not ask for them can be made ready. */
  early = $state.raw<FactsIndex | null>(null);
  /** The segments of new data are made and only have to be read: what is asked for from now on does not hold them up. */
  areSegmentsNext = $state(false);
  expected = $state.raw<ExpectedBrush | null>(null);
  #model: ModelInfo | null = null;
  /** Columns on their way or there, by the promise that tells whether they came. */
  readonly #loads = new Map<string, Promise<boolean>>();
  /** What was asked for since the last statement went out, and who waits for the next. */
  #asked: string[] = [];
  #batch: Promise<ReadonlySet<string>> | null = null;
  #last: Promise<void> = Promise.resolve();
  /** Data seen so far, and segments. */
  #load = 0;
  #resets = 0;

  constructor(private readonly run: Run) {}

  /** New data, whose segments are still to be made. No index is until then: an old one would answer for other customers. */
  begin(model: ModelInfo): void {
    if (this.#model === model) return;
    this.clear();
    this.#model = model;
    this.early = new FactsIndex(model.customers, new Map());
  }

  /** New segments: their column is loaded at once. The other columns stay. @param keys those that customers have */
  async reset(model: ModelInfo, keys: readonly string[], run: Run): Promise<void> {
    this.begin(model);
    const turn = ++this.#resets;
    const known = { distinct: keys.length, values: keys, missing: 0 };
    const reading = loadFactColumns([{ field: 'segment', kind: 'category', known }], run);
    this.areSegmentsNext = true;
    const columns = await reading;
    if (turn !== this.#resets) return;
    this.index = this.#withColumns(columns);
    this.early = null;
  }

  /** Back to no data. */
  clear(): void {
    this.#load++;
    this.#resets++;
    this.#model = null;
    this.#loads.clear();
    this.#asked = [];
    this.#batch = null;
    this.index = null;
    this.early = null;
    this.areSegmentsNext = false;
    this.expected = null;
  }

  /** Says which chart's filter may move next, so that the others' answers are made ready. */
  expectBrush(chart: string, brush: BrushedField): void {
    const same = this.expected?.chart === chart && JSON.stringify(this.expected.brush) === JSON.stringify(brush);
    if (same) return;
    this.index?.expectBrush(brush);
    this.expected = { chart, brush };
  }

  /** Loads columns that are not there yet; what is asked for in one turn comes in one statement. @returns false where a field has no column */
  async load(...fields: readonly string[]): Promise<boolean> {
    const came = fields.map((field) => {
      const load = this.#loads.get(field) ?? this.#ask(field);
      this.#loads.set(field, load);
      return load;
    });
    return (await Promise.all(came)).every(Boolean);
  }

  /** Resolves when the columns that are asked for in this turn are there: a long statement lets them go first, since more depends on them. */
  async settled(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await this.#last;
  }

  #ask(field: string): Promise<boolean> {
    this.#asked.push(field);
    if (this.#batch === null) {
      this.#batch = this.#loadBatch();
      this.#last = this.#batch.then(
        () => undefined,
        () => undefined,
      );
    }
    return this.#batch.then((came) => came.has(field));
  }

  async #loadBatch(): Promise<ReadonlySet<string>> {
    const load = this.#load;
    // Every chart of a page asks in a turn of its own, one after another.
    await new Promise((resolve) => setTimeout(resolve));
    const model = this.#model;
    if (load !== this.#load || model === null) return new Set();
    const fields = this.#asked;
    this.#asked = [];
    this.#batch = null;
    const came = new Set<string>();
    const step = Math.max(1, Math.floor(MOST_VALUES / Math.max(1, model.customers)));
    try {
      let next = this.#read(fields.slice(0, step), model);
      for (let from = step; load === this.#load; from += step) {
        const read = next;
        // Asked for while the one before is on its way, so that the engine reads it while that one is taken in.
        if (from < fields.length) next = this.#read(fields.slice(from, from + step), model);
        next.catch(() => undefined);
        const columns = await read;
        if (load === this.#load) this.#add(columns);
        for (const field of columns.keys()) came.add(field);
        if (from >= fields.length) break;
      }
      return came;
    } catch (thrown) {
      // The next chart that needs them tries again.
      if (load === this.#load) for (const field of fields) if (!came.has(field)) this.#loads.delete(field);
      throw thrown;
    }
  }

  async #read(fields: readonly string[], model: ModelInfo): Promise<Map<string, FactColumn>> {
    const wanted = fields.flatMap((field): WantedColumn[] => {
      const fact = factField(model, field);
      if (fact === undefined || fact.kind === 'number') return fact === undefined ? [] : [{ field, kind: 'number' }];
      // Dates are not counted by their values.
      const known = fact.kind === 'date' ? undefined : { distinct: fact.distinct, missing: model.customers - fact.known };
      return [{ field, kind: 'category', known }];
    });
    const columns = await loadFactColumns(wanted, this.run);
    for (const field of fields) {
      const finding = findingOf(field);
      if (finding !== null) columns.set(field, readNumberColumn(await this.run(queryFindingColumn(finding))));
      const event = eventOf(field);
      if (event !== null) columns.set(field, readNumberColumn(await this.run(queryEventColumn(event))));
      const dayType = curveOf(field);
      if (dayType !== null && curvesFit(model.rows['load_shape'] ?? 0))
        columns.set(field, await loadCurves(dayType, model.slotsPerDay, this.run));
    }
    return columns;
  }

  #add(columns: ReadonlyMap<string, FactColumn>): void {
    if (this.index === null) this.early = this.#withColumns(columns);
    else this.index = this.#withColumns(columns);
  }

  #withColumns(columns: ReadonlyMap<string, FactColumn>): FactsIndex | null {
    let index = this.index ?? this.early;
    for (const [field, column] of columns) index = index?.with(field, column) ?? null;
    index?.expectBrush(this.expected?.brush ?? null);
    return index;
  }
}

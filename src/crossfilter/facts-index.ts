/** Owns the questions to customer_facts in memory: counts and sums of any selection without SQL, and during a brush without the customers. */
import type { EventFilter, EventQuestion } from '../model/event-filter';
import { findingName, isSetFilter, type Filter } from '../model/filter';
import { FIRST_BIN, missingCode, type Axis } from './bin-axis';
import { meetRuns, runsOf, type BrushedField } from './brushed-axis';
import { buildCube, type Cube, type CubeInput } from './cube';
import { buildCurveCube } from './curve-cube';
import { buildLargestCube } from './largest-cube';
import { CubeCache, type AskMode } from './cube-cache';
import type { Run } from './cumulative';
import type { CategoryColumn, FactColumn, NumberColumn } from './fact-column';
import { markFailing } from './filter-bits';

export type { CategoryColumn, FactColumn, NumberColumn } from './fact-column';

/** One group of a grouping: customers in it, and per measure the sum and the count of customers with a value. */
export interface Group {
  readonly key: string | null;
  readonly count: number;
  readonly sums: readonly number[];
  readonly known: readonly number[];
}

/** One combination of values of several categories that customers have. */
export interface Combination extends Omit<Group, 'key'> {
  readonly values: readonly (string | null)[];
}

/** The curves of one group, point by point: sums and how many have the point, as measured and divided by each customer's own mean. */
export interface CurveGroup {
  readonly key: string | null;
  /** Customers with a curve. */
  readonly customers: number;
  readonly sums: Float64Array;
  readonly known: Float64Array;
  readonly relativeSums: Float64Array;
  /** Without the customers whose mean is not above 0, who have no shape. */
  readonly relativeKnown: Float64Array;
}

/** Thrown when an answer needs a column that is not in memory yet; the host loads it. */
export class ColumnNotLoaded extends Error {
  /** The first of them. */
  readonly field: string;

  /** @param fields all that the question lacks, so that they can come together */
  constructor(readonly fields: readonly [string, ...string[]]) {
    super(`facts index: ${fields.join(', ')} is not loaded`);
    this.name = 'ColumnNotLoaded';
    this.field = fields[0];
  }
}

/** Thrown when a question has more groups than are worth an array; SQL answers it. */
export class TooManyGroups extends Error {
  constructor(fields: readonly string[]) {
    super(`facts index: ${fields.join(' × ')} are too many groups`);
    this.name = 'TooManyGroups';
  }
}

/** No filter at all, of a question about everybody whatever is brushed: nothing is made ready for it. */
export const EVERYBODY: readonly Filter[] = [];

/** What customers are grouped by: a category, a number in bins, or several categories; null is all of them together. */
type Grouping = BrushedField | { readonly fields: readonly string[] } | null;

const MOST_GROUPS = 0x10000;

interface Question {
  readonly by: Grouping;
  readonly measures?: readonly string[];
  readonly curve?: string;
  readonly largestOf?: string;
}

/** Wider cubes would take longer to fill than the customers to pass by. */
const MOST_CUBE_CELLS = 4_000_000;

/**
 * All columns have `rows` entries, one a customer, in the same order. An answer is cut out of a cube over the bins of the field that is
 * being brushed, under all other filters; while the brush moves, nothing else is asked of the customers. Answers are kept.
 */
export class FactsIndex {
  constructor(
    readonly rows: number,
    private readonly columns: ReadonlyMap<string, FactColumn>,
    private readonly cache = new CubeCache(rows),
  ) {}

  /** The index with one more column, or with another version of it. */
  with(name: string, column: FactColumn): FactsIndex {
    const columns = new Map(this.columns).set(name, column);
    if (!this.columns.has(name)) return new FactsIndex(this.rows, columns, this.cache);
    const next = new FactsIndex(this.rows, columns);
    next.expectBrush(this.cache.brush);
    return next;
  }

  /** Says whose filter is going to move; null is none in particular. */
  expectBrush(brush: BrushedField | null): void {
    this.cache.brush = brush;
  }

  /** Asks questions that may take long: they throw NotReady instead of holding up the page. `ahead` makes ready for the expected brush. */
  asking<T>(mode: AskMode, questions: () => T): T {
    const before = this.cache.mode;
    this.cache.mode = mode;
    try {
      return questions();
    } finally {
      this.cache.mode = before;
    }
  }

  /** 1 for the rows that pass all filters, by a pass over them. @throws ColumnNotLoaded */
  mask(filters: readonly Filter[]): Uint8Array {
    const mask = new Uint8Array(this.rows);
    for (const filter of filters) markFailing(mask, 1, { filter, column: this.column(columnOf(filter)) }, 0, this.rows);
    for (let row = 0; row < mask.length; row++) mask[row] = (mask[row] as number) ^ 1;
    return mask;
  }

  /** Customers under the filters. @throws ColumnNotLoaded, NotReady */
  count(filters: readonly Filter[]): number {
    return this.counts(null, filters)[0] ?? 0;
  }

  /**
   * Groups by a category under the filters, with sums of numeric measures; in the order of the category's values, empty groups included.
   * @throws ColumnNotLoaded, NotReady
   */
  group(by: string, filters: readonly Filter[], measures: readonly string[]): Group[] {
    this.need([by, ...measures, ...filters.map(columnOf)]);
    const sources = measures.map((name) => this.number(name).values);
    const { values } = this.category(by);
    const [counts, ...parts] = this.answer(
      { by: { field: by }, measures },
      values.length * (1 + 2 * measures.length),
      filters,
      (input) => buildCube({ ...input, measures: sources }),
    );
    return values.map((key, code) => ({
      key,
      count: counts?.[code] ?? 0,
      sums: measures.map((_, m) => parts[2 * m]?.[code] ?? 0),
      known: measures.map((_, m) => parts[2 * m + 1]?.[code] ?? 0),
    }));
  }

  /**
   * How much of its group the largest customer has, 0…1: the largest value ÷ the sum of the values above 0; NaN without any. In the order
   * of the category's values. @throws ColumnNotLoaded, NotReady
   */
  largest(by: string, filters: readonly Filter[], measure: string): { readonly key: string | null; readonly share: number }[] {
    this.need([by, measure, ...filters.map(columnOf)]);
    const { values } = this.category(by);
    const question = { by: { field: by }, largestOf: measure };
    const [sums, most] = this.answer(question, values.length * 2, filters, (input) =>
      buildLargestCube(input, this.number(measure).values),
    );
    return values.map((key, code) => ({ key, share: (most?.[code] ?? NaN) / (sums?.[code] ?? NaN) }));
  }

  /**
   * The combinations of several categories under the filters, with sums of numeric measures; in the order of the values, the first category
   * slowest, without those that nobody has. @throws ColumnNotLoaded, NotReady, TooManyGroups
   */
  combinations(fields: readonly string[], filters: readonly Filter[], measures: readonly string[]): Combination[] {
    this.need([...fields, ...measures, ...filters.map(columnOf)]);
    const sources = measures.map((name) => this.number(name).values);
    const lists = fields.map((field) => this.category(field).values);
    const size = lists.reduce((product, values) => product * values.length, 1);
    if (size > MOST_GROUPS) throw new TooManyGroups(fields);
    const width = size * (1 + 2 * measures.length);
    const [counts = [], ...parts] = this.answer({ by: { fields }, measures }, width, filters, (input) =>
      buildCube({ ...input, measures: sources }),
    );
    return Array.from(counts).flatMap((count, code): Combination[] => {
      if (count === 0) return [];
      let rest = code;
      const values = lists.map((): string | null => null);
      for (let place = lists.length - 1; place >= 0; place--) {
        const list = lists[place] ?? [];
        values[place] = list[rest % list.length] ?? null;
        rest = Math.floor(rest / list.length);
      }
      const part = (offset: number): number[] => measures.map((_, m) => parts[2 * m + offset]?.[code] ?? 0);
      return [{ values, count, sums: part(0), known: part(1) }];
    });
  }

  /**
   * Customers per bin [edge(i), edge(i+1)) of a number under the filters; edges ascend. Values outside the edges are not counted.
   * @throws ColumnNotLoaded, NotReady
   */
  histogram(field: string, edges: readonly number[], filters: readonly Filter[]): Float64Array {
    if (edges.length < 2) return new Float64Array(0);
    return this.counts({ field, edges }, filters).slice(FIRST_BIN, FIRST_BIN + edges.length - 1);
  }

  /** Customers under the filters without a value of a number; asked beside a histogram of the same edges, it costs nothing. */
  missing(field: string, edges: readonly number[], filters: readonly Filter[]): number {
    return this.counts({ field, edges }, filters)[missingCode(edges)] ?? 0;
  }

  /**
   * The curves of each group of a category, added up; groups in the order of the category's values, empty ones included.
   * @throws ColumnNotLoaded, NotReady
   */
  curves(by: string, curve: string, filters: readonly Filter[]): CurveGroup[] {
    this.need([by, curve, ...filters.map(columnOf)]);
    const column = this.column(curve);
    if (column.kind !== 'curve') throw new RangeError(`facts index: ${curve} is not a curve`);
    const { values } = this.category(by);
    const { width } = column;
    const parts = this.answer({ by: { field: by }, curve }, values.length * width * 4, filters, (input) =>
      buildCurveCube(input, column),
    );
    const [customers, ...points] = parts;
    return values.map((key, code) => {
      const ofGroup = (part: number): Float64Array =>
        points[part]?.subarray(code * width, (code + 1) * width) ?? new Float64Array(width);
      return {
        ...{ key, customers: customers?.[code] ?? 0 },
        ...{ sums: ofGroup(0), known: ofGroup(1), relativeSums: ofGroup(2), relativeKnown: ofGroup(3) },
      };
    });
  }

  private counts(by: BrushedField | null, filters: readonly Filter[]): Float64Array {
    this.need([...(by === null ? [] : [by.field]), ...filters.map(columnOf)]);
    const [counts] = this.answer({ by }, by?.edges === undefined ? 1 : by.edges.length + 2, filters, (input) =>
      buildCube({ ...input, measures: [] }),
    );
    return counts ?? new Float64Array(0);
  }

  /** @param width cells of the answer, to know how large a cube over the brush would be */
  private answer(
    question: Question,
    width: number,
    filters: readonly Filter[],
    count: (input: PassInput) => Generator<void, Cube>,
  ): readonly Float64Array[] {
    const split = filters === EVERYBODY ? null : this.splitBrush(filters, width);
    const cut = split === null ? '' : JSON.stringify([question, split.others, split.brush]);
    const cube = split === null ? undefined : this.cache.find(cut);
    if (split !== null && cube !== undefined) return cube.over(split.runs);
    if (split !== null && (split.isBrushed || this.cache.mode === 'ahead')) {
      const { brush, others, runs } = split;
      return this.cache.build(cut, this.pass(brush, question.by, others, count)).over(runs);
    }
    const whole = JSON.stringify([question, filters]);
    const plain = this.cache.find(whole) ?? this.cache.build(whole, this.pass(null, question.by, filters, count));
    return plain.over(EVERYTHING);
  }

  private pass(
    brush: Grouping,
    grouping: Grouping,
    filters: readonly Filter[],
    count: (input: PassInput) => Generator<void, Cube>,
  ): () => Generator<void, Cube> {
    const parts = filters.map((filter) => ({ filter, column: this.column(columnOf(filter)) }));
    return function* (this: FactsIndex) {
      const over = yield* this.axis(brush);
      const by = yield* this.axis(grouping);
      const mask = yield* this.cache.bits.hold(parts);
      return yield* count({ over, by, bits: this.cache.bits.bits, mask });
    }.bind(this);
  }

  private *axis(grouping: Grouping): Generator<void, Axis> {
    if (grouping === null) return this.cache.everybody;
    if ('fields' in grouping) return yield* this.cache.crossed(grouping.fields.map((name) => [name, this.category(name)]));
    const { field, edges } = grouping;
    if (edges !== undefined) return yield* this.cache.binned(field, this.number(field), edges);
    const { codes, values } = this.category(field);
    return { codes, size: values.length };
  }

  /** The filters of the expected brush as bins of its axis, and all others; null when nothing is expected that could be cut out of a cube. */
  private splitBrush(filters: readonly Filter[], width: number): Split | null {
    const { brush } = this.cache;
    if (brush === null) return null;
    const isNear = this.cache.mode === 'ahead' || filters.some((filter) => filter.field === brush.field);
    const column = isNear ? this.column(brush.field) : this.columns.get(brush.field);
    if (column === undefined || (column.kind === 'number') !== (brush.edges !== undefined)) return null;
    const size = brush.edges === undefined ? (column as CategoryColumn).values.length : brush.edges.length + 2;
    if (size * width > MOST_CUBE_CELLS) return null;
    let runs: readonly Run[] = [{ from: 0, to: size }];
    const others: Filter[] = [];
    for (const filter of filters) {
      const kept = runsOf(filter, brush, column);
      if (kept === null) others.push(filter);
      else runs = meetRuns(runs, kept);
    }
    return { brush, runs, others, isBrushed: others.length < filters.length };
  }

  private number(name: string): NumberColumn {
    const column = this.column(name);
    if (column.kind !== 'number') throw new RangeError(`facts index: ${name} is not a number`);
    return column;
  }

  private category(name: string): CategoryColumn {
    const column = this.column(name);
    if (column.kind !== 'category') throw new RangeError(`facts index: ${name} is not a category`);
    return column;
  }

  private column(name: string): FactColumn {
    this.need([name]);
    return this.columns.get(name) as FactColumn;
  }

  private need(names: readonly string[]): void {
    const [first, ...others] = names.filter((name) => !this.columns.has(name));
    if (first !== undefined) throw new ColumnNotLoaded([first, ...others]);
  }
}

interface Split {
  readonly brush: BrushedField;
  readonly runs: readonly Run[];
  readonly others: readonly Filter[];
  readonly isBrushed: boolean;
}

/** What one pass over the customers needs beside what it counts. */
type PassInput = Omit<CubeInput, 'measures'>;

/** The one bin of a cube without a brush. */
const EVERYTHING: readonly Run[] = [{ from: 0, to: 1 }];

/** Membership in findings, what happened, and curves lie beside the facts, under names that no fact has: those hold no line ends. */
const FINDING = 'finding\n';
const EVENT = 'event\n';
const CURVE = 'curve\n';

/** The column by which a filter decides. */
function columnOf(filter: Filter): string {
  if (filter.kind === 'event') return EVENT + JSON.stringify(questionOf(filter));
  return isSetFilter(filter) ? FINDING + findingName(filter) : filter.field;
}

/** The finding whose members a column of the index tells, by its name; null for a fact. */
export function findingOf(column: string): string | null {
  return column.startsWith(FINDING) ? column.slice(FINDING.length) : null;
}

/** What the customers of a column of the index have in common, to whom it happened; null for another column. */
export function eventOf(column: string): EventQuestion | null {
  if (!column.startsWith(EVENT)) return null;
  return JSON.parse(column.slice(EVENT.length)) as EventQuestion;
}

/** Without what decides nothing; in one order, for the column is found by its text. */
function questionOf({ table, terms, either, count }: EventFilter): EventQuestion {
  return { table, terms, ...(either !== undefined && { either }), ...(count !== undefined && { count }) };
}

/** The column of the mean curves of a day type. */
export function curveColumn(dayType: string): string {
  return CURVE + dayType;
}

/** The day type whose curves a column of the index holds; null for another column. */
export function curveOf(column: string): string | null {
  return column.startsWith(CURVE) ? column.slice(CURVE.length) : null;
}

/** Owns customer_facts in typed arrays: counts and sums of any selection without SQL. */
import { findingName, type Filter } from '../model/filter';

/** Category: `codes[row]` indexes `values`; a missing value has its own code with `values[code] === null`. */
export interface CategoryColumn {
  readonly kind: 'category';
  readonly codes: Uint32Array;
  readonly values: readonly (string | null)[];
}

/** Number: NaN is missing. */
export interface NumberColumn {
  readonly kind: 'number';
  readonly values: Float64Array;
}

export type FactColumn = CategoryColumn | NumberColumn;

/** One group of a grouping: customers in it, and per measure the sum and the count of customers with a value. */
export interface Group {
  readonly key: string | null;
  readonly count: number;
  readonly sums: readonly number[];
  readonly known: readonly number[];
}

/** Thrown when an answer needs a column that is not in memory yet; the host loads it and asks SQL meanwhile. */
export class ColumnNotLoaded extends Error {
  constructor(readonly field: string) {
    super(`facts index: ${field} is not loaded`);
    this.name = 'ColumnNotLoaded';
  }
}

/** All columns have `rows` entries, one a customer, in the same order. Grouping is a linear pass; nothing is changed by it. */
export class FactsIndex {
  constructor(
    readonly rows: number,
    private readonly columns: ReadonlyMap<string, FactColumn>,
  ) {}

  /** 1 for the rows that pass all filters. @throws ColumnNotLoaded */
  mask(filters: readonly Filter[]): Uint8Array {
    const mask = new Uint8Array(this.rows).fill(1);
    for (const filter of filters) applyFilter(mask, this.column(columnOf(filter)), filter);
    return mask;
  }

  /** The index with one more column, or with another version of it. */
  with(name: string, column: FactColumn): FactsIndex {
    return new FactsIndex(this.rows, new Map(this.columns).set(name, column));
  }

  /** Groups by a category under the filters, with sums of numeric measures; in the order of the category's values, empty groups included. */
  group(by: string, filters: readonly Filter[], measures: readonly string[]): Group[] {
    const category = this.column(by);
    if (category.kind !== 'category') throw new RangeError(`facts index: ${by} is not a category`);
    const sources = measures.map((name) => {
      const column = this.column(name);
      if (column.kind !== 'number') throw new RangeError(`facts index: ${name} is not a number`);
      return column.values;
    });
    const mask = this.mask(filters);
    const groups = category.values.length;
    const counts = new Float64Array(groups);
    const sums = sources.map(() => new Float64Array(groups));
    const known = sources.map(() => new Float64Array(groups));
    for (let row = 0; row < this.rows; row++) {
      if (mask[row] === 0) continue;
      const code = category.codes[row] as number;
      counts[code] = (counts[code] as number) + 1;
      for (let m = 0; m < sources.length; m++) {
        const value = (sources[m] as Float64Array)[row] as number;
        if (Number.isNaN(value)) continue;
        const sum = sums[m] as Float64Array;
        const seen = known[m] as Float64Array;
        sum[code] = (sum[code] as number) + value;
        seen[code] = (seen[code] as number) + 1;
      }
    }
    return category.values.map((key, code) => ({
      key,
      count: counts[code] ?? 0,
      sums: sums.map((sum) => sum[code] ?? 0),
      known: known.map((seen) => seen[code] ?? 0),
    }));
  }

  /** Customers per bin [edge(i), edge(i+1)) of a number under the filters; edges ascend. Values outside the edges are not counted. */
  histogram(field: string, edges: readonly number[], filters: readonly Filter[]): Float64Array {
    const column = this.column(field);
    if (column.kind !== 'number') throw new RangeError(`facts index: ${field} is not a number`);
    const mask = this.mask(filters);
    const counts = new Float64Array(Math.max(0, edges.length - 1));
    for (let row = 0; row < this.rows; row++) {
      if (mask[row] === 0) continue;
      const bin = binOf(column.values[row] as number, edges);
      if (bin >= 0) counts[bin] = (counts[bin] as number) + 1;
    }
    return counts;
  }

  private column(name: string): FactColumn {
    const column = this.columns.get(name);
    if (column === undefined) throw new ColumnNotLoaded(name);
    return column;
  }
}

/** Membership in findings lies beside the facts, under names that no fact has: those hold no line ends. */
const FINDING = 'finding\n';

/** A member has a 1, anybody else a 0. */
const MEMBER = { lo: 1, hi: 2 };

/** The column by which a filter decides. */
function columnOf(filter: Filter): string {
  return filter.kind === 'finding' ? FINDING + findingName(filter) : filter.field;
}

/** The finding whose members a column of the index tells, by its name; null for a fact. */
export function findingOf(column: string): string | null {
  return column.startsWith(FINDING) ? column.slice(FINDING.length) : null;
}

function applyFilter(mask: Uint8Array, column: FactColumn, filter: Filter): void {
  if (filter.kind === 'in') {
    if (column.kind !== 'category') throw new RangeError(`facts index: ${filter.field} is not a category`);
    const wanted = new Set(filter.values);
    const keep = column.values.map((value) => (wanted.has(value) ? 1 : 0));
    for (let row = 0; row < mask.length; row++) if (keep[column.codes[row] as number] === 0) mask[row] = 0;
    return;
  }
  if (column.kind !== 'number') throw new RangeError(`facts index: ${filter.field} is not a number`);
  const { lo, hi } = filter.kind === 'range' ? filter : MEMBER;
  for (let row = 0; row < mask.length; row++) {
    const value = column.values[row] as number;
    if (!(value >= lo && value < hi)) mask[row] = 0;
  }
}

/** Index of the half-open bin that holds the value, -1 when none does (NaN included). */
export function binOf(value: number, edges: readonly number[]): number {
  const last = edges.length - 1;
  if (last < 1 || !(value >= (edges[0] as number) && value < (edges[last] as number))) return -1;
  let lo = 0;
  let hi = last;
  while (hi - lo > 1) {
    const mid = (lo + hi) >> 1;
    if (value >= (edges[mid] as number)) lo = mid;
    else hi = mid;
  }
  return lo;
}

/** Owns which customers fail which filter: a bit a filter, so that a changed filter costs one pass and any set of filters none. */
import type { Filter } from '../model/filter';
import { CHUNK_ROWS } from './bin-axis';
import type { FactColumn } from './fact-column';

/** A filter with the column by which it decides. */
export interface FilterOnColumn {
  readonly filter: Filter;
  readonly column: FactColumn;
}

const SLOTS = 16;

/** A member of a finding has a 1, anybody else a 0. */
const MEMBER = { lo: 1, hi: 2 };

export class FilterBits {
  /** Bit s of a row is set when the row fails the filter in slot s. */
  readonly bits: Uint16Array;
  /** What each slot holds; '' when nothing whole. */
  readonly #held = new Array<string>(SLOTS).fill('');
  readonly #usedAt = new Array<number>(SLOTS).fill(0);
  #clock = 0;

  constructor(rows: number) {
    this.bits = new Uint16Array(rows);
  }

  /** Brings the filters into slots, pausing between chunks. @returns their bits; a row passes all filters when it has none of them */
  *hold(filters: readonly FilterOnColumn[]): Generator<void, number> {
    this.#clock++;
    let mask = 0;
    for (const group of slotsOf(filters)) {
      const key = JSON.stringify(group.map(({ filter }) => filter));
      let slot = this.#held.indexOf(key);
      if (slot < 0) {
        slot = this.#oldest();
        this.#held[slot] = '';
        this.#usedAt[slot] = this.#clock;
        yield* this.#fill(slot, group);
        this.#held[slot] = key;
      }
      this.#usedAt[slot] = this.#clock;
      mask |= 1 << slot;
    }
    return mask;
  }

  *#fill(slot: number, group: readonly FilterOnColumn[]): Generator<void> {
    const keep = ~(1 << slot);
    for (let from = 0; from < this.bits.length; from += CHUNK_ROWS) {
      const to = Math.min(this.bits.length, from + CHUNK_ROWS);
      for (let row = from; row < to; row++) this.bits[row] = (this.bits[row] as number) & keep;
      for (const part of group) markFailing(this.bits, 1 << slot, part, from, to);
      yield;
    }
  }

  /** The slot that was not asked for for the longest time; never one of the question at hand, of which there are fewer than slots. */
  #oldest(): number {
    return this.#usedAt.reduce((best, at, slot) => (at < (this.#usedAt[best] as number) ? slot : best), 0);
  }
}

/** A filter a slot; what does not fit shares the last one. */
function slotsOf(filters: readonly FilterOnColumn[]): (readonly FilterOnColumn[])[] {
  const most = SLOTS - 1;
  const single = filters.length <= most ? filters : filters.slice(0, most - 1);
  const rest = filters.slice(single.length);
  return [...single.map((filter) => [filter]), ...(rest.length > 0 ? [rest] : [])];
}

/** Sets `bit` for the rows from … to − 1 that fail the filter. */
export function markFailing(
  bits: Uint16Array | Uint8Array,
  bit: number,
  { filter, column }: FilterOnColumn,
  from: number,
  to: number,
): void {
  if (filter.kind === 'in') {
    if (column.kind !== 'category') throw new RangeError(`facts index: ${filter.field} is not a category`);
    const wanted = new Set(filter.values);
    const marks = Uint16Array.from(column.values, (value) => (wanted.has(value) ? 0 : bit));
    for (let row = from; row < to; row++) bits[row] = (bits[row] as number) | (marks[column.codes[row] as number] as number);
    return;
  }
  if (column.kind !== 'number') throw new RangeError(`facts index: ${filter.field} is not a number`);
  const { lo, hi } = filter.kind === 'range' ? filter : MEMBER;
  for (let row = from; row < to; row++) {
    const value = column.values[row] as number;
    if (!(value >= lo && value < hi)) bits[row] = (bits[row] as number) | bit;
  }
}

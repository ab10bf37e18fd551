/** Owns what has been made of the columns of one load: binned axes, filter bits, cubes, and the wait for those that take long. */
import { binAxis, crossAxis, type Axis } from './bin-axis';
import type { BrushedField } from './brushed-axis';
import { BuildQueue, NotReady } from './build-queue';
import type { Cube } from './cube';
import type { CategoryColumn, NumberColumn } from './fact-column';
import { FilterBits } from './filter-bits';

/** now: built on the spot. wait: NotReady where that would take long. ahead: like wait, but for the brush that may come. */
export type AskMode = 'now' | 'wait' | 'ahead';

/** Up to so many customers a cube takes about a millisecond, and nobody need wait. */
const BUILT_AT_ONCE_ROWS = 100_000;

/** 8 bytes each. */
const MOST_CELLS = 12_000_000;

/** 2 bytes a customer each. */
const MOST_AXES = 24;

export class CubeCache {
  /** What will be brushed next: the field of the chart under the pointer or the focus. */
  brush: BrushedField | null = null;
  mode: AskMode = 'now';
  readonly bits: FilterBits;
  /** Everybody in one place. */
  readonly everybody: Axis;

  readonly #queue = new BuildQueue();
  /** The one asked for last comes last. */
  readonly #cubes = new Map<string, Cube>();
  readonly #axes = new Map<string, Axis>();
  #cells = 0;

  constructor(private readonly rows: number) {
    this.bits = new FilterBits(rows);
    this.everybody = { codes: new Uint8Array(rows), size: 1 };
  }

  /** The cube of that key when it is there. */
  find(key: string): Cube | undefined {
    const cube = this.#cubes.get(key);
    if (cube !== undefined) {
      this.#cubes.delete(key);
      this.#cubes.set(key, cube);
    }
    return cube;
  }

  /** Builds the cube of that key. @throws NotReady when it takes long and the mode is not `now` */
  build(key: string, make: () => Generator<void, Cube>): Cube {
    const work = function* (this: CubeCache): Generator<void, void> {
      this.#keep(key, yield* make());
    }.bind(this);
    if (this.mode !== 'now' && this.rows > BUILT_AT_ONCE_ROWS) throw new NotReady(this.#queue.wait(key, work));
    this.#queue.run(work());
    return this.#cubes.get(key) as Cube;
  }

  /** A number in bins; binned once. */
  *binned(field: string, column: NumberColumn, edges: readonly number[]): Generator<void, Axis> {
    return yield* this.#axis(JSON.stringify([field, edges]), () => binAxis(column.values, edges));
  }

  /** Categories by their combinations, the first slowest. */
  *crossed(named: readonly (readonly [string, CategoryColumn])[]): Generator<void, Axis> {
    const key = JSON.stringify(named.map(([name]) => name));
    return yield* this.#axis(key, () => crossAxis(named.map(([, column]) => column)));
  }

  *#axis(key: string, make: () => Generator<void, Axis>): Generator<void, Axis> {
    const axis = this.#axes.get(key) ?? (yield* make());
    this.#axes.delete(key);
    this.#axes.set(key, axis);
    for (const oldest of this.#axes.keys()) {
      if (this.#axes.size <= MOST_AXES) break;
      this.#axes.delete(oldest);
    }
    return axis;
  }

  #keep(key: string, cube: Cube): void {
    this.#cubes.set(key, cube);
    this.#cells += cube.length;
    for (const [oldest, { length }] of this.#cubes) {
      if (this.#cells <= MOST_CELLS || oldest === key) break;
      this.#cubes.delete(oldest);
      this.#cells -= length;
    }
  }
}

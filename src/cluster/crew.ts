/** Owns the sharing of work: rows of one run, or runs that do not depend on each other, over whoever is there. */
import { KMeansKernel } from './kmeans-kernel';
import type { Matrix } from './matrix';
import { partRanges, RowParts } from './row-parts';
import { runTask, type ResultOf, type Task } from './tasks';

/** Those who compute. Nothing that they give depends on how many they are. */
export interface Crew {
  readonly size: number;
  /** Hands the rows out; good until the next call. */
  hold(matrix: Matrix): Promise<RowParts>;
  /** Results in the order of the tasks. `onDone` is told after each. */
  run<T extends Task>(tasks: readonly T[], onDone?: (done: number) => void, signal?: AbortSignal): Promise<ResultOf<T>[]>;
}

/** Everything in this thread. */
export const ALONE: Crew = {
  size: 1,
  hold: (matrix) => Promise.resolve(new RowParts([new KMeansKernel(matrix)], matrix.rows, matrix.width)),
  async run<T extends Task>(tasks: readonly T[], onDone?: (done: number) => void, signal?: AbortSignal) {
    const results: ResultOf<T>[] = [];
    for (const task of tasks) {
      results.push(await runTask(task, signal));
      onDone?.(results.length);
    }
    return results;
  },
};

/** The part of the rows that member `at` of `size` takes, in place; null when there are too few rows. */
export function shareOf(matrix: Matrix, size: number, at: number): Matrix | null {
  const range = partRanges(matrix.rows, size)[at];
  if (range === undefined) return null;
  const values = matrix.values.subarray(range.from * matrix.width, range.to * matrix.width);
  return { values, rows: range.to - range.from, width: matrix.width };
}

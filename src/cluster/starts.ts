/** Owns one restart: a k-means run on a sample from centres that a seed and its number determine. */
import { Random } from '../lib/random';
import { KMeansKernel } from './kmeans-kernel';
import { lloyd, type LloydOptions, type LloydRun } from './lloyd';
import type { Matrix } from './matrix';
import { RowParts } from './row-parts';
import { seedCentres } from './seed-centres';

export interface StartTask {
  readonly kind: 'start';
  readonly sample: Matrix;
  readonly k: number;
  readonly seed: number;
  readonly restart: number;
  /** in the square of the rows' unit */
  readonly tolerance: number;
  readonly maxIterations: number;
}

export interface StartResult {
  readonly centres: Float32Array;
  readonly inertia: number;
}

/** @throws AbortError */
export async function runStart(task: StartTask, signal?: AbortSignal): Promise<StartResult> {
  const { sample, k, tolerance, maxIterations } = task;
  const random = new Random(task.seed).fork(`start ${String(task.restart)}`);
  return runHere(sample, k, random, { tolerance, maxIterations, signal });
}

/** The first of those with the least inertia. */
export function bestStart(runs: readonly StartResult[]): StartResult {
  return runs.reduce((best, run) => (run.inertia < best.inertia ? run : best));
}

let spare: KMeansKernel | undefined;

/** A run from k-means++ centres in this thread's own kernel. Runs on the same rows that follow each other share it; runs at the same time do not. */
export async function runHere(matrix: Matrix, k: number, random: Random, options: LloydOptions): Promise<LloydRun> {
  const mine = spare?.matrix === matrix ? spare : undefined;
  if (mine !== undefined) spare = undefined;
  const kernel = mine ?? new KMeansKernel(matrix);
  try {
    const start = seedCentres(kernel, k, random);
    return await lloyd(matrix, new RowParts([kernel], matrix.rows, matrix.width), start, options);
  } finally {
    spare?.close();
    spare = kernel;
  }
}

/** Owns what the adviser learns about one k from a sample: good centres, and whether other samples would give the same clusters. */
import { Random } from '../lib/random';
import { adjustedRand } from './adjusted-rand';
import { pickRows, sampleRows, type Matrix } from './matrix';
import { runHere } from './starts';

export interface ExploreTask {
  readonly kind: 'explore';
  readonly sample: Matrix;
  readonly k: number;
  readonly seed: number;
  readonly restarts: number;
  /** Halves of the sample that are clustered anew. */
  readonly resamples: number;
  readonly tolerance: number;
  readonly maxIterations: number;
}

export interface ExploreResult {
  readonly centres: Float32Array;
  readonly inertia: number;
  /** Adjusted Rand index of each half's own clusters with those of the whole sample, over the rows of the half. */
  readonly agreements: readonly number[];
}

/** @throws AbortError */
export async function runExplore(task: ExploreTask, signal?: AbortSignal): Promise<ExploreResult> {
  const { sample, k, tolerance, maxIterations } = task;
  const random = new Random(task.seed).fork(`explore ${String(k)}`);
  const options = { tolerance, maxIterations, signal };
  const run = (matrix: Matrix, label: string) => runHere(matrix, k, random.fork(label), options);
  let best = await run(sample, 'start 0');
  for (let restart = 1; restart < task.restarts; restart++) {
    const next = await run(sample, `start ${String(restart)}`);
    if (next.inertia < best.inertia) best = next;
  }
  const agreements: number[] = [];
  for (let resample = 0; resample < task.resamples; resample++) {
    const rows = sampleRows(sample.rows, Math.ceil(sample.rows / 2), random.fork(`half ${String(resample)}`));
    const half = pickRows(sample, rows);
    const { labels } = await run(half, `resample ${String(resample)}`);
    agreements.push(
      adjustedRand(
        labels,
        rows.map((row) => best.labels[row] ?? -1),
      ),
    );
  }
  return { centres: best.centres, inertia: best.inertia, agreements };
}

// The clustering workers in a browser: the same result as Node and scikit-learn have, with one worker or two; progress, errors, cancelling.
import { describe, expect, it } from 'vitest';
import { runClusterJob } from '../../../src/cluster/cluster-client';
import { runJob, type KMeansJob, type MeasuresJob } from '../../../src/cluster/cluster-jobs';
import { ALONE } from '../../../src/cluster/crew';
import { plantedPoints } from '../../unit/cluster/planted';

const { matrix } = plantedPoints(400, 5, 4, 3, 11);
const job: KMeansJob = { kind: 'kmeans', matrix, options: { k: 4, start: matrix.values.slice(0, 20) }, tidy: {} };

describe('clustering workers', () => {
  it.each([1, 2])('give with %i of them what scikit-learn gives from the same start', async (workers) => {
    const { clustering } = await runClusterJob(job, { workers });
    // See test/unit/cluster/kmeans.test.ts, where Node is held to the same numbers.
    expect(clustering.inertia).toBeCloseTo(5908.094042918914, 1);
    expect([...clustering.sizes]).toEqual([106, 102, 100, 92]);
  });

  it('give the same bits as the code on one thread', async () => {
    const { matrix: large } = plantedPoints(40_000, 5, 6, 5, 2);
    const columns = Array.from({ length: 5 }, (_, at) =>
      Float64Array.from({ length: large.rows }, (_row, row) => large.values[row * 5 + at] ?? NaN),
    );
    const measures: MeasuresJob = {
      kind: 'measures',
      columns,
      options: {
        plan: { log: 'auto', winsor: 0.01, range: 'z', missing: 'drop_row' },
        ...{ k: 6, seed: 3, restarts: 3, tidy: { minSize: 10 }, typical: 3 },
      },
    };
    const shares: number[] = [];
    const there = await runClusterJob(measures, { workers: 3, onProgress: (share) => shares.push(share) });
    expect(there).toEqual(await runJob(measures, ALONE, () => undefined));
    expect(shares.length).toBeGreaterThan(2);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it('stop at once when cancelled, and others can follow', async () => {
    const { matrix: large } = plantedPoints(60_000, 24, 9, 9, 4);
    const stop = new AbortController();
    const shares: number[] = [];
    const onProgress = (share: number): void => {
      shares.push(share);
      stop.abort();
    };
    await expect(
      runClusterJob({ kind: 'advise', matrix: large, options: {} }, { signal: stop.signal, onProgress }),
    ).rejects.toThrow('aborted');
    expect(shares).toHaveLength(1);
    expect(shares[0]).toBeLessThan(1);
    await expect(runClusterJob(job, { signal: stop.signal })).rejects.toThrow('aborted');
    expect((await runClusterJob(job)).clustering.k).toBe(4);
  });

  it('bring the sentence of an error to the page', async () => {
    const values = Float32Array.of(1, 2, NaN, 4);
    const broken: KMeansJob = { kind: 'kmeans', matrix: { values, rows: 4, width: 1 }, options: { k: 2 }, tidy: {} };
    await expect(runClusterJob(broken)).rejects.toThrow('clustering_values');
  });
});

// k-means against scikit-learn 1.2.1 and against what must hold for any points.
// The expected numbers come from Python: plantedPoints() written with numpy (float32), KMeans(k, n_init=10, random_state=0, tol=1e-4,
// algorithm='lloyd').fit(X).inertia_, and KMeans(k, init=X[:k], n_init=1) on the same points in float64 for a given start.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedRand } from '../../../src/cluster/adjusted-rand';
import type { Crew } from '../../../src/cluster/crew';
import { ALONE } from '../../../src/cluster/crew';
import { kmeans } from '../../../src/cluster/kmeans';
import { KMeansKernel } from '../../../src/cluster/kmeans-kernel';
import { pickRows, rowOf, squaredDistance, type Matrix } from '../../../src/cluster/matrix';
import { partRanges, RowParts } from '../../../src/cluster/row-parts';
import { plantedPoints } from './planted';

const overlapping = plantedPoints(400, 5, 4, 3, 11).matrix;

function matrixOf(rows: readonly (readonly number[])[]): Matrix {
  return { values: Float32Array.from(rows.flat()), rows: rows.length, width: rows[0]?.length ?? 0 };
}

/** As many kernels as a crew of that size would have. */
function shared(size: number): Crew {
  return {
    ...ALONE,
    size,
    hold: (matrix) => {
      const parts = partRanges(matrix.rows, size).map(({ from, to }) => {
        const values = matrix.values.slice(from * matrix.width, to * matrix.width);
        return new KMeansKernel({ values, rows: to - from, width: matrix.width });
      });
      return Promise.resolve(new RowParts(parts, matrix.rows, matrix.width));
    },
  };
}

describe('k-means beside scikit-learn', () => {
  it.each([
    [2, 9286.8642578125],
    [3, 6820.06005859375],
    [4, 5907.42041015625],
    [6, 5226.474609375],
    [8, 4774.32470703125],
  ])('with k = %i comes as close as one percent to its best of ten, %f', async (k, best) => {
    const { inertia, isConverged } = await kmeans(overlapping, { k });
    expect(isConverged).toBe(true);
    expect(inertia).toBeLessThan(1.01 * best);
  });

  it.each([
    [5, 278861.625],
    [9, 189807.78125],
    [12, 184824.953125],
  ])('so it does on 3000 rows of 12 columns with k = %i, %f', async (k, best) => {
    const { inertia } = await kmeans(plantedPoints(3000, 12, 9, 4, 5).matrix, { k });
    expect(inertia).toBeLessThan(1.01 * best);
  });

  it('takes the same way from the same start', async () => {
    // scikit-learn says 8 and 12: it counts the first assignment when the last one changes nothing.
    const four = await kmeans(overlapping, { k: 4, start: overlapping.values.slice(0, 20) });
    expect(four.inertia).toBeCloseTo(5908.094042918914, 1);
    expect(four.iterations).toBe(7);
    expect([...four.sizes]).toEqual([106, 102, 100, 92]);
    const six = await kmeans(overlapping, { k: 6, start: overlapping.values.slice(0, 30) });
    expect(six.inertia).toBeCloseTo(5313.157106092485, 1);
    expect(six.iterations).toBe(11);
    expect([...six.sizes]).toEqual([102, 80, 62, 60, 52, 44]);
  });
});

describe('k-means', () => {
  it('finds planted clusters', async () => {
    const { matrix, truth } = plantedPoints(2000, 8, 7, 1.5, 3);
    const { labels } = await kmeans(matrix, { k: 7 });
    expect(adjustedRand(labels, truth)).toBeGreaterThan(0.95);
  });

  it('finds them in more rows than the sample has', async () => {
    const { matrix, truth } = plantedPoints(40_000, 6, 5, 1.5, 8);
    const run = await kmeans(matrix, { k: 5 });
    expect(adjustedRand(run.labels, truth)).toBeGreaterThan(0.95);
    expect(run.sizes.reduce((sum, size) => sum + size, 0)).toBe(40_000);
  });

  it('gives the same bits with one, two and three parts, and at the same time as another run', async () => {
    const { matrix } = plantedPoints(50_000, 5, 6, 5, 2);
    const [one, two, three, again] = await Promise.all([
      kmeans(matrix, { k: 6, restarts: 2 }),
      kmeans(matrix, { k: 6, restarts: 2 }, shared(2)),
      kmeans(matrix, { k: 6, restarts: 2 }, shared(3)),
      kmeans(matrix, { k: 6, restarts: 2 }),
    ]);
    for (const other of [two, three, again]) expect(other).toEqual(one);
  });

  it('depends on the seed only where the data leave a choice', async () => {
    const { matrix } = plantedPoints(1000, 4, 5, 1, 4);
    const one = await kmeans(matrix, { k: 5, seed: 1 });
    const other = await kmeans(matrix, { k: 5, seed: 99 });
    expect(other.labels).toEqual(one.labels);
    expect(await kmeans(matrix, { k: 5, seed: 99 })).toEqual(other);
  });

  it('orders clusters by size, then by their first coordinate', async () => {
    const rows = [[9], [9.1], [9.2], [5], [5.1], [1], [1.1]];
    const { centres, sizes, labels } = await kmeans(matrixOf(rows), { k: 3 });
    expect([...sizes]).toEqual([3, 2, 2]);
    expect([...centres].map((value) => value.toFixed(2))).toEqual(['9.10', '1.05', '5.05']);
    expect([...labels]).toEqual([0, 0, 0, 2, 2, 1, 1]);
  });

  it('gives a cluster that lost its rows the farthest row', async () => {
    const rows = matrixOf([[0], [1], [10], [11], [100]]);
    const { sizes, inertia } = await kmeans(rows, { k: 3, start: Float32Array.of(0, 10, 1000) });
    expect([...sizes]).toEqual([2, 2, 1]);
    expect(inertia).toBeCloseTo(1, 6);
  });

  it.each<[string, number[][], number, number[]]>([
    ['no row', [], 3, []],
    ['one row', [[1, 2]], 3, [1]],
    ['fewer rows than clusters', [[1], [2], [4]], 5, [1, 1, 1]],
    ['fewer different rows than clusters', [[1], [1], [2], [2], [2]], 4, [3, 2]],
    [
      'equal rows',
      [
        [3, 3, 3],
        [3, 3, 3],
      ],
      2,
      [2],
    ],
    [
      'constant columns',
      [
        [7, 1],
        [7, 2],
        [7, 8],
        [7, 9],
        [7, 9],
      ],
      2,
      [3, 2],
    ],
  ])('takes %s', async (_, rows, k, sizes) => {
    const run = await kmeans(matrixOf(rows), { k });
    expect([...run.sizes]).toEqual(sizes);
    expect(run.k).toBe(sizes.length);
    expect(run.labels).toHaveLength(rows.length);
  });

  it.each([NaN, Infinity, 1e25])('refuses %f among the values with a sentence', async (value) => {
    await expect(kmeans(matrixOf([[1], [2], [value], [3]]), { k: 2 })).rejects.toThrow('clustering_values');
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const run = kmeans(plantedPoints(20_000, 4, 5, 5, 4).matrix, {
      k: 8,
      signal: stop.signal,
      onProgress: (share) => share > 0.5 && stop.abort(),
    });
    await expect(run).rejects.toThrow('aborted');
  });

  it('reports progress that never falls and ends with 1', async () => {
    const shares: number[] = [];
    await kmeans(overlapping, { k: 4, onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares[shares.length - 1]).toBe(1);
  });

  // Sums of squares as large as these leave no digit for what tells the clusters apart; differences do.
  it.each([3, 8, 12, 40])('finds the same %i clusters far from zero', async (k) => {
    const { values, ...size } = plantedPoints(3000, 48, k, 1.5, 3).matrix;
    const near = { ...size, values: values.map((value) => Math.round(64 * value) / 64) };
    const far = { ...size, values: near.values.map((value) => value + 8192) };
    const options = { k, seed: 2, restarts: 2 };
    expect((await kmeans(far, options)).labels).toEqual((await kmeans(near, options)).labels);
  });

  const anyRows = fc.integer({ min: 1, max: 9 }).chain((width) =>
    fc.array(fc.array(fc.float({ min: -100, max: 100, noNaN: true }), { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 60,
    }),
  );

  it('leaves every row with its nearest centre, and none without', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, fc.integer({ min: 1, max: 7 }), async (rows, k) => {
        const matrix = matrixOf(rows);
        const run = await kmeans(matrix, { k, restarts: 2 });
        const sizes = new Int32Array(run.k);
        for (let row = 0; row < matrix.rows; row++) {
          const away = Array.from({ length: run.k }, (_, cluster) =>
            Math.sqrt(
              squaredDistance(rowOf(matrix, row), run.centres.subarray(cluster * matrix.width, (cluster + 1) * matrix.width)),
            ),
          );
          const label = run.labels[row] ?? -1;
          sizes[label] = (sizes[label] ?? 0) + 1;
          expect(away[label]).toBeLessThanOrEqual(Math.min(...away) * 1.00001 + 1e-4);
          expect(run.distances[row]).toBeCloseTo(away[label] ?? NaN, 2);
        }
        expect(run.sizes).toEqual(sizes);
        expect(run.sizes.every((size) => size > 0)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same partition whatever the order of the rows, from the same start', async () => {
    const order = Array.from({ length: overlapping.rows }, (_, row) => (row * 127) % overlapping.rows);
    const start = overlapping.values.slice(0, 20);
    const plain = await kmeans(overlapping, { k: 4, start });
    const mixed = await kmeans(pickRows(overlapping, order), { k: 4, start });
    expect([...mixed.labels]).toEqual(order.map((row) => plain.labels[row]));
  });
});

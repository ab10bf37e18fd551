// Validity indices against scikit-learn 1.2.1 on the same labels, and against sums worked out by hand.
// Python: X, t = plantedPoints(400, 5, 4, 3, 11) written with numpy; labels = where(arange(400) % 9 == 0, (t + 1) % 4, t);
// silhouette_score, silhouette_samples, davies_bouldin_score, calinski_harabasz_score and adjusted_rand_score of float64(X).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedRand } from '../../../src/cluster/adjusted-rand';
import { clusterMoments } from '../../../src/cluster/cluster-moments';
import { silhouette, silhouetteSample } from '../../../src/cluster/silhouette';
import { calinskiHarabasz, clusteringDispersion, daviesBouldin, meanIndexAdequacy } from '../../../src/cluster/validity';
import { plantedPoints } from './planted';

const { matrix, truth } = plantedPoints(400, 5, 4, 3, 11);
const labels = truth.map((group, row) => (row % 9 === 0 ? (group + 1) % 4 : group));

describe('validity beside scikit-learn', () => {
  it('makes the same points', () => {
    expect([...matrix.values.subarray(0, 5)].map((value) => value.toFixed(4))).toEqual([
      '1.4088',
      '-0.0708',
      '5.9755',
      '1.2074',
      '4.9990',
    ]);
    expect(matrix.values[399 * 5]).toBeCloseTo(6.09298, 4);
  });

  it('silhouette, of all and of each cluster', () => {
    const { mean, clusters } = silhouette(silhouetteSample(matrix, 1), labels, 4);
    expect(Math.abs(mean - 0.13351559058069198)).toBeLessThan(1e-6);
    const expected = [0.22816015269000395, 0.12011102940106816, 0.040764629619674704, 0.1461070418449105];
    clusters.forEach((value, cluster) => expect(Math.abs(value - (expected[cluster] ?? NaN))).toBeLessThan(1e-6));
  });

  it('Davies–Bouldin, Caliński–Harabasz and the adjusted Rand index', () => {
    const moments = clusterMoments(matrix, labels, 4);
    expect(Math.abs(daviesBouldin(moments) / 1.9659830560153724 - 1)).toBeLessThan(1e-6);
    expect(Math.abs(calinskiHarabasz(moments) / 81.736985375255 - 1)).toBeLessThan(1e-6);
    expect(adjustedRand(truth, labels)).toBeCloseTo(0.7317542859754645, 12);
    expect(adjustedRand([0, 0, 1, 1, 2, 2, 2, 0], [1, 1, 0, 2, 2, 2, 2, 1])).toBeCloseTo(0.6521739130434783, 12);
  });
});

describe('validity by hand', () => {
  // Two pairs on a line: {0, 2} around 1 and {10, 16} around 13.
  const line = { values: Float32Array.of(0, 2, 10, 16), rows: 4, width: 1 };
  const moments = clusterMoments(line, [0, 0, 1, 1], 2);

  it('mean index adequacy: mean squares 1 and 9', () => {
    expect(meanIndexAdequacy(moments)).toBeCloseTo(Math.sqrt((1 + 9) / 2), 12);
  });

  it('clustering dispersion: squares 2 and 18 within, centres 6 from their middle', () => {
    // d̂²({0, 2}) = 2 · 2² / 4 = 2, d̂²({10, 16}) = 2 · 6² / 4 = 18, d̂²({1, 13}) = 2 · 12² / 4 = 72.
    expect(clusteringDispersion(moments)).toBeCloseTo(Math.sqrt((2 + 18) / 2 / 72), 12);
  });

  it('Davies–Bouldin (1 + 3) / 12, Caliński–Harabasz 144 / (20 / 2)', () => {
    expect(daviesBouldin(moments)).toBeCloseTo(4 / 12, 12);
    expect(calinskiHarabasz(moments)).toBeCloseTo(14.4, 12);
  });

  it('silhouette of the row at 2: within 2, next 11', () => {
    const { values } = silhouette(silhouetteSample(line, 1), [0, 0, 1, 1], 2);
    expect(values[1]).toBeCloseTo((11 - 2) / 11, 6);
    expect(values[3]).toBeCloseTo((15 - 6) / 15, 6);
  });

  it('says nothing of one cluster, and 0 of a row alone', () => {
    const sample = silhouetteSample(line, 1);
    expect(silhouette(sample, [0, 0, 0, 0], 1).mean).toBeNaN();
    expect(silhouette(sample, [0, 0, 0, 1], 2).values[3]).toBe(0);
    const alone = clusterMoments(line, [0, 0, 0, 0], 1);
    for (const index of [daviesBouldin, calinskiHarabasz, clusteringDispersion]) expect(index(alone)).toBeNaN();
  });

  it('leaves outliers out', () => {
    const wide = { values: Float32Array.of(0, 2, 500, 10, 16), rows: 5, width: 1 };
    const some = [0, 0, -1, 1, 1];
    expect(daviesBouldin(clusterMoments(wide, some, 2))).toBeCloseTo(4 / 12, 12);
    expect(silhouette(silhouetteSample(wide, 1), some, 2).values[1]).toBeCloseTo(9 / 11, 6);
    expect(adjustedRand(some, [5, 5, 5, 2, 2])).toBe(1);
  });
});

describe('validity whatever the labels are called', () => {
  const anyLabels = fc.array(fc.nat(3), { minLength: 12, maxLength: 12 });
  const points = plantedPoints(12, 3, 3, 2, 6).matrix;

  it('does not change with their numbers', () => {
    fc.assert(
      fc.property(anyLabels, fc.constantFrom([1, 2, 3, 0], [3, 2, 1, 0], [2, 0, 3, 1]), (some, names) => {
        const other = some.map((label) => names[label] ?? 0);
        expect(adjustedRand(some, other)).toBe(1);
        const [a, b] = [clusterMoments(points, some, 4), clusterMoments(points, other, 4)];
        for (const index of [daviesBouldin, calinskiHarabasz, clusteringDispersion, meanIndexAdequacy]) {
          const [one, two] = [index(a), index(b)];
          if (Number.isNaN(one)) expect(two).toBeNaN();
          else expect(Math.abs(two - one)).toBeLessThanOrEqual(1e-9 * Math.abs(one));
        }
      }),
    );
  });

  it('gives a symmetric Rand index of at most 1', () => {
    fc.assert(
      fc.property(anyLabels, anyLabels, (one, other) => {
        expect(adjustedRand(one, other)).toBeCloseTo(adjustedRand(other, one), 12);
        expect(adjustedRand(one, other)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

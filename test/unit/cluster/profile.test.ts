// Effect sizes, proposed names, typical rows and tidying, worked out by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kmeans } from '../../../src/cluster/kmeans';
import type { Matrix } from '../../../src/cluster/matrix';
import { cramersV, measureEffects, proposedName, typicalRows } from '../../../src/cluster/profile';
import { tidyClusters } from '../../../src/cluster/tidy-clusters';

describe('what sets a cluster apart', () => {
  // Inside 7, 9, 11 (mean 9, squares 8); outside 1, 3, 5, 3 (mean 3, squares 8): pooled variance 16 / 5, g = 6 / √3.2 · (1 − 3 / 19).
  const kwh = Float64Array.of(7, 9, 11, 1, 3, 5, 3, NaN, 500);
  const labels = Int32Array.of(0, 0, 0, 1, 1, 2, 2, 0, -1);

  it('is Hedges’ g against all others', () => {
    const [first] = measureEffects([kwh], labels, 3)[0] ?? [];
    expect(first).toMatchObject({ measure: 0, n: 3, others: 4, mean: 9, otherMean: 3 });
    const g = (6 / Math.sqrt(3.2)) * (1 - 3 / 19);
    expect(first?.effect).toBeCloseTo(g, 12);
    expect(first?.halfWidth).toBeCloseTo(1.959964 * Math.sqrt(7 / 12 + g ** 2 / 14), 5);
  });

  it('names the two strongest measures, none of a cluster like the others', () => {
    const same = Float64Array.of(1, 2, 3, 1, 2, 3, 2, 1, 1);
    const share = Float64Array.of(0.1, 0.2, 0.3, 0.25, 0.2, 0.4, 0.3, 0.1, 0);
    const effects = measureEffects([same, kwh, share], labels, 3);
    expect(proposedName(effects[0] ?? [])).toEqual([
      { measure: 1, level: 'very_high' },
      { measure: 2, level: 'low' },
    ]);
    expect(proposedName(measureEffects([same], labels, 3)[0] ?? [])).toEqual([]);
  });

  it('takes constants, empty columns and one cluster', () => {
    const constant = Float64Array.of(5, 5, 5, 5);
    const missing = Float64Array.of(NaN, NaN, NaN, NaN);
    const [effects] = measureEffects([constant, missing], Int32Array.of(0, 0, 1, 1), 2);
    expect(effects?.map(({ effect }) => effect)).toEqual([0, NaN]);
    expect(measureEffects([constant], new Int32Array(4), 1)[0]?.[0]?.effect).toBeNaN();
    const apart = Float64Array.of(1, 1, 2, 2);
    expect(measureEffects([apart], Int32Array.of(0, 0, 1, 1), 2)[0]?.[0]?.effect).toBe(-Infinity);
  });

  it('does not depend on the unit', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 9, maxLength: 9 }), (column) => {
        const one = measureEffects([Float64Array.from(column)], labels, 3);
        const other = measureEffects([Float64Array.from(column, (value) => 3.6 * value + 1e4)], labels, 3);
        one.forEach((effects, cluster) => {
          const [a, b] = [effects[0]?.effect ?? NaN, other[cluster]?.[0]?.effect ?? NaN];
          if (Number.isFinite(a) && Math.abs(a) < 1e3) expect(b).toBeCloseTo(a, 5);
        });
      }),
    );
  });

  it('Cramér’s V is 1 when one tells the other, 0 when they are independent, √(χ²/n) in between', () => {
    expect(cramersV(Int32Array.of(0, 0, 1, 1), Int32Array.of(1, 1, 0, 0), 2)).toBeCloseTo(1, 12);
    expect(cramersV(Int32Array.of(0, 0, 1, 1), Int32Array.of(0, 1, 0, 1), 2)).toBeCloseTo(0, 12);
    // cells 3, 1, 1, 3: χ² = 4 · 1² / 2 = 2, n = 8
    expect(cramersV(Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1, -1), Int32Array.of(0, 0, 0, 1, 0, 1, 1, 1, 1), 2)).toBeCloseTo(0.5, 12);
    expect(cramersV(Int32Array.of(0, 0), Int32Array.of(0, 1), 2)).toBeNaN();
  });

  it('gives the nearest rows in order', () => {
    const rows = typicalRows(Int32Array.of(0, 1, 0, 0, -1, 1), [3, 1, 2, 2, 0, 1], 2, 2);
    expect(rows.map((list) => [...list])).toEqual([
      [2, 3],
      [1, 5],
    ]);
  });
});

describe('tidying', () => {
  const line = (...values: number[]): Matrix => ({ values: Float32Array.from(values), rows: values.length, width: 1 });

  it('merges small clusters into their nearest and takes the mean of what is left', async () => {
    const matrix = line(0, 1, 2, 10, 11, 12, 14);
    const found = await kmeans(matrix, { k: 3, start: Float32Array.of(1, 11, 14) });
    const tidy = tidyClusters(matrix, found, { minSize: 2 });
    expect([...tidy.labels]).toEqual([1, 1, 1, 0, 0, 0, 0]);
    expect([...tidy.centres]).toEqual([11.75, 1]);
    expect(tidy).toMatchObject({ k: 2, merged: 1, outliers: 0, isSmall: [false, false] });
    expect(tidy.distances[6]).toBeCloseTo(2.25, 6);
  });

  it('or marks them', async () => {
    const matrix = line(0, 1, 2, 10, 11, 12, 14);
    const found = await kmeans(matrix, { k: 3, start: Float32Array.of(1, 11, 14) });
    const tidy = tidyClusters(matrix, found, { minSize: 2, small: 'mark' });
    expect(tidy).toMatchObject({ k: 3, merged: 0, isSmall: [false, false, true] });
  });

  it('puts far rows aside: by share of all, or by multiples of the median', async () => {
    const matrix = line(0, 1, 2, 3, 4, 30, 100, 101, 102, 103, 104);
    const found = await kmeans(matrix, { k: 2, start: Float32Array.of(2, 102) });
    const byShare = tidyClusters(matrix, found, { outliers: { by: 'share', share: 0.05 } });
    expect([...byShare.labels].indexOf(-1)).toBe(5);
    expect(byShare.outliers).toBe(1);
    expect([...byShare.centres]).toEqual([2, 102]);
    expect(byShare.distances[5]).toBeCloseTo(28, 5);
    const byMedian = tidyClusters(matrix, found, { outliers: { by: 'median', times: 4 } });
    expect(byMedian.labels).toEqual(byShare.labels);
  });

  it('leaves one cluster however large the smallest must be', async () => {
    const matrix = line(0, 1, 10, 11);
    const tidy = tidyClusters(matrix, await kmeans(matrix, { k: 2 }), { minSize: 100 });
    expect(tidy).toMatchObject({ k: 1, isSmall: [true] });
    expect([...tidy.labels]).toEqual([0, 0, 0, 0]);
  });
});

// Clusters of measures in their units: scaling that is chosen, labels of everybody, effects, and what is said of the result.
import { describe, expect, it } from 'vitest';
import { adjustedRand } from '../../../src/cluster/adjusted-rand';
import { adviseMeasures, clusterMeasures, DROPPED, OUTLIER, SEPARATE, type MeasureOptions } from '../../../src/cluster/measures';
import { scaleRows } from '../../../src/cluster/scale';
import { memberBand } from '../../../src/cluster/shape-band';
import { asksForLog, skewness } from '../../../src/cluster/skewness';
import { lcg, plantedPoints } from './planted';

const { matrix, truth } = plantedPoints(600, 3, 4, 1, 21);
const columns = Array.from({ length: 3 }, (_, at) =>
  Float64Array.from({ length: 600 }, (_row, row) => matrix.values[row * 3 + at] ?? NaN),
);
const options: MeasureOptions = {
  plan: { log: 'off', winsor: 0, range: 'z', missing: 'drop_row' },
  ...{ k: 4, seed: 1, restarts: 4, tidy: {}, typical: 3 },
};

describe('skewness', () => {
  it('is 0 for symmetric values, and of 0, 0, 0, 1 by hand', () => {
    expect(skewness(Float64Array.of(1, 2, 3, NaN))).toBe(0);
    // mean ¼, squares 3/16, cubes (27 − 3)/256: 0.09375 / 0.1875^1.5
    expect(skewness(Float64Array.of(0, 0, 0, 1))).toBeCloseTo(0.09375 / 0.1875 ** 1.5, 12);
    expect(skewness(new Float64Array(5).fill(1e9))).toBe(0);
  });

  it('asks for a logarithm for log-normal values, not for shares or normal ones', () => {
    const next = lcg(2);
    const normal = Float64Array.from({ length: 500 }, () => next() + next() + next() + next() - 2);
    expect(asksForLog(normal)).toBe(false);
    expect(asksForLog(normal.map((value) => Math.exp(6 + 2 * value)))).toBe(true);
    expect(asksForLog(normal.map((_, row) => (row % 10 === 0 ? 0.9 : 0.1)))).toBe(false);
  });
});

describe('clusters of measures', () => {
  it('find planted groups whatever the units', async () => {
    const found = await clusterMeasures(columns, options);
    expect(adjustedRand(found.labels, truth)).toBeGreaterThan(0.95);
    const other = await clusterMeasures(
      [columns[0]!.map((x) => 1000 * x - 7), columns[1]!, columns[2]!.map((x) => x / 50)],
      options,
    );
    expect(adjustedRand(other.labels, found.labels)).toBe(1);
    expect(found.quality.strength).toBe('strong');
    expect(found.quality.stability).toBeGreaterThan(0.95);
  });

  it('tell centres as means of the members in their units, with effects against the others', async () => {
    const found = await clusterMeasures(columns, options);
    const [first] = columns;
    const own = [...first!].filter((_, row) => found.labels[row] === 0);
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    expect(found.centres[0]).toBeCloseTo(mean, 4);
    const effect = found.effects[0]?.find(({ measure }) => measure === 0);
    expect(effect?.mean).toBeCloseTo(mean, 10);
    expect(effect?.n).toBe(own.length);
    for (const rows of found.typical) expect(rows).toHaveLength(3);
  });

  it('label everybody: outliers, those left out, and those apart', async () => {
    const gaps = columns.map((column) => column.slice());
    gaps[1]![5] = NaN;
    const far = gaps.map((column) => Float64Array.from([...column, 500]));
    const tidy = { outliers: { by: 'median', times: 20 } } as const;
    const dropped = await clusterMeasures(far, { ...options, k: 3, tidy });
    expect(dropped.labels[5]).toBe(DROPPED);
    expect(dropped.distances[5]).toBeNaN();
    const apart = await clusterMeasures(gaps, { ...options, plan: { ...options.plan, missing: 'separate' } });
    expect(apart).toMatchObject({ separate: 1, dropped: 0 });
    expect(apart.labels[5]).toBe(SEPARATE);
    const share = await clusterMeasures(columns, { ...options, tidy: { outliers: { by: 'share', share: 0.05 } } });
    expect(share.labels.filter((label) => label === OUTLIER)).toHaveLength(share.outliers);
    expect(share.outliers).toBe(30);
    expect(share.sizes.reduce((sum, size) => sum + size, 0)).toBe(570);
  });

  it.each([0, 1, 2])('take %i customers', async (rows) => {
    const found = await clusterMeasures(
      columns.map((column) => column.slice(0, rows)),
      options,
    );
    expect(found.labels).toHaveLength(rows);
    expect(found.quality.strength).toBe('weak');
  });

  it('take measures without any value, and constants', async () => {
    const none = new Float64Array(600).fill(NaN);
    expect(await clusterMeasures([columns[0]!, none], options)).toMatchObject({ k: 0, dropped: 600 });
    const constant = await clusterMeasures([new Float64Array(600).fill(4), new Float64Array(600).fill(2)], options);
    expect(constant.k).toBe(1);
    expect([...constant.centres]).toEqual([4, 2]);
  });

  it('are advised on as the scaled rows are', async () => {
    const advice = await adviseMeasures(columns, { plan: options.plan, seed: 1, from: 2, to: 6 });
    expect(advice).toMatchObject({ suggested: 4, strength: 'strong' });
  });
});

describe('no scaling', () => {
  it('leaves values as they are and constants at 0', () => {
    const plan = { log: false, winsor: 0, range: 'none', missing: 'median' } as const;
    const { matrix: scaled, columns: scalings } = scaleRows([Float64Array.of(1, 2, 6), Float64Array.of(3, 3, 3)], [plan, plan]);
    expect([...scaled.values]).toEqual([1, 0, 2, 0, 6, 0]);
    expect(scalings.map(({ offset, spread }) => [offset, spread])).toEqual([
      [0, 1],
      [3, 0],
    ]);
  });
});

describe('the band of a shape', () => {
  it('holds the middle 80 % of its members', () => {
    const values = Float32Array.from({ length: 11 * 2 }, (_, at) => (at % 2 === 0 ? at / 2 : 5));
    const band = memberBand(
      { values, rows: 11, width: 2 },
      Int32Array.from({ length: 11 }, (_, row) => row),
    );
    expect([...band.low]).toEqual([1, 5]);
    expect([...band.high]).toEqual([9, 5]);
  });
});

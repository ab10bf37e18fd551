// Load shapes: planted rhythms and the BDEW standard profiles are found and named; what is told of customers is worked out by hand.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { adaptiveClusters, groupRows, rowsBeyondTheta } from '../../../src/cluster/adaptive-shapes';
import { adjustedRand } from '../../../src/cluster/adjusted-rand';
import { customerShapes } from '../../../src/cluster/customer-shapes';
import { loadShapes } from '../../../src/cluster/load-shapes';
import type { Matrix } from '../../../src/cluster/matrix';
import { mergeClusters } from '../../../src/cluster/merge-clusters';
import { shapeDays } from '../../../src/cluster/shape-days';
import { shapeName } from '../../../src/cluster/shape-name';
import { describeWithSharedData } from '../../support/shared-data';
import { lcg } from './planted';

/** Mean kW of each hour. */
const RHYTHMS = {
  evening_peak: [3, 2, 2, 2, 2, 3, 4, 5, 4, 4, 4, 4, 4, 4, 4, 4, 5, 7, 10, 12, 11, 9, 6, 4],
  daytime_plateau: [1, 1, 1, 1, 1, 1, 1, 4, 9, 10, 10, 10, 9, 10, 10, 10, 9, 5, 2, 1, 1, 1, 1, 1],
  night: [9, 9, 9, 9, 9, 8, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 5, 8, 9, 9, 9],
  flat: [5, 5, 5, 5, 5, 5, 5, 5, 5.5, 5.5, 5.5, 5.5, 5.5, 5.5, 5.5, 5.5, 5.5, 5.5, 5, 5, 5, 5, 5, 5],
  double_peak: [2, 2, 2, 2, 2, 5, 9, 9, 6, 3, 3, 3, 3, 3, 3, 3, 4, 8, 9, 8, 5, 3, 2, 2],
  midday_dip: [4, 4, 3, 3, 3, 4, 6, 5, 3, 2, 1, 0.5, 0.5, 0.5, 1, 2, 4, 7, 9, 9, 8, 7, 6, 5],
} as const;
const CODES = Object.keys(RHYTHMS) as (keyof typeof RHYTHMS)[];

/** Day i has rhythm i mod 6, at a level from 0.5 to 8, each hour off by up to `noise`. */
function plantedDays(count: number, noise: number): Matrix {
  const next = lcg(17);
  const values = new Float32Array(count * 24);
  for (let day = 0; day < count; day++) {
    const level = 0.5 * 2 ** (4 * next());
    (RHYTHMS[CODES[day % CODES.length] ?? 'flat'] as readonly number[]).forEach((kw, hour) => {
      values[day * 24 + hour] = level * kw * (1 + noise * (2 * next() - 1));
    });
  }
  return { values, rows: count, width: 24 };
}

const ownersOf = (days: number, each: number): Int32Array =>
  Int32Array.from({ length: days }, (_, day) => Math.floor(day / each));

describe('load shapes', () => {
  const days = plantedDays(1800, 0.3);
  const truth = Int32Array.from({ length: 1800 }, (_, day) => day % 6);

  it.each([
    ['k-means', { kind: 'kmeans', k: 6 }],
    ['the adaptive method', { kind: 'adaptive', target: 6 }],
  ] as const)('%s finds and names the planted rhythms, whatever the level', async (_, method) => {
    const found = await loadShapes(days, ownersOf(1800, 20), { floorKw: 0.1, method });
    expect(adjustedRand(found.labels, truth)).toBeGreaterThan(0.95);
    expect(found.shapes.map(({ name }) => name.code).sort()).toEqual([...CODES].sort());
    expect(found.shapes.map(({ days: count }) => count)).toEqual([300, 300, 300, 300, 300, 300]);
    expect(found.quality.silhouette).toBeGreaterThan(0.5);
    for (const { centre } of found.shapes) expect(centre.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
  });

  it('tries the adaptive method on resamples, too: planted rhythms come back, noise does not', async () => {
    const method = { kind: 'adaptive', target: 6 } as const;
    const planted = await loadShapes(days, ownersOf(1800, 20), { floorKw: 0.1, method });
    expect(planted.quality.stability).toBeGreaterThan(0.9);
    const random = lcg(7);
    const noise = { values: Float32Array.from({ length: 600 * 24 }, () => 1 + random()), rows: 600, width: 24 };
    const found = await loadShapes(noise, ownersOf(600, 20), { floorKw: 0.1, method });
    expect(found.quality.stability).toBeLessThan(0.3);
    // Fewer days than a resample can be drawn from.
    const few = { values: noise.values.slice(0, 20 * 24), rows: 20, width: 24 };
    expect((await loadShapes(few, ownersOf(20, 20), { floorKw: 0.1, method })).quality.stability).toBeNaN();
  });

  it('splits until every day is within θ', async () => {
    const { matrix } = shapeDays(plantedDays(1200, 0.6), 0.1);
    const split = await adaptiveClusters(matrix, { theta: 0.05, from: 2, most: 2000, seed: 1 });
    expect(split.isComplete).toBe(true);
    expect(split.k).toBeGreaterThan(6);
    for (const rows of groupRows(split.labels, split.k)) {
      expect(rows.length).toBeGreaterThan(0);
      // by another way than the code's: mean and errors in plain arrays
      const own = Array.from(rows, (row) => [...matrix.values.subarray(row * 24, row * 24 + 24)]);
      const mean = own[0]?.map((_, slot) => own.reduce((sum, day) => sum + (day[slot] ?? 0), 0) / own.length) ?? [];
      const length = mean.reduce((sum, value) => sum + value ** 2, 0);
      for (const day of own) {
        const error = day.reduce((sum, value, slot) => sum + (value - (mean[slot] ?? 0)) ** 2, 0);
        expect(error).toBeLessThanOrEqual(0.05 * length * (1 + 1e-6));
      }
    }
  });

  it('stops splitting at its bound and says so', async () => {
    const { matrix } = shapeDays(plantedDays(600, 0.9), 0.1);
    const split = await adaptiveClusters(matrix, { theta: 0.001, from: 2, most: 20, seed: 1 });
    expect(split).toMatchObject({ k: 20, isComplete: false });
    expect(new Set(split.labels).size).toBe(20);
  });

  it('counts days beyond θ around the mean (1, 1)', () => {
    const matrix = { values: Float32Array.of(0.5, 1.5, 1.5, 0.5, 1, 1), rows: 3, width: 2 };
    expect(rowsBeyondTheta(matrix, [0, 1, 2], 0.24)).toBe(2);
    expect(rowsBeyondTheta(matrix, [0, 1, 2], 0.26)).toBe(0);
  });

  it('leaves out idle and incomplete days and adds up the energy of the others', async () => {
    const values = Float32Array.of(2, 2, 4, 4, 0.01, 0.02, 0, 0, 1, NaN, 1, 1, 3, 3, 6, 6);
    const found = await loadShapes({ values, rows: 4, width: 4 }, Int32Array.of(5, 5, 6, 7), {
      floorKw: 0.1,
      method: { kind: 'kmeans', k: 1 },
    });
    expect([...found.labels]).toEqual([0, -1, -1, 0]);
    expect(found).toMatchObject({ idleDays: 1, incompleteDays: 1 });
    // (2 + 2 + 4 + 4) · 6 h + (3 + 3 + 6 + 6) · 6 h
    expect(found.shapes[0]).toMatchObject({ days: 2, customers: 2, kwh: 72 + 108, beyondTheta: 0 });
    expect(found.customers.map(({ customer }) => customer)).toEqual([5, 7]);
  });

  it('takes data without a usable day', async () => {
    const none = await loadShapes({ values: new Float32Array(48), rows: 2, width: 24 }, Int32Array.of(0, 1), {
      floorKw: 0,
      method: { kind: 'adaptive', target: 5 },
    });
    expect(none).toMatchObject({ shapes: [], idleDays: 2, customers: [] });
    expect([...none.labels]).toEqual([-1, -1]);
  });

  it('tells dominant shape, share and entropy of each customer', () => {
    const shapes = customerShapes(Int32Array.of(3, 3, 3, 3, 1, 1, 2, 2), Int32Array.of(0, 1, 2, 3, 2, 2, 0, 1), 4);
    expect(shapes).toEqual([
      { customer: 1, days: 2, dominant: 2, share: 1, entropy: 0 },
      { customer: 2, days: 2, dominant: 0, share: 0.5, entropy: 0.5 },
      { customer: 3, days: 4, dominant: 0, share: 0.25, entropy: 1 },
    ]);
  });

  it('merges what costs least: light neighbours before heavy ones', () => {
    // Costs on a line: {0, 1} 100·100/200·1 = 50, {10, 13} 1·1/2·9 = 4.5, then {1, 11.5} is dearer than {0, 1}.
    expect([...mergeClusters([0, 1, 10, 13], [100, 100, 1, 1], 1, 3)]).toEqual([0, 1, 2, 2]);
    expect([...mergeClusters([0, 1, 10, 13], [100, 100, 1, 1], 1, 2)]).toEqual([0, 0, 1, 1]);
    expect([...mergeClusters([0, 1, 10, 13], [100, 100, 1, 1], 1, 1)]).toEqual([0, 0, 0, 0]);
  });
});

describe('the name of a shape', () => {
  it.each(CODES)('%s', (code) => {
    const { code: named, text } = shapeName(RHYTHMS[code]);
    expect(named).toBe(code);
    expect(text.zh).toMatch(/型/);
  });

  it('does not depend on level or slots, and tells the hour of a peak', () => {
    const quarters = RHYTHMS.evening_peak.flatMap((kw) => [kw, kw, kw, kw].map((value) => value / 300));
    expect(shapeName(quarters)).toEqual(shapeName(RHYTHMS.evening_peak));
    expect(shapeName(quarters)).toMatchObject({ peakHour: 19, text: { en: 'Evening peak (19:00)', zh: '晚高峰型（19时）' } });
    expect(shapeName([0, 0, 0, 0]).code).toBe('flat');
  });
});

describeWithSharedData('the BDEW standard profiles', (file) => {
  const lines = readFileSync(file('slp.csv'), 'utf8').trim().split('\n').slice(1);
  const profiles = new Map<string, number[]>();
  for (const line of lines) {
    const [profile, period, day, , watts] = line.split(',');
    const key = [profile, period, day].join(' ');
    profiles.set(key, [...(profiles.get(key) ?? []), Number(watts)]);
  }

  it.each([
    ['H0 winter workday', 'evening_peak'],
    ['G1 winter workday', 'daytime_plateau'],
    ['G3 winter workday', 'flat'],
    ['L1 winter workday', 'double_peak'],
  ])('%s is %s', (profile, code) => {
    expect(shapeName(profiles.get(profile) ?? []).code).toBe(code);
  });

  it('come out again from scaled and shaken days', async () => {
    const ids = ['H0', 'G1', 'G2', 'G3', 'G5', 'L1'].map((id) => `${id} winter workday`);
    const next = lcg(3);
    const values = Float32Array.from(
      Array.from({ length: 1200 }).flatMap((_, day) => {
        const level = 10 ** (2 * next() - 2);
        return (profiles.get(ids[day % ids.length] ?? '') ?? []).map((watts) => level * watts * (0.8 + 0.4 * next()));
      }),
    );
    const found = await loadShapes({ values, rows: 1200, width: 96 }, ownersOf(1200, 10), {
      floorKw: 0.001,
      method: { kind: 'kmeans', k: ids.length },
    });
    const truth = Int32Array.from(found.labels, (_, day) => day % ids.length);
    expect(adjustedRand(found.labels, truth)).toBeGreaterThan(0.95);
  });
});

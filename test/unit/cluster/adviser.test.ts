// The adviser finds planted numbers of clusters, and calls weak clusters weak.
import { describe, expect, it } from 'vitest';
import { adviseK } from '../../../src/cluster/adviser';
import { strengthOf } from '../../../src/cluster/verdict';
import { lcg, plantedPoints } from './planted';

describe('the adviser', () => {
  it.each([3, 5, 8])('suggests the %i clusters that were planted, and calls them strong', async (groups) => {
    const advice = await adviseK(plantedPoints(1500, 6, groups, 1, 21).matrix);
    expect(advice.ks.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(advice).toMatchObject({ suggested: groups, strength: 'strong' });
    expect(advice.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(['silhouette_high', 'stable']));
  });

  it('calls a cloud without clusters weak', async () => {
    const next = lcg(4);
    const values = Float32Array.from({ length: 1500 * 6 }, () => next() + next() + next() + next());
    const advice = await adviseK({ values, rows: 1500, width: 6 });
    expect(advice.strength).toBe('weak');
    expect(advice.reasons[0]?.code).toBe('silhouette_low');
  });

  it('calls a mean silhouette of 0.14 weak, however stable', () => {
    expect(strengthOf({ silhouette: 0.14, stability: 1 })).toBe('weak');
    expect(strengthOf({ silhouette: 0.4, stability: 0.7 })).toBe('moderate');
    expect(strengthOf({ silhouette: 0.7, stability: 0.3 })).toBe('weak');
  });

  it('says the same each time, has the inertia fall with k, and counts every row', async () => {
    const { matrix } = plantedPoints(900, 4, 4, 3, 9);
    const advice = await adviseK(matrix);
    expect(await adviseK(matrix)).toEqual(advice);
    const inertias = advice.ks.map(({ inertia }) => inertia);
    expect(inertias).toEqual([...inertias].sort((a, b) => b - a));
    for (const { sizes } of advice.ks) expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(900);
  });

  it.each([0, 1, 2, 3])('takes %i rows', async (rows) => {
    const values = Float32Array.from({ length: rows }, (_, row) => row);
    const advice = await adviseK({ values, rows, width: 1 });
    expect(advice.strength).toBe('weak');
    expect(advice.suggested === null).toBe(rows < 3);
  });

  it('takes rows that are all equal', async () => {
    const advice = await adviseK({ values: new Float32Array(100).fill(3), rows: 50, width: 2 });
    expect(advice).toMatchObject({ ks: [], suggested: null, strength: 'weak' });
    expect(advice.reasons[0]?.code).toBe('too_few_rows');
  });
});

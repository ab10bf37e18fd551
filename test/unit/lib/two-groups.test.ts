/*
 * Holds comparisons of two groups to statsmodels 0.13.5 and scipy 1.10.1 (p-values of shares to R 4.2, fisher.test and prop.test): proportions_ztest, confint_proportions_2indep(method='newcomb',
 * compare='diff'), proportion_effectsize, fisher_exact; mannwhitneyu(method='asymptotic', use_continuity=True) on the scores written out, and for
 * Cliff's delta the mean of sign(x − y) over all pairs.
 */
import { describe, expect, it } from 'vitest';
import { compareRanks } from '../../../src/lib/mann-whitney';
import { compareShares } from '../../../src/lib/two-shares';

describe('two shares', () => {
  it.each([
    [56, 70, 48, 80, 'fisher', 0.01252112974920916, 0.05243147240236498, 0.33387265403690614, 0.4421431880029536],
    [450, 600, 820, 900, 'fisher', 6.45162073799024e-17, -0.2010240943536903, -0.12233817889933689, -0.4417056479505894],
    [1500, 2000, 1680, 2100, 'z', 0.0001250521339135484, -0.07553619642828434, -0.02444201235885864, -0.1199023331949856],
    [9, 10, 3, 10, 'fisher', 0.019766611097880443, 0.1705227239345029, 0.809017973535488, 1.3388120640691001],
    [0, 20, 20, 20, 'fisher', 1.450888910384973e-11, -1, -0.7721346162421941, -Math.PI],
  ] as const)('%i of %i against %i of %i', (a, n, b, m, test, p, lo, hi, h) => {
    const found = compareShares(a, n, b, m);
    expect(found?.test).toBe(test);
    expect(found?.difference).toBeCloseTo(a / n - b / m, 12);
    expect(Math.log(found?.p ?? NaN)).toBeCloseTo(Math.log(p), 6);
    expect(found?.interval[0]).toBeCloseTo(lo, 9);
    expect(found?.interval[1]).toBeCloseTo(hi, 9);
    expect(found?.h).toBeCloseTo(h, 9);
  });

  it('says nothing where one group is empty', () => {
    expect(compareShares(0, 0, 3, 5)).toBeNull();
  });
});

describe('two groups by rank', () => {
  it.each([
    [[2, 3, 5, 10, 12], [8, 9, 10, 4, 3], 0.00013608282561233635, 0.5358455882352942],
    [[0, 0, 0, 1, 4], [1, 0, 0, 0, 5], 1, 0],
    [[5, 0, 0, 0, 0], [0, 0, 0, 0, 7], 0.001273595362272665, -1],
  ])('%j against %j', (first, second, p, delta) => {
    const found = compareRanks(first, second);
    expect(found?.delta).toBeCloseTo(delta, 12);
    expect(found?.p).toBeCloseTo(p, 9);
  });

  it('has no p-value where all scores are the same', () => {
    expect(compareRanks([0, 5], [0, 7])).toEqual({ delta: 0, p: NaN });
  });
});

// The rank test, held to scipy.
import { expect, it } from 'vitest';
import { rankTest } from '../../../src/lib/rank-test';

// a = [3,5,5,8,13,21,2] against b = [1,2,2,4,5,6,7,3,3]: rankdata gives a rank sum of 74; ties 2,2,2 and 3,3,3 and 5,5,5: 3 × 24 = 72.
const FIRST = { n: 7, others: 9, rankSum: 74, ties: 72 };
// c = [10,12,30,11] against d = [9,8,8,10,7]: rank sum 29.5; ties 8,8 and 10,10: 12.
const SECOND = { n: 4, others: 5, rankSum: 29.5, ties: 12 };

it('is the Mann–Whitney test with one stratum', () => {
  // scipy.stats.mannwhitneyu(a, b, use_continuity=False, method='asymptotic'): U = 46, p = 0.12148574551076881; 46 / 63 = 0.7302.
  const { p, z, above } = rankTest([FIRST]);
  expect(p).toBeCloseTo(0.12148574551076881, 10);
  expect(z).toBeGreaterThan(0);
  expect(above).toBeCloseTo(0.7301587301587301, 12);
});

it('weighs strata as van Elteren did', () => {
  // numpy: Σ (W − E) / (N + 1) over √Σ Var / (N + 1)².
  const { p, z } = rankTest([FIRST, SECOND]);
  expect(z).toBeCloseTo(2.6375521232661265, 10);
  expect(p).toBeCloseTo(0.008350679109303023, 10);
});

it('knows nothing without values of both', () => {
  expect(rankTest([{ n: 3, others: 0, rankSum: 6, ties: 0 }]).p).toBeNaN();
  expect(rankTest([])).toEqual({ z: NaN, p: NaN, above: NaN });
});

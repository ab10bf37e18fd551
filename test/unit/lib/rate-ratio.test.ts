// Holds the ratio of two rates to scipy 1.17: stats.binomtest(k1, k1 + k2, t1 / (t1 + t2)).proportion_ci(0.95, 'exact') turned into odds
// times t2 / t1, and twice the smaller tail of stats.binom.
import { expect, it } from 'vitest';
import { rateRatio } from '../../../src/lib/rate-ratio';

it.each([
  [17, 1, 60, 23, 6.516666666666667, 3.56468730027022, 11.317384181516525, 3.063976818614913e-8],
  [0, 1, 60, 23, 0, 0, 1.4584446357427683, 0.15560575460986734],
  [400, 10, 900, 30, 1.3333333333333333, 1.182216204117679, 1.5016673164063463, 3.035763808889899e-6],
])('%d in %d against %d in %d', (k1, t1, k2, t2, ratio, lo, hi, p) => {
  const found = rateRatio(k1, t1, k2, t2)!;
  expect(found.ratio).toBeCloseTo(ratio, 12);
  expect(found.interval[0]).toBeCloseTo(lo, 8);
  expect(found.interval[1]).toBeCloseTo(hi, 8);
  expect(found.p / p).toBeCloseTo(1, 6);
});

it('is infinite against none, with an open end', () => {
  const found = rateRatio(5, 2.5, 0, 4)!;
  expect([found.ratio, found.interval[1]]).toEqual([Infinity, Infinity]);
  expect(found.interval[0]).toBeCloseTo(1.466169371704736, 8);
  expect(found.p).toBeCloseTo(0.01683306714643153, 10);
});

it('knows nothing without events or exposure', () => {
  expect(rateRatio(0, 1, 0, 1)).toBeNull();
  expect(rateRatio(1, 0, 1, 1)).toBeNull();
});

// Tests of tail probabilities against scipy 1.10 (stats.chi2.sf, stats.norm.sf).
import { expect, it } from 'vitest';
import { chiSquareTail, normalTails } from '../../../src/lib/chi-square';

it.each([
  [3.841458820694124, 1, 0.05],
  [0.5, 1, 0.47950012218695337],
  [12.3, 5, 0.03090046463546092],
  [0.1, 4, 0.9987908957257497],
  [250, 3, 6.543750030967994e-54],
])('P(X > %d) with %d degrees of freedom', (x, df, p) => {
  expect(chiSquareTail(x, df) / p).toBeCloseTo(1, 10);
});

it('both tails of the normal distribution', () => {
  expect(normalTails(5) / 5.733031437583866e-7).toBeCloseTo(1, 10);
  expect(normalTails(-5)).toBe(normalTails(5));
});

it('0 leaves all, and nonsense is unknown', () => {
  expect(chiSquareTail(0, 3)).toBe(1);
  expect(chiSquareTail(-1, 3)).toBeNaN();
  expect(chiSquareTail(1, 0)).toBeNaN();
});

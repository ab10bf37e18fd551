// Holds the Cochran–Armitage test to its other form: z = r √N, r the correlation of score and 0/1 over all N (numpy.corrcoef, scipy.stats.norm).
import { expect, it } from 'vitest';
import { trendTest } from '../../../src/lib/trend-test';

const group = (score: number, successes: number, n: number) => ({ score, successes, n });

it('agrees with the correlation over all customers', () => {
  const found = trendTest([group(0, 60, 75), group(1, 50, 70), group(2, 40, 65), group(4, 20, 50)])!;
  expect(found.z).toBeCloseTo(-4.7754873636889705, 12);
  expect(found.p / 1.7927254876105143e-6).toBeCloseTo(1, 9);
});

it('sees no trend where shares are equal, and none at all where nothing varies', () => {
  expect(trendTest([group(0, 10, 20), group(5, 20, 40)])).toEqual({ z: 0, p: 1 });
  expect(trendTest([group(0, 20, 20), group(5, 40, 40)])).toBeNull();
  expect(trendTest([group(3, 5, 20), group(3, 10, 40)])).toBeNull();
});

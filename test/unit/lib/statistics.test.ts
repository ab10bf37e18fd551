// Expected intervals come from elsewhere: Wilson's as the roots of |p − p̂| = z √(p(1 − p)/n), the score's from the variance of ±1 and 0.
import { describe, expect, it } from 'vitest';
import { npsInterval, npsScore, wilsonInterval } from '../../../src/lib/statistics';

describe('wilsonInterval', () => {
  it.each([
    [8, 10, 0.4902, 0.9433],
    [417, 672, 0.5833, 0.6564],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
  ])('%i of %i', (successes, n, lo, hi) => {
    const [low, high] = wilsonInterval(successes, n)!;
    expect(low).toBeCloseTo(lo, 4);
    expect(high).toBeCloseTo(hi, 4);
  });

  it('knows nothing without answers', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });
});

describe('net promoter score', () => {
  it('is promoters less detractors, in points', () => {
    expect(npsScore(50, 20, 100)).toBe(30);
    expect(npsScore(0, 0, 0)).toBeNaN();
  });

  it('has the adjusted-Wald interval', () => {
    const [lo, hi] = npsInterval(50, 20, 100)!;
    expect(lo).toBeCloseTo(14.051, 3);
    expect(hi).toBeCloseTo(44.201, 3);
    expect(npsInterval(0, 0, 0)).toBeNull();
  });

  it('does not leave −100…100', () => {
    expect(npsInterval(3, 0, 3)![1]).toBe(100);
    expect(npsInterval(0, 3, 3)![0]).toBe(-100);
  });
});

// Intervals and comparison of rates, held to the exact Poisson interval and to values computed by scipy.
import { describe, expect, it } from 'vitest';
import { countInterval, equalRatesP } from '../../../src/lib/poisson';

describe('the interval of a count', () => {
  // scipy 1.17: exact = chi2.ppf(.025, 2x)/2 … chi2.ppf(.975, 2x+2)/2; Byar by its published formula.
  it.each([
    [5, 1.6113477157471932, 11.668164123398595, 1.6234863901184207, 11.66833207932267],
    [10, 4.787449913967563, 18.391458605756473, 4.7953886961324335, 18.39035604201778],
    [48, 35.38847472053199, 63.642438606876155, 35.39141082348324, 63.641036182127266],
  ])('is Byar’s for %i events, within 1 %% of the exact one', (x, lo, hi, exactLo, exactHi) => {
    const [a, b] = countInterval(x);
    expect(a).toBeCloseTo(lo, 9);
    expect(b).toBeCloseTo(hi, 9);
    expect(Math.abs(a / exactLo - 1)).toBeLessThan(0.01);
    expect(Math.abs(b / exactHi - 1)).toBeLessThan(0.01);
  });

  it('begins at 0 for no event, and ends where 0 events become unlikely', () => {
    const [lo, hi] = countInterval(0);
    expect(lo).toBe(0);
    expect(hi).toBeCloseTo(3.6680118321737507, 9);
  });

  it('is that of as many independent series where events come in series', () => {
    // 20 complaints in twos are 10 series.
    expect(countInterval(20, 2)).toEqual(countInterval(10).map((bound) => 2 * bound));
  });
});

describe('equal rates', () => {
  it('give no surprise, and a fourfold rate does', () => {
    expect(equalRatesP(20, 100, 200, 1000)).toBeGreaterThan(0.8);
    // ln((48.5/270)/(240.5/6130)) = 1.5214, its error √(1/48.5 + 1/240.5) = 0.15741: z = 9.67.
    expect(equalRatesP(48, 270, 240, 6130)).toBeLessThan(1e-15);
    // With a spread of 4 the error is twice that: z = 4.833, p = 1.35e-6 (scipy: 2 * norm.sf(4.833)).
    expect(equalRatesP(48, 270, 240, 6130, 4)).toBeCloseTo(1.35e-6, 7);
  });

  it('are not compared without exposure', () => {
    expect(equalRatesP(0, 0, 5, 10)).toBeNaN();
  });
});

/** Owns the comparison of two shares: difference with its interval, test, and effect. */
import { normalTails } from './chi-square';
import { fisherExact } from './fisher-exact';
import { wilsonInterval, type Interval } from './statistics';

/**
 * The z test is near enough with five when one question is asked. Where the farthest of hundreds of groups is picked, p-values of 1 in 10,000 decide, and
 * there it is several times too sure of thirty answers.
 */
const EXACT_BELOW = 200;

export interface TwoShares {
  /** Share of the first minus share of the second, −1…1. */
  readonly difference: number;
  /** Newcombe's interval of the difference (1998, Stat. Med. 17, 873, method 10): by the Wilson bounds of both. */
  readonly interval: Interval;
  readonly p: number;
  /** Fisher's exact test where a cell is expected to hold fewer than EXACT_BELOW, else the z test with the pooled share. */
  readonly test: 'z' | 'fisher';
  /** Cohen's h (1988): difference of the arcsine-transformed shares, −π…π. */
  readonly h: number;
}

/** @param a successes of n; @param b successes of m. Whole numbers. Null when one group is empty. */
export function compareShares(a: number, n: number, b: number, m: number): TwoShares | null {
  const [first, second] = [wilsonInterval(a, n), wilsonInterval(b, m)];
  if (first === null || second === null) return null;
  const [p1, p2] = [a / n, b / m];
  const difference = p1 - p2;
  const interval: Interval = [
    Math.max(-1, difference - Math.hypot(p1 - first[0], second[1] - p2)),
    Math.min(1, difference + Math.hypot(first[1] - p1, p2 - second[0])),
  ];
  const pooled = (a + b) / (n + m);
  const isSmall = Math.min(n, m) * Math.min(pooled, 1 - pooled) < EXACT_BELOW;
  const z = difference / Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
  return {
    ...{ difference, interval, h: cohenH(p1, p2), test: isSmall ? 'fisher' : 'z' },
    p: isSmall ? fisherExact(a, n - a, b, m - b) : normalTails(z),
  };
}

export function cohenH(p1: number, p2: number): number {
  return 2 * Math.asin(Math.sqrt(p1)) - 2 * Math.asin(Math.sqrt(p2));
}

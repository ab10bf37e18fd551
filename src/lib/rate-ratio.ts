/** Owns the comparison of two rates of events: exact, because the counts of a bad line are small. */
import type { Interval } from './statistics';

/** Bisections of an interval's bound: 2^-60 of the range is below any rounding. */
const HALVINGS = 60;

export interface RateRatio {
  /** Rate of the first over rate of the second; Infinity where the second has no event. */
  readonly ratio: number;
  /** Exact 95 % interval of the ratio (Clopper–Pearson of the share of events, turned into odds). */
  readonly interval: Interval;
  /** Two-sided: twice the smaller tail. */
  readonly p: number;
}

/**
 * Two Poisson counts over their exposures (years, lines): given their sum, the first is binomial (Przyborowski & Wilenski 1940).
 * @param events whole numbers ≥ 0 @param exposure > 0, any one unit. Null without any event.
 */
export function rateRatio(events: number, exposure: number, otherEvents: number, otherExposure: number): RateRatio | null {
  const n = events + otherEvents;
  if (!(n > 0) || !(exposure > 0) || !(otherExposure > 0)) return null;
  const odds = otherExposure / exposure;
  const expected = exposure / (exposure + otherExposure);
  const upper = upperTail(events, n, expected);
  const lower = 1 - upperTail(events + 1, n, expected);
  const toRatio = (share: number): number => (share >= 1 ? Infinity : (share / (1 - share)) * odds);
  const lo = events === 0 ? 0 : solve((share) => upperTail(events, n, share) - 0.025);
  const hi = events === n ? 1 : solve((share) => upperTail(events + 1, n, share) - 0.975);
  return {
    ratio: otherEvents === 0 ? Infinity : (events / otherEvents) * odds,
    interval: [toRatio(lo), toRatio(hi)],
    p: Math.min(1, 2 * Math.min(upper, lower)),
  };
}

/** P(X ≥ k) of a binomial, summed from the larger terms outwards by logarithms. */
function upperTail(k: number, n: number, share: number): number {
  if (k <= 0) return 1;
  if (k > n || share <= 0) return 0;
  if (share >= 1) return 1;
  let log = n * Math.log1p(-share);
  const step = Math.log(share) - Math.log1p(-share);
  let below = 0;
  let above = 0;
  for (let x = 0; x <= n; x++) {
    if (x > 0) log += Math.log((n - x + 1) / x) + step;
    if (x < k) below += Math.exp(log);
    else above += Math.exp(log);
  }
  return above < 0.5 ? above : 1 - below;
}

/** Where an increasing function of a share crosses zero. */
function solve(of: (share: number) => number): number {
  let [lo, hi] = [0, 1];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (lo + hi) / 2;
    if (of(middle) < 0) lo = middle;
    else hi = middle;
  }
  return (lo + hi) / 2;
}

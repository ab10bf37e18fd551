/** Owns intervals and comparison of rates of events. */
import { normalTails } from './chi-square';
import { Z95, type Interval } from './statistics';

/**
 * Byar's interval of a Poisson count (Breslow & Day 1987, vol. II, eq. 2.13): within 1 % of the exact one from 5 events on, and 0 below for none.
 * @param spread variance of the count over its mean, ≥ 1 where events come in series (complaints of the same customer): the interval is that of
 * count / spread independent events, times spread
 */
export function countInterval(count: number, spread = 1, z = Z95): Interval {
  const x = count / spread;
  const bound = (at: number, by: number): number => (at > 0 ? at * (1 - 1 / (9 * at) + by / (3 * Math.sqrt(at))) ** 3 : 0);
  return [spread * Math.max(0, bound(x, -z)), spread * bound(x + 1, z)];
}

/**
 * Two-sided p-value of equal rates: the logarithm of their ratio against its standard error √(spread (1/a + 1/b)), each count half an event higher so
 * that none may be 0. NaN without exposure.
 */
export function equalRatesP(a: number, exposureA: number, b: number, exposureB: number, spread = 1): number {
  if (!(exposureA > 0 && exposureB > 0)) return NaN;
  const ratio = Math.log((a + 0.5) / exposureA) - Math.log((b + 0.5) / exposureB);
  return normalTails(ratio / Math.sqrt(spread * (1 / (a + 0.5) + 1 / (b + 0.5))));
}

/** Owns the test whether shares rise or fall over ordered groups. */
import { normalTails } from './chi-square';

export interface TrendGroup {
  /** Where the group stands: minutes, years, rank. */
  readonly score: number;
  readonly successes: number;
  readonly n: number;
}

/**
 * Cochran–Armitage test for a linear trend (Armitage 1955), with the variance under no trend of the binomial.
 * @returns z > 0 where the share rises with the score, and its two-sided p; null where all or none succeed or all scores are one
 */
export function trendTest(groups: readonly TrendGroup[]): { readonly z: number; readonly p: number } | null {
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  const successes = groups.reduce((sum, group) => sum + group.successes, 0);
  if (!(n > 0) || successes === 0 || successes === n) return null;
  const share = successes / n;
  const mean = groups.reduce((sum, { score, n: size }) => sum + score * size, 0) / n;
  const top = groups.reduce((sum, { score, successes: own, n: size }) => sum + (score - mean) * (own - size * share), 0);
  const spread = groups.reduce((sum, { score, n: size }) => sum + size * (score - mean) ** 2, 0);
  if (!(spread > 0)) return null;
  const z = top / Math.sqrt(share * (1 - share) * spread);
  return { z, p: normalTails(z) };
}

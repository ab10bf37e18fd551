/** Owns the comparison of two groups by rank: how often a score of one lies above one of the other. */
import { normalTails } from './chi-square';

export interface RankComparison {
  /** Cliff's delta (1993), −1…1: share of pairs in which the first is higher, minus those in which it is lower. */
  readonly delta: number;
  /** Two-sided Mann–Whitney test by the normal approximation, with the correction for ties and for continuity; NaN where all scores are the same. */
  readonly p: number;
}

/**
 * @param first how many of the first group gave each score, the lowest score first; @param second the same of the other group.
 * Null when one group is empty.
 */
export function compareRanks(first: readonly number[], second: readonly number[]): RankComparison | null {
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  const [n, m] = [sum(first), sum(second)];
  if (n === 0 || m === 0) return null;
  let [below, above, ties, secondBelow] = [0, 0, 0, 0];
  for (let i = 0; i < Math.max(first.length, second.length); i++) {
    const [a, b] = [first[i] ?? 0, second[i] ?? 0];
    above += a * secondBelow;
    below += a * (m - secondBelow - b);
    secondBelow += b;
    ties += (a + b) ** 3 - (a + b);
  }
  const total = n + m;
  const variance = ((n * m) / 12) * (total + 1 - ties / (total * (total - 1)));
  const distance = Math.max(0, Math.abs(above - below) / 2 - 0.5);
  return { delta: (above - below) / (n * m), p: variance > 0 ? normalTails(distance / Math.sqrt(variance)) : NaN };
}

/** Owns the comparison of two groups by ranks, within strata where like is to be compared with like. */
import { normalTails } from './chi-square';

/** Sums over one stratum, all values of both groups ranked together, equal ones by their mean rank. */
export interface RankStratum {
  /** Values of the group, and of the others. */
  readonly n: number;
  readonly others: number;
  /** Sum of the ranks of the group. */
  readonly rankSum: number;
  /** Σ (t³ − t) over runs of t equal values; 0 without any. */
  readonly ties: number;
}

export interface RankTest {
  /** Positive where the group's values are higher. */
  readonly z: number;
  /** Two-sided; NaN where no stratum has values of both. */
  readonly p: number;
  /** Chance that a value of the group is above one of the others, equal ones counted half; pairs within strata. */
  readonly above: number;
}

/**
 * Van Elteren's test (1960): in each stratum the Wilcoxon rank sum weighted by 1 / (N + 1); with one stratum it is the Mann–Whitney test, normal
 * approximation with correction for ties and without one for continuity.
 */
export function rankTest(strata: readonly RankStratum[]): RankTest {
  let [excess, variance, wins, pairs] = [0, 0, 0, 0];
  for (const { n, others, rankSum, ties } of strata) {
    const all = n + others;
    if (n === 0 || others === 0) continue;
    const weight = 1 / (all + 1);
    excess += weight * (rankSum - (n * (all + 1)) / 2);
    variance += (weight ** 2 * n * others * (all + 1 - ties / (all * (all - 1)))) / 12;
    wins += rankSum - (n * (n + 1)) / 2;
    pairs += n * others;
  }
  const z = variance > 0 ? excess / Math.sqrt(variance) : NaN;
  return { z, p: normalTails(z), above: pairs > 0 ? wins / pairs : NaN };
}

/** Owns what is known about who answered: how unlike all customers they are, and what the share would be were they alike. */
import { chiSquareTail } from '../../lib/chi-square';
import { Z95, type Interval } from '../../lib/statistics';
import type { GroupAnswers } from './answers';

export interface Coverage {
  /** Customers who could have answered: those asked, where the table lists people who did not answer; else all. */
  readonly base: 'asked' | 'customers';
  readonly customers: number;
  readonly invited: number;
  readonly answered: number;
  /** Test of independence between group and answering (chi-square); NaN with fewer than two groups. */
  readonly p: number;
  /** Cramér's V, 0…1: how unlike they are. */
  readonly v: number;
}

/** Customers of a group who could have answered. */
export function invitedOf(group: GroupAnswers, base: Coverage['base']): number {
  return base === 'asked' ? Math.max(group.asked, group.answered) : group.customers;
}

export function coverageOf(groups: readonly GroupAnswers[]): Coverage {
  const sum = (of: (group: GroupAnswers) => number): number => groups.reduce((total, group) => total + of(group), 0);
  const [customers, asked, answered] = [sum((one) => one.customers), sum((one) => one.asked), sum((one) => one.answered)];
  const base = asked > answered ? 'asked' : 'customers';
  const invited = sum((one) => invitedOf(one, base));
  const rate = invited > 0 ? answered / invited : NaN;
  const cells = groups.filter((one) => invitedOf(one, base) > 0);
  const chi2 = cells.reduce((total, one) => {
    const n = invitedOf(one, base);
    return total + (one.answered - n * rate) ** 2 / (n * rate * (1 - rate));
  }, 0);
  const isTested = cells.length > 1 && rate > 0 && rate < 1;
  return {
    ...{ base, customers, invited, answered },
    p: isTested ? chiSquareTail(chi2, cells.length - 1) : NaN,
    v: isTested ? Math.sqrt(chi2 / invited) : NaN,
  };
}

export interface WeightedShare {
  readonly share: number;
  readonly interval: Interval;
  /** Customers of groups in which nobody answered: the weights leave them out. */
  readonly without: number;
}

/**
 * Share of top-2 answers after post-stratification: each group counts as many customers as it has, not as many as answered
 * (Holt & Smith 1979, J. R. Stat. Soc. A 142, 33). Interval: 1.96 standard errors of the weighted sum; one satisfied and one dissatisfied answer
 * are added to each group for its variance, so that a group of one mind is not taken for certain. Null without answers.
 */
export function weightedShare(groups: readonly GroupAnswers[]): WeightedShare | null {
  const heard = groups.filter(({ answered }) => answered > 0);
  const customers = heard.reduce((total, group) => total + group.customers, 0);
  if (customers === 0) return null;
  let [share, variance] = [0, 0];
  for (const { customers: size, answered: n, top2 } of heard) {
    const weight = size / customers;
    const careful = (top2 + 1) / (n + 2);
    share += (weight * top2) / n;
    variance += (weight * weight * careful * (1 - careful)) / n;
  }
  const half = Z95 * Math.sqrt(variance);
  const all = groups.reduce((total, group) => total + group.customers, 0);
  return { share, interval: [Math.max(0, share - half), Math.min(1, share + half)], without: all - customers };
}

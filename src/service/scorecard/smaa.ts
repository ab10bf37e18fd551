/** Owns how sure a ranking is: over many weightings, how often each branch takes each place (rank acceptability, SMAA-2: Lahdelma & Salminen 2001). */
import { Random } from '../../lib/random';
import { ranksOf, totalScore } from './scoring';

/**
 * `near`: weights around those chosen (Dirichlet with mean w; a weight of 10 % has a standard deviation of about 4 points).
 * `any`: every weighting alike, as if nothing had been agreed. `fixed`: the chosen ones, so that only the data vary.
 */
export const WEIGHTINGS = ['near', 'any', 'fixed'] as const;
export type Weighting = (typeof WEIGHTINGS)[number];

const CONCENTRATION = 50;
const DRAWS = 2000;
const MANY_BRANCHES = 50;
const DRAWS_OF_MANY = 500;
const SEED = 20260101;

/** Draws for so many branches: fewer where there are many, so that nobody waits. */
export function drawsFor(branches: number): number {
  return branches > MANY_BRANCHES ? DRAWS_OF_MANY : DRAWS;
}

export interface RankQuestion {
  readonly weights: readonly number[];
  readonly weighting: Weighting;
  /** Scores of a draw: one list a branch. The same every time, or drawn anew from what the data leave open. */
  readonly scores: (random: Random) => readonly (readonly number[])[];
  readonly draws?: number;
  readonly seed?: number;
}

/**
 * One list a branch: share of draws in which it takes place 1, 2 …; equals share their places evenly. A branch of which nothing is known has zeros.
 */
export function rankAcceptability({ weights, weighting, scores, draws = DRAWS, seed = SEED }: RankQuestion): number[][] {
  const random = new Random(seed);
  let shares: number[][] | null = null;
  for (let draw = 0; draw < draws; draw++) {
    const drawn = weighting === 'fixed' ? weights : drawWeights(weights, weighting, random);
    const totals = scores(random).map((own) => totalScore(own, drawn).total);
    shares ??= totals.map(() => new Array<number>(totals.length).fill(0));
    const ranks = ranksOf(totals);
    const counts = new Map<number, number>();
    for (const rank of ranks) counts.set(rank, (counts.get(rank) ?? 0) + 1);
    for (const [branch, rank] of ranks.entries()) {
      if (!Number.isFinite(rank)) continue;
      const equals = counts.get(rank) ?? 1;
      for (let place = rank - 1; place < rank - 1 + equals; place++) {
        const row = shares[branch];
        if (row !== undefined) row[place] = (row[place] ?? 0) + 1 / (equals * draws);
      }
    }
  }
  return shares ?? [];
}

/** A weight of 0 stays 0 nearby: it was left out. */
function drawWeights(weights: readonly number[], weighting: Weighting, random: Random): number[] {
  if (weighting === 'any') return weights.map(() => random.exponential(1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (weight > 0 ? gamma((CONCENTRATION * weight) / total, random) : 0));
}

/** Gamma with so much shape and scale 1 (Marsaglia & Tsang 2000); below 1 by the boost of their section 6. */
function gamma(shape: number, random: Random): number {
  if (shape < 1) return gamma(shape + 1, random) * Math.pow(1 - random.next(), 1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

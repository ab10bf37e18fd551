/** Owns weights by comparing indicators in pairs: the analytic hierarchy process of Saaty (1980). */

/** Mean consistency index of random matrices by size, from one on (Saaty 1980); sizes beyond the last take the last. */
const RANDOM_INDEX = [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59] as const;

/** Above this, Saaty says, the judgements should be looked at again. */
export const MOST_INCONSISTENCY = 0.1;

const STEPS = 1000;
const CLOSE = 1e-13;

/** The judgement that lies farthest from what the weights say. */
export interface OddJudgement {
  readonly row: number;
  readonly column: number;
  /** As judged, and the ratio of the weights. */
  readonly judged: number;
  readonly implied: number;
}

export interface Ahp {
  /** Principal eigenvector, sum 1. */
  readonly weights: readonly number[];
  readonly lambdaMax: number;
  /** Consistency ratio; 0 for one or two indicators, which are always consistent. */
  readonly ratio: number;
  /** Null where all judgements agree. */
  readonly odd: OddJudgement | null;
}

/** @param matrix positive and reciprocal: `matrix[i][j]` says how much more important i is than j, 1/9 … 9. Empty gives no weights. */
export function ahpWeights(matrix: readonly (readonly number[])[]): Ahp {
  const n = matrix.length;
  let weights: number[] = new Array<number>(n).fill(1 / Math.max(1, n));
  let lambdaMax = n;
  for (let step = 0; step < STEPS; step++) {
    const product = matrix.map((row) => row.reduce((sum, value, j) => sum + value * (weights[j] ?? 0), 0));
    const total = product.reduce((sum, value) => sum + value, 0);
    const next = product.map((value) => value / total);
    const moved = Math.max(0, ...next.map((value, i) => Math.abs(value - (weights[i] ?? 0))));
    weights = next;
    lambdaMax = total;
    if (moved < CLOSE) break;
  }
  const random = RANDOM_INDEX[Math.min(n, RANDOM_INDEX.length) - 1] ?? 0;
  const index = n > 1 ? (lambdaMax - n) / (n - 1) : 0;
  return { weights, lambdaMax, ratio: random > 0 ? Math.max(0, index / random) : 0, odd: oddJudgement(matrix, weights) };
}

function oddJudgement(matrix: readonly (readonly number[])[], weights: readonly number[]): OddJudgement | null {
  let odd: OddJudgement | null = null;
  let farthest = 1e-6;
  matrix.forEach((row, i) => {
    row.forEach((judged, j) => {
      if (j <= i) return;
      const implied = (weights[i] ?? 0) / (weights[j] ?? 1);
      const distance = Math.abs(Math.log(judged / implied));
      if (distance > farthest) [farthest, odd] = [distance, { row: i, column: j, judged, implied }];
    });
  });
  return odd;
}

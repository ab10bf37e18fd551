/** Owns logistic regression on yes-or-no columns, with rows that stand for many. */
import { solve } from './solve';

/** Those with the same columns set: how many, and to how many of them it happened. */
export interface LogisticRow {
  /** Columns that are 1; all others are 0. */
  readonly on: readonly number[];
  readonly n: number;
  readonly positives: number;
}

export interface LogisticFit {
  readonly intercept: number;
  /** Logarithm of the odds ratio of each column. */
  readonly weights: readonly number[];
}

const ROUNDS = 50;

/**
 * Maximum likelihood with a small penalty ½ · ridge · Σ w² on the weights, not on the intercept, by Newton's steps; the penalty keeps
 * weights finite where a column tells all. Null without both outcomes, or where the steps do not settle.
 */
export function fitLogistic(rows: readonly LogisticRow[], columns: number, ridge = 1): LogisticFit | null {
  const n = rows.reduce((sum, row) => sum + row.n, 0);
  const positives = rows.reduce((sum, row) => sum + row.positives, 0);
  if (positives === 0 || positives === n) return null;
  const size = columns + 1;
  const beta = new Array<number>(size).fill(0);
  beta[0] = Math.log(positives / (n - positives));
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = beta.map((weight, i) => (i === 0 ? 0 : -ridge * weight));
    const hessian = beta.map((_, i) => beta.map((__, j) => (i === j ? (i === 0 ? 1e-9 : ridge) : 0)));
    for (const row of rows) {
      const at = [0, ...row.on.map((column) => column + 1)];
      const p = 1 / (1 + Math.exp(-at.reduce((sum, i) => sum + (beta[i] ?? 0), 0)));
      const weight = row.n * p * (1 - p);
      for (const i of at) {
        gradient[i] = (gradient[i] ?? 0) + row.positives - row.n * p;
        const line = hessian[i] as number[];
        for (const j of at) line[j] = (line[j] ?? 0) + weight;
      }
    }
    const step = solve(hessian, gradient);
    if (step === null) return null;
    const longest = Math.max(...step.map(Math.abs));
    // A first step may overshoot where nearly all or none are affected.
    const scale = longest > 4 ? 4 / longest : 1;
    step.forEach((value, i) => (beta[i] = (beta[i] ?? 0) + scale * value));
    if (longest < 1e-9) return { intercept: beta[0] ?? 0, weights: beta.slice(1) };
  }
  return null;
}

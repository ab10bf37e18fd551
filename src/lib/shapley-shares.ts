/** Owns the shares that predictors have in the R² of a linear regression: Shapley values, known as LMG (Grömping 2006, J. Stat. Softw. 17(1)). */

/** A predictor of which the others explain all but this is left out of a subset that holds them: it adds nothing. */
const SINGULAR = 1e-9;

/** More predictors than this would need more than 2^12 regressions for one answer. */
export const MOST_PREDICTORS = 12;

/**
 * R² of the outcome on every subset of the predictors. Bit j of an index says that predictor j is in the subset.
 * @param covariance (p + 1) × (p + 1), row by row, the outcome last; correlations serve as well
 */
export function subsetFits(covariance: ArrayLike<number>, p: number): Float64Array {
  const q = p + 1;
  const fits = new Float64Array(2 ** p);
  const scale = Array.from({ length: q }, (_, i) => Math.sqrt(covariance[i * q + i] ?? 0));
  if (!((scale[p] ?? 0) > 0)) return fits;
  // One matrix a depth: each is what its predictors leave unexplained.
  const left = Array.from({ length: q }, () => new Float64Array(q * q));
  const first = left[0] as Float64Array;
  for (let i = 0; i < q; i++)
    for (let j = 0; j < q; j++) {
      const size = (scale[i] ?? 0) * (scale[j] ?? 0);
      first[i * q + j] = size > 0 ? (covariance[i * q + j] ?? 0) / size : 0;
    }
  walk(0, first, 0);
  return fits;

  function walk(k: number, rest: Float64Array, mask: number): void {
    if (k === p) {
      fits[mask] = Math.min(1, Math.max(0, 1 - (rest[p * q + p] ?? 0)));
      return;
    }
    walk(k + 1, rest, mask);
    const pivot = rest[k * q + k] ?? 0;
    if (pivot <= SINGULAR) {
      walk(k + 1, rest, mask | (1 << k));
      return;
    }
    const next = left[k + 1] as Float64Array;
    for (let i = k + 1; i < q; i++) {
      const factor = (rest[i * q + k] ?? 0) / pivot;
      for (let j = k + 1; j < q; j++) next[i * q + j] = (rest[i * q + j] ?? 0) - factor * (rest[k * q + j] ?? 0);
    }
    walk(k + 1, next, mask | (1 << k));
  }
}

/**
 * What each predictor adds to R², as the mean over all orders in which they may be entered; together they are R² of all.
 * @param fits as subsetFits gives them
 */
export function shapleyShares(fits: Float64Array, p: number): number[] {
  // A subset of size s stands before a given predictor in s! (p − 1 − s)! of the p! orders.
  const weight: number[] = [];
  for (let s = 0, w = 1 / p; s < p; s++) {
    weight.push(w);
    w *= (s + 1) / Math.max(1, p - 1 - s);
  }
  const shares = new Array<number>(p).fill(0);
  for (let mask = 0; mask < fits.length; mask++) {
    const w = weight[bits(mask)] ?? 0;
    for (let j = 0; j < p; j++) {
      if ((mask >> j) & 1) continue;
      shares[j] = (shares[j] ?? 0) + w * ((fits[mask | (1 << j)] ?? 0) - (fits[mask] ?? 0));
    }
  }
  return shares;
}

/** Variance inflation 1 / (1 − R²) of each predictor on the others; Infinity where they tell it all, NaN where it never varies. */
export function varianceInflation(covariance: ArrayLike<number>, p: number): number[] {
  const q = p + 1;
  const order = Array.from({ length: p }, (_, j) => j);
  return order.map((j) => {
    if (!((covariance[j * q + j] ?? 0) > 0)) return NaN;
    const kept = [...order.filter((i) => i !== j), j];
    const own = kept.flatMap((a) => kept.map((b) => covariance[a * q + b] ?? 0));
    const fits = subsetFits(own, p - 1);
    const unexplained = 1 - (fits[fits.length - 1] ?? 0);
    return unexplained > SINGULAR ? 1 / unexplained : Infinity;
  });
}

function bits(mask: number): number {
  let count = 0;
  for (let left = mask; left > 0; left &= left - 1) count++;
  return count;
}

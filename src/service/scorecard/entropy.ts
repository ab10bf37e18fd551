/** Owns weights by entropy: an indicator in which the branches hardly differ tells little, and weighs little (Shannon 1948; 熵权法). */

/**
 * @param scores one list an indicator, one score ≥ 0 a branch; NaN is not known and left out
 * @returns weights, sum 1; equal ones where no indicator tells branches apart
 */
export function entropyWeights(scores: readonly (readonly number[])[]): number[] {
  const spread = scores.map((column) => {
    const known = column.filter((score) => Number.isFinite(score));
    const total = known.reduce((sum, score) => sum + score, 0);
    if (known.length < 2 || !(total > 0)) return 0;
    const entropy = known.reduce((sum, score) => {
      const share = score / total;
      return share > 0 ? sum - share * Math.log(share) : sum;
    }, 0);
    return Math.max(0, 1 - entropy / Math.log(known.length));
  });
  const total = spread.reduce((sum, value) => sum + value, 0);
  return spread.map((value) => (total > 1e-12 ? value / total : 1 / scores.length));
}

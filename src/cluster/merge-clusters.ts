/** Owns the hierarchical merging of many clusters into fewer. */
import { squaredDistance } from './matrix';

/**
 * Joins the two clusters whose union adds the least squared error (Ward 1963, J. Am. Stat. Assoc. 58), until `target` are left: small ones
 * go first. @param means k × width @param sizes rows of each, more than 0 @returns for each cluster the number of its group, 0 … target − 1,
 * in the order of each group's first cluster
 */
export function mergeClusters(means: ArrayLike<number>, sizes: ArrayLike<number>, width: number, target: number): Int32Array {
  const count = sizes.length;
  const middles = Array.from({ length: count }, (_, at) =>
    Float64Array.from({ length: width }, (_value, column) => means[at * width + column] ?? NaN),
  );
  const weights = Float64Array.from(sizes);
  const groups = Int32Array.from({ length: count }, (_, at) => at);
  const isLeft = new Uint8Array(count).fill(1);
  const nearest = new Int32Array(count).fill(-1);
  const costs = new Float64Array(count).fill(Infinity);
  /** Of the clusters behind it, so that each pair is looked at once. */
  const look = (one: number): void => {
    nearest[one] = -1;
    costs[one] = Infinity;
    for (let other = one + 1; other < count; other++) {
      if (isLeft[other] === 0) continue;
      const cost = costOf(one, other);
      if (cost < (costs[one] ?? 0)) [nearest[one], costs[one]] = [other, cost];
    }
  };
  const costOf = (one: number, other: number): number => {
    const [a, b] = [weights[one] ?? 0, weights[other] ?? 0];
    return ((a * b) / (a + b)) * squaredDistance(middles[one] ?? [], middles[other] ?? []);
  };
  for (let one = 0; one < count; one++) look(one);
  for (let left = count; left > Math.max(1, target); left--) {
    let one = -1;
    for (let at = 0; at < count; at++) {
      if (isLeft[at] === 1 && nearest[at] !== -1 && (one < 0 || (costs[at] ?? 0) < (costs[one] ?? 0))) one = at;
    }
    const other = nearest[one] ?? -1;
    const [a, b] = [weights[one] ?? 0, weights[other] ?? 0];
    middles[one] = (middles[one] ?? new Float64Array(0)).map(
      (value, column) => (a * value + b * (middles[other]?.[column] ?? 0)) / (a + b),
    );
    weights[one] = a + b;
    isLeft[other] = 0;
    groups.forEach((group, cluster) => (groups[cluster] = group === other ? one : group));
    look(one);
    for (let at = 0; at < other; at++) {
      if (isLeft[at] === 0 || at === one) continue;
      if (nearest[at] === one || nearest[at] === other) look(at);
      else if (at < one && costOf(at, one) < (costs[at] ?? 0)) [nearest[at], costs[at]] = [one, costOf(at, one)];
    }
  }
  const numbers = new Map<number, number>();
  return groups.map((group) => {
    const number = numbers.get(group) ?? numbers.size;
    numbers.set(group, number);
    return number;
  });
}

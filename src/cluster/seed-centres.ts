/** Owns the choice of starting centres (k-means++). */
import type { Random } from '../lib/random';
import type { KMeansKernel } from './kmeans-kernel';
import { pickRows, rowOf } from './matrix';

/**
 * Starting centres by greedy k-means++ (Arthur & Vassilvitskii 2007, SODA: "k-means++: the advantages of careful seeding"): each is drawn with a
 * probability in proportion to the squared distance to those before, the best of 2 + ln k draws. Different rows; fewer than `k` when there
 * are fewer different rows. Ends the kernel's run.
 */
export function seedCentres(kernel: KMeansKernel, k: number, random: Random): Float32Array {
  const { rows, width } = kernel.matrix;
  if (rows === 0) return new Float32Array(0);
  const trials = 2 + Math.floor(Math.log(k));
  const centres = new Float32Array(k * width);
  const nearest = new Float32Array(rows).fill(Infinity);
  let chosen = 0;
  let total = choose([random.below(rows)]);
  while (chosen < k && total > 0) {
    total = choose(Array.from({ length: trials }, () => draw(nearest, total * random.next())));
  }
  return centres.slice(0, chosen * width);

  /** Takes the candidate that leaves the least distance; gives what is left. */
  function choose(candidates: readonly number[]): number {
    const tried = pickRows(kernel.matrix, candidates);
    const { distances, stride } = kernel.measure(tried.values, candidates.length);
    const totals = candidates.map((_, at) => {
      let sum = 0;
      for (let row = 0; row < rows; row++) sum += Math.min(nearest[row] as number, distances[row * stride + at] as number);
      return sum;
    });
    const best = totals.indexOf(Math.min(...totals));
    centres.set(rowOf(tried, best), chosen++ * width);
    for (let row = 0; row < rows; row++) {
      nearest[row] = Math.min(nearest[row] as number, distances[row * stride + best] as number);
    }
    return totals[best] as number;
  }
}

/** The row at which the running sum passes `target`; never one at distance 0. */
function draw(distances: Float32Array, target: number): number {
  let left = target;
  let last = 0;
  for (let row = 0; row < distances.length; row++) {
    const distance = distances[row] as number;
    if (distance === 0) continue;
    last = row;
    left -= distance;
    if (left < 0) return row;
  }
  return last;
}

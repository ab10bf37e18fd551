/** Owns the bins of a histogram: their edges follow from a fact's range alone, so that they hold still under every filter. */
import { tickIncrement } from 'd3-array';

export type Scale = 'linear' | 'log';

/** Ascending edges, one more than bins; bin i holds edge(i) ≤ x < edge(i+1), and together they hold the whole range. */
export type Edges = readonly number[];

const TARGET_BINS = 30;

/** Preferred numbers of Renard (ISO 3): steps of nearly equal ratio that are easy to read, 5, 10 or 20 a decade. */
const RENARD_20 = [1, 1.12, 1.25, 1.4, 1.6, 1.8, 2, 2.24, 2.5, 2.8, 3.15, 3.55, 4, 4.5, 5, 5.6, 6.3, 7.1, 8, 9] as const;

/** Decades below the largest value that a logarithmic axis shows one by one; what is smaller shares the first bin. */
const MOST_DECADES = 6;

/** Equal bins with round edges. Whole numbers of a small range get a bin each, so that no empty bins stand between them. */
export function linearEdges(min: number, max: number): Edges {
  // Also where floating point has no room for thirty edges between the two.
  if (max - min <= 1e-9 * Math.max(Math.abs(min), Math.abs(max))) return [min, max + Math.max(1, Math.abs(max) * 0.01)];
  let increment = tickIncrement(min, max, TARGET_BINS);
  if (areCounts(min, max)) increment = 1;
  // d3 gives a negative increment for 1/n, because n is exact and 1/n may not be.
  const edge = (k: number): number => (increment < 0 ? k / -increment : k * increment);
  const first = Math.floor(increment < 0 ? min * -increment : min / increment);
  const edges: number[] = [];
  for (let k = first; edges.length < 2 || (edges[edges.length - 1] as number) <= max; k++) edges.push(edge(k));
  return edges;
}

/** Bins of equal ratio; a first, wider bin takes zeros and what lies below the shown decades. Null when values below 0 rule it out. */
export function logEdges(min: number, max: number): Edges | null {
  if (min < 0 || !(max > 0)) return null;
  const floor = min > 0 ? Math.max(min, max / 10 ** MOST_DECADES) : max / 10 ** MOST_DECADES;
  const decades = Math.log10(max / floor);
  const stride = decades <= 1.5 ? 1 : decades <= 3.5 ? 2 : 4;
  const value = (k: number): number => {
    const place = ((k % 20) + 20) % 20;
    // Through text, because 3.15 × 10 ** 2 is not 315.
    return Number(`${String(RENARD_20[place])}e${String((k - place) / 20)}`);
  };
  let k = Math.floor(Math.log10(floor) * (20 / stride)) * stride;
  while (value(k) > floor) k -= stride;
  while (value(k + stride) <= floor) k += stride;
  const edges: number[] = min < value(k) ? [min] : [];
  for (; edges.length < 2 || (edges[edges.length - 1] as number) <= max; k += stride) edges.push(value(k));
  return edges;
}

/** Below this value lies half of the customers when a distribution is too skewed for equal bins: 15 % of the range. */
export function skewLimit(min: number, max: number): number {
  return min + 0.15 * (max - min);
}

/** False where a logarithmic axis would be of no use whatever the skew: values below 0, counts, or a narrow range. */
export function mayBeLog(min: number, max: number): boolean {
  return min >= 0 && max > 0 && !areCounts(min, max) && !(min > 0 && max / min < 20);
}

/** Whole numbers of a range of 3 to 60 are counts, scores or hours. */
function areCounts(min: number, max: number): boolean {
  return Number.isInteger(min) && Number.isInteger(max) && max - min >= 3 && max - min <= 60;
}

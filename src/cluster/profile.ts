/** Owns what sets a cluster apart: effect sizes of measures, association with categories, typical rows. */
import { Z95 } from '../lib/statistics';

/** One measure in one cluster against all other clustered rows; in the measure's unit. */
export interface MeasureEffect {
  readonly measure: number;
  /** rows with a value, inside and outside */
  readonly n: number;
  readonly others: number;
  readonly mean: number;
  readonly otherMean: number;
  /**
   * Hedges' g: difference of the means over the pooled standard deviation, corrected for small groups (Hedges 1981, J. Educational Statistics 6).
   * 0.2 is small, 0.5 medium, 0.8 large (Cohen). NaN when either side has no value; ±∞ when the sides differ but nothing varies.
   */
  readonly effect: number;
  /** Half width of its 95 % interval (normal approximation). */
  readonly halfWidth: number;
}

/** One part of a proposed name: a measure that is high or low in the cluster. */
export interface NamePart {
  readonly measure: number;
  readonly level: 'very_low' | 'low' | 'high' | 'very_high';
}

/** Effects below this are not worth a name. */
export const NAMED_EFFECT = 0.5;
const STRONG_EFFECT = 1.2;

/**
 * For each cluster its measures, the strongest effect first. @param columns measures; NaN is missing and left out
 * @param labels cluster of each row; −1 is left out everywhere
 */
export function measureEffects(columns: readonly Float64Array[], labels: Int32Array, k: number): MeasureEffect[][] {
  const ofMeasure = columns.map((column, measure) => effectsOf(column, measure, labels, k));
  return Array.from({ length: k }, (_, cluster) =>
    ofMeasure.flatMap((effects) => effects[cluster] ?? []).sort((a, b) => strengthOf(b) - strengthOf(a) || a.measure - b.measure),
  );
}

/** The two strongest measures of a cluster, fewer when they are weak; empty for a cluster like all others. */
export function proposedName(effects: readonly MeasureEffect[]): NamePart[] {
  return effects
    .filter((effect) => strengthOf(effect) >= NAMED_EFFECT)
    .slice(0, 2)
    .map(({ measure, effect }) => {
      const isStrong = Math.abs(effect) >= STRONG_EFFECT;
      if (effect > 0) return { measure, level: isStrong ? 'very_high' : 'high' };
      return { measure, level: isStrong ? 'very_low' : 'low' };
    });
}

/** The rows of each cluster nearest to its centre, nearest first; equal distances in the order of the rows. */
export function typicalRows(labels: Int32Array, distances: ArrayLike<number>, k: number, count: number): Int32Array[] {
  const rows = Array.from({ length: k }, (): number[] => []);
  labels.forEach((label, row) => rows[label]?.push(row));
  return rows.map((list) =>
    Int32Array.from(list.sort((a, b) => (distances[a] ?? 0) - (distances[b] ?? 0) || a - b).slice(0, count)),
  );
}

/**
 * Cramér's V of a category with the clusters, 0 (independent) … 1 (one tells the other). @param codes category of each row, 0 or more; −1 is
 * missing and left out. NaN with fewer than two categories or clusters.
 */
export function cramersV(codes: Int32Array, labels: Int32Array, k: number): number {
  const categories = codes.reduce((most, code) => Math.max(most, code + 1), 0);
  const cells = new Float64Array(categories * k);
  codes.forEach((code, row) => {
    const label = labels[row] ?? -1;
    if (code >= 0 && label >= 0) cells[code * k + label] = (cells[code * k + label] ?? 0) + 1;
  });
  return cramersVOfCells(cells, k);
}

/** The same of rows already counted. @param cells categories × k */
export function cramersVOfCells(cells: Float64Array, k: number): number {
  const ofCategory = new Float64Array(Math.ceil(cells.length / Math.max(1, k)));
  const ofCluster = new Float64Array(k);
  let rows = 0;
  cells.forEach((cell, at) => {
    const [category, label] = [Math.floor(at / k), at % k];
    rows += cell;
    ofCategory[category] = (ofCategory[category] ?? 0) + cell;
    ofCluster[label] = (ofCluster[label] ?? 0) + cell;
  });
  const free = Math.min(ofCategory.filter((count) => count > 0).length, ofCluster.filter((count) => count > 0).length) - 1;
  if (free < 1) return NaN;
  let share = -1;
  cells.forEach((cell, at) => {
    if (cell > 0) share += (cell * cell) / ((ofCategory[Math.floor(at / k)] ?? 0) * (ofCluster[at % k] ?? 0));
  });
  // χ² / n = Σ cell² / (row total · column total) − 1
  return rows === 0 ? NaN : Math.sqrt(Math.max(0, share) / free);
}

function effectsOf(column: Float64Array, measure: number, labels: Int32Array, k: number): MeasureEffect[] {
  const counts = new Float64Array(k);
  const means = new Float64Array(k);
  const squares = new Float64Array(k);
  // Welford's way: large values with a small spread keep their spread.
  column.forEach((value, row) => {
    const label = labels[row] ?? -1;
    if (label < 0 || label >= k || !Number.isFinite(value)) return;
    const count = (counts[label] = (counts[label] ?? 0) + 1);
    const before = value - (means[label] ?? 0);
    means[label] = (means[label] ?? 0) + before / count;
    squares[label] = (squares[label] ?? 0) + before * (value - (means[label] ?? 0));
  });
  return Array.from(counts, (n, cluster): MeasureEffect => {
    const mean = n > 0 ? (means[cluster] ?? NaN) : NaN;
    const rest = pooledRest(counts, means, squares, cluster);
    const free = n + rest.n - 2;
    const deviation = Math.sqrt(((squares[cluster] ?? 0) + rest.squares) / free);
    const difference = mean - rest.mean;
    const effect = difference === 0 ? 0 : (difference / deviation) * (1 - 3 / (4 * free - 1));
    const error = Math.sqrt((n + rest.n) / (n * rest.n) + effect ** 2 / (2 * (n + rest.n)));
    const isKnown = n > 0 && rest.n > 0 && free > 0;
    return {
      ...{ measure, n, others: rest.n, mean, otherMean: rest.mean },
      effect: isKnown ? effect : NaN,
      halfWidth: isKnown ? Z95 * error : NaN,
    };
  });
}

/** All clusters but one as one group. */
function pooledRest(counts: Float64Array, means: Float64Array, squares: Float64Array, without: number) {
  let n = 0;
  let sum = 0;
  counts.forEach((count, cluster) => {
    if (cluster === without) return;
    n += count;
    sum += count * (means[cluster] ?? 0);
  });
  const mean = sum / n;
  let total = 0;
  counts.forEach((count, cluster) => {
    if (cluster !== without && count > 0) total += (squares[cluster] ?? 0) + count * ((means[cluster] ?? 0) - mean) ** 2;
  });
  return { n, mean, squares: total };
}

function strengthOf({ effect }: MeasureEffect): number {
  return Number.isNaN(effect) ? -1 : Math.abs(effect);
}

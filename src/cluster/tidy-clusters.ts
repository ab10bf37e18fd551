/** Owns what is done with clusters too small to act on and with rows too far from every centre. */
import { clusterMoments } from './cluster-moments';
import type { Clustering } from './kmeans';
import { rowOf, squaredDistance, type Matrix } from './matrix';
import { clusterOrder } from './order-clusters';
import { quantile } from './scale';

export interface TidyOptions {
  /** Fewer rows make a small cluster. */
  readonly minSize?: number;
  /** A small cluster joins the one with the nearest centre, or stays and is marked. */
  readonly small?: 'merge' | 'mark';
  /** The farthest share of all rows, or rows farther than so many times their cluster's median distance. */
  readonly outliers?: { readonly by: 'share'; readonly share: number } | { readonly by: 'median'; readonly times: number };
}

/** A clustering in lasting order whose centres are the means of the members that were left. */
export interface TidyClustering {
  readonly k: number;
  readonly centres: Float64Array;
  readonly sizes: Int32Array;
  /** −1: outlier */
  readonly labels: Int32Array;
  /** of each row to the centre of its cluster; an outlier's to the nearest */
  readonly distances: Float32Array;
  readonly outliers: number;
  /** small clusters that joined another */
  readonly merged: number;
  /** by cluster, true where it has fewer rows than asked for */
  readonly isSmall: readonly boolean[];
}

/** Outliers are taken out first, then clusters are counted. At least one cluster stays. */
export function tidyClusters(matrix: Matrix, clustering: Clustering, options: TidyOptions): TidyClustering {
  const { minSize = 0, small = 'merge' } = options;
  const labels = markOutliers(clustering, options.outliers);
  const { width } = matrix;
  const { sizes, means } = clusterMoments(matrix, labels, clustering.k);
  const joins = Int32Array.from(sizes.keys());
  let merged = 0;
  for (let from = smallest(sizes, minSize); small === 'merge' && from !== null; from = smallest(sizes, minSize)) {
    const to = nearest(means, width, from, sizes);
    if (to === null) break;
    const [a, b] = [sizes[from] ?? 0, sizes[to] ?? 0];
    for (let column = 0; column < width; column++) {
      means[to * width + column] = (a * (means[from * width + column] ?? 0) + b * (means[to * width + column] ?? 0)) / (a + b);
    }
    sizes[to] = a + b;
    sizes[from] = 0;
    joins.forEach((target, cluster) => (joins[cluster] = target === from ? to : target));
    merged++;
  }
  const order = clusterOrder(Int32Array.from(sizes), means, width);
  const place = new Int32Array(clustering.k).fill(-1);
  order.forEach((cluster, at) => (place[cluster] = at));
  const centres = Float64Array.from(order.flatMap((cluster) => [...means.subarray(cluster * width, (cluster + 1) * width)]));
  const final = labels.map((label) => (label < 0 ? -1 : (place[joins[label] ?? -1] ?? -1)));
  const sizesNow = Int32Array.from(order, (cluster) => sizes[cluster] ?? 0);
  return {
    ...{ k: order.length, centres, sizes: sizesNow, labels: final, merged },
    distances: distancesTo(matrix, centres, final),
    outliers: labels.filter((label) => label < 0).length,
    isSmall: Array.from(sizesNow, (size) => size < minSize),
  };
}

function markOutliers({ labels, distances, k }: Clustering, rule: TidyOptions['outliers']): Int32Array {
  if (rule === undefined) return labels.slice();
  if (rule.by === 'share') {
    const limit = quantile(distances.slice().sort(), 1 - rule.share);
    return labels.map((label, row) => ((distances[row] ?? 0) > limit ? -1 : label));
  }
  const limits = Array.from({ length: k }, (_, cluster) => {
    const own = distances.filter((_distance, row) => labels[row] === cluster).sort();
    return rule.times * quantile(own, 0.5);
  });
  return labels.map((label, row) => ((distances[row] ?? 0) > (limits[label] ?? Infinity) ? -1 : label));
}

/** The smallest cluster with rows but fewer than that; null when there is none. */
function smallest(sizes: Float64Array, minSize: number): number | null {
  let found: number | null = null;
  sizes.forEach((size, cluster) => {
    if (size > 0 && size < minSize && (found === null || size < (sizes[found] ?? 0))) found = cluster;
  });
  return found;
}

function nearest(means: Float64Array, width: number, from: number, sizes: Float64Array): number | null {
  const meanOf = (cluster: number): Float64Array => means.subarray(cluster * width, (cluster + 1) * width);
  let found: number | null = null;
  let least = Infinity;
  sizes.forEach((size, cluster) => {
    if (cluster === from || size === 0) return;
    const distance = squaredDistance(meanOf(from), meanOf(cluster));
    if (distance < least) [found, least] = [cluster, distance];
  });
  return found;
}

function distancesTo(matrix: Matrix, centres: Float64Array, labels: Int32Array): Float32Array {
  const { width } = matrix;
  const all = Array.from({ length: centres.length / Math.max(1, width) }, (_, cluster) =>
    centres.subarray(cluster * width, (cluster + 1) * width),
  );
  return Float32Array.from(labels, (label, row) => {
    const own = all[label];
    const to = own === undefined ? all : [own];
    return Math.sqrt(Math.min(...to.map((centre) => squaredDistance(rowOf(matrix, row), centre))));
  });
}

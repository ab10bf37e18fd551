/** Owns the lasting order of clusters, so that labels do not jump between runs: by size, then by the centre's coordinates. */
import type { Clustering } from './kmeans';
import type { LloydRun } from './lloyd';

/** Numbers the clusters anew, larger ones first; empty ones are left out. */
export function orderClusters(run: LloydRun, width: number): Clustering {
  const count = width === 0 ? 0 : run.centres.length / width;
  const sizes = new Int32Array(count);
  for (const label of run.labels) sizes[label] = (sizes[label] ?? 0) + 1;
  const order = clusterOrder(sizes, run.centres, width);
  const place = new Int32Array(count);
  order.forEach((cluster, at) => (place[cluster] = at));
  const centres = new Float32Array(order.length * width);
  order.forEach((cluster, at) => centres.set(run.centres.subarray(cluster * width, (cluster + 1) * width), at * width));
  return {
    ...run,
    k: order.length,
    centres,
    sizes: Int32Array.from(order, (cluster) => sizes[cluster] ?? 0),
    labels: count === 0 ? run.labels : run.labels.map((label) => place[label] ?? 0),
  };
}

/** Clusters with rows, the largest first; of equal size that with the smaller first differing coordinate. */
export function clusterOrder(sizes: Int32Array, centres: ArrayLike<number>, width: number): number[] {
  const used = Array.from(sizes.keys()).filter((cluster) => (sizes[cluster] ?? 0) > 0);
  return used.sort((a, b) => {
    const bySize = (sizes[b] ?? 0) - (sizes[a] ?? 0);
    for (let column = 0, by = bySize; ; column++) {
      if (by !== 0 || column === width) return by !== 0 ? by : a - b;
      by = (centres[a * width + column] ?? 0) - (centres[b * width + column] ?? 0);
    }
  });
}

/** Owns what clusters are like as groups of rows: means, sizes, distances to the mean. The validity indices are made of it. */
import { rowOf, squaredDistance, type Matrix } from './matrix';

/** By cluster 0 … k − 1; a cluster without rows has size 0 and means NaN. */
export interface ClusterMoments {
  readonly k: number;
  readonly width: number;
  readonly rows: number;
  readonly sizes: Float64Array;
  /** k × width; the members' means, whatever centres the labels came from */
  readonly means: Float64Array;
  /** of the members to their mean: sum of Euclidean distances, and of their squares */
  readonly distanceSums: Float64Array;
  readonly squareSums: Float64Array;
  /** mean of all labelled rows */
  readonly overallMean: Float64Array;
}

/** @param labels cluster of each row; rows with another number (−1: outlier) are left out */
export function clusterMoments(matrix: Matrix, labels: ArrayLike<number>, k: number): ClusterMoments {
  const { width } = matrix;
  const sizes = new Float64Array(k);
  const means = new Float64Array(k * width);
  const overallMean = new Float64Array(width);
  for (let row = 0; row < matrix.rows; row++) {
    const label = labels[row] as number;
    if (!(label >= 0 && label < k)) continue;
    sizes[label] = (sizes[label] as number) + 1;
    for (let column = 0, from = row * width, to = label * width; column < width; column++) {
      means[to + column] = (means[to + column] as number) + (matrix.values[from + column] as number);
    }
  }
  const rows = sizes.reduce((sum, size) => sum + size, 0);
  for (let at = 0; at < means.length; at++) {
    const column = at % width;
    overallMean[column] = (overallMean[column] as number) + (means[at] as number) / rows;
    means[at] = (means[at] as number) / (sizes[Math.floor(at / width)] as number);
  }
  const distanceSums = new Float64Array(k);
  const squareSums = new Float64Array(k);
  const meanOf = Array.from({ length: k }, (_, cluster) => means.subarray(cluster * width, (cluster + 1) * width));
  for (let row = 0; row < matrix.rows; row++) {
    const label = labels[row] as number;
    const mean = meanOf[label];
    if (mean === undefined) continue;
    const square = squaredDistance(rowOf(matrix, row), mean);
    squareSums[label] = (squareSums[label] as number) + square;
    distanceSums[label] = (distanceSums[label] as number) + Math.sqrt(square);
  }
  return { k, width, rows, sizes, means, distanceSums, squareSums, overallMean };
}

/** Clusters with rows. */
export function usedClusters({ sizes }: ClusterMoments): number[] {
  return Array.from(sizes.keys()).filter((cluster) => (sizes[cluster] ?? 0) > 0);
}

/** Mean of one cluster, in place. */
export function meanOfCluster({ means, width }: ClusterMoments, cluster: number): Float64Array {
  return means.subarray(cluster * width, (cluster + 1) * width);
}

/** Owns the indices that say how well rows fall into clusters. They disagree; show several. NaN where an index is not defined. */
import { meanOfCluster, usedClusters, type ClusterMoments } from './cluster-moments';
import { squaredDistance } from './matrix';

/**
 * Davies–Bouldin index (1979, IEEE Trans. PAMI 1(2)), 0 or more, smaller is better: mean over the clusters of the worst ratio of two clusters'
 * mean distances to their means, added, to the distance of the means. NaN for fewer than two clusters.
 */
export function daviesBouldin(moments: ClusterMoments): number {
  const clusters = usedClusters(moments);
  if (clusters.length < 2) return NaN;
  const { distanceSums, sizes } = moments;
  const within = (cluster: number): number => (distanceSums[cluster] ?? 0) / (sizes[cluster] ?? 0);
  const worst = clusters.map((one) =>
    clusters.reduce((most, other) => {
      const between = Math.sqrt(squaredDistance(meanOfCluster(moments, one), meanOfCluster(moments, other)));
      return one === other || between === 0 ? most : Math.max(most, (within(one) + within(other)) / between);
    }, 0),
  );
  return worst.reduce((sum, ratio) => sum + ratio, 0) / clusters.length;
}

/**
 * Caliński–Harabasz index (1974, Communications in Statistics 3(1)), larger is better: squares between the clusters over squares within, each
 * by its degrees of freedom. 1 when nothing varies within (as scikit-learn has it); NaN for one cluster, or as many as rows.
 */
export function calinskiHarabasz(moments: ClusterMoments): number {
  const clusters = usedClusters(moments);
  const { rows, sizes, squareSums, overallMean } = moments;
  if (clusters.length < 2 || clusters.length >= rows) return NaN;
  const within = squareSums.reduce((sum, square) => sum + square, 0);
  const between = clusters.reduce(
    (sum, cluster) => sum + (sizes[cluster] ?? 0) * squaredDistance(meanOfCluster(moments, cluster), overallMean),
    0,
  );
  return within === 0 ? 1 : (between * (rows - clusters.length)) / (within * (clusters.length - 1));
}

/**
 * Mean index adequacy, in the rows' unit, smaller is better: √[(1/K) Σ_k mean_{x∈C_k} d²(x, c_k)]
 * (Chicco, Napoli & Piglione 2006, IEEE Trans. Power Systems 21(2)).
 */
export function meanIndexAdequacy(moments: ClusterMoments): number {
  const clusters = usedClusters(moments);
  const { squareSums, sizes } = moments;
  const sum = clusters.reduce((before, cluster) => before + (squareSums[cluster] ?? 0) / (sizes[cluster] ?? 0), 0);
  return Math.sqrt(sum / clusters.length);
}

/**
 * Clustering dispersion indicator, smaller is better: √[(1/K) Σ_k d̂²(C_k)] / d̂({c}) with d̂²(S) = Σ_{i,j} d²(s_i, s_j) / (2|S|), which is the sum
 * of squared distances to the mean of S. It grows with the number of rows: compare it for the same rows only. NaN for one cluster.
 */
export function clusteringDispersion(moments: ClusterMoments): number {
  const clusters = usedClusters(moments);
  if (clusters.length < 2) return NaN;
  const within = moments.squareSums.reduce((sum, square) => sum + square, 0) / clusters.length;
  const middle = new Float64Array(moments.width);
  for (const cluster of clusters) {
    meanOfCluster(moments, cluster).forEach((value, column) => {
      middle[column] = (middle[column] ?? 0) + value / clusters.length;
    });
  }
  const between = clusters.reduce((sum, cluster) => sum + squaredDistance(meanOfCluster(moments, cluster), middle), 0);
  return Math.sqrt(within / between);
}

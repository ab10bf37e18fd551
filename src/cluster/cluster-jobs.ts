/** Owns the list of work that the page may ask for, and its results; all of it survives structured clone. */
import { adviseK, type AdviserOptions, type Advice } from './adviser';
import type { Crew } from './crew';
import { kmeans, type Clustering, type KMeansOptions } from './kmeans';
import { loadShapes, type LoadShapeOptions, type LoadShapes } from './load-shapes';
import type { Matrix } from './matrix';
import { tidyClusters, type TidyClustering, type TidyOptions } from './tidy-clusters';

type Plain<T> = Omit<T, 'signal' | 'onProgress'>;

export interface KMeansJob {
  readonly kind: 'kmeans';
  readonly matrix: Matrix;
  readonly options: Plain<KMeansOptions>;
  readonly tidy: TidyOptions;
}

export interface AdviseJob {
  readonly kind: 'advise';
  readonly matrix: Matrix;
  readonly options: Plain<AdviserOptions>;
}

export interface LoadShapesJob {
  readonly kind: 'load_shapes';
  /** kW, one customer-day a row */
  readonly matrix: Matrix;
  readonly customers: Int32Array;
  readonly options: Plain<LoadShapeOptions>;
}

export type ClusterJob = KMeansJob | AdviseJob | LoadShapesJob;

/** The clustering as found and as tidied. */
export interface KMeansResult {
  readonly clustering: Clustering;
  readonly tidy: TidyClustering;
}

export type JobResult<J extends ClusterJob> = J extends KMeansJob ? KMeansResult : J extends AdviseJob ? Advice : LoadShapes;

/** @param onProgress gets 0…1 */
export async function runJob(
  job: ClusterJob,
  crew: Crew,
  onProgress: (share: number) => void,
): Promise<KMeansResult | Advice | LoadShapes> {
  switch (job.kind) {
    case 'kmeans': {
      const clustering = await kmeans(job.matrix, { ...job.options, onProgress }, crew);
      return { clustering, tidy: tidyClusters(job.matrix, clustering, job.tidy) };
    }
    case 'advise':
      return adviseK(job.matrix, { ...job.options, onProgress }, crew);
    case 'load_shapes':
      return loadShapes(job.matrix, job.customers, { ...job.options, onProgress }, crew);
  }
}

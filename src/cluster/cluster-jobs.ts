/** Owns the list of work that the page may ask for, and its results; all of it survives structured clone. */
import { adviseK, type AdviserOptions, type Advice } from './adviser';
import type { Crew } from './crew';
import { kmeans, type Clustering, type KMeansOptions } from './kmeans';
import { loadShapes, type LoadShapeOptions, type LoadShapes } from './load-shapes';
import type { Matrix } from './matrix';
import {
  adviseMeasures,
  clusterMeasures,
  type AdviseMeasuresOptions,
  type MeasureClusters,
  type MeasureOptions,
} from './measures';
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

/** Measures in their own units, a value a row in each column, NaN missing. */
export interface MeasuresJob {
  readonly kind: 'measures';
  readonly columns: readonly Float64Array[];
  readonly options: Plain<MeasureOptions>;
}

export interface AdviseMeasuresJob {
  readonly kind: 'advise_measures';
  readonly columns: readonly Float64Array[];
  readonly options: Plain<AdviseMeasuresOptions>;
}

export type ClusterJob = KMeansJob | AdviseJob | LoadShapesJob | MeasuresJob | AdviseMeasuresJob;

/** The clustering as found and as tidied. */
export interface KMeansResult {
  readonly clustering: Clustering;
  readonly tidy: TidyClustering;
}

/** Result of each kind of job. */
interface Results {
  readonly kmeans: KMeansResult;
  readonly advise: Advice;
  readonly load_shapes: LoadShapes;
  readonly measures: MeasureClusters;
  readonly advise_measures: Advice;
}

export type JobResult<J extends ClusterJob> = Results[J['kind']];
export type AnyResult = Results[keyof Results];

/** @param onProgress gets 0…1 */
export async function runJob(job: ClusterJob, crew: Crew, onProgress: (share: number) => void): Promise<AnyResult> {
  switch (job.kind) {
    case 'kmeans': {
      const clustering = await kmeans(job.matrix, { ...job.options, onProgress }, crew);
      return { clustering, tidy: tidyClusters(job.matrix, clustering, job.tidy) };
    }
    case 'advise':
      return adviseK(job.matrix, { ...job.options, onProgress }, crew);
    case 'load_shapes':
      return loadShapes(job.matrix, job.customers, { ...job.options, onProgress }, crew);
    case 'measures':
      return clusterMeasures(job.columns, { ...job.options, onProgress }, crew);
    case 'advise_measures':
      return adviseMeasures(job.columns, { ...job.options, onProgress }, crew);
  }
}

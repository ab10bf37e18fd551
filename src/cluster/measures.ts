/** Owns k-means on measures in their own units: scaling, clusters, tidying, and everything that is told of them, in one go. */
import { adviseK, type Advice } from './adviser';
import { ALONE, type Crew } from './crew';
import { kmeans } from './kmeans';
import { measureEffects, typicalRows, type MeasureEffect } from './profile';
import { assessClusters, clusteringStability, type ClusterQuality } from './quality';
import { scaleRows, scaleValue, unscaleCentres, type ColumnPlan, type ColumnScaling, type ScaledRows } from './scale';
import { asksForLog } from './skewness';
import { tidyClusters, type TidyOptions } from './tidy-clusters';

/** One treatment for all measures. */
export interface MeasurePlan extends Omit<ColumnPlan, 'log'> {
  /** `auto`: for measures whose large values are rare. */
  readonly log: 'auto' | 'on' | 'off';
}

export interface MeasureOptions {
  readonly plan: MeasurePlan;
  readonly k: number;
  readonly seed: number;
  readonly restarts: number;
  readonly tidy: TidyOptions;
  /** Typical rows to name for each cluster. */
  readonly typical: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
}

/** Labels of rows without a cluster. */
export const OUTLIER = -1;
export const DROPPED = -2;
export const SEPARATE = -3;

/** One entry a row of the input: its cluster 0 … k − 1 or one of the labels above; distance NaN for rows that were not clustered. */
export interface MeasureClusters {
  readonly labels: Int32Array;
  /** Euclidean, on the scaled measures. */
  readonly distances: Float32Array;
  readonly k: number;
  readonly sizes: Int32Array;
  /** k × measures in their units; see unscaleValue for logarithms. */
  readonly centres: Float64Array;
  readonly isSmall: readonly boolean[];
  readonly merged: number;
  readonly outliers: number;
  readonly dropped: number;
  readonly separate: number;
  readonly scalings: readonly ColumnScaling[];
  /** By cluster, the strongest first. Effects are of the measures as clustered (logarithm, cut), means in their units. */
  readonly effects: readonly (readonly MeasureEffect[])[];
  /** By cluster, the nearest to the centre first. */
  readonly typical: readonly Int32Array[];
  readonly quality: ClusterQuality;
  readonly inertia: number;
  readonly isConverged: boolean;
}

/** @param columns measures of equal length; NaN is missing @throws AppError, AbortError */
export async function clusterMeasures(
  columns: readonly Float64Array[],
  options: MeasureOptions,
  crew: Crew = ALONE,
): Promise<MeasureClusters> {
  const { k, seed, restarts, signal, onProgress } = options;
  const scaled = scaleMeasures(columns, options.plan);
  const { matrix, rows } = scaled;
  const found = await kmeans(
    matrix,
    { k, seed, restarts, ...(signal && { signal }), onProgress: (share) => onProgress?.(0.8 * share) },
    crew,
  );
  const tidy = tidyClusters(matrix, found, options.tidy);
  const stability = await clusteringStability(matrix, found.k, seed, crew);
  onProgress?.(0.95);
  const all = columns[0]?.length ?? 0;
  const labels = new Int32Array(all).fill(DROPPED);
  const distances = new Float32Array(all).fill(NaN);
  for (const row of scaled.separate) labels[row] = SEPARATE;
  rows.forEach((row, at) => {
    labels[row] = tidy.labels[at] ?? OUTLIER;
    distances[row] = tidy.distances[at] ?? NaN;
  });
  return {
    ...{ labels, distances },
    ...{ k: tidy.k, sizes: tidy.sizes, isSmall: tidy.isSmall, merged: tidy.merged, outliers: tidy.outliers },
    centres: unscaleCentres(tidy.centres, scaled.columns),
    ...{ dropped: scaled.dropped.length, separate: scaled.separate.length, scalings: scaled.columns },
    effects: effectsOf(columns, scaled, labels, tidy.k),
    typical: typicalRows(labels, distances, tidy.k, options.typical),
    quality: assessClusters(matrix, tidy.labels, tidy.k, stability, { seed }),
    ...{ inertia: found.inertia, isConverged: found.isConverged },
  };
}

export interface AdviseMeasuresOptions {
  readonly plan: MeasurePlan;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
}

/** The adviser on measures in their own units. @throws AppError, AbortError */
export function adviseMeasures(
  columns: readonly Float64Array[],
  { plan, ...options }: AdviseMeasuresOptions,
  crew: Crew = ALONE,
): Promise<Advice> {
  return adviseK(scaleMeasures(columns, plan).matrix, options, crew);
}

function scaleMeasures(columns: readonly Float64Array[], { log, ...plan }: MeasurePlan): ScaledRows {
  return scaleRows(
    columns,
    columns.map((column) => ({ ...plan, log: log === 'auto' ? asksForLog(column) : log === 'on' })),
  );
}

/** Sizes of effects on the scale on which the clusters were made: one giant would otherwise be all that a skewed measure says. */
function effectsOf(
  columns: readonly Float64Array[],
  { columns: scalings }: ScaledRows,
  labels: Int32Array,
  k: number,
): MeasureEffect[][] {
  const clustered = columns.map((column, at) => {
    const scaling = scalings[at];
    return column.map((value) => (scaling === undefined || !Number.isFinite(value) ? NaN : scaleValue(scaling, value)));
  });
  const inUnits = measureEffects(columns, labels, k);
  return measureEffects(clustered, labels, k).map((effects, cluster) =>
    effects.map((effect) => {
      const own = inUnits[cluster]?.find(({ measure }) => measure === effect.measure);
      return { ...effect, mean: own?.mean ?? NaN, otherMean: own?.otherMean ?? NaN };
    }),
  );
}

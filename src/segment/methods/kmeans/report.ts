/** Owns what k-means tells of its clusters; plain data. */
import type { ColumnScaling } from '../../../cluster/scale';
import type { MeasureEffect } from '../../../cluster/profile';
import type { ClusterQuality } from '../../../cluster/quality';
import type { Text } from '../../../lib/text';
import type { MethodReport } from '../../method';

/** One measure and what was done with it. */
export interface MeasureReport {
  readonly name: string;
  readonly text: Text;
  /** Null for a bare number. */
  readonly unit: Text | null;
  readonly scaling: ColumnScaling;
}

export interface ClusterReport {
  /** The segment's key. */
  readonly key: string;
  readonly text: Text;
  readonly customers: number;
  readonly isSmall: boolean;
  /** kWh of 12 months; null where the data has none. */
  readonly energyKwh: number | null;
  /** kWh of its largest customer; null where the data has none. */
  readonly mostKwh: number | null;
  /** Centre, in the units of the measures and in their order. */
  readonly centre: readonly number[];
  /** Mean silhouette; NaN where no customer was sampled. */
  readonly silhouette: number;
  /** The strongest first. */
  readonly effects: readonly MeasureEffect[];
  /** Customers nearest to the centre, with their distances. */
  readonly typical: readonly { readonly customerId: string; readonly distance: number }[];
}

export interface KMeansReport extends MethodReport {
  readonly kind: 'kmeans';
  readonly isMonthly: boolean;
  readonly measures: readonly MeasureReport[];
  readonly askedK: number;
  /** The largest first. */
  readonly clusters: readonly ClusterReport[];
  readonly customers: number;
  /** Of them: without a value, in a group of their own for that reason, too far from every centre. */
  readonly dropped: number;
  readonly separate: number;
  readonly outliers: number;
  /** Small clusters that joined another. */
  readonly merged: number;
  /** kWh of all customers; null where the data has none. */
  readonly energyKwh: number | null;
  readonly quality: ClusterQuality;
}

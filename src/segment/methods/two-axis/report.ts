/** Owns what the two-axis matrix tells beside its segments. */
import type { MethodReport } from '../../method';
import type { SegmentTotal } from '../../segment-totals';

/** One axis of the plot. Positions run from 0 (`from`) to 1 (`to`), by value or by its logarithm. */
export interface PlaneAxis {
  readonly scale: 'linear' | 'log';
  /** Left (lower) end; on a log axis what is smaller, zero included, lies on it. */
  readonly from: number;
  readonly to: number;
  /** Bins, of equal width on the axis; whole numbers of a small range have one each. */
  readonly bins: number;
}

/** Customers with both values: one mark each when they are few, else one a bin. Positions 0 … 1; `segment` is a key. */
export interface Plane {
  readonly x: PlaneAxis;
  readonly y: PlaneAxis;
  readonly marks: 'points' | 'bins';
  readonly at: readonly (readonly [x: number, y: number])[];
  /** Customers of each mark, 1 for points. */
  readonly customers: readonly number[];
  readonly segment: readonly string[];
  readonly known: number;
}

export interface TwoAxisReport extends MethodReport {
  readonly kind: 'two-axis';
  /** Values; a measure that is the same for all has none. */
  readonly xCuts: readonly number[];
  readonly yCuts: readonly number[];
  /** The fact whose sum weighs the segments; null without any. */
  readonly weight: string | null;
  /** null when no customer has both values. */
  readonly plane: Plane | null;
  readonly totals: readonly SegmentTotal[];
}

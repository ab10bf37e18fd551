/** Owns what the load shapes tell; plain data. */
import type { LoadShapes } from '../../../cluster/load-shapes';
import type { ClusterQuality } from '../../../cluster/quality';
import type { ShapeCode } from '../../../cluster/shape-name';
import type { Text } from '../../../lib/text';
import type { MethodReport } from '../../method';

/** Curves as multiples of the day's mean, one value a slot. */
export interface ShapeReport {
  /** The segment's key. */
  readonly key: string;
  readonly text: Text;
  readonly code: ShapeCode;
  readonly peakHour: number;
  readonly centre: readonly number[];
  /** P10 and P90 of the members. */
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly days: number;
  /** Customers with at least one such day, and those whose most frequent shape it is. */
  readonly customers: number;
  readonly dominant: number;
  /** Energy of its days. */
  readonly kwh: number;
  /** Days farther from the centre than θ allows. */
  readonly beyondTheta: number;
  readonly silhouette: number;
}

/** How much the days of customers differ; of those with at least two days. */
export interface EntropyReport {
  /** Customers in each of equal steps from 0 to 1. */
  readonly bins: readonly number[];
  readonly customers: number;
  /** NaN without customers. */
  readonly mean: number;
  readonly segments: readonly { readonly key: string; readonly customers: number; readonly mean: number }[];
}

export interface LoadShapesReport extends MethodReport {
  readonly kind: 'load-shapes';
  readonly each: 'day' | 'mean';
  readonly slotsPerDay: number;
  /** Very many curves were averaged by the hour. */
  readonly isCoarser: boolean;
  /** Days of the kind asked for, and those read. */
  readonly allDays: number;
  readonly readDays: number;
  /** Most days of one customer that were read; null when all were. */
  readonly perCustomer: number | null;
  readonly idleDays: number;
  readonly incompleteDays: number;
  readonly customers: number;
  /** Of them with a shape. */
  readonly shaped: number;
  readonly theta: number;
  /** The most frequent first. */
  readonly shapes: readonly ShapeReport[];
  readonly entropy: EntropyReport;
  readonly quality: ClusterQuality;
  /** Of the adaptive method: clusters before merging; null with k-means. */
  readonly splitInto: number | null;
  readonly isComplete: boolean;
}

const BINS = 20;

/** Key of the shape of that number, from 0. */
export function shapeKey(shape: number): string {
  return `s${String(shape + 1)}`;
}

export function shapeReports(found: LoadShapes, texts: readonly Text[]): ShapeReport[] {
  return found.shapes.map((shape, at): ShapeReport => {
    const relative = (values: Float64Array): number[] => Array.from(values, (value) => value * values.length);
    return {
      key: shapeKey(at),
      text: texts[at] ?? shape.name.text,
      ...{ code: shape.name.code, peakHour: shape.name.peakHour },
      ...{ centre: relative(shape.centre), low: relative(shape.low), high: relative(shape.high) },
      ...{ days: shape.days, customers: shape.customers, kwh: shape.kwh, beyondTheta: shape.beyondTheta },
      dominant: found.customers.reduce((count, customer) => count + (customer.dominant === at ? 1 : 0), 0),
      silhouette: found.quality.silhouettes[at] ?? NaN,
    };
  });
}

export function entropyReport({ customers, shapes }: LoadShapes): EntropyReport {
  const several = customers.filter(({ days }) => days > 1);
  const bins = new Array<number>(BINS).fill(0);
  for (const { entropy } of several) {
    const bin = Math.min(BINS - 1, Math.floor(entropy * BINS));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  const meanOf = (list: readonly { readonly entropy: number }[]): number =>
    list.reduce((sum, { entropy }) => sum + entropy, 0) / list.length;
  return {
    ...{ bins, customers: several.length, mean: meanOf(several) },
    segments: shapes.flatMap((_, at) => {
      const own = several.filter(({ dominant }) => dominant === at);
      return own.length === 0 ? [] : [{ key: shapeKey(at), customers: own.length, mean: meanOf(own) }];
    }),
  };
}

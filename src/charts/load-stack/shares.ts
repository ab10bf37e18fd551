/** Owns who makes the peak: shares at its time, coincidence, and the merging of segments too small to be shown. */
import type { Dominated } from '../dominated';
import { shownGroups } from '../small-groups';
import type { PeakDay, StackSegment } from './query';

/** Key of the segments that may not be shown alone, taken together. */
export const SMALL = '(small)';

export interface PeakShares {
  /** Largest groups as they are, small ones together at the end. */
  readonly segments: readonly StackSegment[];
  /** Sum at each slot; NaN where nobody has a reading. */
  readonly systemKw: readonly number[];
  readonly peakKw: number;
  /** Part of each of `segments` in the peak, 0 … 1 in sum. */
  readonly shares: readonly number[];
  /** System peak ÷ sum of all customers' own peaks, 0 … 1. */
  readonly coincidence: number;
  readonly customers: number;
}

/** @returns null when nothing counts */
export function peakShares(data: PeakDay | null, smallGroup: number, dominated?: Dominated): PeakShares | null {
  if (data === null) return null;
  const { shown, hidden } = shownGroups(data.segments, smallGroup, ({ key }) => dominated?.keys.has(key) === true);
  const segments = hidden.length === 0 ? shown : [...shown, together(hidden)];
  const slots = segments[0]?.kw.length ?? 0;
  const systemKw = Array.from({ length: slots }, (_, slot) => sumOf(segments.map(({ kw }) => kw[slot] ?? NaN)));
  const peakKw = systemKw[data.peakSlot] ?? NaN;
  const at = (segment: StackSegment): number => segment.kw[data.peakSlot] ?? NaN;
  return {
    segments,
    systemKw,
    peakKw,
    shares: segments.map((segment) => (Number.isFinite(at(segment)) ? at(segment) / peakKw : 0)),
    coincidence: peakKw / sumOf(segments.map(({ customerPeaksKw }) => customerPeaksKw)),
    customers: segments.reduce((sum, { customers }) => sum + customers, 0),
  };
}

/** The highest sum of the group together is not known from its parts. */
function together(parts: readonly StackSegment[]): StackSegment {
  const slots = parts[0]?.kw.length ?? 0;
  return {
    key: SMALL,
    customers: parts.reduce((sum, { customers }) => sum + customers, 0),
    kw: Array.from({ length: slots }, (_, slot) => sumOf(parts.map(({ kw }) => kw[slot] ?? NaN))),
    ownPeakKw: NaN,
    customerPeaksKw: sumOf(parts.map(({ customerPeaksKw }) => customerPeaksKw)),
  };
}

/** Sum of what is known; NaN when nothing is. */
function sumOf(values: readonly number[]): number {
  const known = values.filter(Number.isFinite);
  return known.length === 0 ? NaN : known.reduce((sum, value) => sum + value, 0);
}

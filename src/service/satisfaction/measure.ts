/** Owns the three ways to tell how content a group is: top-2 share first, net promoter score, mean score second. */
import { npsInterval, npsScore, wilsonInterval, Z95, type Interval } from '../../lib/statistics';
import type { GroupAnswers } from './answers';

export type Measure = 'top2' | 'nps' | 'mean';
export const MEASURES: readonly Measure[] = ['top2', 'nps', 'mean'];

export interface Estimate {
  /** Share 0…1; score −100…100; place on the scale 0…1. */
  readonly value: number;
  readonly interval: Interval;
}

/** The range of a measure's values. */
export function rangeOf(measure: Measure): Interval {
  return measure === 'nps' ? [-100, 100] : [0, 1];
}

/** Null below `smallGroup` answers. Wilson; adjusted Wald; of means the normal interval, cut to the scale. */
export function estimateOf(group: GroupAnswers, measure: Measure, smallGroup: number): Estimate | null {
  const { answered: n, levels, top2 } = group;
  if (n < Math.max(1, smallGroup)) return null;
  if (measure === 'mean') return meanOf(group);
  const interval = measure === 'nps' ? npsInterval(levels[4], levels[0], n) : wilsonInterval(top2, n);
  return interval === null ? null : { value: measure === 'nps' ? npsScore(levels[4], levels[0], n) : top2 / n, interval };
}

function meanOf({ answered: n, scores }: GroupAnswers): Estimate | null {
  if (n < 2) return null;
  const mean = scores.reduce((sum, one) => sum + one.n * one.place, 0) / n;
  const variance = scores.reduce((sum, one) => sum + one.n * (one.place - mean) ** 2, 0) / (n - 1);
  const half = Z95 * Math.sqrt(variance / n);
  return { value: mean, interval: [Math.max(0, mean - half), Math.min(1, mean + half)] };
}

/** Owns which segments value × satisfaction can show, and where they stand. */
import { wilsonInterval, type Interval } from '../../lib/statistics';
import type { Bubble, Bubbles } from './query';

export interface Estimated extends Bubble {
  /** Mean of the measure over the customers with a value. */
  readonly mean: number;
  /** Of the answers, 0…1. */
  readonly share: number;
  readonly interval: Interval;
}

export interface Estimates {
  readonly shown: readonly Estimated[];
  /** Segments with customers, but too few values or answers. */
  readonly hidden: readonly Bubble[];
  /** Of all customers that a listed segment has: mean and share; NaN where nothing is known. */
  readonly all: { readonly mean: number; readonly share: number };
}

export function estimate({ rows }: Bubbles, smallGroup: number): Estimates {
  const shown: Estimated[] = [];
  const hidden: Bubble[] = [];
  for (const row of rows) {
    const interval = wilsonInterval(row.top2, row.answered);
    if (interval !== null && row.known > 0 && Math.min(row.answered, row.known) >= smallGroup) {
      shown.push({ ...row, mean: row.sum / row.known, share: row.top2 / row.answered, interval });
    } else if (row.customers > 0) hidden.push(row);
  }
  const sum = (of: (row: Bubble) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return {
    shown,
    hidden,
    all: { mean: sum((row) => row.sum) / sum((row) => row.known), share: sum((row) => row.top2) / sum((row) => row.answered) },
  };
}

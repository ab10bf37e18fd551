/** Owns which segments value × satisfaction can show, and where they stand. */
import { wilsonInterval, type Interval } from '../../lib/statistics';
import { isEnergyFigure } from '../../model/largest-share';
import type { Dominated } from '../dominated';
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
  /** Segments of whose energy one customer uses too much. */
  readonly dominated: readonly Bubble[];
  /** Of all customers that a listed segment has: mean and share; NaN where nothing is known. */
  readonly all: { readonly mean: number; readonly share: number };
}

export function estimate({ field, rows }: Bubbles, smallGroup: number, rule?: Dominated): Estimates {
  const isEnergy = field !== null && isEnergyFigure(field.name);
  const shown: Estimated[] = [];
  const hidden: Bubble[] = [];
  const dominated: Bubble[] = [];
  for (const row of rows) {
    const interval = wilsonInterval(row.top2, row.answered);
    if (interval !== null && row.known > 0 && Math.min(row.answered, row.known) >= smallGroup) {
      if (isEnergy && rule?.keys.has(row.key) === true) dominated.push(row);
      else shown.push({ ...row, mean: row.sum / row.known, share: row.top2 / row.answered, interval });
    } else if (row.customers > 0) hidden.push(row);
  }
  const sum = (of: (row: Bubble) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return {
    shown,
    hidden,
    dominated,
    all: { mean: sum((row) => row.sum) / sum((row) => row.known), share: sum((row) => row.top2) / sum((row) => row.answered) },
  };
}

/** Owns how little a weight has to change until two branches change places. */
import { totalScore } from './scoring';

export interface Swap {
  /** Index of the indicator. */
  readonly indicator: number;
  /** Its weight now and then, of a sum of 100; the other weights keep their proportions. */
  readonly from: number;
  readonly to: number;
}

const STEPS = 200;
const HALVINGS = 40;
/** Changes as close as this are alike, and the first indicator is named. */
const CLOSE = 1e-6;

/**
 * The smallest change of any one weight after which `behind` is no longer behind `ahead`; null where no single weight can do it.
 * Looked for numerically, because an unknown indicator makes totals bend.
 */
export function smallestSwap(ahead: readonly number[], behind: readonly number[], weights: readonly number[]): Swap | null {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let best: Swap | null = null;
  weights.forEach((weight, indicator) => {
    const now = weight / all;
    const lead = (share: number): number => {
      const changed = weights.map((other, i) =>
        i === indicator ? share : now < 1 ? (other / all) * ((1 - share) / (1 - now)) : 0,
      );
      return totalScore(ahead, changed).total - totalScore(behind, changed).total;
    };
    for (const side of [1, 0]) {
      const at = firstCrossing(lead, now, side);
      if (at === null) continue;
      const swap = { indicator, from: 100 * now, to: 100 * at };
      if (best === null || Math.abs(swap.to - swap.from) < Math.abs(best.to - best.from) - CLOSE) best = swap;
    }
  });
  return best;
}

/** Where the lead is first lost on the way from `now` to `end`. */
function firstCrossing(lead: (share: number) => number, now: number, end: number): number | null {
  let held = now;
  for (let step = 1; step <= STEPS; step++) {
    const share = now + ((end - now) * step) / STEPS;
    const value = lead(share);
    if (!Number.isFinite(value)) return null;
    if (value < 0) {
      let [from, to] = [held, share];
      for (let i = 0; i < HALVINGS; i++) {
        const middle = (from + to) / 2;
        if (lead(middle) < 0) to = middle;
        else from = middle;
      }
      return to;
    }
    held = share;
  }
  return null;
}

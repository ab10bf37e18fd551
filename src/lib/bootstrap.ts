/** Owns resampling: how far an estimate would move had others been asked. */
import { Random } from './random';
import type { Interval } from './statistics';

/**
 * Each draw takes as many parts as there are, with replacement; `visit` is told the places drawn and is done before the next draw.
 * The parts must be independent of each other (customers, or groups of customers made at random).
 */
export function resample(parts: number, draws: number, seed: number, visit: (drawn: Int32Array, draw: number) => void): void {
  const random = new Random(seed);
  const drawn = new Int32Array(parts);
  for (let draw = 0; draw < draws; draw++) {
    for (let i = 0; i < parts; i++) drawn[i] = random.below(parts);
    visit(drawn, draw);
  }
}

/** The middle 95 % of resampled estimates; null when fewer than a hundred of them are numbers. */
export function percentileInterval(values: Iterable<number>): Interval | null {
  const sorted = [...values].filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length < 100) return null;
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const lo = sorted[Math.floor(place)] ?? NaN;
    return lo + (place - Math.floor(place)) * ((sorted[Math.ceil(place)] ?? lo) - lo);
  };
  return [at(0.025), at(0.975)];
}

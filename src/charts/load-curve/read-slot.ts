/** Owns reading the curves at one slot: what a tooltip or a screen reader says of an hour. */
import type { CurveLayout, CurveLine } from './layout';
import type { CurvePoint, Spread } from './query';

export interface SlotReading {
  readonly line: CurveLine;
  readonly point: CurvePoint;
  /** In the shown scale. */
  readonly spread: Spread;
}

/**
 * Readings of the lines that have one at the slot, highest mean first.
 * @param keep key of a line that stays when only `most` are wanted
 */
export function readSlot(layout: CurveLayout, slot: number, keep: string | null, most: number): SlotReading[] {
  const readings = layout.lines
    .flatMap((line): SlotReading[] => {
      const point = line.slots[slot] ?? null;
      return point === null || !Number.isFinite(point[layout.scale].mean) ? [] : [{ line, point, spread: point[layout.scale] }];
    })
    .sort((a, b) => b.spread.mean - a.spread.mean);
  if (readings.length <= most) return readings;
  const head = readings.slice(0, most);
  const kept = readings.find(({ line }) => line.key === keep);
  return kept === undefined || head.includes(kept) ? head : [...head.slice(0, -1), kept];
}

/** Key of the line nearest to a height at a slot, within `reachPx`; null when none is that near or the height is not known. */
export function nearestLine(layout: CurveLayout, slot: number, y: number | null, reachPx: number): string | null {
  if (y === null) return null;
  let best: string | null = null;
  let least = reachPx;
  for (const { line, spread } of readSlot(layout, slot, null, Infinity)) {
    const distance = Math.abs(layout.y(spread.mean) - y);
    if (distance < least) [best, least] = [line.key, distance];
  }
  return best;
}

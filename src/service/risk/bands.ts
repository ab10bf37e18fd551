/** Owns bands of points: runs of scores with enough customers in each to tell a share. */
import type { ScoreGroup } from '../../lib/roc';

export interface Band {
  /** Lowest and highest points in it. */
  readonly lo: number;
  readonly hi: number;
  readonly n: number;
  readonly positives: number;
  /** Its scores, ascending. */
  readonly groups: readonly ScoreGroup[];
}

/** About `most` bands of equal size, the lowest points first; customers of one score stay together, and a band has `least` of them if it can. */
export function pointBands(groups: readonly ScoreGroup[], most: number, least: number): Band[] {
  const sorted = groups.filter(({ n }) => n > 0).sort((a, b) => a.score - b.score);
  const all = sorted.reduce((sum, { n }) => sum + n, 0);
  const target = Math.max(least, all / most);
  const bands: ScoreGroup[][] = [];
  let open: ScoreGroup[] = [];
  for (const group of sorted) {
    // What is large by itself is a band by itself.
    if (open.length > 0 && (sizeOf(open) >= target || (group.n >= target && sizeOf(open) >= least))) {
      bands.push(open);
      open = [];
    }
    open.push(group);
  }
  const last = bands[bands.length - 1];
  if (open.length > 0 && last !== undefined && sizeOf(open) < least) last.push(...open);
  else if (open.length > 0) bands.push(open);
  return bands.map(bandOf);
}

export function bandOf(groups: readonly ScoreGroup[]): Band {
  return {
    lo: groups[0]?.score ?? NaN,
    hi: groups[groups.length - 1]?.score ?? NaN,
    n: sizeOf(groups),
    positives: groups.reduce((sum, { positives }) => sum + positives, 0),
    groups,
  };
}

function sizeOf(groups: readonly ScoreGroup[]): number {
  return groups.reduce((sum, { n }) => sum + n, 0);
}

/** Owns which channel reaches a group: the one most of its customers use, and the one they use more than others do. */
import { normalTails } from '../../lib/chi-square';
import { wilsonInterval, type Interval } from '../../lib/statistics';
import type { ChannelCross } from './channel-cross';

const SURE = 0.05;

export interface Use {
  /** Null are the others together. */
  readonly channel: string | null;
  readonly n: number;
  readonly share: number;
  readonly interval: Interval | null;
}

export interface Reach {
  readonly group: string | null;
  readonly n: number;
  readonly isTold: boolean;
  /** The most used first; empty for a group that is not told. */
  readonly uses: readonly Use[];
  /** The first is ahead of the second beyond chance. */
  readonly isClear: boolean;
  /** Used beyond chance more than by all, the farthest first. */
  readonly above: readonly { readonly channel: string | null; readonly lift: number }[];
}

/** In the order of the groups. */
export function reachOf({ groups, channels, cross }: ChannelCross): Reach[] {
  return groups.map((group, r): Reach => {
    const row = cross.rows[r];
    if (row === undefined || !row.isTold) return { group, n: row?.n ?? 0, isTold: false, uses: [], isClear: false, above: [] };
    const uses = row.cells
      .map((cell, c): Use => ({
        channel: channels[c] ?? null,
        n: cell.n,
        share: cell.share,
        interval: wilsonInterval(cell.n, row.n),
      }))
      .filter(({ n }) => n > 0)
      .sort((a, b) => b.n - a.n);
    const above = row.cells
      .map((cell, c) => ({ channel: channels[c] ?? null, lift: cell.lift, residual: cell.residual, p: cell.p }))
      .filter(({ p, residual }) => p < SURE && residual > 0)
      .sort((a, b) => b.residual - a.residual);
    const [first, second] = uses;
    return { group, n: row.n, isTold: true, uses, isClear: isAhead(first?.n ?? 0, second?.n ?? 0), above };
  });
}

/** Two shares of one group: of those who use either, is it more than half? (McNemar's form of the test.) */
function isAhead(first: number, second: number): boolean {
  return first > second && normalTails((first - second) / Math.sqrt(first + second)) < SURE;
}

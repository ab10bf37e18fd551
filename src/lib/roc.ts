/** Owns how well a score tells those to whom something happened from the others: AUC, gains, lift. */
import { Z95, type Interval } from './statistics';

/** Those with one score: how many, and to how many of them it happened. */
export interface ScoreGroup {
  readonly score: number;
  readonly n: number;
  readonly positives: number;
}

export interface Auc {
  /** 0.5: no better than chance; ties count half. NaN unless both kinds are there. */
  readonly auc: number;
  /** 95 %, cut at 0 and 1; null with fewer than two of a kind. */
  readonly interval: Interval | null;
  readonly positives: number;
  readonly negatives: number;
}

/**
 * Area under the ROC curve with the interval of DeLong, DeLong & Clarke-Pearson (1988, Biometrics 44, 837). In groups of equal score every
 * placement value is known from running counts, so that a million customers cost as much as there are scores.
 */
export function aucOf(groups: readonly ScoreGroup[]): Auc {
  const sorted = [...groups].sort((a, b) => a.score - b.score);
  const positives = sorted.reduce((sum, group) => sum + group.positives, 0);
  const negatives = sorted.reduce((sum, group) => sum + group.n - group.positives, 0);
  if (positives === 0 || negatives === 0) return { auc: NaN, interval: null, positives, negatives };
  let below = 0;
  let area = 0;
  const placed = sorted.map(({ n, positives: own }) => {
    const others = n - own;
    // Share of the negatives below one of these positives, ties by half.
    const v10 = (below + others / 2) / negatives;
    below += others;
    area += own * v10;
    return { own, others, v10 };
  });
  const auc = area / positives;
  let above = positives;
  let [s10, s01] = [0, 0];
  for (const { own, others, v10 } of placed) {
    above -= own;
    const v01 = (above + own / 2) / positives;
    s10 += own * (v10 - auc) ** 2;
    s01 += others * (v01 - auc) ** 2;
  }
  if (positives < 2 || negatives < 2) return { auc, interval: null, positives, negatives };
  const half = Z95 * Math.sqrt(s10 / (positives - 1) / positives + s01 / (negatives - 1) / negatives);
  return { auc, interval: [Math.max(0, auc - half), Math.min(1, auc + half)], positives, negatives };
}

export interface GainsPoint {
  /** Share of all, the highest scores first, 0…1. */
  readonly share: number;
  /** Share of the positives among them, 0…1. */
  readonly gained: number;
  readonly score: number;
}

/** From (0, 0) to (1, 1), one point a score; between two points those of one score come in any order. Empty without positives. */
export function gainsOf(groups: readonly ScoreGroup[]): GainsPoint[] {
  const sorted = [...groups].filter(({ n }) => n > 0).sort((a, b) => b.score - a.score);
  const all = sorted.reduce((sum, { n }) => sum + n, 0);
  const happened = sorted.reduce((sum, { positives }) => sum + positives, 0);
  if (happened === 0) return [];
  let [n, positives] = [0, 0];
  return [
    { share: 0, gained: 0, score: Infinity },
    ...sorted.map((group) => {
      n += group.n;
      positives += group.positives;
      return { share: n / all, gained: positives / happened, score: group.score };
    }),
  ];
}

/** Share of the positives among the first `share` of all; by proportion within a score. */
export function gainedAt(points: readonly GainsPoint[], share: number): number {
  const at = points.findIndex((point) => point.share >= share);
  const [before, after] = [points[at - 1], points[at]];
  if (after === undefined) return NaN;
  if (before === undefined) return after.gained;
  return before.gained + ((share - before.share) / (after.share - before.share)) * (after.gained - before.gained);
}

export interface Lift {
  /** Share among the first ÷ share among all. */
  readonly lift: number;
  /** 95 %; null where nobody, or everybody else, is affected. */
  readonly interval: Interval | null;
}

/**
 * Lift of the `share` with the highest scores. The interval is that of the ratio of the rest's share to theirs (Katz et al. 1978,
 * Biometrics 34, 469), carried over by lift = 1 / (f + (1 − f) · ratio).
 */
export function liftAt(groups: readonly ScoreGroup[], share: number): Lift {
  const points = gainsOf(groups);
  const all = groups.reduce((sum, { n }) => sum + n, 0);
  const happened = groups.reduce((sum, { positives }) => sum + positives, 0);
  const gained = gainedAt(points, share);
  const [n1, n2] = [share * all, (1 - share) * all];
  const [x1, x2] = [gained * happened, (1 - gained) * happened];
  const lift = gained / share;
  if (!(x1 > 0) || !(x2 > 0)) return { lift, interval: null };
  const ratio = x2 / n2 / (x1 / n1);
  const half = Z95 * Math.sqrt(Math.max(0, 1 / x1 - 1 / n1 + 1 / x2 - 1 / n2));
  const carried = (of: number): number => 1 / (share + (1 - share) * of);
  return { lift, interval: [carried(ratio * Math.exp(half)), carried(ratio * Math.exp(-half))] };
}

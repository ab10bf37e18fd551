/** Owns the way from a value to points and from points to a total. */

/** 0 at the floor or beyond, 100 at the target or beyond, in a line between; a target below the floor means that less is better. */
export function linearScore(value: number, floor: number, target: number): number {
  if (!Number.isFinite(value)) return NaN;
  if (floor === target) return value === target ? 100 : 0;
  return 100 * Math.min(1, Math.max(0, (value - floor) / (target - floor)));
}

/** The best and the worst of the values as target and floor; both are the same where all are. */
export function spanOf(values: readonly number[], better: 'high' | 'low'): { readonly floor: number; readonly target: number } {
  const known = values.filter((value) => Number.isFinite(value));
  const [lo, hi] = [Math.min(...known), Math.max(...known)];
  return better === 'high' ? { floor: lo, target: hi } : { floor: hi, target: lo };
}

export interface Total {
  /** 0…100; NaN when nothing is known. */
  readonly total: number;
  /** Points that each indicator brings, adding up to the total; NaN where it is not known. */
  readonly parts: readonly number[];
  /** Weight of the indicators that are known, of all weights; below 1 the others were raised in proportion. */
  readonly known: number;
}

/** @param scores 0…100 or NaN @param weights ≥ 0, any sum. An unknown indicator is not 0: the weights of the others share its part. */
export function totalScore(scores: readonly number[], weights: readonly number[]): Total {
  const isKnown = scores.map((score) => Number.isFinite(score));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const known = weights.reduce((sum, weight, i) => sum + (isKnown[i] === true ? weight : 0), 0);
  if (!(known > 0)) return { total: NaN, parts: scores.map(() => NaN), known: 0 };
  const parts = scores.map((score, i) => (isKnown[i] === true ? (score * (weights[i] ?? 0)) / known : NaN));
  const total = parts.reduce((sum, part) => sum + (Number.isFinite(part) ? part : 0), 0);
  return { total, parts, known: known / all };
}

/** Places by total, 1 for the best; equals share a place, unknown ones have NaN. */
export function ranksOf(totals: readonly number[]): number[] {
  const order = totals.map((_, i) => i).filter((i) => Number.isFinite(totals[i]));
  order.sort((a, b) => (totals[b] ?? 0) - (totals[a] ?? 0));
  const ranks = totals.map(() => NaN);
  order.forEach((branch, at) => {
    const before = order[at - 1];
    const isEqual = before !== undefined && (totals[before] ?? 0) - (totals[branch] ?? 0) < 1e-9;
    ranks[branch] = isEqual ? (ranks[before] ?? NaN) : at + 1;
  });
  return ranks;
}

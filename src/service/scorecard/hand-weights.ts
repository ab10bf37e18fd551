/** Owns weights set by hand: they always add up to 100, and what is locked stays. */

export interface HandWeight {
  readonly weight: number;
  readonly locked: boolean;
}

const WHOLE = 100;

/**
 * The weights after one was set: locked ones and the set one stay, the others share the rest in proportion (equally where all are 0).
 * A wish beyond what the locked ones leave is cut. One decimal; the sum is exactly 100 unless everything is locked.
 * @param set index of the one that was set, or −1 to bring the sum back to 100
 */
export function setWeight(weights: readonly HandWeight[], set: number, wish: number): number[] {
  const isFree = weights.map(({ locked }, i) => !locked && i !== set);
  const locked = weights.reduce((sum, { weight, locked: held }, i) => sum + (held && i !== set ? weight : 0), 0);
  const others = isFree.some((free) => free);
  const room = Math.max(0, WHOLE - locked);
  const own = set < 0 ? 0 : others ? Math.min(Math.max(0, wish), room) : room;
  const rest = room - own;
  const before = weights.reduce((sum, { weight }, i) => sum + (isFree[i] === true ? weight : 0), 0);
  const count = isFree.filter((free) => free).length;
  const next = weights.map(({ weight }, i) => {
    if (i === set) return rounded(own);
    if (isFree[i] !== true) return weight;
    return rounded(before > 0 ? (weight / before) * rest : rest / count);
  });
  return settle(next, isFree, set);
}

/** What rounding left over goes to the largest that may move. */
function settle(weights: number[], isFree: readonly boolean[], set: number): number[] {
  const left = WHOLE - weights.reduce((sum, weight) => sum + weight, 0);
  const movable = weights.map((_, i) => i).filter((i) => isFree[i] === true);
  const at = movable.sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0))[0] ?? (set >= 0 ? set : undefined);
  if (at === undefined) return weights;
  return weights.map((weight, i) => (i === at ? rounded(Math.max(0, weight + left)) : weight));
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

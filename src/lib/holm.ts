/** Owns the adjustment of p-values for how many questions were asked. */

/** Holm's step-down adjustment (1979), in the order given: the smallest p times m, the next times m − 1 …, never falling. NaN stays and counts for none. */
export function holmAdjusted(pValues: readonly number[]): number[] {
  const order = pValues.map((p, at) => ({ p, at })).filter(({ p }) => Number.isFinite(p));
  order.sort((a, b) => a.p - b.p);
  const adjusted = pValues.map(() => NaN);
  let last = 0;
  order.forEach(({ p, at }, rank) => {
    last = Math.max(last, Math.min(1, p * (order.length - rank)));
    adjusted[at] = last;
  });
  return adjusted;
}

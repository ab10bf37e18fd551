/** Owns Fisher's exact test of two shares. */

/** Tables count as equally likely within this factor: their probabilities come from rounded logarithms. */
const TIE = 1 + 1e-7;

/**
 * Two-sided p-value: together the probability of all tables with these margins that are no more likely than this one.
 * @param a successes and @param b failures of one group; @param c and @param d of the other. Whole numbers ≥ 0; NaN when nobody was asked.
 */
export function fisherExact(a: number, b: number, c: number, d: number): number {
  const n = a + b + c + d;
  if (!(n > 0)) return NaN;
  const row = a + b;
  const column = a + c;
  const logs = logFactorials(n);
  const at = (i: number): number => logs[i] ?? NaN;
  const fixed = at(row) + at(n - row) + at(column) + at(n - column) - at(n);
  const probability = (x: number): number => Math.exp(fixed - at(x) - at(row - x) - at(column - x) - at(n - row - column + x));
  const own = probability(a) * TIE;
  let p = 0;
  for (let x = Math.max(0, row + column - n); x <= Math.min(row, column); x++) {
    const each = probability(x);
    if (each <= own) p += each;
  }
  return Math.min(1, p);
}

let known = Float64Array.of(0, 0);

/** ln 0! … ln n!; kept, since many tests of one page need the same. */
function logFactorials(n: number): Float64Array {
  if (known.length <= n) {
    const longer = new Float64Array(Math.max(n + 1, 2 * known.length));
    longer.set(known);
    for (let i = known.length; i < longer.length; i++) longer[i] = (longer[i - 1] ?? 0) + Math.log(i);
    known = longer;
  }
  return known;
}

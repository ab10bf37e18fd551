/** Owns how p-values are written. */

/** "0.034", "< 0.001"; "–" when not known. */
export function pText(p: number): string {
  if (!Number.isFinite(p)) return '–';
  return p < 0.001 ? '< 0.001' : p.toFixed(3);
}

/** As an equation: "p = 0.034", "p < 0.001". */
export function pEquation(p: number): string {
  return Number.isFinite(p) && p < 0.001 ? 'p < 0.001' : `p = ${pText(p)}`;
}

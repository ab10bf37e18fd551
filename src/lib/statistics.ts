/** Owns the small statistics behind every estimate that is shown with an interval. */

/** A closed interval in the unit of the estimate. */
export type Interval = readonly [lo: number, hi: number];

/** Two-sided 95 % point of the standard normal distribution. */
export const Z95 = 1.959963984540054;

/**
 * Wilson score interval for a share, 0…1 (Wilson 1927, J. Am. Stat. Assoc. 22, 209; no continuity correction).
 * @param successes 0 … n
 * @param n number of answers; 0 gives null, because nothing is known
 */
export function wilsonInterval(successes: number, n: number, z = Z95): Interval | null {
  if (!(n > 0)) return null;
  const share = successes / n;
  const zz = (z * z) / n;
  const centre = share + zz / 2;
  const half = z * Math.sqrt((share * (1 - share)) / n + zz / (4 * n));
  // Rounding may leave a bound a hair outside 0…1 when all or none succeed.
  return [Math.max(0, (centre - half) / (1 + zz)), Math.min(1, (centre + half) / (1 + zz))];
}

/** Net promoter score, −100…100: 100 (promoters − detractors) / n. NaN when nobody answered. */
export function npsScore(promoters: number, detractors: number, n: number): number {
  return n > 0 ? (100 * (promoters - detractors)) / n : NaN;
}

/**
 * Adjusted-Wald interval of the net promoter score, −100…100 (Rocks 2016, The American Statistician 70, 365):
 * three answers are added, ¾ of a promoter, ¾ of a detractor and 1½ passives, before the plain Wald formula.
 * The score in its middle is pulled a little towards 0. Null when nobody answered.
 */
export function npsInterval(promoters: number, detractors: number, n: number, z = Z95): Interval | null {
  if (!(n > 0)) return null;
  const total = n + 3;
  const p = (promoters + 0.75) / total;
  const d = (detractors + 0.75) / total;
  const half = z * Math.sqrt((p + d - (p - d) ** 2) / total);
  return [Math.max(-100, 100 * (p - d - half)), Math.min(100, 100 * (p - d + half))];
}

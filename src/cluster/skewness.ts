/** Owns the choice of the logarithm: whether a measure's large values are so rare that they would hide all others. */

/** Skewness from here on asks for a logarithm (a normal distribution has 0, an exponential one 2). */
const SKEWED = 1;

/** Third standardised moment of the known values; 0 where nothing varies, NaN without values. */
export function skewness(values: Float64Array): number {
  let count = 0;
  let mean = 0;
  for (const value of values) if (Number.isFinite(value)) mean += (value - mean) / ++count;
  let squares = 0;
  let cubes = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    const off = value - mean;
    squares += off * off;
    cubes += off * off * off;
  }
  if (count === 0) return NaN;
  const deviation = Math.sqrt(squares / count);
  return deviation > 1e-12 * Math.abs(mean) ? cubes / count / deviation ** 3 : 0;
}

/** True when a logarithm takes at least half of a marked skewness away; shares between 0 and 1, which it hardly bends, stay as they are. */
export function asksForLog(values: Float64Array): boolean {
  const plain = skewness(values);
  if (!(plain > SKEWED)) return false;
  const bent = skewness(values.map((value) => Math.sign(value) * Math.log1p(Math.abs(value))));
  return Math.abs(bent) < plain / 2;
}

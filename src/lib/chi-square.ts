/** Owns tail probabilities of the chi-square distribution, and so of the normal one. */

const STEPS = 500;
const TINY = 1e-300;

/**
 * P(X > x) of chi-square with so many degrees of freedom: the regularised upper incomplete gamma Q(df/2, x/2), by its series below
 * df/2 + 1 and by its continued fraction above (Abramowitz & Stegun 6.5.29 and 6.5.31). NaN for x < 0 or no degree of freedom.
 */
export function chiSquareTail(x: number, df: number): number {
  if (!(x >= 0) || !(df > 0)) return NaN;
  if (x === 0) return 1;
  const [a, half] = [df / 2, x / 2];
  const scale = Math.exp(a * Math.log(half) - half - logGamma(a));
  return half < a + 1 ? Math.max(0, 1 - scale * lowerSeries(a, half)) : scale * upperFraction(a, half);
}

/** Two-sided p-value of a standard normal deviate. */
export function normalTails(z: number): number {
  return chiSquareTail(z * z, 1);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < STEPS && term > sum * 1e-16; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** By Lentz's rule, so that nothing overflows. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < STEPS; n++) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / nonZero(an * d + b);
    c = nonZero(b + an / c);
    const step = c * d;
    value *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return value;
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/** ln Γ(a) for a > 0: shifted up, then Stirling's series. */
function logGamma(a: number): number {
  let shift = 0;
  let x = a;
  for (; x < 12; x++) shift += Math.log(x);
  const r = 1 / (x * x);
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r / 1188)))) / x;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series - shift;
}

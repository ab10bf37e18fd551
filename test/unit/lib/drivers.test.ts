// Holds the statistics behind "what moves the score" to independently computed values.
import { describe, expect, it } from 'vitest';
import { percentileInterval, resample } from '../../../src/lib/bootstrap';
import { addProducts, covarianceOf, noProducts, type CrossProducts } from '../../../src/lib/cross-products';
import { fisherExact } from '../../../src/lib/fisher-exact';
import { holmAdjusted } from '../../../src/lib/holm';
import { Random } from '../../../src/lib/random';
import { shapleyShares, subsetFits, varianceInflation } from '../../../src/lib/shapley-shares';

const mirrored = (lower: readonly (readonly number[])[]): number[] =>
  lower.flatMap((row, i) => lower.map((_, j) => row[j] ?? lower[j]?.[i] ?? NaN));

describe('Shapley shares of R²', () => {
  // Correlations of R's data set `swiss`: Agriculture, Examination, Education, Catholic, Infant.Mortality, and last Fertility.
  const SWISS = mirrored([
    [1],
    [-0.68654221, 1],
    [-0.63952252, 0.6984153, 1],
    [0.40109505, -0.5727418, -0.15385892, 1],
    [-0.06085861, -0.1140216, -0.09932185, 0.17549591, 1],
    [0.35307918, -0.6458827, -0.66378886, 0.4636847, 0.41655603, 1],
  ]);

  it('are those that R computes for the fertility of Swiss provinces', () => {
    // R 4.2 on its data set `swiss`, and numpy: the gain in summary(lm())$r.squared by each variable, averaged over all 120 orders (Lindemann,
    // Merenda and Gold 1980, the lmg of relaimpo). The package itself was not run.
    const shares = shapleyShares(subsetFits(SWISS, 5), 5);
    [0.05709122, 0.17117302, 0.26013468, 0.10557015, 0.11276592].forEach((share, j) => expect(shares[j]).toBeCloseTo(share, 7));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(0.706735, 6);
  });

  it('are those that relaimpo prints for the fuel use of cars', () => {
    // R's data set `mtcars`: miles per gallon by transmission (am), shape of the engine (vs) and cylinders. The README of the R package domir
    // (github.com/jluchman/domir, commit 009734c) prints what relaimpo::calc.relimp(mpg ~ am + vs + cyl, type = "lmg") says:
    // am 0.1774892, vs 0.2027032, cyl 0.3817849, of 76.2 % explained.
    const mpg = [
      ...[21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4],
      ...[14.7, 32.4, 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4],
    ];
    const [am, vs, cyl] = [
      '11100000000000000111000001111111',
      '00110101111000000111100001010001',
      '66468684466888888444488884448684',
    ].map((digits) => Array.from(digits, Number));
    const cars = noProducts(4);
    mpg.forEach((miles, i) => {
      const values = [am?.[i] ?? NaN, vs?.[i] ?? NaN, cyl?.[i] ?? NaN, miles];
      const products = values.flatMap((x, a) => values.slice(a).map((y) => x * y));
      addProducts(cars, { n: 1, sums: Float64Array.from(values), products: Float64Array.from(products) });
    });
    const shares = shapleyShares(subsetFits(covarianceOf(cars), 3), 3);
    [0.1774892, 0.2027032, 0.3817849].forEach((share, j) => expect(shares[j]).toBeCloseTo(share, 7));
    expect(covarianceOf(cars)[15]).toBeCloseTo(36.3241, 4);
  });

  it('do not depend on the units', () => {
    const units = [3, 0.01, 1, 200, 7, 12];
    const scaled = SWISS.map((value, at) => value * (units[Math.floor(at / 6)] ?? 1) * (units[at % 6] ?? 1));
    const shares = shapleyShares(subsetFits(scaled, 5), 5);
    expect(shares[2]).toBeCloseTo(0.26013468, 7);
  });

  it('come with the inflation of variance, the diagonal of the inverse of the correlations', () => {
    // numpy: diag(inv(X)); R gives the same by 1 / (1 − R²) of each on the others.
    [2.28412939, 3.67541955, 2.77494278, 1.93716034, 1.10754223].forEach((vif, j) =>
      expect(varianceInflation(SWISS, 5)[j]).toBeCloseTo(vif, 6),
    );
  });

  it('split evenly what two copies of one item explain, and give a constant item nothing', () => {
    // y correlates 0.6 with x; the second item is the same x, the third never varies.
    const copied = [1, 1, 0, 0.6, 1, 1, 0, 0.6, 0, 0, 0, 0, 0.6, 0.6, 0, 1];
    const shares = shapleyShares(subsetFits(copied, 3), 3);
    expect(shares[0]).toBeCloseTo(0.18, 12);
    expect(shares[1]).toBeCloseTo(0.18, 12);
    expect(shares[2]).toBe(0);
    expect(varianceInflation(copied, 3)).toEqual([Infinity, Infinity, NaN]);
  });

  it('are all nothing where the outcome never varies', () => {
    expect(shapleyShares(subsetFits([1, 0.2, 0, 0.2, 1, 0, 0, 0, 0], 2), 2)).toEqual([0, 0]);
  });
});

describe('sums of products', () => {
  it('give the covariance, whatever the parts they came in', () => {
    // x = 1, 2, 4, 5 and y = 2, 1, 5, 8: means 3 and 4; deviations −2 −1 1 2 and −2 −3 1 4;
    // Σdx² = 10, Σdxdy = 4 + 3 + 1 + 8 = 16, Σdy² = 30, each over 3.
    const part = (rows: readonly (readonly [number, number])[]): CrossProducts => {
      const own = noProducts(2);
      own.n = rows.length;
      for (const [x, y] of rows) {
        own.sums[0] = (own.sums[0] ?? 0) + x;
        own.sums[1] = (own.sums[1] ?? 0) + y;
        [x * x, x * y, y * y].forEach((value, i) => (own.products[i] = (own.products[i] ?? 0) + value));
      }
      return own;
    };
    const total = noProducts(2);
    addProducts(total, part([[1, 2]]));
    addProducts(
      total,
      part([
        [2, 1],
        [4, 5],
        [5, 8],
      ]),
    );
    const near = [10 / 3, 16 / 3, 16 / 3, 10].map((value) => expect.closeTo(value, 12) as unknown);
    expect([...covarianceOf(total)]).toEqual(near);
  });
});

describe('resampling', () => {
  it('holds the true share of a driver in about 95 of 100 surveys', () => {
    // y = 0.6 x₁ + 0.3 x₂ + e with independent x, e ~ N(0, 1): R² = 0.45 / 1.45, shares 0.36 and 0.09 of 0.45, so 0.8 and 0.2.
    const random = new Random(11);
    let held = 0;
    const surveys = 120;
    for (let survey = 0; survey < surveys; survey++) {
      const rows = Array.from({ length: 300 }, (): CrossProducts => {
        const [a, b] = [random.normal(), random.normal()];
        const values = [a, b, 0.6 * a + 0.3 * b + random.normal()];
        const products = values.flatMap((x, i) => values.slice(i).map((y) => x * y));
        return { n: 1, sums: Float64Array.from(values), products: Float64Array.from(products) };
      });
      const found: number[] = [];
      resample(rows.length, 150, survey, (drawn) => {
        const total = noProducts(3);
        for (const at of drawn) addProducts(total, rows[at] ?? noProducts(3));
        const [first = NaN, second = NaN] = shapleyShares(subsetFits(covarianceOf(total), 2), 2);
        found.push(first / (first + second));
      });
      const [lo, hi] = percentileInterval(found) ?? [NaN, NaN];
      if (lo <= 0.8 && 0.8 <= hi) held++;
    }
    // Three standard errors of 120 trials around 0.95, on the low side a little more: percentile intervals are a little short.
    expect(held / surveys).toBeGreaterThan(0.88);
    expect(held / surveys).toBeLessThan(1);
  });

  it('is the same for the same seed, and says nothing of too few draws', () => {
    const drawn = (seed: number): number[] => {
      const all: number[] = [];
      resample(5, 4, seed, (places) => all.push(...places));
      return all;
    };
    expect(drawn(3)).toEqual(drawn(3));
    expect(drawn(3)).not.toEqual(drawn(4));
    expect(drawn(3).every((at) => at >= 0 && at < 5)).toBe(true);
    expect(percentileInterval(new Array<number>(99).fill(1))).toBeNull();
    // 0 … 200: the 2.5 % point of 201 values is 200 × 0.025 = 5.
    expect(percentileInterval(Array.from({ length: 201 }, (_, i) => 200 - i))).toEqual([5, 195]);
  });
});

describe('tests and their number', () => {
  it('Fisher’s exact test agrees with scipy.stats.fisher_exact', () => {
    expect(fisherExact(12, 8, 40, 10)).toBeCloseTo(0.12861871533, 10);
    expect(fisherExact(3, 27, 300, 70) / 2.436069831511222e-15).toBeCloseTo(1, 6);
    expect(fisherExact(0, 15, 80, 120)).toBeCloseTo(0.00128884559, 10);
    expect(fisherExact(50, 50, 50, 50)).toBeCloseTo(1, 10);
    expect(fisherExact(700, 300, 6500, 2500)).toBeCloseTo(0.13775720537, 9);
    expect(fisherExact(0, 0, 0, 0)).toBeNaN();
  });

  it('Holm multiplies the smallest by the number of questions, and never lets a larger one pass it', () => {
    // 0.01 × 4, 0.02 × 3, 0.03 × 2 = 0.06 held at 0.06, 0.5 × 1; NaN was no question.
    const adjusted = holmAdjusted([0.5, 0.02, NaN, 0.01, 0.03]);
    [0.5, 0.06, NaN, 0.04, 0.06].forEach((p, i) => expect(adjusted[i]).toEqual(Number.isNaN(p) ? NaN : expect.closeTo(p, 12)));
  });
});

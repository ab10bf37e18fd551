// Tests of logistic regression against scikit-learn 1.2: LogisticRegression(C=1, tol=1e-12) on the 140 customers one by one.
import { expect, it } from 'vitest';
import { fitLogistic, type LogisticRow } from '../../../src/lib/logistic';

const ROWS: readonly LogisticRow[] = [
  { on: [], n: 40, positives: 6 },
  { on: [0], n: 30, positives: 9 },
  { on: [1], n: 25, positives: 10 },
  { on: [0, 1], n: 20, positives: 14 },
  { on: [2], n: 15, positives: 2 },
  { on: [0, 2], n: 10, positives: 5 },
];

it('gives the weights of scikit-learn', () => {
  const fit = fitLogistic(ROWS, 3);
  expect(fit?.intercept).toBeCloseTo(-1.67923832, 4);
  [1.01500738, 1.25384285, 0.22772267].forEach((weight, i) => expect(fit?.weights[i]).toBeCloseTo(weight, 4));
});

it('stays finite where a column tells all, and gives nothing where nobody is affected', () => {
  const weight = fitLogistic(
    [
      { on: [], n: 50, positives: 0 },
      { on: [0], n: 50, positives: 50 },
    ],
    1,
  )?.weights[0];
  expect(weight).toBeGreaterThan(4);
  expect(weight).toBeLessThan(20);
  expect(fitLogistic([{ on: [], n: 50, positives: 0 }], 0)).toBeNull();
});

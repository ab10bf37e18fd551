// Tests of AUC, gains and lift on five scores, against scikit-learn and a double loop.
import { describe, expect, it } from 'vitest';
import { aucOf, gainedAt, gainsOf, liftAt, type ScoreGroup } from '../../../src/lib/roc';

/** 110 customers, 24 positives. */
const GROUPS: readonly ScoreGroup[] = [
  { score: 40, n: 12, positives: 6 },
  { score: 0, n: 40, positives: 2 },
  { score: 70, n: 8, positives: 6 },
  { score: 10, n: 30, positives: 4 },
  { score: 25, n: 20, positives: 6 },
];

describe('AUC', () => {
  // scikit-learn 1.2 roc_auc_score on the customers one by one; the interval from every pair of a positive and a negative in numpy:
  // ψ = 1, ½ or 0, variances of its row and column means ÷ 24 and ÷ 86.
  it('is that of scikit-learn, with DeLong’s interval', () => {
    const { auc, interval, positives, negatives } = aucOf(GROUPS);
    expect([positives, negatives]).toEqual([24, 86]);
    expect(auc).toBeCloseTo(0.8062015503875969, 12);
    expect(interval?.[0]).toBeCloseTo(0.7062504853698904, 10);
    expect(interval?.[1]).toBeCloseTo(0.9061526154053033, 10);
  });

  it('is one half where all have one score, and unknown where nobody or everybody is affected', () => {
    expect(aucOf([{ score: 5, n: 10, positives: 4 }]).auc).toBe(0.5);
    expect(aucOf([{ score: 5, n: 10, positives: 0 }])).toMatchObject({ auc: NaN, interval: null });
    expect(aucOf([{ score: 5, n: 10, positives: 10 }]).auc).toBeNaN();
  });

  it('turns round with the scores', () => {
    const turned = GROUPS.map((group) => ({ ...group, score: -group.score }));
    expect(aucOf(turned).auc).toBeCloseTo(1 - aucOf(GROUPS).auc, 12);
  });
});

describe('gains', () => {
  it('count from the highest score', () => {
    expect(gainsOf(GROUPS).map(({ share, gained }) => [Math.round(share * 110), Math.round(gained * 24)])).toEqual([
      [0, 0],
      [8, 6],
      [20, 12],
      [40, 18],
      [70, 22],
      [110, 24],
    ]);
    expect(gainsOf([{ score: 1, n: 5, positives: 0 }])).toEqual([]);
  });

  it('take customers of one score by proportion', () => {
    // A tenth is 11 customers: the 8 with 70 points, and 3 of the 12 with 40 points, who have 1.5 of its 6 positives.
    expect(gainedAt(gainsOf(GROUPS), 0.1)).toBeCloseTo(7.5 / 24, 12);
    expect(liftAt(GROUPS, 0.1).lift).toBeCloseTo(3.125, 12);
  });

  // By hand: 7.5 of 11 against 16.5 of 99; ratio 0.24444; ln has the standard error √(1/7.5 − 1/11 + 1/16.5 − 1/99) = 0.304834.
  it('give the lift with the interval of a ratio of shares', () => {
    const [lo, hi] = liftAt(GROUPS, 0.1).interval ?? [NaN, NaN];
    const bound = (sign: number): number => 1 / (0.1 + 0.9 * (16.5 / 99 / (7.5 / 11)) * Math.exp(sign * 1.959963985 * 0.304834));
    expect(lo).toBeCloseTo(bound(1), 4);
    expect(hi).toBeCloseTo(bound(-1), 4);
  });
});

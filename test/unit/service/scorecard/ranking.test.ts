// Holds scores, totals, places and what they depend on to cases that can be worked out exactly.
import { describe, expect, it } from 'vitest';
import { linearScore, ranksOf, spanOf, totalScore } from '../../../../src/service/scorecard/scoring';
import { rankAcceptability } from '../../../../src/service/scorecard/smaa';
import { smallestSwap } from '../../../../src/service/scorecard/swap';

describe('scores', () => {
  it('run from floor to target in either direction, and no further', () => {
    expect([0.5, 0.7, 0.9, 0.95].map((value) => linearScore(value, 0.5, 0.9))).toEqual([0, expect.closeTo(50, 9), 100, 100]);
    expect([40, 24, 8, 0].map((value) => linearScore(value, 40, 8))).toEqual([0, 50, 100, 100]);
    expect(linearScore(NaN, 0, 1)).toBeNaN();
  });

  it('min–max takes the worst and the best branch', () => {
    expect(spanOf([3, NaN, 9, 5], 'low')).toEqual({ floor: 9, target: 3 });
    expect(spanOf([3, 9], 'high')).toEqual({ floor: 3, target: 9 });
  });
});

describe('totals', () => {
  it('add up to what the indicators bring', () => {
    expect(totalScore([80, 50], [30, 10])).toEqual({ total: 72.5, parts: [60, 12.5], known: 1 });
  });

  it('an unknown indicator is no zero: the others carry its weight, and it is told', () => {
    const { total, parts, known } = totalScore([80, NaN, 50], [30, 60, 10]);
    expect([total, known]).toEqual([72.5, 0.4]);
    expect(parts[1]).toBeNaN();
    expect(totalScore([NaN], [100]).total).toBeNaN();
  });

  it('equals share a place', () => {
    expect(ranksOf([70, 90, 70, NaN, 60])).toEqual([2, 1, 2, NaN, 4]);
  });
});

describe('places over all weightings', () => {
  const fixed = (scores: readonly (readonly number[])[]) => () => scores;

  it('are the lengths of the intervals of one free weight', () => {
    // With w uniform on 0…1: A = 100 w, B = 100 (1 − w), C = 60. C is first for 0.4 < w < 0.6, A first above; A is second for 0.5 < w < 0.6.
    const [a, b, c] = rankAcceptability({
      ...{ weights: [50, 50], weighting: 'any', draws: 20_000, seed: 1 },
      scores: fixed([
        [100, 0],
        [0, 100],
        [60, 60],
      ]),
    });
    const near = (values: readonly number[]): unknown =>
      values.map((value) => expect.toSatisfy((found: number) => Math.abs(found - value) < 0.012) as unknown);
    expect(a).toEqual(near([0.4, 0.1, 0.5]));
    expect(b).toEqual(near([0.4, 0.1, 0.5]));
    expect(c).toEqual(near([0.2, 0.8, 0]));
  });

  it('near the chosen weights, their mean and spread are those of the Dirichlet', () => {
    // 100 · w1 > 30 + 0 · w2 …: A = 100 w1 against B = 20 with w1 ~ Beta(50 · 0.2, 50 · 0.8) = Beta(10, 40), whose median is 0.19598 (scipy.stats.beta).
    const [a] = rankAcceptability({
      ...{ weights: [20, 80], weighting: 'near', draws: 20_000, seed: 2 },
      scores: fixed([
        [100, 0],
        [19.598, 19.598],
      ]),
    });
    expect(a![0]).toBeGreaterThan(0.488);
    expect(a![0]).toBeLessThan(0.512);
  });

  it('fixed weights and scores leave no doubt; equals share their places; nobody knows the unknown', () => {
    expect(rankAcceptability({ weights: [1], weighting: 'fixed', draws: 10, scores: fixed([[50], [70], [70], [NaN]]) })).toEqual([
      [0, 0, expect.closeTo(1, 9), 0],
      [expect.closeTo(0.5, 9), expect.closeTo(0.5, 9), 0, 0],
      [expect.closeTo(0.5, 9), expect.closeTo(0.5, 9), 0, 0],
      [0, 0, 0, 0],
    ]);
  });

  it('repeat themselves', () => {
    const ask = () =>
      rankAcceptability({
        weights: [1, 2, 3],
        weighting: 'near',
        scores: fixed([
          [1, 2, 3],
          [3, 2, 1.5],
        ]),
      });
    expect(ask()).toEqual(ask());
  });
});

describe('the smallest change of a weight', () => {
  it('by which two branches change places', () => {
    // Lead of A at weight w of the first indicator: 80 w + 40 (1 − w) − 60 w − 50 (1 − w) = 30 w − 10, lost below 1/3.
    const swap = smallestSwap([80, 40], [60, 50], [50, 50]);
    expect(swap).toMatchObject({ indicator: 0, from: 50 });
    expect(swap?.to).toBeCloseTo(33.333, 2);
  });

  it('is none where one is better everywhere', () => {
    expect(smallestSwap([80, 60], [60, 50], [50, 50])).toBeNull();
  });

  it('copes with an unknown indicator', () => {
    // B has no second indicator: it has 70 whatever the weights. A: 80 w + 60 (1 − w) = 60 + 20 w, below 70 for w < 0.5.
    expect(smallestSwap([80, 60], [70, NaN], [60, 40])?.to).toBeCloseTo(50, 1);
  });
});

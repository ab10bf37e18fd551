// Holds weights to published matrices (and numpy.linalg.eig), to numpy's entropy, and to sums worked out by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ahpWeights } from '../../../../src/service/scorecard/ahp';
import { pairMatrix, pairsOfWeights, pairValue, withPair } from '../../../../src/service/scorecard/choice';
import { entropyWeights } from '../../../../src/service/scorecard/entropy';
import { setWeight, type HandWeight } from '../../../../src/service/scorecard/hand-weights';

const near = (values: readonly number[], digits = 8): unknown => values.map((value) => expect.closeTo(value, digits) as unknown);

describe('AHP', () => {
  it('wealth of nations (Saaty 1980: λmax 7.608, weights .427 .230 .021 .052 .052 .123 .094, CR 0.08)', () => {
    const found = ahpWeights([
      [1, 4, 9, 6, 6, 5, 5],
      [1 / 4, 1, 7, 5, 5, 3, 4],
      [1 / 9, 1 / 7, 1, 1 / 5, 1 / 5, 1 / 7, 1 / 5],
      [1 / 6, 1 / 5, 5, 1, 1, 1 / 3, 1 / 3],
      [1 / 6, 1 / 5, 5, 1, 1, 1 / 3, 1 / 3],
      [1 / 5, 1 / 3, 7, 3, 3, 1, 2],
      [1 / 5, 1 / 4, 5, 3, 3, 1 / 2, 1],
    ]);
    expect(found.lambdaMax).toBeCloseTo(7.607720268859605, 8);
    expect(found.weights).toEqual(near([0.42711502, 0.23029319, 0.02083841, 0.05238562, 0.05238562, 0.1227194, 0.09426273], 7));
    expect(found.ratio).toBeCloseTo(0.0767323571792431, 8);
  });

  it('choice of a school (Saaty: weights .32 .14 .03 .13 .24 .14, inconsistent), and the judgement that is farthest off', () => {
    const found = ahpWeights([
      [1, 4, 3, 1, 3, 4],
      [1 / 4, 1, 7, 3, 1 / 5, 1],
      [1 / 3, 1 / 7, 1, 1 / 5, 1 / 5, 1 / 6],
      [1, 1 / 3, 5, 1, 1, 1 / 3],
      [1 / 3, 5, 5, 1, 1, 3],
      [1 / 4, 1, 6, 3, 1 / 3, 1],
    ]);
    expect(found.weights).toEqual(near([0.32077018, 0.13950275, 0.03476831, 0.12848602, 0.23738999, 0.13908275], 7));
    expect(found.ratio).toBeCloseTo(0.22901130676149675, 7);
    // numpy: the largest |ln(a_ij w_j / w_i)| of the upper half; first against third was judged 3 and follows as 9.2.
    expect(found.odd).toMatchObject({ row: 0, column: 2, judged: 3 });
    expect(found.odd?.implied).toBeCloseTo(9.225936045954953, 6);
  });

  it('consistent judgements give their own weights and no complaint', () => {
    const found = ahpWeights([
      [1, 2, 6],
      [1 / 2, 1, 3],
      [1 / 6, 1 / 3, 1],
    ]);
    expect(found.weights).toEqual(near([0.6, 0.3, 0.1]));
    expect([found.ratio, found.odd]).toEqual([expect.closeTo(0, 9), null]);
    expect(ahpWeights([[1]]).weights).toEqual([1]);
    expect(ahpWeights([]).weights).toEqual([]);
  });

  it('a pair is kept once, whichever way it was judged', () => {
    const pairs = withPair(withPair({}, 'a', 'b', 3), 'b', 'a', 5);
    expect(pairs).toEqual({ 'b|a': 5 });
    expect(pairValue(pairs, 'a', 'b')).toBeCloseTo(1 / 5, 12);
    const row = (id: string) => ({ id, weight: 50, locked: false, floor: 0, target: 1 });
    expect(pairMatrix({ rows: [row('a'), row('b'), row('c')], pairs })).toEqual([
      [1, expect.closeTo(1 / 5, 12), 1],
      [5, 1, 1],
      [1, 1, 1],
    ]);
  });
});

it('pairs begin where the weights stand, on the scale', () => {
  const row = (id: string, weight: number) => ({ id, weight, locked: false, floor: 0, target: 1 });
  expect(
    pairsOfWeights([row('a', 60), row('b', 30), row('c', 30), row('d', 0)], (times) => Math.min(9, Math.round(times))),
  ).toEqual({
    ...{ 'a|b': 2, 'a|c': 2, 'a|d': 9, 'b|d': 9, 'c|d': 9 },
  });
});

describe('entropy', () => {
  it('agrees with numpy: 1 − Σ −p ln p / ln 4 of each row, brought to 1', () => {
    expect(
      entropyWeights([
        [80, 60, 20, 90],
        [50, 52, 49, 51],
        [100, 0, 30, 70],
      ]),
    ).toEqual(near([0.21982757, 0.0004929002, 0.779679529]));
  });

  it('is equal where nothing differs, and leaves out what is not known', () => {
    expect(
      entropyWeights([
        [50, 50],
        [70, 70],
      ]),
    ).toEqual([0.5, 0.5]);
    expect(
      entropyWeights([
        [10, NaN, 90],
        [50, 50, 50],
      ]),
    ).toEqual(near([1, 0]));
  });
});

describe('by hand', () => {
  const of = (...weights: readonly (number | readonly [number])[]): HandWeight[] =>
    weights.map((weight) => (typeof weight === 'number' ? { weight, locked: false } : { weight: weight[0], locked: true }));

  it('locked ones stay, the others share the rest in proportion', () => {
    expect(setWeight(of(40, [30], 20, 10), 0, 50)).toEqual([50, 30, 13.3, 6.7]);
    expect(setWeight(of(40, [30], 20, 10), 0, 95)).toEqual([70, 30, 0, 0]);
    expect(setWeight(of(0, 0, 100), 2, 40)).toEqual([30, 30, 40]);
  });

  it('alone among locked ones a weight is what they leave', () => {
    expect(setWeight(of([30], 20, [50]), 1, 90)).toEqual([30, 20, 50]);
  });

  it('always add up to 100 unless everything is locked', () => {
    const weight = fc.record({ weight: fc.integer({ min: 0, max: 20 }), locked: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(weight, { minLength: 2, maxLength: 5 }),
        fc.nat(),
        fc.integer({ min: 0, max: 100 }),
        (list, at, wish) => {
          const set = at % list.length;
          const next = setWeight(list, set, wish);
          expect(next.reduce((sum, value) => sum + value, 0)).toBeCloseTo(100, 6);
          expect(Math.min(...next)).toBeGreaterThanOrEqual(0);
          list.forEach((one, i) => {
            if (one.locked && i !== set) expect(next[i]).toBe(one.weight);
          });
        },
      ),
    );
  });
});

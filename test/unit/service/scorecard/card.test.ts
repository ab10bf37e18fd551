// Holds a small scorecard to sums worked out by hand, and what is read of a saved one to what makes sense.
import { describe, expect, it } from 'vitest';
import type { ModelInfo } from '../../../../src/model/model-info';
import { makeCard } from '../../../../src/service/scorecard/card';
import { defaultScorecard, readScorecard, type ScorecardChoice } from '../../../../src/service/scorecard/choice';
import { INDICATORS } from '../../../../src/service/scorecard/indicators';
import { placesOf } from '../../../../src/service/scorecard/standing';

const row = (id: string, weight: number, floor: number, target: number) => ({ id, weight, locked: false, floor, target });
const choice: ScorecardChoice = {
  ...{ field: 'region', method: 'hand', scoring: 'linear', pairs: {} },
  rows: [row('csat', 60, 0.5, 0.9), row('connection_days', 40, 40, 10)],
};
const value = (id: string, branch: string, of: number, n: number, error = NaN) => ({ id, branch, value: of, n, error });
const values = {
  branches: ['a', 'b', 'c', 'tiny'].map((branch) => ({ branch, customers: branch === 'tiny' ? 3 : 100 })),
  values: [
    value('csat', 'a', 0.8, 50),
    value('csat', 'b', 0.6, 50),
    value('csat', 'c', 0.7, 50),
    value('csat', 'tiny', 1, 3),
    value('connection_days', 'a', 25, 40, 2),
    value('connection_days', 'b', 10, 40, 2),
    value('connection_days', 'c', 10, 14, 2),
  ],
};

describe('a card', () => {
  const card = makeCard(values, choice, 15);

  it('scores, weighs and ranks; small branches are hidden, small samples unknown', () => {
    // a: 75 · 0.6 + 50 · 0.4 = 65; b: 25 · 0.6 + 100 · 0.4 = 55; c: 50 of the one indicator that is known.
    expect(card.branches.map(({ branch, total, rank, known }) => [branch, Math.round(total), rank, known])).toEqual([
      ['a', 65, 1, 1],
      ['b', 55, 2, 1],
      ['c', 50, 3, 0.6],
    ]);
    expect(card.hidden).toEqual([{ name: 'tiny', customers: 3 }]);
    expect(card.branches[2]!.cells[1]).toMatchObject({ value: NaN, n: 14, interval: null });
  });

  it('by min–max the worst has 0 and the best 100', () => {
    const spread = makeCard(values, { ...choice, scoring: 'minmax' }, 15);
    expect(spread.columns.map(({ floor, target }) => [floor, target])).toEqual([
      [0.6, 0.8],
      [25, 10],
    ]);
    expect(spread.branches.map(({ branch, cells }) => [branch, cells[0]!.score])).toEqual([
      ['a', 100],
      ['c', expect.closeTo(50, 6)],
      ['b', 0],
    ]);
  });

  it('takes weights from pairs or entropy', () => {
    const pairs = makeCard(values, { ...choice, method: 'ahp', pairs: { 'csat|connection_days': 3 } }, 15);
    expect(pairs.columns.map(({ weight }) => weight)).toEqual([expect.closeTo(75, 6), expect.closeTo(25, 6)]);
    const entropy = makeCard(values, { ...choice, method: 'entropy' }, 15);
    expect(entropy.columns.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(100, 9);
  });

  it('places are certain under the chosen weights and vary when the data may', () => {
    expect(placesOf(card, 'fixed', false).map((own) => own.indexOf(Math.max(...own)))).toEqual([0, 1, 2]);
    const varied = placesOf(card, 'fixed', true);
    expect(varied[0]![0]).toBeLessThan(1);
    expect(varied[0]![0]).toBeGreaterThan(0.5);
  });
});

describe('what is saved', () => {
  it('comes back as it was', () => {
    const saved = { ...choice, pairs: { 'csat|connection_days': 1 / 3 } };
    expect(readScorecard(JSON.parse(JSON.stringify(saved)))).toEqual(saved);
  });

  it('is dropped where it makes no sense', () => {
    expect(readScorecard(null)).toBeNull();
    expect(readScorecard({ rows: [] })).toBeNull();
    const odd = {
      ...{ field: 'region', method: 'guess', scoring: 'x', pairs: { 'a|b': 40, 'b|c': 'much', 'csat|nps': 9 } },
      rows: [
        row('csat', 60, 0, 1),
        row('csat', 10, 0, 1),
        row('gone', 10, 0, 1),
        row('nps', -1, 0, 1),
        row('saidi', 5, NaN, 1),
        7,
      ],
    };
    expect(readScorecard(odd)).toEqual({
      ...{ field: 'region', method: 'hand', scoring: 'linear', pairs: { 'csat|nps': 9 }, rows: [row('csat', 60, 0, 1)] },
    });
  });

  it('at first holds what the data has, and adds up to 100', () => {
    const fact = (name: string) => ({
      ...{ name, text: { en: name, zh: name }, known: 9, distinct: 0 },
      kind: 'number',
      family: 'value',
    });
    const model = {
      facts: ['csat_top2', 'nps', 'arrears_amount'].map(fact),
      rows: { contact: 5 },
      roles: [],
    } as unknown as ModelInfo;
    const first = defaultScorecard(model, 'region');
    expect(first.rows.map(({ id }) => id)).toEqual(['csat', 'nps', 'in_time', 'connection_days', 'arrears']);
    expect(first.rows.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(100, 9);
    expect(first.rows.find(({ id }) => id === 'in_time')?.limit).toBe(72);
  });
});

it('every indicator can be defended: words in both languages, a direction that floor and target agree with', () => {
  expect(INDICATORS.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
  for (const { definition, name, better, floor, target } of INDICATORS) {
    expect(definition.zh.length).toBeGreaterThan(8);
    expect(definition.en.length).toBeGreaterThan(20);
    expect(name.zh).toMatch(/[一-鿿]/);
    expect(target > floor).toBe(better === 'high');
  }
});

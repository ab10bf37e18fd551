/*
 * Statistics behind the charts of satisfaction. The chi-square is scipy 1.10.1's chi2_contingency([[30, 70], [50, 50], [20, 80]], correction=False);
 * everything else is worked out by hand.
 */
import { describe, expect, it } from 'vitest';
import type { ModelInfo } from '../../../src/model/model-info';
import { addUpAnswers, type GroupAnswers } from '../../../src/service/satisfaction/answers';
import { coverageOf, weightedShare } from '../../../src/service/satisfaction/coverage';
import {
  groupField,
  groupFields,
  groupFilter,
  groupName,
  pickedGroups,
  SEGMENT_FIELD,
} from '../../../src/service/satisfaction/group-field';
import { estimateOf } from '../../../src/service/satisfaction/measure';
import { sizeOfDelta, sizeOfH } from '../../../src/service/satisfaction/difference';
import { standOuts } from '../../../src/service/satisfaction/stand-out';

function group(key: string | null, customers: number, answered: number, top2: number, asked = 0): GroupAnswers {
  const scores = [
    { place: 0.25, n: answered - top2 },
    { place: 1, n: top2 },
  ];
  return { key, customers, asked, answered, top2, levels: [0, answered - top2, 0, 0, top2], scores };
}

describe('who answered', () => {
  it('is tested against all customers', () => {
    const found = coverageOf([group('a', 100, 30, 0), group('b', 100, 50, 0), group('c', 100, 20, 0)]);
    expect(found).toMatchObject({ base: 'customers', customers: 300, answered: 100, invited: 300 });
    expect(found.p).toBeCloseTo(2.753644934974714e-5, 12);
    // √(21 / 300)
    expect(found.v).toBeCloseTo(0.2646, 4);
  });

  it('counts those who were asked, where the table lists who did not answer', () => {
    expect(coverageOf([group('a', 100, 30, 0, 60), group('b', 100, 20, 0, 40)])).toMatchObject({ base: 'asked', invited: 100 });
    expect(coverageOf([group('a', 100, 30, 0, 30)]).base).toBe('customers');
  });

  it('is weighted back to the customers', () => {
    // Homes: 900 of 1,000 customers, 10 answers, half content; firms: 100 customers, 90 answers, all content.
    const weighted = weightedShare([group('homes', 900, 10, 5), group('firms', 100, 90, 90)]);
    expect(weighted?.share).toBeCloseTo(0.9 * 0.5 + 0.1, 12);
    // Variance: 0.81 · 0.25 / 10 + 0.01 · (91/92 · 1/92) / 90
    const variance = 0.81 * 0.025 + (0.01 * (91 / 92) * (1 / 92)) / 90;
    expect(weighted?.interval[0]).toBeCloseTo(0.55 - 1.959964 * Math.sqrt(variance), 6);
    expect(weightedShare([group('a', 50, 10, 5), group('b', 70, 0, 0)])?.without).toBe(70);
    expect(weightedShare([group('a', 50, 0, 0)])).toBeNull();
  });
});

describe('measures', () => {
  const asked = { ...group('a', 100, 40, 20), levels: [8, 0, 12, 0, 20] as const };

  it('are top-2 share, net promoter score and mean, each with its interval', () => {
    expect(estimateOf(asked, 'top2', 15)?.value).toBe(0.5);
    expect(estimateOf(asked, 'nps', 15)?.value).toBe(30);
    const mean = estimateOf(asked, 'mean', 15);
    expect(mean?.value).toBeCloseTo(0.625, 12);
    // Half of 0.25 and half of 1: variance 40/39 · 0.375²
    expect(mean?.interval[1]).toBeCloseTo(0.625 + 1.959964 * Math.sqrt(((40 / 39) * 0.375 ** 2) / 40), 6);
  });

  it('of too few answers are none', () => {
    expect(estimateOf(group('a', 100, 14, 7), 'top2', 15)).toBeNull();
    expect(estimateOf(group('a', 100, 0, 0), 'nps', 0)).toBeNull();
  });

  it('add up', () => {
    expect(addUpAnswers([group('a', 10, 4, 1), group('b', 20, 6, 2)])).toMatchObject({
      ...{ customers: 30, answered: 10, top2: 3, levels: [0, 7, 0, 0, 3] },
      scores: [
        { place: 0.25, n: 7 },
        { place: 1, n: 3 },
      ],
    });
  });
});

describe('effects in words', () => {
  it('follow Cohen and Romano', () => {
    expect([0.1, -0.2, 0.5, -0.9].map((h) => sizeOfH(h).en)).toEqual(['negligible', 'small', 'medium', 'large']);
    expect([0.1, -0.2, 0.4, -0.5].map((d) => sizeOfDelta(d).en)).toEqual(['negligible', 'small', 'medium', 'large']);
  });
});

describe('what stands out', () => {
  const field = (id: string) => ({ id, text: { en: id, zh: id }, kind: 'category' as const, edges: [] });

  it('is the group far from all others, with the opposite end where that is sure too', () => {
    const groups = [group('bad', 300, 100, 40), group('usual', 900, 500, 400), group('good', 300, 100, 98)];
    const [found, ...more] = standOuts([{ field: field('region'), groups }], 15);
    expect(more).toEqual([]);
    expect(found?.difference.a.key).toBe('bad');
    expect(found?.opposite?.a.key).toBe('good');
    expect(found?.tried).toBe(3);
  });

  it('is nothing where groups differ by chance only, are few, or differ too little to matter', () => {
    const even = [group('a', 100, 80, 60), group('b', 100, 80, 64), group('c', 100, 80, 58)];
    expect(standOuts([{ field: field('people'), groups: even }], 15)).toEqual([]);
    const few = [group('a', 100, 20, 2), group('b', 900, 800, 700)];
    expect(standOuts([{ field: field('region'), groups: few }], 15)).toEqual([]);
    const slight = [group('a', 90_000, 50_000, 40_000), group('b', 90_000, 50_000, 41_500)];
    expect(standOuts([{ field: field('region'), groups: slight }], 15)).toEqual([]);
  });

  it('allows for all groups of all fields: what one alone would show, a hundred do not', () => {
    const one = { field: field('region'), groups: [group('a', 100, 60, 36), group('b', 900, 500, 385)] };
    expect(standOuts([one], 15)).toHaveLength(1);
    const others = Array.from({ length: 60 }, (_, i) => ({
      field: field(`f${String(i)}`),
      groups: [group('x', 500, 280, 210), group('y', 500, 280, 211)],
    }));
    expect(standOuts([one, ...others], 15)).toHaveLength(0);
  });

  it('is told once where two fields hold the same group', () => {
    const groups = [group('bad', 300, 100, 40), group('usual', 900, 500, 400)];
    expect(
      standOuts(
        [
          { field: field('class'), groups },
          { field: field('tariff'), groups },
        ],
        15,
      ),
    ).toHaveLength(1);
  });
});

describe('fields', () => {
  const facts: ModelInfo['facts'] = [
    { name: 'class', text: { en: 'Class', zh: '类别' }, kind: 'category', family: 'social', known: 9, distinct: 3 },
    { name: 'name_of_all', text: { en: 'Name', zh: '名' }, kind: 'category', family: 'social', known: 900, distinct: 900 },
    {
      ...{
        name: 'people',
        text: { en: 'People', zh: '人口' },
        unit: { en: 'people', zh: '人' },
        kind: 'number',
        family: 'social',
      },
      ...{ known: 9, distinct: 0, range: [1, 4] },
    },
  ];
  const model: ModelInfo = {
    ...{
      loadId: 1,
      customers: 9,
      rows: {},
      facts,
      roles: [],
      period: null,
      slotsPerDay: 0,
      grain: 'customer',
      problems: [],
      files: [],
    },
  };

  it('are segments, categories with few values, and bands of numbers', () => {
    expect(groupFields(model).map(({ id }) => id)).toEqual(['segment', 'class', 'people']);
    expect(groupField(model, 'gone')).toBe(SEGMENT_FIELD);
    const stages = { ...model, rows: { contact: 5 }, roles: ['answered', 'type'] };
    expect(groupFields(stages).map(({ id }) => id)).toContain('last_contact');
  });

  it('filter by what a mark stands for, and know it again', () => {
    const people = groupField(model, 'people');
    expect(groupName(people, '2', []).en).toBe('2 people');
    expect(groupName(people, '4', []).zh).toBe('4人及以上');
    expect(groupFilter(people, ['2'])).toEqual({ kind: 'range', field: 'people', lo: 2, hi: 3 });
    for (const key of ['1', '2', '4']) expect(pickedGroups(people, groupFilter(people, [key]))).toEqual([key]);
    const byClass = groupField(model, 'class');
    expect(groupFilter(byClass, ['x', null])).toEqual({ kind: 'in', field: 'class', values: ['x', null] });
    expect(pickedGroups(byClass, groupFilter(byClass, ['x', null]))).toEqual(['x', null]);
    expect(pickedGroups(byClass, groupFilter(people, ['2']))).toEqual([]);
    expect(groupFilter(byClass, [])).toBeNull();
  });
});

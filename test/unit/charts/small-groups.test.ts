// Tests of which groups are shown: not those of few customers, nor those that are mostly one customer.
import { describe, expect, it } from 'vitest';
import { hiddenText, shownGroups } from '../../../src/charts/small-groups';
import { addAmounts, hiddenAmount } from '../../../src/app/segments/hidden-amount';
import { judgedBy } from '../../../src/model/largest-share';
import type { ModelInfo } from '../../../src/model/model-info';
import { defaultChoices, largestShareOf, smallGroupOf } from '../../../src/state/choices';

const groups = [
  { name: 'A', customers: 40 },
  { name: 'B', customers: 20 },
  { name: 'C', customers: 3 },
];
const isB = ({ name }: { name: string }): boolean => name === 'B';
const rule = { keys: new Set(['B']), share: 0.15 };

describe('shownGroups', () => {
  it('hides small and dominated ones', () => {
    const { shown, hidden, allSmall } = shownGroups(groups, 15, isB);
    expect([shown.map(({ name }) => name), hidden.map(({ name }) => name), allSmall]).toEqual([['A'], ['B', 'C'], false]);
  });

  it('shows all where none is large, and none where the large ones are dominated', () => {
    expect(shownGroups(groups, 50, isB)).toMatchObject({ shown: groups, hidden: [], allSmall: true });
    expect(shownGroups(groups.slice(1), 15, isB)).toMatchObject({ shown: [], allSmall: false });
  });

  it('are said with their reasons', () => {
    expect(hiddenText(groups.slice(1), 15, 'en', rule)).toBe('n < 15, hidden: C (3); one customer uses > 15%, hidden: B (20)');
    expect(hiddenText(groups.slice(1, 2), 15, 'zh', rule)).toBe('单户用电占比超过 15%，不显示：B (20)');
    expect(hiddenText([], 15, 'en', rule)).toBe('');
  });
});

describe('judgedBy', () => {
  const model = (grain: 'customer' | 'region', ...names: string[]): ModelInfo => ({
    ...{ loadId: 1, customers: 9, rows: {}, roles: [], period: null, slotsPerDay: 0, problems: [], files: [], grain },
    facts: names.map((name) => ({
      ...{ name, text: { en: name, zh: name }, kind: 'number' as const, family: 'value' as const, known: 9, distinct: 0 },
    })),
  });
  it('is the mean load for curves where it is known, else the energy of 12 months, and nothing where nobody is to be protected', () => {
    expect(judgedBy(model('customer', 'kwh_12m', 'mean_kw'), 'mean_kw')).toBe('mean_kw');
    expect(judgedBy(model('customer', 'kwh_12m'), 'mean_kw')).toBe('kwh_12m');
    expect(judgedBy(model('customer', 'kwh_12m', 'mean_kw'))).toBe('kwh_12m');
    expect(judgedBy(model('customer', 'capacity_kva'))).toBeNull();
    expect(judgedBy(model('region', 'kwh_12m'))).toBeNull();
  });
});

describe('hiddenAmount', () => {
  const choices = defaultChoices('en', 'light');
  const model = { grain: 'customer', customers: 500 } as const;
  it('goes by the largest customer of the group, of energy and bills', () => {
    const told = (most: number, field = 'kwh_12m', more = {}) =>
      hiddenAmount({ customers: 20, amount: 100, most }, field, model, { ...choices, ...more })?.en ?? null;
    expect(told(15)).toBeNull();
    expect(told(15.1)).toBe('one customer uses > 15%, hidden');
    expect(told(15.1, 'amount_12m')).not.toBeNull();
    expect(told(90, 'capacity_kva')).toBeNull();
    expect(told(90, 'kwh_12m', { largestShare: 95 })).toBeNull();
    expect(told(90, 'kwh_12m', { showDominated: true })).toBeNull();
    expect(hiddenAmount({ customers: 14, amount: 100, most: 1 }, 'capacity_kva', model, choices)?.zh).toBe('n < 15，不显示');
    expect(
      hiddenAmount({ customers: 20, amount: 100, most: 90 }, 'kwh_12m', { grain: 'region', customers: 22 }, choices),
    ).toBeNull();
    expect(
      hiddenAmount({ customers: 1, amount: 100, most: 100 }, 'kwh_12m', { grain: 'region', customers: 22 }, choices),
    ).toBeNull();
  });

  it('hides nobody in a file of fewer customers than a group must have', () => {
    const plant = { grain: 'customer', customers: 1 } as const;
    expect(hiddenAmount({ customers: 1, amount: 100, most: 100 }, 'kwh_12m', plant, choices)).toBeNull();
    expect([smallGroupOf(choices, plant), largestShareOf(choices, plant)]).toEqual([1, 1]);
    expect(smallGroupOf(choices, { ...plant, customers: 14 })).toBe(1);
    expect([smallGroupOf(choices, { ...plant, customers: 15 }), largestShareOf(choices, { ...plant, customers: 15 })]).toEqual([
      15, 0.15,
    ]);
    expect(smallGroupOf(choices, { grain: 'region', customers: 22 })).toBe(1);
    // Who asks for larger groups does not see smaller ones; rows without a number are people.
    expect(smallGroupOf({ ...choices, smallGroup: 30 }, { ...plant, customers: 22 })).toBe(30);
    expect(smallGroupOf(choices, { grain: 'row', customers: 400 })).toBe(15);
  });

  it('of several groups together by the largest of all', () => {
    const none = { customers: 2, amount: NaN, most: NaN };
    expect(addAmounts([{ customers: 9, amount: 50, most: 20 }, none, { customers: 8, amount: 30, most: 25 }])).toEqual({
      customers: 19,
      amount: 80,
      most: 25,
    });
    expect(addAmounts([none])).toEqual({ customers: 2, amount: 0, most: NaN });
  });
});

// Tests of whether a trend has a month and the same month a year before.
import { expect, it } from 'vitest';
import trend from '../../../src/charts/trend';
import { hasYearBefore } from '../../../src/charts/trend/measure';
import { noWholeMonth } from '../../../src/charts/trend/text';
import type { ModelInfo } from '../../../src/model/model-info';
import { describeNeed } from '../../../src/model/needs';

const months = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, i) => {
    const month = from + i;
    return `${String(2013 + Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  });

it('a year alone has no year before it, thirteen months have', () => {
  expect(months(0, 13).at(-1)).toBe('2014-01-01');
  expect(hasYearBefore({ months: months(0, 12) }, [])).toBe(false);
  expect(hasYearBefore({ months: months(0, 13) }, [])).toBe(true);
});

it('a month of which only some days are there makes no year', () => {
  expect(hasYearBefore({ months: months(0, 13) }, ['2014-01-01'])).toBe(false);
  expect(hasYearBefore({ months: months(0, 13) }, ['2013-01-01'])).toBe(false);
  expect(hasYearBefore({ months: months(0, 14) }, ['2014-01-01'])).toBe(true);
});

it.each<[period: readonly [string, string] | null, isShort: boolean]>([
  [['2024-01-15', '2024-02-20'], true],
  [['2024-01-02', '2024-02-28'], true],
  [['2024-01-02', '2024-02-29'], false],
  [['2024-01-01', '2024-01-31'], false],
  [null, false],
])('says that readings of %j cover no whole month only where that is so', (period, isShort) => {
  const model: ModelInfo = {
    ...{ loadId: 1, customers: 1, rows: {}, facts: [], roles: [], slotsPerDay: 24, grain: 'customer', problems: [], files: [] },
    ...{ period, completeMonths: null },
  };
  expect(trend.lacks?.(model)).toEqual(isShort ? noWholeMonth : describeNeed('usage').howTo);
});

// Tests of whether a trend has a month and the same month a year before.
import { expect, it } from 'vitest';
import { hasYearBefore } from '../../../src/charts/trend/measure';

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

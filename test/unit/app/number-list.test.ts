// Tests of thresholds typed as a list.
import { expect, it } from 'vitest';
import { readNumberList, writeNumberList } from '../../../src/app/segments/number-list';

it.each([
  ['315, 1000', false, [315, 1000]],
  ['1000，315；20', false, [20, 315, 1000]],
  ['33 % 67%', true, [0.33, 0.67]],
  ['5 5', false, [5]],
  ['', false, null],
  ['a', false, null],
  ['1 2 3 4', false, null],
  ['0', true, null],
  ['100', true, null],
])('reads %s', (typed, shares, values) => {
  expect(readNumberList(typed, 3, shares)).toEqual(values);
});

it('writes thirds without noise and reads them back', () => {
  expect(writeNumberList([1 / 3, 2 / 3], true)).toBe('33.3333, 66.6667');
  expect(writeNumberList([0.1 + 0.2], false)).toBe('0.3');
});

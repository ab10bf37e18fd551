import { expect, it } from 'vitest';
import { barPath } from '../../../src/charts/distribution/bar-path';

const bar = { lo: 0, hi: 1, x: 10, width: 5.123, all: 4, filtered: 0, allY: 20.456, filteredY: 60, label: '' };

it('draws a closed rectangle a bar from its top to the base line, flat where there is nothing', () => {
  expect(barPath([bar, { ...bar, x: 16 }], 'allY', 60)).toBe('M10 60V20.46h5.12V60zM16 60V20.46h5.12V60z');
  expect(barPath([bar], 'filteredY', 60)).toBe('M10 60V60h5.12V60z');
  expect(barPath([], 'allY', 60)).toBe('');
});

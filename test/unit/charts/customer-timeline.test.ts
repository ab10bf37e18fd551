// Tests of which months of a customer are compared with those of the year before.
import { expect, it } from 'vitest';
import { yearBefore } from '../../../src/charts/customer-timeline/year-before';

const month = (period: string, kwh: number) => ({ period, kwh, amount: NaN, peerKwh: NaN, peers: 0 });
const months = [
  month('2023-01-01', 40),
  month('2023-02-01', 100),
  month('2023-03-01', NaN),
  month('2024-01-01', 120),
  month('2024-02-01', 80),
  month('2024-03-01', 30),
];

it('compares a month with the same one a year before, where both are known', () => {
  expect([...yearBefore(months, [])]).toEqual([
    ['2024-01-01', 40],
    ['2024-02-01', 100],
  ]);
});

it.each([
  ['2023-01-01', ['2024-02-01']],
  ['2024-02-01', ['2024-01-01']],
])('compares nothing with or of %s, of which days are missing', (incomplete, compared) => {
  expect([...yearBefore(months, [incomplete]).keys()]).toEqual(compared);
});

// A worked example in the manner of IEEE 1366: 2,000 customers, a year, five sustained interruptions.
//   customers × minutes: 200 × 8.17, 600 × 71.3, 25 × 475, 90 × 25.3, 700 × 20.4 (all by hand)
//   customer-interruptions 200 + 600 + 25 + 90 + 700 = 1,615
//   customer-minutes 1,634 + 42,780 + 11,875 + 2,277 + 14,280 = 72,846
import { expect, it } from 'vitest';
import { addSums, indicesOf } from '../../../src/service/reliability/indices';

const EVENTS = [
  [200, 8.17],
  [600, 71.3],
  [25, 475],
  [90, 25.3],
  [700, 20.4],
] as const;

it('SAIDI, SAIFI, CAIDI and ASAI of the worked example', () => {
  const sums = addSums(EVENTS.map(([hit, minutes]) => ({ customers: 0, interruptions: hit, minutes: hit * minutes })));
  const { saidi, saifi, caidi, asai } = indicesOf({ ...sums, customers: 2000 }, 365);
  expect(saidi).toBeCloseTo(36.423, 9); // 72,846 / 2,000 minutes
  expect(saifi).toBeCloseTo(0.8075, 12); // 1,615 / 2,000
  expect(caidi).toBeCloseTo(45.1059, 4); // 72,846 / 1,615
  expect(asai).toBeCloseTo(0.9999307, 7); // 1 − 36.423 / 525,600
});

it('nothing is known of nobody, and no interruption has no mean length', () => {
  expect(indicesOf({ customers: 0, interruptions: 0, minutes: 0 }, 365).saidi).toBeNaN();
  const none = indicesOf({ customers: 10, interruptions: 0, minutes: 0 }, 365);
  expect([none.saidi, none.saifi, none.asai]).toEqual([0, 0, 1]);
  expect(none.caidi).toBeNaN();
});

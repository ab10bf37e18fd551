// A line among 24 that is interrupted 17 times while the others have 60 together: the reference of rate-ratio.test.ts, and what is said of its cause.
import { expect, it } from 'vitest';
import { findBadLines } from '../../../src/service/reliability/bad-lines';
import type { Line } from '../../../src/service/reliability/line-events';

const line = (name: string, causes: Readonly<Record<string, number>>, customers = 100): Line => ({
  name,
  customers,
  events: Object.values(causes).reduce((sum, n) => sum + n, 0),
  causes: new Map(Object.entries(causes)),
});
/** 23 lines with 60 events: 14 with three, 9 with two; each one by ageing on every fifth. */
const OTHERS = Array.from({ length: 23 }, (_, i) =>
  line(`L${i}`, i % 5 === 0 ? { ageing: 1, storm: i < 14 ? 2 : 1 } : { storm: i < 14 ? 3 : 2 }),
);

it('names the line, its ratio and interval against the others, and its cause', () => {
  const [bad, ...more] = findBadLines([...OTHERS, line('bad', { ageing: 9, storm: 8 })], 15);
  expect(more).toEqual([]);
  expect(bad).toMatchObject({ line: { name: 'bad' }, others: 23, cause: { name: 'ageing', events: 9 } });
  expect(bad!.against.ratio).toBeCloseTo(6.5167, 4);
  expect(bad!.against.interval[0]).toBeCloseTo(3.5647, 4);
  // 24 lines were tried: p of 3.06e-8 counts 24 times.
  expect(bad!.against.p / (24 * 3.063976818614913e-8)).toBeCloseTo(1, 5);
});

it('names none where lines differ by chance, and none that is too small', () => {
  expect(findBadLines(OTHERS, 15)).toEqual([]);
  expect(findBadLines([...OTHERS, line('tiny', { storm: 30 }, 14)], 15)).toEqual([]);
});

it('says nothing of a cause that is common everywhere', () => {
  const [bad] = findBadLines([...OTHERS, line('bad', { '': 17 })], 15);
  expect(bad?.cause).toBeNull();
});

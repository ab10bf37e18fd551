// Tests of which segments of a region may be told one by one.
import { describe, expect, it } from 'vitest';
import { toldSegments, type Ranked } from '../../../src/charts/regions/ranking';

function region(customers: Readonly<Record<string, number>>): Ranked {
  const of = (n: number) => ({ customers: n, kwh: 10 * n, kwhKnown: n, amount: 0, amountKnown: 0 });
  const all = Object.values(customers).reduce((sum, n) => sum + n, 0);
  return {
    ...of(all),
    values: ['north'],
    together: false,
    segments: new Map(Object.entries(customers).map(([key, n]) => [key, of(n)])),
  };
}

describe('segments of a region', () => {
  it('are all told when none is small', () => {
    const { told, others } = toldSegments(region({ a: 40, b: 15 }), 15);
    expect([[...told].sort(), others]).toEqual([['a', 'b'], null]);
  });

  it('that are small are told together', () => {
    const { told, others } = toldSegments(region({ a: 40, b: 9, c: 8 }), 15);
    expect([[...told], others?.customers, others?.kwh]).toEqual([['a'], 17, 170]);
  });

  it('take the next one with them, lest one customer be had by subtraction', () => {
    const { told, others } = toldSegments(region({ a: 40, b: 20, c: 1 }), 15);
    expect([[...told], others?.customers]).toEqual([['a'], 21]);
  });

  it('count for nothing where they have no customer', () => {
    expect(toldSegments(region({ a: 40, b: 0 }), 15).others).toBeNull();
  });
});

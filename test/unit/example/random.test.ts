import { describe, expect, test } from 'vitest';
import { Random } from '../../../src/lib/random.ts';
import { mean } from './example-tables.ts';

const draws = (count: number, draw: () => number) => Array.from({ length: count }, draw);

describe('Random', () => {
  test('repeats for the same seed', () => {
    const [a, b] = [new Random(42), new Random(42)];
    expect(draws(100, () => a.normal())).toEqual(draws(100, () => b.normal()));
  });

  test('forks depend on label and state, and leave the source alone', () => {
    const [a, b] = [new Random(1), new Random(1)];
    expect(a.fork('x').next()).toBe(b.fork('x').next());
    expect(a.fork('x').next()).not.toBe(a.fork('y').next());
    a.fork('z').next();
    expect(a.next()).toBe(b.next());
  });

  test('has the moments it promises', () => {
    const random = new Random(3);
    const n = 40_000;
    const uniform = draws(n, () => random.next());
    expect(Math.min(...uniform.slice(0, 10_000))).toBeGreaterThanOrEqual(0);
    expect(mean(uniform)).toBeCloseTo(0.5, 1);
    const normal = draws(n, () => random.normal());
    expect(Math.abs(mean(normal))).toBeLessThan(0.03);
    expect(Math.abs(mean(normal.map((x) => x * x)) - 1)).toBeLessThan(0.05);
    expect(Math.abs(mean(draws(n, () => random.poisson(2.5))) - 2.5)).toBeLessThan(0.05);
    expect(Math.abs(mean(draws(n, () => random.exponential(4))) - 4)).toBeLessThan(0.15);
    expect(mean(draws(n, () => Number(random.weighted({ '1': 3, '0': 1 }))))).toBeCloseTo(0.75, 1);
  });

  test('shuffles without losing anything', () => {
    const list = new Random(9).shuffle(draws(50, () => 0).map((_, i) => i));
    expect([...list].sort((a, b) => a - b)).toEqual(draws(50, () => 0).map((_, i) => i));
    expect(list[0] === 0 && list[1] === 1 && list[2] === 2).toBe(false);
  });
});

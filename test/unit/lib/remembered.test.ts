import { describe, expect, it } from 'vitest';
import { remembered } from '../../../src/lib/remembered';

describe('an answer that is remembered', () => {
  const asked: unknown[] = [];
  const keep = remembered((list: readonly number[], name: string) => {
    asked.push([list, name]);
    return { sum: list.reduce((sum, value) => sum + value, 0), name };
  });

  it('is the same object for lists of the same elements', () => {
    const first = keep([1, 2], 'a');
    expect(keep([1, 2], 'a')).toBe(first);
    expect(first).toEqual({ sum: 3, name: 'a' });
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['an element', [1, 3], 'a', 4],
    ['the length', [1, 2, 3], 'a', 6],
    ['another argument', [1, 2], 'b', 3],
  ])('is made anew when %s differs', (_, list, name, sum) => {
    keep([1, 2], 'a');
    expect(keep(list, name)).toEqual({ sum, name });
    expect(keep([1, 2], 'a')).toEqual({ sum: 3, name: 'a' });
  });

  it('knows that NaN is NaN', () => {
    let made = 0;
    const count = remembered((_: number) => ++made);
    expect([count(NaN), count(NaN), count(0), count(-0)]).toEqual([1, 1, 2, 3]);
  });
});

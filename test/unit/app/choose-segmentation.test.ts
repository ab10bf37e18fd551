// Tests of what a kept segmentation is made of.
import { describe, expect, it } from 'vitest';
import { isMadeOf } from '../../../src/app/segments/choose-segmentation';
import type { KeptSegmentation } from '../../../src/segment/segmentation';

const plain = (id: string): KeptSegmentation => ({ id, name: id, choice: { method: 'by-category', params: { field: 'class' } } });
const combined = (id: string, one: string, other: string): KeptSegmentation => ({
  id,
  name: id,
  choice: { method: 'combine', params: { one, other } },
});

describe('a combination', () => {
  const kept = [plain('a'), plain('b'), combined('ab', 'a', 'b'), combined('x', 'y', 'a'), combined('y', 'x', 'b')];

  it('is made of its parts and of theirs', () => {
    const { choice } = combined('new', 'ab', 'b');
    expect(['ab', 'a', 'b'].map((id) => isMadeOf(choice, id, kept))).toEqual([true, true, true]);
    expect(isMadeOf(choice, 'x', kept)).toBe(false);
  });

  it('comes to an end where two are made of each other', () => {
    expect(isMadeOf(combined('new', 'x', 'gone').choice, 'ab', kept)).toBe(false);
    expect(isMadeOf(combined('new', 'x', 'gone').choice, 'b', kept)).toBe(true);
  });

  it('is no matter of other methods', () => {
    expect(isMadeOf(plain('a').choice, 'class', kept)).toBe(false);
  });
});

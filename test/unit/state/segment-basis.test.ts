// Tests of what a segmentation rests on: it changes with the rules that are named, and with nothing else.
import { describe, expect, it } from 'vitest';
import { basisOf } from '../../../src/state/segment-basis';
import type { KeptSegmentation, SegmentationChoice } from '../../../src/segment/segmentation';

const NONE = { tags: null, risks: null, kept: [] };
const kept = (id: string, choice: SegmentationChoice): KeptSegmentation => ({ id, name: id, choice });
const tiers = (cutA: number): SegmentationChoice => ({ method: 'value-tier', params: { cutA } });
const combine = (...ids: string[]): SegmentationChoice => ({
  method: 'combine',
  params: { first: ids[0] ?? '', second: ids[1] ?? '' },
});

describe('what a segmentation rests on', () => {
  it('is nothing for a method with settings of its own only', () => {
    expect(basisOf(NONE, tiers(70))).toBe(basisOf({ ...NONE, kept: [kept('a', tiers(50))] }, tiers(80)));
  });

  it('changes with a kept one that it is made of, also behind another, and not with a stranger', () => {
    const of = (a: number, stranger: number): string =>
      basisOf(
        { ...NONE, kept: [kept('a', tiers(a)), kept('b', combine('a', 'a')), kept('c', tiers(stranger))] },
        combine('b', 'b'),
      );
    expect(of(70, 70)).toBe(of(70, 50));
    expect(of(70, 70)).not.toBe(of(60, 70));
  });

  it('comes to an end where two name each other', () => {
    const both = [kept('a', combine('b', 'b')), kept('b', combine('a', 'a'))];
    expect(basisOf({ ...NONE, kept: both }, combine('a', 'b'))).toContain('"a"');
  });
});

// Tests of which groups are segments of their own.
import { describe, expect, it } from 'vitest';
import { ownGroups } from '../../../src/segment/own-groups';
import type { SegmentInfo } from '../../../src/segment/method';

const groups = (keys: string): { readonly key: string }[] => [...keys].map((key) => ({ key }));
const today = (...keys: string[]): SegmentInfo[] =>
  keys.map((key, colour) => ({ key, colour, text: { en: key, zh: key }, rule: { en: '', zh: '' } }));
const keysOf = (own: readonly { readonly key: string }[]): string => own.map(({ key }) => key).join('');

describe('ownGroups', () => {
  it('is the largest, with a place left for the rest', () => {
    expect(keysOf(ownGroups(groups('abc'), 3, undefined))).toBe('abc');
    expect(keysOf(ownGroups(groups('abcd'), 3, undefined))).toBe('ab');
  });

  it('of an earlier time is what stands alone today, in the order of today', () => {
    expect(keysOf(ownGroups(groups('cbad'), 3, today('a', 'b', '(other)')))).toBe('ab');
    expect(keysOf(ownGroups(groups('cd'), 3, today('a', 'b', '(other)')))).toBe('');
  });

  it('keeps what is no longer there today, while there is room', () => {
    expect(keysOf(ownGroups(groups('xba'), 3, today('a', 'b')))).toBe('abx');
    expect(keysOf(ownGroups(groups('xyba'), 3, today('a', 'b')))).toBe('ab');
    expect(keysOf(ownGroups(groups('xcba'), 3, today('a', 'b', 'c')))).toBe('abc');
  });
});

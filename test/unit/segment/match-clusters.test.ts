// Tests of which clusters of another time count as clusters of today.
import { describe, expect, it } from 'vitest';
import { matchedKeys } from '../../../src/segment/match-clusters';
import type { SegmentInfo } from '../../../src/segment/method';

const cluster = (key: string, en: string, centre?: readonly number[]): SegmentInfo => ({
  ...{ key, text: { en, zh: en }, colour: Number(key.slice(1)), rule: { en, zh: en } },
  ...(centre && { centre }),
});
const missing: SegmentInfo = { key: '(missing)', text: { en: 'Missing', zh: '' }, colour: -1, rule: { en: '', zh: '' } };
const pairs = (...lists: Parameters<typeof matchedKeys>): unknown => Object.fromEntries(matchedKeys(...lists));

describe('clusters of two times', () => {
  it('are the same where their centres are each nearest to the other, however they are numbered or called', () => {
    const then = [cluster('c1', 'Small', [10, 1]), cluster('c2', 'Large', [100, 5]), missing];
    const now = [cluster('c1', 'Very large', [120, 5.5]), cluster('c2', 'Large', [12, 1.2]), missing];
    expect(pairs(then, now, {})).toEqual({ c1: 'c2', c2: 'c1', '(missing)': '(missing)' });
  });

  it('are new where another is nearer', () => {
    const then = [cluster('c1', 'Small', [10]), cluster('c2', 'Smallish', [14]), cluster('c3', 'Large', [100])];
    const now = [cluster('c1', 'Small', [11]), cluster('c2', 'Large', [90])];
    expect(pairs(then, now, {})).toEqual({ c1: 'c1', c2: 'Smallish (c2)', c3: 'c2' });
  });

  it('count every measure alike, whatever its unit', () => {
    // In kWh alone the second would be nearest to the first; its share decides.
    const then = [cluster('c1', 'a', [1000, 0.1]), cluster('c2', 'b', [1040, 0.9])];
    const now = [cluster('c1', 'a', [1030, 0.1]), cluster('c2', 'b', [1010, 0.9])];
    expect(pairs(then, now, {})).toEqual({ c1: 'c1', c2: 'c2' });
  });

  it('go by their names without centres, in whichever order the measures are named, and follow merging', () => {
    const then = [cluster('c1', 'Very low bill, very low consumption'), cluster('c2', 'Steady')];
    const now = [cluster('c1', 'High bill'), cluster('c2', 'Very low consumption, very low bill')];
    expect(pairs(then, now, { merged: { c2: 'c1' } })).toEqual({ c1: 'c1', c2: 'Steady (c2)' });
  });
});

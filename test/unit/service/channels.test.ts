// Who uses which channel beyond chance, and what reaches whom.
import { describe, expect, it } from 'vitest';
import { crossTable } from '../../../src/service/channels/cross';
import { reachOf } from '../../../src/service/channels/reach';

// scipy.stats.chi2_contingency(correction=False); residuals (O − E) / sqrt(E (1 − row share)(1 − column share)) and Holm over all nine in numpy.
const COUNTS = [
  [30, 10, 5],
  [20, 40, 15],
  [13, 7, 9],
];

const RESIDUALS = [
  [3.9634051, -2.64878879, -1.69382529],
  [-3.88438773, 3.812547, 0.16665113],
  [0.30922649, -1.74301854, 1.75381546],
];

describe('groups × channels', () => {
  it('agree with scipy and numpy', () => {
    const cross = crossTable(COUNTS, 15);
    expect(cross.n).toBe(149);
    expect(cross.chiSquare).toBeCloseTo(23.30888656, 7);
    expect(cross.p).toBeCloseTo(0.00010984559269, 10);
    expect(cross.v).toBeCloseTo(0.27967434660516, 10);
    RESIDUALS.forEach((row, r) => row.forEach((value, c) => expect(cross.rows[r]?.cells[c]?.residual).toBeCloseTo(value, 6)));
    expect(cross.rows[0]?.cells[0]?.p).toBeCloseTo(0.00066499418, 9);
    expect(cross.rows[0]?.cells[0]?.share).toBeCloseTo(30 / 45, 12);
    expect(cross.rows[0]?.cells[0]?.lift).toBeCloseTo(30 / 45 / (63 / 149), 12);
  });

  it('tell nothing of a small group, and test nothing where there is one channel', () => {
    const cross = crossTable([...COUNTS, [1, 2, 3]], 15);
    expect(cross.rows[3]).toMatchObject({ n: 6, isTold: false });
    expect(cross.rows[3]?.cells.every(({ share, residual, p }) => [share, residual, p].every(Number.isNaN))).toBe(true);
    expect(crossTable([[5], [7]], 1)).toMatchObject({ chiSquare: NaN, p: NaN, v: NaN });
    expect(crossTable([], 15)).toMatchObject({ n: 0, rows: [] });
  });
});

describe('what reaches whom', () => {
  const reach = (counts: readonly (readonly number[])[]) =>
    reachOf({ groups: ['A', 'B', 'C'], channels: ['App', 'Hall', null], cross: crossTable(counts, 15), without: 0 });

  it('is the most used channel, and the one used more than by others', () => {
    const [a, b] = reach(COUNTS);
    expect(a?.uses.map(({ channel, n }) => [channel, n])).toEqual([
      ['App', 30],
      ['Hall', 10],
      [null, 5],
    ]);
    // 30 of 40 who use either: z = 20 / √40 = 3.16.
    expect(a?.isClear).toBe(true);
    expect(a?.above.map(({ channel }) => channel)).toEqual(['App']);
    expect(b?.above.map(({ channel }) => channel)).toEqual(['Hall']);
  });

  it('is not decided where two are about equal, nor told of a small group', () => {
    const [a, b] = reach([
      [20, 18, 0],
      [3, 2, 1],
    ]);
    // z = 2 / √38 = 0.32.
    expect(a?.isClear).toBe(false);
    expect(a?.uses).toHaveLength(2);
    expect(b).toMatchObject({ n: 6, isTold: false, uses: [] });
  });
});

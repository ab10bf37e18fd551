// Tests of flows between two columns: ribbons fill their blocks without a gap and lie where their edges are said to be.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutBands } from '../../../src/charts/flow-bands';

const KEYS = ['a', 'b', 'c', 'd'];
const draw = (flows: { from: string; to: string; size: number }[]) =>
  layoutBands({ flows, left: KEYS, right: KEYS, x0: 100, x1: 300, height: 200, fontPx: 10 });

describe('bands', () => {
  it('are as wide as their flows are large, in blocks one above the other', () => {
    // Blocks: 200 − 7 at the top − a gap of 12 = 181 px for 40 at the left, so 30 are 135.75 px.
    const { left, right, ribbons, height } = draw([
      { from: 'b', to: 'b', size: 10 },
      { from: 'a', to: 'b', size: 10 },
      { from: 'a', to: 'a', size: 20 },
      { from: 'a', to: 'c', size: 0 },
    ]);
    expect(left.map(({ key, size, y }) => [key, size, y])).toEqual([
      ['a', 30, 7],
      ['b', 10, 154.75],
    ]);
    expect(left[0]?.height).toBeCloseTo(135.75, 9);
    expect(right.map(({ key, size }) => [key, size])).toEqual([
      ['a', 20],
      ['b', 20],
    ]);
    expect(ribbons.map(({ flow }) => flow.size)).toEqual([20, 10, 10]);
    expect(height).toBeGreaterThanOrEqual(200);
  });

  it('leave and arrive where the edges say, and are half way up in the middle', () => {
    const ribbon = draw([
      { from: 'a', to: 'a', size: 10 },
      { from: 'b', to: 'a', size: 10 },
    ]).ribbons.find(({ flow }) => flow.from === 'b')!;
    const [start, middle, end] = [100, 200, 300].map((x) => ribbon.edgesAt(x));
    expect(start![0]).toBeCloseTo(ribbon.from.y, 2);
    expect(end![1]).toBeCloseTo(ribbon.to.y + ribbon.to.height, 2);
    expect(middle![0]).toBeCloseTo((start![0] + end![0]) / 2, 2);
    expect(ribbon.y).toBeCloseTo((middle![0] + middle![1]) / 2, 2);
    expect(ribbon.path).toMatch(/^M100,.*V.*Z$/);
  });

  it('fill both columns whatever flows', () => {
    const end = fc.constantFrom(...KEYS);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(end, end, fc.integer({ min: 1, max: 9_000 })), { minLength: 1, selector: ([a, b]) => a + b }),
        (list) => {
          const { left, right, ribbons } = draw(list.map(([from, to, size]) => ({ from, to, size })));
          expect(ribbons).toHaveLength(list.length);
          for (const [blocks, x, side] of [[left, 100, 'from'] as const, [right, 300, 'to'] as const])
            for (const block of blocks) {
              const edges = ribbons.filter((ribbon) => ribbon[side] === block).map(({ edgesAt }) => edgesAt(x));
              edges.sort((a, b) => a[0] - b[0]);
              let y = block.y;
              for (const [top, bottom] of edges) {
                expect(top).toBeCloseTo(y, 2);
                y = bottom;
              }
              expect(y).toBeCloseTo(block.y + block.height, 2);
            }
        },
      ),
    );
  });
});

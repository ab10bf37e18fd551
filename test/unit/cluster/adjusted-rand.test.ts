// Tests of the adjusted Rand index from counts: worked values, other labels, agreement with the one from labels.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedRand, adjustedRandOfTable } from '../../../src/cluster/adjusted-rand';

describe('adjusted Rand index', () => {
  it('is as worked out by hand', () => {
    // Pairs together in both: 1 (cell of 2) + 1 = 2. Rows 3 and 2: 3 + 1 = 4; columns 2 and 3: 1 + 3 = 4; of 10 pairs.
    // Expected 4 · 4 / 10 = 1.6; (2 − 1.6) / (4 − 1.6) = 1/6.
    expect(
      adjustedRandOfTable([
        [2, 1],
        [0, 2],
      ]),
    ).toBeCloseTo(1 / 6, 12);
    expect(
      adjustedRandOfTable([
        [3, 0],
        [0, 4],
      ]),
    ).toBe(1);
    expect(adjustedRandOfTable([])).toBeNaN();
  });

  it('does not mind what the segments are called, nor which comes first, and equals the one from labels', () => {
    const label = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(label, label), { minLength: 2, maxLength: 40 }), (rows) => {
        const table = Array.from({ length: 4 }, (_, a) =>
          Array.from({ length: 4 }, (_, b) => rows.filter(([one, other]) => one === a && other === b).length),
        );
        const index = adjustedRandOfTable(table);
        const swapped = table.map((_, a) => table.map((row) => row[a]!));
        const permuted = [2, 0, 3, 1].map((a) => [1, 3, 2, 0].map((b) => table[a]![b]!));
        expect(adjustedRandOfTable(swapped)).toBeCloseTo(index, 10);
        expect(adjustedRandOfTable(permuted)).toBeCloseTo(index, 10);
        expect(
          adjustedRand(
            rows.map(([one]) => one),
            rows.map(([, other]) => other),
          ),
        ).toBeCloseTo(index, 10);
      }),
    );
  });
});

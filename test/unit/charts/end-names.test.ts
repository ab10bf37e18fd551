// Names at the ends of lines: on one line, on two where one is too short, or cut where two of each have no room.
import { describe, expect, it } from 'vitest';
import { END_LINE_EM, endLines, endNames } from '../../../src/charts/end-names';

const FONT = 10;
/** A character that is estimated at 0.6 em; so are eight of them, 48 px. */
const ends = [
  { name: 'aaaaaaaa', rest: 'n = 40' },
  { name: 'aaaaaaaa aaaaaaaa', rest: 'n = 1,040' },
];
const wishes = ends.map(() => ({ at: 50, weight: 1 }));

describe('names at the ends of lines', () => {
  it('stand on one line where the width has room for it', () => {
    const { names, place } = endNames(ends, 1000, 100, FONT);
    expect(names).toEqual(ends.map(({ name }) => name));
    const [first = 0, second = 0] = place(wishes, 0, 100).map(Number);
    expect(second - first).toBeCloseTo(1.3 * FONT);
  });

  it('take two lines where one is too short, and then stand further apart and off the edges', () => {
    const { names, gutter, place } = endNames(ends, 280, 100, FONT);
    expect(gutter).toBeCloseTo(0.42 * 280);
    expect(names).toEqual(['aaaaaaaa', 'aaaaaaaa\naaaaaaaa']);
    const [first = 0, second = 0] = place(
      [
        { at: 0, weight: 1 },
        { at: 0, weight: 1 },
      ],
      0,
      100,
    ).map(Number);
    expect(first).toBeCloseTo((END_LINE_EM / 2) * FONT);
    expect(second - first).toBeCloseTo(2.45 * FONT);
  });

  it('are cut on one line where the height has no room for two of each', () => {
    const { names, gutter } = endNames(ends, 280, 20, FONT);
    expect(names[1]).toMatch(/^a+…$/);
    expect(names[1]?.length).toBeLessThan(gutter / (0.6 * FONT));
  });

  it('are cut where nothing can be broken', () => {
    const { names } = endNames([{ name: 'a'.repeat(40), rest: 'n = 40' }], 280, 100, FONT);
    expect(names[0]).toMatch(/^a+…$/);
  });
});

it('a drawn name comes apart into the line above and the last one', () => {
  expect(endLines('one\ntwo')).toEqual(['one', 'two']);
  expect(endLines('one')).toEqual([null, 'one']);
});

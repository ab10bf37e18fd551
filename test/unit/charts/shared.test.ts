// The small pure parts that charts share.
import { describe, expect, it } from 'vitest';
import { dodge } from '../../../src/charts/dodge';
import { placeTooltip } from '../../../src/charts/place-tooltip';
import { rovingIndex } from '../../../src/charts/roving';
import { segmentColour } from '../../../src/charts/segment-colour';
import { pickedSegments, toggleSegment } from '../../../src/charts/segment-pick';
import { fitText, textWidth } from '../../../src/charts/text-width';
import { Random } from '../../../src/lib/random';

describe('dodge', () => {
  const at = (...wishes: number[]) => wishes.map((wish) => ({ at: wish, weight: 1 }));

  it('leaves labels that do not touch where they want to be', () => {
    expect(dodge(at(80, 20, 50), 10, 0, 100)).toEqual([80, 20, 50]);
  });

  it('spreads touching labels around their middle, in their order', () => {
    expect(dodge(at(52, 50, 48), 10, 0, 100)).toEqual([60, 50, 40]);
  });

  it('keeps to the space', () => {
    expect(dodge(at(0, 0, 100, 99), 10, 0, 100)).toEqual([0, 10, 100, 90]);
  });

  it('drops the lightest when there is no room for all', () => {
    const wishes = [
      { at: 10, weight: 5 },
      { at: 10, weight: 1 },
      { at: 10, weight: 3 },
    ];
    expect(dodge(wishes, 10, 0, 10)).toEqual([0, null, 10]);
  });

  it('never lets two labels touch, whatever they wish', () => {
    const random = new Random(1);
    for (let run = 0; run < 200; run++) {
      const wishes = Array.from({ length: 1 + random.below(14) }, () => ({
        at: random.between(-50, 250),
        weight: random.next(),
      }));
      const places = dodge(wishes, 15, 0, 200).flatMap((place) => place ?? []);
      expect(places.length).toBe(Math.min(wishes.length, 14));
      places.sort((a, b) => a - b);
      places.forEach((place, i) => {
        expect(place).toBeGreaterThanOrEqual(-1e-9);
        expect(place).toBeLessThanOrEqual(200 + 1e-9);
        if (i > 0) expect(place - places[i - 1]!).toBeGreaterThanOrEqual(15 - 1e-9);
      });
    }
  });
});

describe('choosing segments', () => {
  const chosen = (...values: string[]) => ({ kind: 'in', field: 'segment', values }) as const;

  it('a plain click takes one, and lets go of it', () => {
    expect(toggleSegment(null, 'A', false)).toEqual(chosen('A'));
    expect(toggleSegment(chosen('A'), 'A', false)).toBeNull();
    expect(toggleSegment(chosen('A', 'B'), 'A', false)).toEqual(chosen('A'));
  });

  it('an additive click adds and removes', () => {
    expect(toggleSegment(chosen('A'), 'B', true)).toEqual(chosen('A', 'B'));
    expect(toggleSegment(chosen('A', 'B'), 'A', true)).toEqual(chosen('B'));
    expect(toggleSegment(chosen('B'), 'B', true)).toBeNull();
  });

  it('a filter on something else chooses no segment', () => {
    expect(pickedSegments({ kind: 'in', field: 'region', values: ['A'] })).toEqual([]);
    expect(pickedSegments({ kind: 'range', field: 'segment', lo: 0, hi: 1 })).toEqual([]);
  });
});

describe('tooltips', () => {
  const box = { width: 500, height: 300 };
  const tooltip = { width: 200, height: 100 };

  it('stand right of the point, else left of it, always inside', () => {
    expect(placeTooltip(100, 150, tooltip, box)).toEqual({ left: 114, top: 100 });
    expect(placeTooltip(400, 290, tooltip, box)).toEqual({ left: 186, top: 200 });
    expect(placeTooltip(150, 0, tooltip, { width: 320, height: 300 })).toEqual({ left: 120, top: 0 });
  });

  it('leave a row in sight: below it, above it at the end', () => {
    expect(placeTooltip(100, 50, tooltip, box, { top: 40, bottom: 60 }).top).toBe(62);
    expect(placeTooltip(100, 250, tooltip, box, { top: 240, bottom: 260 }).top).toBe(138);
  });
});

it('keys rove among marks and stop at the ends', () => {
  expect(['ArrowDown', 'ArrowUp', 'End', 'Home', 'x'].map((key) => rovingIndex(key, 1, 4))).toEqual([2, 0, 3, 0, null]);
  expect(rovingIndex('ArrowDown', 3, 4)).toBe(3);
  expect(rovingIndex('ArrowDown', 0, 0)).toBeNull();
});

it('segments keep to the palette', () => {
  expect([-1, 0, 9, 12].map(segmentColour)).toEqual(['var(--seg-none)', 'var(--seg-0)', 'var(--seg-9)', 'var(--seg-2)']);
});

it('texts are cut to their room, Chinese ones by their full width', () => {
  expect(textWidth('大工业', 10)).toBe(30);
  expect(fitText('大工业', 10, 30)).toBe('大工业');
  expect(fitText('一般工商业', 10, 40)).toBe('一般工…');
  expect(fitText('abc', 10, 2)).toBe('');
  expect(fitText('aaaaaaaaaa × bb', 10, 60)).toBe('aaa… × bb');
  expect(fitText('aaaaaaaaaa × bbbbbbbbbb', 10, 80)).toBe('aaaa… × bbb…');
  expect(fitText('aaa × bbb', 10, 20)).toBe('a…');
});

import { describe, expect, it } from 'vitest';
import { layoutLoadCurves } from '../../../src/charts/load-curve/layout';
import type { CurvePoint, LoadCurveOptions, SegmentCurve } from '../../../src/charts/load-curve/query';
import { nearestLine, readSlot } from '../../../src/charts/load-curve/read-slot';
import { loadText, shownCurves, shownScale } from '../../../src/charts/load-curve/shown';

const point = (hour: number, kw: number, relative = 1): CurvePoint => ({
  hour,
  customers: 40,
  kw: { mean: kw, p10: 0.5 * kw, p90: 2 * kw },
  relative: { mean: relative, p10: 0.5 * relative, p90: 2 * relative },
});
const curve = (key: string, kw: number, customers = 40, hours = [0, 6, 12, 18]): SegmentCurve => ({
  key,
  customers,
  points: hours.map((hour) => point(hour, kw)),
});

const layout = (curves: SegmentCurve[], options: Partial<LoadCurveOptions> = {}, slotsPerDay = 4) =>
  layoutLoadCurves({
    curves,
    segments: curves.map(({ key }, colour) => ({ key, text: { en: key, zh: key }, colour, rule: { en: '', zh: '' } })),
    smallGroup: 15,
    slotsPerDay,
    options: { dayType: 'all', scale: 'kw', ...options },
    locale: 'en',
    width: 600,
    height: 300,
    fontPx: 12,
  });

const pieces = (path: string): number => path.split('M').length - 1;

describe('what is shown', () => {
  it('compares by shape when the largest mean is more than 20 times the smallest', () => {
    expect(shownScale([curve('a', 1), curve('b', 20)], 'auto')).toBe('kw');
    expect(shownScale([curve('a', 1), curve('b', 20.1)], 'auto')).toBe('relative');
    expect(shownScale([curve('a', 1), curve('b', 999)], 'kw')).toBe('kw');
    expect(shownScale([], 'auto')).toBe('kw');
  });

  it('hides small groups and names them, but not when all are small', () => {
    const mixed = layout([curve('a', 1, 14), curve('b', 1, 15), curve('c', 1, 40)]);
    expect(mixed.lines.map(({ key, few }) => [key, few])).toEqual([
      ['b', true],
      ['c', false],
    ]);
    expect(mixed.note).toBe('n < 15, hidden: a (14)');
    const small = layout([curve('a', 1, 7), curve('b', 2, 8)]);
    expect(small.lines.map(({ key, band }) => [key, band])).toEqual([
      ['a', ''],
      ['b', ''],
    ]);
    expect(small.note).toContain('fewer than 15');
    expect(shownCurves([], 15)).toEqual({ shown: [], hidden: [], allSmall: false });
  });

  it('writes loads in their unit', () => {
    expect(loadText(1.5, 'kw', 'en')).toBe('1.5 kW');
    expect(loadText(1.5, 'relative', 'zh')).toBe('1.50 倍');
    expect(loadText(NaN, 'relative', 'en')).toBe('–');
  });
});

describe('geometry', () => {
  it('spans the day, with points in the middle of their slots', () => {
    const { edges, left, right, lines, slotHours } = layout([curve('a', 2)]);
    expect([edges[0], edges[4], edges.length, slotHours]).toEqual([left, right, 5, 6]);
    expect(lines[0]!.path.startsWith(`M${String(left + (right - left) / 8)}`)).toBe(true);
  });

  it('breaks lines and bands at missing slots', () => {
    expect(pieces(layout([curve('a', 2)]).lines[0]!.path)).toBe(1);
    const broken = layout([curve('a', 2, 40, [0, 1, 2, 5, 6, 23])], {}, 24).lines[0]!;
    expect([pieces(broken.path), pieces(broken.band)]).toEqual([3, 3]);
  });

  it('finds out the slots when the model does not know them', () => {
    expect(layout([curve('a', 2, 40, [0, 0.5, 1, 7])], {}, 0).edges).toHaveLength(49);
    expect(layout([], {}, 0).edges).toHaveLength(25);
  });

  it('starts the axis at 0, and below it where customers feed in', () => {
    const { y, bottom } = layout([curve('a', 2)]);
    expect(y(0)).toBe(bottom);
    const solar = layout([{ key: 's', customers: 40, points: [point(0, 1), point(12, -3)] }]);
    expect(solar.y(0)).toBeLessThan(solar.bottom - 10);
    expect(solar.y(-3)).toBeLessThanOrEqual(solar.bottom + 1e-9);
  });

  it('keeps the axis while the highest mean changes by less than a step of it', () => {
    const ticksOf = (kw: number) => layout([curve('a', kw), curve('b', 1), curve('c', 1), curve('d', 1)]).yTicks;
    // A fifth more for the bands: 5.82 and 5.94, in steps of 0.2 both up to 6; 6.06 is beyond.
    expect(ticksOf(4.95)).toEqual(ticksOf(4.85));
    expect(ticksOf(5.05)).not.toEqual(ticksOf(4.85));
    expect(ticksOf(4.85)[6]).toEqual({ at: 2.1 * 12, label: '6' });
  });

  it('keeps twelve equal lines’ labels apart, in the plot', () => {
    const { lines, top, bottom } = layout(Array.from({ length: 12 }, (_, i) => curve(`segment ${String(i)}`, 1)));
    const ys = lines.map(({ label }) => label!.y).sort((a, b) => a - b);
    expect(ys).toHaveLength(12);
    ys.forEach((at, i) => expect(at - (ys[i - 1] ?? -99)).toBeGreaterThanOrEqual(1.3 * 12 - 1e-9));
    expect([ys[0]! >= top, ys[11]! <= bottom]).toEqual([true, true]);
  });

  it('shows all bands up to three lines', () => {
    expect([3, 4].map((count) => layout(Array.from({ length: count }, (_, i) => curve(String(i), 1))).showAllBands)).toEqual([
      true,
      false,
    ]);
  });

  it('says of a line its n, peak and mean', () => {
    const spoken = layout([{ key: 'a', customers: 1280, points: [point(0, 1), point(18, 3)] }]).lines[0]!.spoken;
    expect(spoken).toBe('a, n = 1,280: highest mean load 3 kW at 18:00, daily mean 2 kW');
  });
});

describe('reading a slot', () => {
  const drawn = layout([curve('low', 1), curve('high', 5), curve('gap', 3, 40, [0, 6])]);

  it('lists the lines that have it, highest first', () => {
    expect(readSlot(drawn, 0, null, 9).map(({ line }) => line.key)).toEqual(['high', 'gap', 'low']);
    expect(readSlot(drawn, 3, null, 9).map(({ line }) => line.key)).toEqual(['high', 'low']);
    expect(readSlot(drawn, 0, 'low', 2).map(({ line }) => line.key)).toEqual(['high', 'low']);
  });

  it('finds the line next to the pointer', () => {
    expect(nearestLine(drawn, 0, drawn.y(4.8), 20)).toBe('high');
    expect(nearestLine(drawn, 3, drawn.y(3), 5)).toBeNull();
    expect(nearestLine(drawn, 0, null, 20)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { linearEdges, logEdges, mayBeLog } from '../../../src/charts/bins';
import { layoutDistribution, visibleBins } from '../../../src/charts/distribution/layout';
import type { Distribution } from '../../../src/charts/distribution/query';
import { textWidth } from '../../../src/charts/text-width';
import { Random } from '../../../src/lib/random';

describe('edges', () => {
  it('are round', () => {
    expect(linearEdges(3, 295).slice(0, 3)).toEqual([0, 10, 20]);
    expect(linearEdges(0.011, 0.29)[1]).toBe(0.02);
  });

  it('give whole numbers of a small range a bin each', () => {
    expect(linearEdges(0, 5)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(linearEdges(0, 1)).toHaveLength(22);
  });

  it('are preferred numbers on a log axis', () => {
    expect(logEdges(20, 90)).toEqual([20, 22.4, 25, 28, 31.5, 35.5, 40, 45, 50, 56, 63, 71, 80, 90, 100]);
    expect(logEdges(1, 900)?.slice(0, 5)).toEqual([1, 1.25, 1.6, 2, 2.5]);
  });

  it('give zeros and the very small a bin of their own on a log axis', () => {
    expect(logEdges(0, 1e6)?.slice(0, 3)).toEqual([0, 1, 1.6]);
    expect(logEdges(1e-9, 1e6)?.slice(0, 3)).toEqual([1e-9, 1, 1.6]);
    expect(logEdges(-1, 10)).toBeNull();
    expect(logEdges(0, 0)).toBeNull();
  });

  it('ascend and hold the whole range, whatever it is', () => {
    const random = new Random(3);
    for (let i = 0; i < 300; i++) {
      const min = random.chance(0.2) ? 0 : random.normal() * 10 ** random.between(-4, 8);
      const max = min + (random.chance(0.1) ? 0 : random.exponential(10 ** random.between(-4, 8)));
      for (const edges of [linearEdges(min, max), logEdges(min, max)]) {
        if (edges === null) continue;
        expect(edges[0]).toBeLessThanOrEqual(min);
        expect(edges[edges.length - 1]).toBeGreaterThan(max);
        expect(edges.length).toBeLessThan(70);
        edges.slice(1).forEach((edge, k) => expect(edge).toBeGreaterThan(edges[k]!));
      }
    }
  });

  it('a log axis is not considered for counts, negative values or narrow ranges', () => {
    expect([mayBeLog(0, 8e6), mayBeLog(0, 12), mayBeLog(-5, 8e6), mayBeLog(100, 1900), mayBeLog(0, 0)]).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

const data = (given: Partial<Distribution>): Distribution => ({
  field: {
    name: 'kwh_12m',
    text: { en: 'Energy', zh: '电量' },
    kind: 'number',
    family: 'value',
    known: 1,
    distinct: 0,
    unit: { en: 'kWh', zh: 'kWh' },
  },
  scale: 'log',
  edges: [0, 1, 1.6, 2.5, 4],
  all: [3, 0, 5, 6],
  filtered: [1, 0, 2, 6],
  missingAll: 4,
  missingFiltered: 2,
  ...given,
});

describe('visible bins', () => {
  it('leave out the gap between zeros and the smallest value', () => {
    expect(visibleBins(data({}))).toEqual({ edges: [0, 1.6, 2.5, 4], all: [3, 5, 6], filtered: [1, 2, 6], underflow: true });
  });
  it('leave out the bin of zeros when it is empty', () => {
    expect(visibleBins(data({ all: [0, 0, 5, 6] }))).toMatchObject({ edges: [1.6, 2.5, 4], underflow: false });
  });
  it('are that of zeros alone when there is nothing else', () => {
    expect(visibleBins(data({ all: [9, 0, 0, 0] }))).toMatchObject({ edges: [0, 1], all: [9], underflow: true });
  });
  it('are all of them on a linear axis', () => {
    expect(visibleBins(data({ scale: 'linear', all: [0, 0, 5, 6] })).edges).toHaveLength(5);
  });
});

describe('layout', () => {
  const layout = (given: Partial<Distribution>, locale: 'en' | 'zh' = 'en') =>
    layoutDistribution({ data: data(given), grain: 'customer', locale, width: 480, height: 230, fontPx: 12 });

  it('puts bars on 0, filtered within all', () => {
    const { bars, bottom, top } = layout({});
    for (const bar of bars) {
      expect(bar.filteredY).toBeGreaterThanOrEqual(bar.allY);
      expect([bar.filteredY <= bottom, bar.allY >= top]).toEqual([true, true]);
    }
    expect((bottom - bars[0]!.allY) / (bottom - bars[1]!.allY)).toBeCloseTo(3 / 5, 6);
  });

  it('keeps a single customer visible among a hundred thousand', () => {
    const { bars, bottom } = layout({ all: [1e5, 0, 1, 6], filtered: [1e5, 0, 1, 6] });
    expect(bottom - bars[1]!.filteredY).toBeGreaterThanOrEqual(1);
  });

  it('words the ranges with units', () => {
    expect(layout({}).bars.map(({ label }) => label)).toEqual(['below 1.6 kWh', '1.6 kWh – 2.5 kWh', '2.5 kWh – 4 kWh']);
    expect(layout({}, 'zh').bars[0]!.label).toBe('1.6 kWh 以下');
  });

  it('tells two sets of bars apart only when there are two', () => {
    expect(layout({}).keys.map(({ label }) => label)).toEqual(['all customers, n = 14', 'under the filters, n = 9']);
    expect(layout({ filtered: [3, 0, 5, 6] }).keys).toHaveLength(1);
    expect(layout({}).missing).toBe('without a value: 2');
  });

  it('gives few customers under the filters an axis of their own, and says that the others show the shape only', () => {
    const { bars, bottom, top, yTicks, keys } = layout({ all: [0, 4000, 2000, 0], filtered: [0, 2, 8, 0], scale: 'linear' });
    expect(Math.max(...yTicks.map(({ label }) => Number(label)))).toBe(8);
    expect(bars[2]!.filteredY).toBeCloseTo(top, 6);
    // The shape of all customers keeps its proportions.
    expect((bottom - bars[1]!.allY) / (bottom - bars[2]!.allY)).toBeCloseTo(2, 6);
    expect(keys[0]!.label).toMatch(/shape only/);
    expect(layout({}).keys[0]!.label).not.toMatch(/shape only/);
  });

  it('stays where it is when few customers under the filters get an axis of their own', () => {
    const whole = { all: [0, 4000, 2000, 0], filtered: [0, 4000, 2000, 0], scale: 'linear' as const };
    const [before, during] = [layout(whole), layout({ ...whole, filtered: [0, 2, 8, 0] })];
    expect(during.yTicks.map(({ label }) => label)).not.toEqual(before.yTicks.map(({ label }) => label));
    // Four digits of 0.63 em and a comma of 0.37 em, rounded up, and 10 px.
    expect([before.left, during.left]).toEqual([45, 45]);
    expect(during.edges).toEqual(before.edges);
  });

  it('shortens what the bars are where it would run over the axis title', () => {
    const narrow = layoutDistribution({ data: data({}), grain: 'customer', locale: 'en', width: 300, height: 230, fontPx: 12 });
    expect(narrow.keys.map(({ label }) => label)).toEqual(['all: 14', 'filtered: 9']);
    expect(narrow.keys[1]!.x).toBeGreaterThan(textWidth(narrow.yTitle, 12));
  });

  it('keeps tick labels apart', () => {
    const edges = logEdges(0, 3e7)!;
    const { xTicks } = layout({ edges, all: edges.slice(1).map(() => 1), filtered: edges.slice(1).map(() => 1) });
    xTicks.slice(1).forEach((tick, i) => {
      const before = xTicks[i]!;
      expect(tick.at - before.at).toBeGreaterThan((textWidth(tick.label, 12) + textWidth(before.label, 12)) / 2);
    });
  });

  it('has an axis of whole customers', () => {
    expect(layout({ all: [1, 0, 0, 0], filtered: [0, 0, 0, 0] }).yTicks.map(({ label }) => label)).toEqual(['0', '1']);
  });
});

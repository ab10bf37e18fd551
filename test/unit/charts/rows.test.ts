// Geometry and words of the charts with one row a segment.
import { describe, expect, it } from 'vitest';
import { layoutSatisfaction } from '../../../src/charts/satisfaction/layout';
import { layoutSegmentSizes } from '../../../src/charts/segment-size/layout';
import { tableOfSegmentSizes } from '../../../src/charts/segment-size/table';
import { textWidth } from '../../../src/charts/text-width';
import type { ChartContext } from '../../../src/charts/chart';
import type { SegmentInfo } from '../../../src/segment/method';

const segments: SegmentInfo[] = [
  ['big', 'Large industrial', '大工业'],
  ['home', 'Residential', '居民生活'],
  ['farm', 'Agriculture', '农业生产'],
].map(([key = '', en = '', zh = ''], colour) => ({ key, text: { en, zh }, colour, rule: { en: '', zh: '' } }));

const context: ChartContext = {
  model: {
    ...{ loadId: 1, customers: 1000, rows: {}, facts: [], roles: [], period: null, slotsPerDay: 0, grain: 'customer' },
    ...{ problems: [], files: [] },
  },
  ...{ segments: [], filters: [], smallGroup: 15 },
};
const box = { width: 480, height: 260, fontPx: 12 };

describe('segment sizes', () => {
  const rows = [
    { key: 'big', customers: 80, energyKwh: 6300, known: 80 },
    { key: 'home', customers: 900, energyKwh: 3700, known: 900 },
    { key: 'farm', customers: 20, energyKwh: 0, known: 0 },
  ];
  const layout = (
    options: { picked?: string[]; locale?: 'en' | 'zh'; hasEnergy?: boolean; grain?: 'customer' | 'region' } = {},
  ) =>
    layoutSegmentSizes({
      data: { hasEnergy: options.hasEnergy ?? true, rows },
      segments,
      picked: options.picked ?? [],
      grain: options.grain ?? 'customer',
      locale: options.locale ?? 'en',
      ...box,
    });

  it('draws both columns on one scale, so that lengths compare', () => {
    const { rows: drawn } = layout();
    const [big, home] = [drawn[0]!.bars, drawn[1]!.bars];
    expect(home[0]!.width / big[0]!.width).toBeCloseTo(900 / 80, 6);
    expect(big[1]!.width / big[0]!.width).toBeCloseTo(0.63 / 0.08, 6);
    expect(drawn[2]!.bars[1]!.width).toBe(0);
  });

  it('tells no energy of a segment that is mostly one customer, and says so', () => {
    const dominated = { keys: new Set(['big']), share: 0.15 };
    const one = {
      data: { hasEnergy: true, rows },
      segments,
      picked: [],
      grain: 'customer' as const,
      locale: 'en' as const,
      ...box,
    };
    const { rows: drawn, caption, headings } = layoutSegmentSizes({ ...one, width: 700, dominated });
    expect(drawn[0]!.bars[1]).toMatchObject({ width: 0, label: '–' });
    expect(drawn[0]!.spoken).not.toMatch(/6.3|63%/);
    expect(drawn[1]!.bars[1]!.label).toMatch(/37%/);
    expect(headings[1]!.label).toMatch(/10 MWh/);
    expect(caption).toMatch(/one customer uses > 15%, hidden: Large industrial/);
    const table = tableOfSegmentSizes(one.data, { ...context, segments, dominated }, 'en');
    expect(table.rows.map((row) => row[3])).toEqual([null, 3700, 0]);
  });

  it('counts regions as regions where the file has no customer number', () => {
    const regions = layout({ locale: 'zh', grain: 'region' });
    expect(regions.headings[0]!.label).toBe('地区数（1,000 个地区）');
    expect(regions.caption).not.toMatch(/客户|户/);
    expect(layout({ grain: 'region' }).rows[0]!.spoken).toMatch(/80 regions, 8.0% of all/);
  });

  it('keeps every bar with its label inside its column', () => {
    const { rows: drawn, headings } = layout();
    for (const { bars } of drawn) {
      const end = bars.map((bar) => bar.labelX + textWidth(bar.label, 12));
      expect(end[0]).toBeLessThanOrEqual(headings[1]!.x);
      expect(end[1]).toBeLessThanOrEqual(480);
    }
  });

  it('leaves room for bars: the less room, the less is written beside them', () => {
    const labelsAt = (fontPx: number) => {
      const narrow = layoutSegmentSizes({
        data: { hasEnergy: true, rows },
        segments,
        picked: [],
        grain: 'customer',
        locale: 'en',
        ...box,
        fontPx,
      });
      return narrow.rows[0]!.bars.map(({ label }) => label).join(' | ');
    };
    const seen = Array.from({ length: 60 }, (_, i) => labelsAt(8 + i / 4));
    expect([...new Set(seen)]).toEqual(['80 (8.0%) | 63% (6,300 kWh)', '80 (8.0%) | 63%', '8.0% | 63%']);
  });

  it('says who weighs most, and what is not known', () => {
    expect(layout().caption).toContain('Large industrial: 8.0% of customers hold 63% of the energy');
    expect(layout({ locale: 'zh' }).caption).toBe('大工业：8.0% 的客户占 63% 的电量；1,000 户中 980 户有电量');
    expect(layout({ picked: ['home', 'farm'] }).caption).toContain('2 segments chosen: 92% of customers hold 37% of the energy');
  });

  it('speaks every number of a row', () => {
    expect(layout().rows[0]!.spoken).toBe('Large industrial: 80 customers, 8.0% of all; 6,300 kWh, 63% of the energy');
  });

  it('shows customers alone when there is no energy', () => {
    const { headings, rows: drawn, caption } = layout({ hasEnergy: false });
    expect([headings.length, drawn[0]!.bars.length, caption]).toEqual([1, 1, '']);
  });

  it('grows rather than lets rows touch', () => {
    const many = Array.from({ length: 30 }, (_, i) => ({ key: String(i), customers: 1, energyKwh: 1, known: 1 }));
    const { height, rows: drawn } = layoutSegmentSizes({
      data: { hasEnergy: true, rows: many },
      segments: [],
      picked: [],
      grain: 'customer',
      locale: 'en',
      ...box,
    });
    expect(height).toBeGreaterThan(260);
    expect(drawn[1]!.top - drawn[0]!.top).toBeGreaterThanOrEqual(1.4 * 12);
  });

  it('stands on nothing when there are no customers', () => {
    const none = rows.map((row) => ({ ...row, customers: 0, energyKwh: 0, known: 0 }));
    const { rows: drawn } = layoutSegmentSizes({
      data: { hasEnergy: true, rows: none },
      segments,
      picked: [],
      grain: 'customer',
      locale: 'en',
      ...box,
    });
    expect(drawn.flatMap(({ bars }) => bars.map(({ width, label }) => [width, label]))).toEqual(
      Array(3)
        .fill([
          [0, '0 (–)'],
          [0, '– (0 kWh)'],
        ])
        .flat(),
    );
  });
});

describe('satisfaction', () => {
  const layout = (answered: number[], top2: number[], locale: 'en' | 'zh' = 'en', isFiltered = false) =>
    layoutSatisfaction({
      data: segments.map(({ key }, i) => ({ key, answered: answered[i]!, top2: top2[i]! })),
      segments,
      smallGroup: 15,
      isFiltered,
      locale,
      ...box,
    });

  it('hides groups below the limit and marks those below twice the limit', () => {
    const { rows } = layout([14, 29, 30], [14, 20, 20]);
    expect(rows.map(({ estimate, few, label }) => [estimate === null, few, label.slice(0, 14)])).toEqual([
      [true, true, 'n < 15, hidden'],
      [false, true, rows[1]!.label.slice(0, 14)],
      [false, false, rows[2]!.label.slice(0, 14)],
    ]);
    expect(layout([0, 20, 20], [0, 1, 1], 'zh').rows[0]!.label).toBe('无评价');
  });

  it('places dot and interval on the axis from 0 to 100 %', () => {
    const { rows, left, right } = layout([100, 100, 100], [0, 50, 100]);
    const [none, half, all] = rows;
    expect([none!.dotX, half!.dotX, all!.dotX]).toEqual([left, (left + right) / 2, right]);
    // Wilson: 50 of 100 is 40.4 % to 59.6 %.
    expect((half!.loX - left) / (right - left)).toBeCloseTo(0.4038, 4);
    expect((half!.hiX - left) / (right - left)).toBeCloseTo(0.5962, 4);
    expect(half!.label).toBe('50% (40–60%)');
  });

  it('draws the line of all answers, hidden groups included', () => {
    expect(layout([10, 30, 60], [10, 30, 0]).overall?.label).toBe('All 40%');
    expect(layout([5, 4, 5], [1, 1, 1]).overall).toBeNull();
  });

  it('keeps labels right of the axis and left of n', () => {
    const { rows, right, labelX, nX } = layout([15000, 20000, 3], [14000, 1, 3]);
    expect(labelX).toBeGreaterThan(right);
    for (const { label, n } of rows) expect(labelX + textWidth(label, 12)).toBeLessThan(nX - textWidth(n, 12));
  });
});

// What the charts of segments beside each other work out: estimates with intervals by hand, small groups, and labels that keep apart.
import { describe, expect, it } from 'vitest';
import type { ChartContext } from '../../../src/charts/chart';
import { layoutCellGrid, type GridCell } from '../../../src/charts/cell-grid';
import { estimate } from '../../../src/charts/segment-bubble/estimates';
import { layoutBubbles } from '../../../src/charts/segment-bubble/layout';
import { placeLabels, type LabelWish } from '../../../src/charts/place-labels';
import type { Bubble } from '../../../src/charts/segment-bubble/query';
import { gapText } from '../../../src/charts/segment-compare/layout';
import { comparedSegments } from '../../../src/charts/segment-compare/query';
import { comparedRows } from '../../../src/charts/segment-compare/rows';
import { keptSegments } from '../../../src/charts/segment-choice';
import { heatRows, signed } from '../../../src/charts/segment-heat/rows';
import type { Moments, MomentsTable } from '../../../src/charts/segment-moments';
import { filtersOfCell, isChosen } from '../../../src/charts/segment-region/pick';
import { sharesOf } from '../../../src/charts/segment-region/shares';
import { layoutSpreads } from '../../../src/charts/segment-spread/layout';
import { textWidth } from '../../../src/charts/text-width';
import { wrapText } from '../../../src/charts/wrap-text';
import type { FactField } from '../../../src/model/model-info';
import type { SegmentInfo } from '../../../src/segment/method';

const near = (value: number, digits = 4): unknown => expect.closeTo(value, digits) as unknown;
const field = (name: string): FactField => ({
  ...({ name, text: { en: name, zh: name }, kind: 'number', family: 'value', known: 1, distinct: 0 } as const),
});
const segments: SegmentInfo[] = ['A', 'B', 'C', 'D', 'E', 'F'].map((key, colour) => ({
  key,
  text: { en: `Segment ${key} of a long name`, zh: `客群${key}` },
  colour,
  rule: { en: '', zh: '' },
}));
const context: ChartContext = {
  model: {
    ...{ loadId: 1, customers: 100, rows: {}, facts: [], roles: [], period: null, slotsPerDay: 24 },
    grain: 'customer',
    ...{ problems: [], files: [] },
  },
  ...{ segments, filters: [], smallGroup: 15 },
};
const bubble = (key: string, customers: number, mean: number, answered: number, top2: number): Bubble => ({
  ...{ key, customers, known: customers, sum: mean * customers, answered, top2 },
});

describe('value × satisfaction', () => {
  it('stands at the mean and the share, with the Wilson interval', () => {
    const { shown, hidden, all } = estimate(
      {
        field: null,
        rows: [bubble('A', 60, 10, 20, 10), bubble('B', 40, 20, 20, 18), bubble('C', 30, 5, 14, 14), bubble('D', 0, NaN, 0, 0)],
      },
      15,
    );
    // Wilson by hand with z² = 3.8415: 10 of 20 is 0.2993 to 0.7007, 18 of 20 is 0.6990 to 0.9721.
    expect(shown.map(({ key, mean, share, interval }) => [key, mean, share, interval])).toEqual([
      ['A', 10, 0.5, [near(0.2993), near(0.7007)]],
      ['B', 20, 0.9, [near(0.699), near(0.9721)]],
    ]);
    expect(hidden.map(({ key }) => key)).toEqual(['C']);
    expect(all.share).toBeCloseTo(42 / 54, 9);
  });

  it('labels every bubble, over no other, in both languages, though all stand close together', () => {
    const rows = segments.map(({ key }, i) => bubble(key, 500 - 70 * i, 1000 + 20 * i, 100, 70 + i));
    for (const locale of ['en', 'zh'] as const) {
      const layout = layoutBubbles({ data: { field: field('kwh'), rows }, context, locale, width: 640, height: 320, fontPx: 12 });
      const boxes = layout.marks.flatMap(({ label }) =>
        label === null ? [] : [{ x: label.x, y: label.y, width: Math.max(textWidth(label.name, 12), textWidth(label.n, 12)) }],
      );
      expect(boxes).toHaveLength(6);
      boxes.forEach((a, i) => {
        expect(a.x).toBeGreaterThanOrEqual(layout.left);
        expect(a.x + a.width).toBeLessThanOrEqual(640);
        for (const b of boxes.slice(i + 1)) {
          const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || Math.abs(a.y - b.y) >= 2.3 * 12;
          expect(apart).toBe(true);
        }
      });
    }
  });

  it('has a logarithmic axis where means differ by far, and says which segments are hidden', () => {
    const rows = [bubble('A', 100, 10, 50, 25), bubble('B', 100, 1000, 50, 30), bubble('C', 100, 5, 3, 3)];
    const layout = layoutBubbles({
      data: { field: field('kwh'), rows },
      context,
      locale: 'en',
      width: 640,
      height: 320,
      fontPx: 12,
    });
    expect(layout.xTitle).toContain('logarithmic');
    expect(layout.marks.map(({ key }) => key)).toEqual(['A', 'B']);
    expect(layout.note).toContain('Segment C of a long name (3)');
    expect(layout.xTicks.map(({ label }) => label)).toEqual(expect.arrayContaining(['10', '100', '1,000']));
  });

  it('gives up a label rather than lay it over another', () => {
    const wish: LabelWish = { x: 50, y: 50, radius: 5, width: 40, height: 20, up: 5, down: 5 };
    const places = placeLabels([wish, wish, wish], { left: 40, top: 38, right: 102, bottom: 62 }, 4);
    expect(places.filter((place) => place !== null)).toHaveLength(1);
  });
});

const table = (fields: readonly string[], own: Record<string, Moments[]>, all: Moments[]): MomentsTable => ({
  fields: fields.map(field),
  segments: Object.entries(own).map(([key, measures]) => ({ key, customers: measures[0]?.n ?? 0, measures })),
  all: { key: '', customers: 1000, measures: all },
});

describe('profile heat map', () => {
  const rows = heatRows(
    table(
      ['near', 'far', 'flat', 'few'],
      {
        A: [
          { n: 20, mean: 11, sd: 1 },
          { n: 20, mean: 4, sd: 1 },
          { n: 20, mean: 7, sd: 0 },
          { n: 3, mean: 1, sd: 1 },
        ],
        B: [
          { n: 14, mean: 90, sd: 1 },
          { n: 30, mean: 12, sd: 1 },
          { n: 20, mean: 7, sd: 0 },
          { n: 0, mean: NaN, sd: NaN },
        ],
      },
      [
        { n: 34, mean: 10, sd: 2 },
        { n: 50, mean: 10, sd: 4 },
        { n: 40, mean: 7, sd: 0 },
        { n: 3, mean: 1, sd: 1 },
      ],
    ),
    15,
  );

  it('tells means in standard deviations of all, and puts first what sets segments apart', () => {
    expect(rows.map(({ field: { name }, cells }) => [name, ...cells.map(({ z }) => z)])).toEqual([
      ['far', -1.5, 0.5],
      ['near', 0.5, NaN],
      ['flat', NaN, NaN],
    ]);
  });

  it('hides the mean of a small group, and keeps its n', () => {
    expect(rows[1]?.cells[1]).toEqual({ n: 14, mean: NaN, z: NaN });
  });

  it('writes distances with their sign', () => {
    expect([1.26, -0.42, 0.04, -0.04, NaN].map(signed)).toEqual(['+1.3', '−0.4', '0.0', '0.0', '']);
  });
});

describe('side by side', () => {
  it('gives means a normal interval, and their difference one without equal spreads', () => {
    const [row] = comparedRows(
      table(['kwh'], { A: [{ n: 100, mean: 10, sd: 2 }], B: [{ n: 100, mean: 11, sd: 2 }], C: [{ n: 14, mean: 99, sd: 2 }] }, [
        { n: 300, mean: 10, sd: 2.5 },
      ]),
      15,
    );
    // 1.96 · 2 / √100 = 0.392; 1.96 · √(0.04 + 0.04) = 0.5544; 1 / 2.5 = 0.4, which is clearly above.
    expect(row?.cells).toEqual([
      { n: 100, mean: 10, interval: [near(9.608), near(10.392)], difference: null },
      {
        ...{ n: 100, mean: 11, interval: [near(10.608), near(11.392)] },
        difference: { value: 1, interval: [near(0.4456), near(1.5544)], effect: 0.4, standing: 2 },
      },
      { n: 14, mean: NaN, interval: null, difference: null },
    ]);
  });

  it('takes satisfaction as a share: Wilson, Newcombe, Cohen’s h', () => {
    const [row] = comparedRows(
      table(['csat_top2'], { A: [{ n: 20, mean: 0.5, sd: 0.51 }], B: [{ n: 20, mean: 0.9, sd: 0.31 }] }, [
        { n: 40, mean: 0.7, sd: 0.46 },
      ]),
      15,
    );
    expect(row?.cells[0]?.interval).toEqual([near(0.2993), near(0.7007)]);
    // 0.4 − √(0.2010² + 0.2007²) and 0.4 + √(0.0721² + 0.2007²); h = 2 asin √0.9 − 2 asin √0.5.
    expect(row?.cells[1]?.difference).toEqual({
      value: near(0.4),
      interval: [near(0.1159, 3), near(0.6133, 3)],
      effect: near(0.9273),
      standing: 3,
    });
  });

  it('calls nothing a difference whose interval holds 0', () => {
    const [row] = comparedRows(
      table(['kwh'], { A: [{ n: 20, mean: 10, sd: 9 }], B: [{ n: 20, mean: 13, sd: 9 }] }, [{ n: 40, mean: 11, sd: 6 }]),
      15,
    );
    expect(row?.cells[1]?.difference).toMatchObject({ effect: 0.5, standing: 0 });
  });

  it('writes differences of shares in points, and of hours of the day in hours', () => {
    const share = { en: 'share', zh: '占比' };
    expect(gapText(0.123, share, 'en')).toBe('+12.3 pp');
    expect(gapText(-0.05, share, 'zh')).toBe('−5.0 个百分点');
    expect(gapText(-2.25, { en: 'h', zh: '时' }, 'en')).toBe('−2.3 h');
    expect(gapText(1500, { en: 'kWh', zh: 'kWh' }, 'en')).toBe('+1,500 kWh');
  });

  it('takes two to four segments, whatever was saved', () => {
    const chosen = (saved: string) => comparedSegments(segments, { segments: saved }).map(({ key }) => key);
    expect(chosen('')).toEqual(['A', 'B']);
    expect(chosen('["C","gone"]')).toEqual(['C', 'A']);
    expect(chosen('["A","B","C","D","E"]')).toEqual(['A', 'B', 'C', 'D']);
    expect(chosen('["F","F",3]')).toEqual(['F', 'A']);
    expect(chosen('{"a":1}')).toEqual(['A', 'B']);
  });
});

describe('region × segment', () => {
  const data = {
    field: null,
    keys: ['A', 'B'],
    regions: [
      { value: 'north', counts: [30, 10] },
      { value: 'south', counts: [10, 50] },
      { value: null, counts: [2, 1] },
      { value: 'tiny', counts: [1, 0] },
    ],
  };

  it('shares each region among segments, the largest first, small ones together and not told', () => {
    const { rows, customers, columns } = sharesOf(data, 'region', 15);
    expect([customers, columns]).toEqual([104, [43, 61]]);
    expect(rows.map(({ values, cells }) => [values, cells.map(({ share }) => share)])).toEqual([
      [['south'], [near(1 / 6), near(5 / 6)]],
      [['north'], [0.75, 0.25]],
      [
        [null, 'tiny'],
        [NaN, NaN],
      ],
    ]);
    expect(rows[1]?.cells[0]?.ratio).toBeCloseTo(0.75 / (43 / 104), 9);
  });

  it('shares each segment among regions', () => {
    const { rows } = sharesOf(data, 'segment', 15);
    expect(rows.map(({ cells }) => cells[0]?.share)).toEqual([near(10 / 43), near(30 / 43), near(3 / 43)]);
    expect(rows[0]?.cells[0]?.ratio).toBeCloseTo(10 / 43 / (60 / 104), 9);
  });

  it('a cell filters by both, and is known again', () => {
    const filters = filtersOfCell('region', ['north'], 'A');
    expect(filters).toEqual([
      { kind: 'in', field: 'segment', values: ['A'] },
      { kind: 'in', field: 'region', values: ['north'] },
    ]);
    expect(isChosen(filters, filters[0]!, [filters[1]!])).toBe(true);
    expect(isChosen(filtersOfCell('region', ['north'], null), filters[0]!, [filters[1]!])).toBe(false);
    expect(isChosen(filters, null, [])).toBe(false);
  });
});

describe('distributions by segment', () => {
  const row = (key: string, counts: number[], known: number) => ({ key, counts, known, missing: 0, q1: 12, median: 15, q3: 18 });
  const input = { context, locale: 'en', width: 640, height: 300, fontPx: 12 } as const;
  const data = {
    ...{ field: field('kwh'), scale: 'linear' as const, edges: [0, 10, 20, 30, 40] },
    rows: [row('A', [0, 20, 20, 0], 40), row('B', [0, 80, 0, 0], 80), row('C', [14, 0, 0, 0], 14)],
  };

  it('draws shares on one axis without empty ends, and marks medians', () => {
    const layout = layoutSpreads({ ...input, data });
    const [a, b] = layout.rows;
    // All of B lies in one bin, half of A.
    expect(a?.bars.map(({ height }) => height / (b?.bars[0]?.height ?? NaN))).toEqual([near(0.5), near(0.5)]);
    expect(a?.bars[0]?.x).toBe(layout.left);
    // The axis runs from 10 to 30: 15 lies at a quarter.
    expect((a!.medianX - layout.left) / (layout.right - layout.left)).toBeCloseTo(0.25, 6);
    expect(a?.medianX).toBe(b?.medianX);
  });

  it('hides a segment of few customers', () => {
    const hidden = layoutSpreads({ ...input, data }).rows[2];
    expect(hidden).toMatchObject({ hidden: true, bars: [], label: 'n < 15, hidden', n: 'n = 14' });
  });

  it('keeps zeros apart on a logarithmic axis', () => {
    const layout = layoutSpreads({
      ...input,
      data: { ...data, scale: 'log', edges: [0, 1, 10, 100, 1000], rows: [row('A', [10, 0, 20, 10], 40)] },
    });
    const [zeros, next] = layout.rows[0]?.bars ?? [];
    expect(layout.rows[0]?.bars).toHaveLength(3);
    expect(zeros?.x).toBe(layout.left);
    expect(next?.x).toBeGreaterThan(layout.left);
    expect(layout.ticks[0]?.label).toBe('<10');
  });
});

describe('table of cells', () => {
  const cell = (...forms: string[]): GridCell => ({ lines: [forms], tone: 0, pale: false, title: '', facts: [] });
  const grid = (width: number, count: number) =>
    layoutCellGrid({
      rows: [{ key: 'r', name: 'A measure of a long name' }],
      columns: segments.slice(0, count).map(({ key, text, colour }) => ({ key, name: text.en, colour, n: 'n 1,234' })),
      cells: [segments.slice(0, count).map(() => cell('12,345 kWh per customer', '12,345', ''))],
      ...{ width, height: 200, fontPx: 12 },
    });

  it('draws the longest form that fits', () => {
    expect(grid(700, 2).texts[0]?.[0]?.map(({ text }) => text)).toEqual(['12,345 kWh per customer']);
    expect(grid(640, 6).texts[0]?.[0]?.map(({ text }) => text)).toEqual(['12,345']);
    expect(grid(300, 6).texts[0]?.[0]).toEqual([]);
  });

  it('breaks headings into lines, and stands them on end in narrow columns', () => {
    const wide = grid(640, 6);
    expect(wide.columns[0]?.upright).toBeNull();
    expect(wide.columns[0]?.lines.length).toBeGreaterThan(1);
    const narrow = grid(300, 6);
    expect(narrow.columns[0]?.upright).toContain('Segment');
    expect(narrow.columns[0]?.n).toBeNull();
    expect(narrow.columns[5]!.x + narrow.columns[5]!.width).toBeLessThanOrEqual(300);
  });

  it('breaks text between words, and anywhere in Chinese', () => {
    expect(wrapText('General industry', 10, 60, 3)).toEqual(['General', 'industry']);
    expect(wrapText('Month-to-month', 10, 52, 2)).toEqual(['Month-', 'to-month']);
    expect(wrapText('电费/电量', 10, 30, 2)).toEqual(['电费/', '电量']);
    expect(wrapText('一般工商业', 10, 31, 3)).toEqual(['一般工', '商业']);
    expect(wrapText('一般工商业', 10, 31, 1)).toEqual(['一般…']);
    expect(wrapText('其他 2 个', 10, 200, 2)).toEqual(['其他 2 个']);
  });
});

it('filters by segment mark what they leave', () => {
  const by = (...values: string[]) => ({ kind: 'in', field: 'segment', values }) as const;
  expect(keptSegments([null, { kind: 'in', field: 'region', values: ['north'] }])).toBeNull();
  expect([...(keptSegments([by('A', 'B'), by('B', 'C')]) ?? [])]).toEqual(['B']);
});

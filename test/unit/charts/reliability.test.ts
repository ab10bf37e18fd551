// Holds the geometry of the charts of reliability to what is asked of all: nothing beyond the plot, nothing small shown, the worst first.
import { describe, expect, it } from 'vitest';
import { layoutBarRows } from '../../../src/charts/bar-rows';
import type { ChartContext } from '../../../src/charts/chart';
import { outageDuration } from '../../../src/charts/outage-duration';
import { layoutCemi } from '../../../src/charts/outage-cemi/layout';
import { layoutEffect } from '../../../src/charts/outage-effect/layout';
import type { EffectBin } from '../../../src/charts/outage-effect/query';
import { layoutMonths } from '../../../src/charts/outage-months/layout';
import { keyValue, toggledValues, valueKey } from '../../../src/charts/picked-values';
import { layoutReliability } from '../../../src/charts/reliability/layout';
import type { Reliability } from '../../../src/charts/reliability/query';
import { contextOf } from '../../sql/charts/fixture';

const size = { width: 560, height: 300, fontPx: 12 } as const;
const context: ChartContext = contextOf(['A'], [], []);
const group = (value: string | null, customers: number, minutes: number, plannedMinutes = 0) => ({
  ...{ value, customers, minutes, plannedMinutes, interruptions: customers, plannedInterruptions: 0 },
});
const data: Reliability = {
  ...{ field: 'region', since: '2024-01-01', until: '2024-12-31', days: 365, open: 0 },
  groups: [group('calm', 100, 6000), group('bad', 50, 30_000, 7500), group(null, 20, 0), group('tiny', 14, 9e9)],
};

describe('bars by group', () => {
  const layout = layoutReliability({ data, measure: 'saidi', context, locale: 'en', ...size });

  it('the worst first, small groups not at all, parts in proportion', () => {
    expect(layout.rows.map(({ name }) => name)).toEqual(['bad', 'calm', '(missing)']);
    const [unplanned, planned] = layout.rows[0]!.pieces;
    // 600 minutes each, a quarter of them planned.
    expect(unplanned!.width / planned!.width).toBeCloseTo(3, 9);
    expect(layout.rows[0]!.shownLabel).toContain('10.0 h');
  });

  it('ends within the plot', () => {
    for (const { pieces, labelX } of layout.rows) {
      for (const { x, width } of pieces) expect(x + width).toBeLessThanOrEqual(size.width);
      expect(labelX).toBeLessThan(size.width);
    }
  });

  it('by reliability, bars are the time without supply', () => {
    const asai = layoutReliability({ data, measure: 'asai', context, locale: 'zh', ...size });
    expect(asai.rows.map(({ name }) => name)).toEqual(['bad', 'calm', '未填']);
    expect(asai.rows[0]!.spoken).toContain('99.8858%'); // 1 − 600 / 525,600
  });
});

it('rows beyond the height make the layout higher, and long names take two lines', () => {
  const bars = Array.from({ length: 60 }, (_, i) => ({ key: String(i), name: `Line ${i}`, parts: [], label: '', spoken: '' }));
  expect(layoutBarRows({ bars, heading: '', ...size }).height).toBeGreaterThan(900);
});

it('steps of too few customers say so, and no more', () => {
  const layout = layoutCemi({
    data: {
      ...{ served: 100, from: '', before: '' },
      steps: [
        { times: 1, customers: 60, minutes: 1 },
        { times: 2, customers: 9, minutes: 1 },
      ],
    },
    ...{ smallGroup: 15, locale: 'en' as const, ...size },
  });
  expect(layout.rows.map(({ shownLabel, pieces }) => [shownLabel, pieces.length])).toEqual([
    ['60% (60)', 1],
    ['n < 15, hidden', 0],
  ]);
});

describe('bins of minutes', () => {
  const bin = (lo: number, hi: number, answered: number, top2: number): EffectBin => ({
    ...{ lo, hi, customers: answered, answered, top2, asked: answered, complainers: 1, complaints: 1 },
  });
  const bins = [bin(0, 1e-9, 100, 80), bin(60, 180, 100, 60), bin(2880, Infinity, 14, 0)];

  it.each(['en', 'zh'] as const)('two panels stay apart, too few are not shown (%s)', (locale) => {
    const layout = layoutEffect({ bins, measures: ['satisfied', 'complaining'], smallGroup: 15, locale, ...size });
    const [left, right] = layout.panels;
    expect(left!.right).toBeLessThan(left!.labelX);
    expect(left!.labelX).toBeLessThan(right!.left);
    expect(layout.rows[2]!.dots.map(({ share }) => share)).toEqual([null, null]);
    // Score 0, 1, 2 with 80/100, 60/100, 0/14: z = −4.92 by the formula in trend-test.ts.
    expect(left!.heading + left!.trend).toContain('p < 0.001');
  });
});

it('months in columns share one axis; a planned part stands at its foot', () => {
  const month = (name: string, saidi: number, plannedSaidi: number) => ({
    ...{ month: name, saidi, plannedSaidi, saifi: 0, plannedSaifi: 0, isPart: false },
  });
  const { columns, bottom, top } = layoutMonths({
    data: { served: 40, from: '', before: '', months: [month('2024-01', 100, 25), month('2024-02', 0, 0)] },
    ...{ measure: 'saidi' as const, locale: 'zh' as const, ...size },
  });
  expect((bottom - columns[0]!.plannedTop) / (bottom - columns[0]!.top)).toBeCloseTo(0.25, 9);
  expect(columns[1]!.top).toBe(bottom);
  expect(columns[0]!.top).toBeGreaterThanOrEqual(top);
});

it('durations side by side have one unit', () => {
  expect([outageDuration(90, 'zh'), outageDuration(90, 'zh', 600), outageDuration(600, 'en'), outageDuration(NaN, 'en')]).toEqual(
    ['90分钟', '1.5小时', '10.0 h', '–'],
  );
});

it('values are chosen one by one or together, missing ones too', () => {
  expect(toggledValues([], null, false)).toEqual([null]);
  expect(toggledValues([null], null, false)).toEqual([]);
  expect(toggledValues(['a'], 'b', true)).toEqual(['a', 'b']);
  expect(toggledValues(['a', 'b'], 'b', true)).toEqual(['a']);
  expect([keyValue(valueKey(null)), keyValue(valueKey('null'))]).toEqual([null, 'null']);
});

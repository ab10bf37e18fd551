// Holds every chart of the registry to what the page relies on.
import { describe, expect, it } from 'vitest';
import type { ChartContext } from '../../../src/charts/chart';
import { chartById, charts } from '../../../src/charts/registry';
import { samples } from './chart-samples';

const context: ChartContext = {
  model: {
    loadId: 1,
    customers: 40,
    rows: {},
    facts: [],
    roles: [],
    period: null,
    slotsPerDay: 24,
    grain: 'customer',
    problems: [],
    files: [],
  },
  segments: [{ key: 'A', text: { en: 'Homes', zh: '居民' }, colour: 0, rule: { en: '', zh: '' } }],
  filters: [],
  smallGroup: 15,
};
it('every chart has a sample here, and is found by its id', () => {
  expect(charts.map(({ id }) => id)).toEqual(Object.keys(samples).sort());
  expect(chartById('none')).toBeUndefined();
});

describe.each(charts.map((chart) => [chart.id, chart] as const))('%s', (id, chart) => {
  it('has words in both languages', () => {
    for (const text of [chart.title, chart.description]) {
      expect(text.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(text.en).not.toMatch(/[\u4e00-\u9fff]/);
      expect(text.en).not.toBe('');
    }
  });

  it('has options of plain JSON', () => {
    expect(JSON.parse(JSON.stringify(chart.options))).toEqual(chart.options);
  });

  it.each(['en', 'zh'] as const)('has a table whose rows fit its columns (%s)', (locale) => {
    const { columns, rows } = chart.table(samples[id], context, locale);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toHaveLength(columns.length);
      row.forEach((cell, i) => expect(cell === null || (typeof cell === 'number') === columns[i]!.numeric).toBe(true));
    }
  });
});

it('counts the customers behind the data', () => {
  const others: Record<string, number> = { distribution: 27, pareto: 2000, satisfaction: 20, 'segment-bubble': 20 };
  for (const chart of charts) expect([chart.id, chart.count(samples[chart.id])]).toEqual([chart.id, others[chart.id] ?? 40]);
});

it('tables hold the numbers with their units', () => {
  const rowOf = (id: string) => chartById(id)!.table(samples[id], context, 'en').rows[0];
  expect(rowOf('segment-size')).toEqual(['Homes', 40, 100, 1000, 100, 40]);
  // Wilson: 10 of 20 is 29.9 % to 70.1 %.
  expect(rowOf('satisfaction')).toEqual(['Homes', 20, 50, 29.9, 70.1]);
  // Wilson: 30 of 40 is 59.8 % to 85.8 %.
  expect(rowOf('csat-groups')).toEqual(['Homes', 50, 40, 75, 59.8, 85.8]);
  expect(rowOf('csat-likert')).toEqual(['Homes', 40, 5, 7.5, 12.5, 25, 50]);
  expect(rowOf('csat-coverage')).toEqual(['Homes', 50, 50, 40, 80, 100, 100]);
  expect(rowOf('csat-trend')).toEqual(['2025-01', 40, 75, 59.8, 85.8]);
  expect(rowOf('load-curve')).toEqual(['Homes', '18:15', 40, 1.5, 1, 2, 1.5, 1, 2]);
  expect(rowOf('distribution')).toEqual([0, 1, 15, 75, 30]);
  expect(rowOf('load-kinds')).toEqual(['Holiday', '00:00', 40, 3, 1, 0.5]);
  expect(rowOf('load-duration')).toEqual(['All shown', 40, 0, 0, 4, 100]);
  expect(rowOf('load-calendar')).toEqual(['2026-10-01', 'Thu', 'Holiday', 10, 400, 40]);
  expect(rowOf('load-hours')).toEqual(['2026-10-01', 2, ...new Array<null>(23).fill(null)]);
  expect(rowOf('load-indices')).toEqual(['All shown', 40, 0.5, 0.1, 0.9, 4380, 0.8, 0.4, 0.35, 0.25, null]);
  // A tenth of 4,000 kWh moves, and saves 0.80 yuan for each.
  expect(rowOf('load-potential')).toEqual(['Homes', 40, 40, 400, 320, 50, 5, 25]);
  expect(rowOf('load-stack')).toEqual(['Homes', 40, 100, 30, 30, 60, 0.5]);
  expect(rowOf('contact-mix')).toEqual(['repair', 30, 75, 75, 0, 25, 1]);
  // 10 in 20 years are 5,000; Byar's interval of 10 is 4.787 to 18.391.
  expect(rowOf('complaint-rate')!.slice(0, 7)).toEqual(['north', 20, 10, 8, 5000, 2393.7, 9195.7]);
  expect(rowOf('complaint-after')).toEqual(['Never complained', 20, 10, 50, 29.9, 70.1]);
  expect(rowOf('contact-closing')).toEqual(['repair', 40, 2, 5, 4, 6, 12, 20, 10, 50]);
  expect(chartById('contact-ages')!.table(samples['contact-ages'], context, 'en').rows[2]).toEqual(['1 h – 2 h', 30, 75, 75, 0]);
  expect(rowOf('contact-repeats')).toEqual(['repair', 20, 10, 50, 29.9, 70.1]);
  // 30 contacts on Mondays at nine in four weeks.
  expect(rowOf('contact-hours')![10]).toBe(7.5);
  expect(rowOf('connection-stages')).toEqual(['High voltage', 'Acceptance', 40, 2, 1, 0.5, 1.5, 2, null]);
  expect(rowOf('connection-time')).toEqual(['north', 20, 2, 5, 4, 6, 12, 20, 10, 50, 20, 2.5]);
  expect(rowOf('connection-late')).toEqual(['Low · whole', 15, 20, 10, 50, 29.9, 70.1, 0]);
  expect(rowOf('connection-flow')).toEqual(['desk', 'survey', 35, 1.5, 60]);
  // 3,600 / 40 minutes, 60 / 40 times, 60 minutes each; 1 − 90 / 525,600.
  expect(rowOf('reliability')).toEqual(['Homes', 40, 90, 1.5, 60, 99.98288, 30, 0.5]);
  expect(rowOf('outage-causes')).toEqual(['storm', 60, 100, 0, 60, 60, 30]);
  expect(rowOf('outage-cemi')).toEqual([1, 30, 75, 120]);
  // Wilson: 2 of 40 is 1.4 % to 16.5 %.
  expect(rowOf('outage-effect')).toEqual(['1–3 h', 40, 20, 50, 29.9, 70.1, 50, 13.8, 165, 3]);
  expect(rowOf('outage-months')).toEqual(['2024-03', 48, 12, 0.4, 0.1]);
  // 0.8 lies three quarters of the way from 0.5 to 0.9; three connections are too few to count, and 60 of 100 weights are known.
  expect(rowOf('scorecard')).toEqual(['north', 1, 75, 40, 60, 80, 20, 75, 75, null, null, null, null]);
  expect(rowOf('scorecard-ranks')).toEqual(['north', 1, 100, 100, 1, 1]);
  expect(rowOf('composition')).toEqual(['home', 40, 100]);
  // Wilson: 14 of 20 is 48.1 % to 85.5 %; of all 45 % left.
  expect(rowOf('risk-calibration')).toEqual(['High · 50 points or more', 70, 48.1, 85.5, 20, 14, 1.56, null]);
  // A twentieth are 2 of the 20 with the most points, who have 14 of the 18 cases.
  expect(rowOf('risk-lift')).toEqual([5, 7.8, 1.56, 2]);
  expect(rowOf('risk-grid')).toEqual(['', 'High', 16, 40, null, null]);
  expect(rowOf('retention')).toEqual(['first year', 20, 8, 60, 38.7, 78.1]);
  // 8 of 40 leave at 6 months: 80 %, ± 1.96 √(0.8 · 0.2 / 40).
  expect(rowOf('survival')).toEqual(['All customers', 6, 40, 8, 80, 67.6, 92.4]);
  expect(rowOf('key-figures')).toEqual(['Customers', 'today', 40, 40]);
  // The largest 1 % of two customers is a fiftieth of one of them: 0.02 · 0.8.
  expect(rowOf('pareto')).toEqual([1, 1.6, 0.2, 20, 0.3]);
  expect(rowOf('regions')).toEqual(['north', 40, 100]);
  expect(rowOf('segment-bubble')).toEqual(['Homes', 40, 40, 10, 20, 50, 29.9, 70.1]);
  expect(rowOf('segment-heat')).toEqual(['Energy', 'kWh', 'Homes', 12, 10, 0.5, 40]);
  // 1.96 · 1 / √40 = 0.3099.
  expect(rowOf('segment-compare')).toEqual(['Energy', 'kWh', 'Homes', 40, 12, 11.6901, 12.3099, null, null, '']);
  expect(rowOf('segment-region')).toEqual(['north', 'Homes', 40, 100, 100]);
  expect(rowOf('segment-spread')).toEqual(['Homes', 38, 2, 0.3, 0.6, 0.9]);
  expect(rowOf('trend')).toEqual(['Homes', '2025-01', 40, 100, null, null, 2.5]);
});

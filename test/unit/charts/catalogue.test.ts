// Holds every chart of the registry to what the page relies on.
import { describe, expect, it } from 'vitest';
import type { ChartContext } from '../../../src/charts/chart';
import { chartById, charts } from '../../../src/charts/registry';
import { makeCard } from '../../../src/service/scorecard/card';
import { DEFAULT_HOURS, readTimeOfUse } from '../../../src/model/time-of-use';
import { CONTACT_SAMPLES } from './contact-samples';
import { RISK_SAMPLES } from './risk-samples';
import { SATISFACTION_SAMPLES } from './satisfaction-samples';

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
const spread = { mean: 1.5, p10: 1, p90: 2 };
const sums = { customers: 40, kwh: 1000, kwhKnown: 40, amount: 0, amountKnown: 0 };
const month = { customers: 40, kwh: 100, kwhKnown: 40, amount: 0, amountKnown: 0, pricedAmount: 0, pricedKwh: 0, priced: 0 };
const energy = {
  ...{ name: 'kwh_12m', text: { en: 'Energy', zh: '电量' }, unit: { en: 'kWh', zh: 'kWh' }, kind: 'number', family: 'value' },
  ...{ known: 40, distinct: 0 },
};
const moments = {
  fields: [energy],
  segments: [{ key: 'A', customers: 40, measures: [{ n: 40, mean: 12, sd: 1 }] }],
  all: { key: '', customers: 40, measures: [{ n: 40, mean: 10, sd: 4 }] },
};
const item = (id: string) => ({ id, text: { en: id, zh: id }, stated: null });
const driver = (id: string, top: number, share: number) => ({
  ...{ item: item(id), n: 40, mean: 4, sd: 0.5, lo: 1, hi: 5, top, topInterval: [top - 0.1, top + 0.1], share },
  ...{ shareInterval: [share - 0.1, share + 0.1], vif: 1.1, quadrant: 'mend', sure: 1, isUniform: false, stated: null },
});
const drivers = {
  ...{ drivers: [driver('price', 0.5, 0.7), driver('staff', 0.8, 0.3)], answered: 40, n: 40, lacks: null, r2: 0.5 },
  ...{ r2Interval: [0.4, 0.6], p: 0, cuts: { top: 0.65, share: 0.5 }, closest: { a: item('price'), b: item('staff'), r: 0.2 } },
};
const cell = { n: 20, share: 0.5, lift: 1, residual: 0, p: 1 };
const channels = {
  ...{
    groups: ['A'],
    channels: ['App', null],
    without: 2,
    by: { id: 'segment', text: { en: 'Segment', zh: '客群' }, isOfEvent: false },
  },
  cross: {
    rows: [{ n: 40, isTold: true, cells: [cell, cell] }],
    columns: [
      { n: 20, share: 0.5 },
      { n: 20, share: 0.5 },
    ],
    ...{ n: 40, chiSquare: NaN, p: NaN, v: NaN },
  },
};
const hours = { n: 40, open: 1, median: 3, p90: 20, lo: 2, hi: 4 };
const samples: Record<string, unknown> = {
  ...RISK_SAMPLES,
  ...CONTACT_SAMPLES,
  'channel-users': channels,
  'channel-reach': channels,
  'channel-age': [{ channel: 'App', ...hours }],
  'channel-service': [
    {
      ...{ channel: 'App', contacts: 40, customers: 30, hours, watched: 30, again: 3, answered: 20, top2: 10 },
      ...{ months: 3, slowMonths: 3 },
    },
  ],
  'channel-trend': { months: ['2026-01-01', '2026-02-01'], channels: [{ channel: 'App', counts: [30, 10] }] },
  'channel-moves': {
    ...{ channels: ['App'], counts: [[40]], n: 40, days: ['2026-01-01', '2026-06-01', '2026-12-31'] },
    changes: [{ joined: 0, left: 0, p: NaN }],
  },
  'follow-up': {
    ...{ groups: [{ value: 'A', n: 40, reached: 10 }], hasVisits: false, grouping: channels.by },
    answers: { yes: { n: 20, top2: 10 }, no: { n: 20, top2: 12 } },
  },
  ...SATISFACTION_SAMPLES,
  'driver-map': drivers,
  'driver-shares': drivers,
  'comment-words': {
    words: [{ term: '电价', customers: 20, answered: 20, top2: 5, share: 0.25, interval: [0.1, 0.5], p: 0.01, gap: -0.4 }],
    ...{ comments: { customers: 40, answered: 30, top2: 12 }, all: { answered: 40, top2: 20 } },
  },
  'segment-bubble': { field: energy, rows: [{ key: 'A', customers: 40, known: 40, sum: 400, answered: 20, top2: 10 }] },
  'segment-heat': moments,
  'segment-compare': moments,
  'segment-region': { field: null, keys: ['A'], regions: [{ value: 'north', counts: [40] }] },
  'segment-spread': {
    ...{ field: energy, scale: 'linear', edges: [0, 1, 2] },
    rows: [{ key: 'A', counts: [30, 8], known: 38, missing: 2, q1: 0.3, median: 0.6, q3: 0.9 }],
  },
  composition: { levels: ['class'], rows: [{ values: ['home'], segment: 'A', customers: 40, kwh: 1000, amount: 0 }] },
  'key-figures': [
    { id: 'customers', now: { value: 40, base: 1, n: 40 }, months: [{ period: '2025-01-01', value: 39, base: 1, n: 39 }] },
  ],
  pareto: {
    field: null,
    customers: [0, 0.5, 1],
    total: [0, 0.8, 1],
    sizes: [8, 8, 2],
    known: 2000,
    missing: 0,
    sum: 10,
    gini: 0.3,
    top20: 0.32,
  },
  regions: { field: null, regions: [{ value: 'north', segments: new Map([['A', sums]]), ...sums }] },
  trend: { months: ['2025-01-01', '2025-02-01'], series: [{ key: 'A', points: [month, null] }] },
  'segment-size': { hasEnergy: true, rows: [{ key: 'A', customers: 40, energyKwh: 1000, known: 40 }] },
  satisfaction: [{ key: 'A', answered: 20, top2: 10 }],
  'load-curve': [{ key: 'A', customers: 40, points: [{ hour: 18.25, customers: 40, kw: spread, relative: spread }] }],
  distribution: {
    field: null,
    scale: 'linear',
    edges: [0, 1, 2],
    all: [30, 10],
    filtered: [15, 5],
    missingAll: 0,
    missingFiltered: 7,
  },
  'load-kinds': [{ key: 'holiday', customers: 40, days: 3, kw: [1, NaN], relative: [0.5, NaN] }],
  'load-duration': {
    isDaily: false,
    curves: [{ segment: null, customers: 40, hours: 48, kw: [4, ...new Array<number>(200).fill(1)] }],
  },
  'load-calendar': [{ day: '2026-10-01', kind: 'holiday', kwh: 400, customers: 40 }],
  'load-hours': {
    slots: 1,
    days: ['2026-10-01'],
    kinds: ['holiday'],
    kw: Float64Array.of(2),
    known: Float64Array.of(39),
    customers: 40,
  },
  'load-indices': [
    {
      segment: null,
      customers: 40,
      values: {
        ...{ loadFactor: 0.5, minRate: 0.1, peakValleyRate: 0.9, tmaxHours: 4380, coincidence: 0.8 },
        ...{ sharp: 0, peak: 0.4, flat: 0.35, valley: 0.25, entropy: NaN },
      },
    },
  ],
  'load-potential': {
    shiftPercent: 10,
    money: 'yuan',
    table: readTimeOfUse(DEFAULT_HOURS, '1.25 1.04 0.65 0.24'),
    rows: [
      {
        ...{ segment: 'A', customers: 40, yearKwh: 10_000, shares: { sharp: 0, peak: 0.4, flat: 0.35, valley: 0.25 } },
        ...{ bestLoadFactor: 0.5, peaksKw: 20, cutKw: 5 },
      },
    ],
  },
  'outage-causes': {
    served: 40,
    causes: [{ cause: 'storm', interruptions: 60, minutes: 3600, plannedInterruptions: 0, plannedMinutes: 0, customers: 30 }],
  },
  'outage-cemi': { served: 40, from: '', before: '', steps: [{ times: 1, customers: 30, minutes: 3600 }] },
  'outage-effect': [{ lo: 60, hi: 180, customers: 40, answered: 20, top2: 10, asked: 40, complainers: 2, complaints: 3 }],
  'outage-months': {
    served: 40,
    months: [{ month: '2024-03', saidi: 48, saifi: 0.4, plannedSaidi: 12, plannedSaifi: 0.1, isPart: false }],
  },
  reliability: {
    ...{ field: 'segment', since: '2024-01-01', until: '2024-12-31', days: 365, open: 0 },
    groups: [{ value: 'A', customers: 40, interruptions: 60, minutes: 3600, plannedInterruptions: 20, plannedMinutes: 1200 }],
  },
  'load-stack': {
    day: '2026-10-01',
    peakSlot: 1,
    segments: [{ key: 'A', customers: 40, kw: [10, 30], ownPeakKw: 30, customerPeaksKw: 60 }],
  },
};

const card = makeCard(
  {
    branches: [{ branch: 'north', customers: 40 }],
    values: [
      { id: 'csat', branch: 'north', value: 0.8, n: 20, error: NaN },
      { id: 'connection_days', branch: 'north', value: 25, n: 3, error: 1 },
    ],
  },
  {
    ...{ field: 'region', method: 'hand', scoring: 'linear', pairs: {} },
    rows: [
      { id: 'csat', weight: 60, locked: false, floor: 0.5, target: 0.9 },
      { id: 'connection_days', weight: 40, locked: false, floor: 40, target: 10 },
    ],
  },
  15,
);
samples['scorecard'] = card;
samples['scorecard-ranks'] = { card, places: [[1]] };

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

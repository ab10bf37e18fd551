// Samples of what every chart of the registry draws: 40 customers of one segment, or one row of what its statement gives.
import { DEFAULT_HOURS, readTimeOfUse } from '../../../src/model/time-of-use';
import { makeCard } from '../../../src/service/scorecard/card';
import { CONTACT_SAMPLES } from './contact-samples';
import { RISK_SAMPLES } from './risk-samples';
import { SATISFACTION_SAMPLES } from './satisfaction-samples';

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
/** What each chart draws, by its id. */
export const samples: Record<string, unknown> = {
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
    ...{ served: 40, from: '2024-01-01', before: '2025-01-01' },
    causes: [{ cause: 'storm', interruptions: 60, minutes: 3600, plannedInterruptions: 0, plannedMinutes: 0, customers: 30 }],
  },
  'outage-cemi': { served: 40, from: '2024-01-01', before: '2025-01-01', steps: [{ times: 1, customers: 30, minutes: 3600 }] },
  'outage-effect': [{ lo: 60, hi: 180, customers: 40, answered: 20, top2: 10, asked: 40, complainers: 2, complaints: 3 }],
  'outage-months': {
    ...{ served: 40, from: '2024-01-01', before: '2025-01-01' },
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

// Chart by chart: where a mark stands on the axis beside it is the number that was worked out by hand.
import { afterEach, expect, it } from 'vitest';
import type { ChartOptions } from '../../../src/charts/chart';
import { chartById } from '../../../src/charts/registry';
import { samples } from '../../unit/charts/chart-samples';
import { axisReader, corners } from './read-axis';
import { clearPage, drawSample, ENERGY, REGION } from './draw-sample';

afterEach(clearPage);

const attributes = (selector: string, ...names: string[]): number[] =>
  Array.from(document.querySelectorAll(selector)).flatMap((mark) => names.map((name) => Number(mark.getAttribute(name))));
const path = (selector: string) => corners(document.querySelector(selector)?.getAttribute('d') ?? '');
/** Right ends of bars. */
const ends = (selector: string): number[] =>
  Array.from(document.querySelectorAll(selector), (bar) => Number(bar.getAttribute('x')) + Number(bar.getAttribute('width')));

interface Reading {
  readonly axis: 'x' | 'y';
  readonly data?: unknown;
  readonly options?: ChartOptions;
  /** Places on the axis, px. */
  readonly at: () => readonly number[];
  readonly values: readonly number[];
}

/** Wilson's 95 % intervals of 10 of 20 and 30 of 40. */
const HALF = [0.299, 0.701];
const THREE_QUARTERS = [0.598, 0.858];

const sampleOf = (chart: string): object => samples[chart] as object;
const hours = Array.from({ length: 24 }, (_, hour) => hour);
const spread = (mean: number) => ({ mean, p10: 0.5 * mean, p90: 1.5 * mean });
const month = (kwh: number) => ({
  ...{ customers: 40, kwh, kwhKnown: 40, amount: 0, amountKnown: 0, pricedAmount: 0, pricedKwh: 0, priced: 0 },
});

const bars = () => attributes('rect.bar', 'width');
function region(value: string, customers: number) {
  const sums = { customers, kwh: customers, kwhKnown: customers, amount: 0, amountKnown: 0 };
  return { value, segments: new Map([['A', sums]]), ...sums };
}
const cause = (name: string, minutes: number) => ({
  ...{ cause: name, interruptions: 60, minutes, plannedInterruptions: 0, plannedMinutes: 0, customers: 30 },
});

const READINGS: Readonly<Record<string, readonly Reading[]>> = {
  // Overview
  trend: [
    {
      axis: 'y',
      data: { months: ['2025-01-01', '2025-02-01', '2025-03-01'], series: [{ key: 'A', points: [100, 150, 50].map(month) }] },
      at: () => path('[data-line="A"] path.line').map(({ y }) => y),
      values: [100, 150, 50],
    },
  ],
  pareto: [
    // The largest fifth of two thousand, of whom the first half holds 80 % evenly: 0.2 / 0.5 of it.
    { axis: 'x', data: { ...sampleOf('pareto'), field: ENERGY }, at: () => attributes('circle.mark', 'cx'), values: [0.2] },
    { axis: 'y', data: { ...sampleOf('pareto'), field: ENERGY }, at: () => attributes('circle.mark', 'cy'), values: [0.32] },
    {
      axis: 'y',
      data: { ...sampleOf('pareto'), field: ENERGY },
      at: () => path('path.curve').map(({ y }) => y),
      values: [0, 0.8, 1],
    },
  ],
  distribution: [
    {
      axis: 'y',
      data: { ...sampleOf('distribution'), field: ENERGY },
      // Up to the top of the bar and down again.
      at: () => path('[data-bars="filtered"]').flatMap(({ y }, i) => (i % 3 === 1 ? [y] : [])),
      values: [15, 5],
    },
  ],
  // Segments
  'segment-bubble': [
    { axis: 'x', at: () => attributes('circle.bubble', 'cx'), values: [10] },
    { axis: 'y', at: () => attributes('circle.bubble', 'cy'), values: [0.5] },
    { axis: 'y', at: () => attributes('line.interval', 'y1', 'y2'), values: HALF },
  ],
  'segment-spread': [
    { axis: 'x', at: () => attributes('line.median', 'x1'), values: [0.6] },
    { axis: 'x', at: () => attributes('line.half', 'x1', 'x2'), values: [0.3, 0.9] },
  ],
  satisfaction: [
    { axis: 'x', at: () => attributes('circle.dot', 'cx'), values: [0.5] },
    { axis: 'x', at: () => attributes('line.interval', 'x1', 'x2'), values: HALF },
  ],
  // Load
  'load-curve': [
    {
      axis: 'y',
      data: [
        {
          key: 'A',
          customers: 40,
          points: hours.map((hour) => ({ hour, customers: 40, kw: spread(hour + 1), relative: spread(1) })),
        },
      ],
      options: { scale: 'kw' },
      at: () => path('path.line').map(({ y }) => y),
      values: hours.map((hour) => hour + 1),
    },
  ],
  'load-stack': [
    { axis: 'y', at: () => path('path.outline').map(({ y }) => y), values: [10, 30] },
    { axis: 'y', at: () => attributes('.peak circle', 'cy'), values: [30] },
  ],
  'load-duration': [
    {
      axis: 'y',
      at: () =>
        path('path.line')
          .map(({ y }) => y)
          .slice(0, 2),
      values: [4, 1],
    },
  ],
  'load-kinds': [
    {
      axis: 'y',
      data: [{ key: 'holiday', customers: 40, days: 3, kw: hours.map((hour) => 2 * hour), relative: hours.map(() => 1) }],
      at: () => path('path.line').map(({ y }) => y),
      values: hours.map((hour) => 2 * hour),
    },
  ],
  // Satisfaction and service
  'csat-groups': [
    { axis: 'x', at: () => attributes('circle.dot', 'cx'), values: [0.75] },
    { axis: 'x', at: () => attributes('line.interval', 'x1', 'x2'), values: THREE_QUARTERS },
  ],
  'csat-trend': [
    { axis: 'y', at: () => attributes('circle.dot', 'cy'), values: [0.75] },
    { axis: 'y', at: () => attributes('line.whisker', 'y1', 'y2'), values: THREE_QUARTERS },
  ],
  'csat-coverage': [{ axis: 'x', at: () => [...ends('.marks rect.customers'), ...ends('.marks rect.answers')], values: [1, 1] }],
  'comment-words': [
    { axis: 'x', at: () => attributes('circle.dot', 'cx'), values: [0.25] },
    { axis: 'x', at: () => attributes('line.interval', 'x1', 'x2'), values: [0.1, 0.5] },
  ],
  'driver-map': [
    { axis: 'x', at: () => attributes('circle.dot', 'cx'), values: [0.5, 0.8] },
    { axis: 'y', at: () => attributes('circle.dot', 'cy'), values: [0.7, 0.3] },
  ],
  'channel-age': [
    { axis: 'x', at: () => attributes('circle.dot', 'cx'), values: [3] },
    { axis: 'x', at: () => attributes('line.interval', 'x1', 'x2'), values: [2, 4] },
  ],
  'channel-trend': [
    {
      axis: 'y',
      data: {
        months: ['2026-01-01', '2026-02-01'],
        channels: [
          { channel: 'App', counts: [30, 20] },
          { channel: 'Hall', counts: [10, 60] },
        ],
      },
      at: () => [...path('[data-line="App"]'), ...path('[data-line="Hall"]')].map(({ y }) => y),
      values: [75, 25, 25, 75],
    },
  ],
  'complaint-after': [{ axis: 'x', at: () => attributes('circle.dot', 'cx'), values: [0.5, 0.25] }],
  'complaint-rate': [
    { axis: 'x', at: () => attributes('circle.dot', 'cx'), values: [5000, 0] },
    // Byar's interval of 10 in 20 years.
    { axis: 'x', at: () => attributes('line.interval', 'x1', 'x2').slice(0, 2), values: [2393.7, 9195.7] },
  ],
  'contact-ages': [{ axis: 'x', at: () => ends('rect.bar').slice(2, 3), values: [30] }],
  'contact-mix': [{ axis: 'x', at: () => ends('rect.bar'), values: [30, 10] }],
  'contact-repeats': [
    { axis: 'x', at: () => attributes('circle.dot', 'cx'), values: [0.5, 0.1] },
    { axis: 'x', at: () => attributes('line.interval', 'x1', 'x2').slice(0, 2), values: HALF },
  ],
  'follow-up': [{ axis: 'x', at: () => attributes('circle.dot', 'cx'), values: [0.25] }],
  'connection-late': [{ axis: 'x', at: () => attributes('circle.dot', 'cx'), values: [0.5, 2 / 19] }],
  'connection-time': [
    { axis: 'x', at: () => attributes('circle.dot', 'cx'), values: [5, 3] },
    { axis: 'x', at: () => attributes('line.interval', 'x1', 'x2'), values: [4, 6, 4, 6] },
    { axis: 'x', at: () => attributes('line.far', 'x1'), values: [12, 12] },
  ],
  'outage-months': [{ axis: 'y', at: () => attributes('rect[style]', 'y'), values: [48, 12] }],
  'outage-effect': [{ axis: 'x', at: () => attributes('circle.dot', 'cx').slice(0, 1), values: [0.5] }],
  retention: [{ axis: 'x', at: () => attributes('circle.dot', 'cx'), values: [0.6, 0.9] }],
  'risk-calibration': [{ axis: 'x', at: () => attributes('circle.dot', 'cx'), values: [0.7, 0.2] }],
  'risk-lift': [
    // By points the first half holds 14 of 18, everybody all.
    {
      axis: 'y',
      at: () =>
        path('[data-line="points"]')
          .map(({ y }) => y)
          .filter((_, i) => i === 10 || i === 20),
      values: [1400 / 18, 100],
    },
    {
      axis: 'y',
      at: () =>
        path('[data-line="chance"]')
          .map(({ y }) => y)
          .filter((_, i) => i === 10 || i === 20),
      values: [50, 100],
    },
  ],
  // 8 of 40 leave at 6 months, then 2 of 20: 0.8, 0.8 · 0.9.
  survival: [
    {
      axis: 'y',
      at: () =>
        path('[data-line]')
          .map(({ y }) => y)
          .slice(-1),
      values: [72],
    },
  ],
};

/** Where no axis stands beside them: what the marks are long, and of what in proportion. */
const LENGTHS: Readonly<
  Record<
    string,
    {
      readonly data?: unknown;
      readonly options?: ChartOptions;
      readonly px: () => readonly number[];
      readonly of: readonly number[];
    }
  >
> = {
  // Every box leaves a pixel free above the next.
  composition: {
    data: {
      levels: ['class'],
      rows: [
        { values: ['home'], segment: 'A', customers: 40, kwh: 300, amount: 0 },
        { values: ['trade'], segment: 'A', customers: 40, kwh: 100, amount: 0 },
      ],
    },
    options: { size: 'energy' },
    px: () => attributes('[data-box]', 'height').map((height) => height + 1),
    of: [300, 100],
  },
  // The largest first.
  regions: { data: { field: REGION, regions: [region('north', 60), region('south', 80)] }, px: bars, of: [80, 60] },
  // Shares of 40 customers and of 100 kWh on one scale.
  'segment-size': {
    data: {
      hasEnergy: true,
      rows: [
        { key: 'A', customers: 30, energyKwh: 25, known: 30 },
        { key: 'B', customers: 10, energyKwh: 75, known: 10 },
      ],
    },
    px: bars,
    of: [0.75, 0.25, 0.25, 0.75],
  },
  // Of 3,600 minutes a third was planned.
  reliability: { px: bars, of: [2400, 1200] },
  'outage-causes': {
    data: { ...sampleOf('outage-causes'), causes: [cause('storm', 3600), cause('tree', 900)] },
    px: bars,
    of: [3600, 900],
  },
  'outage-cemi': {
    data: {
      ...sampleOf('outage-cemi'),
      steps: [
        { times: 1, customers: 30, minutes: 1 },
        { times: 2, customers: 20, minutes: 1 },
      ],
    },
    px: bars,
    of: [30, 20],
  },
  'driver-shares': { px: bars, of: [0.7, 0.3] },
  // Answers from very dissatisfied to very satisfied.
  'csat-likert': {
    px: () => [1, 2, 3, 4, 5].flatMap((level) => attributes(`rect.level${String(level)}`, 'width')),
    of: [2, 3, 5, 10, 20],
  },
};

const every = Object.entries(READINGS).flatMap(([chart, readings]) =>
  readings.map((reading, i) => ({ ...reading, chart, which: i + 1 })),
);

it.each(every)('$chart, reading $which along $axis', async ({ chart, axis, data, options, at, values }) => {
  await drawSample(chartById(chart)!, { data, options: options ?? {} });
  const read = axisReader(axis);
  const found = at().map(read);
  expect(found).toHaveLength(values.length);
  const span = Math.max(...values.map(Math.abs));
  // To a third of a hundredth of the largest.
  found.forEach((value, i) =>
    expect(Math.abs(value - (values[i] ?? NaN)) / span, `${String(value)} for ${String(values[i])}`).toBeLessThan(0.003),
  );
});

it.each(Object.entries(LENGTHS))('%s: lengths are in proportion', async (chart, { data, options, px, of }) => {
  await drawSample(chartById(chart)!, { data, options: options ?? {} });
  const found = px();
  expect(found).toHaveLength(of.length);
  found.forEach((length, i) => expect(length / found[0]!, `mark ${String(i + 1)}`).toBeCloseTo(of[i]! / of[0]!, 2));
});

/** What is written on the marks or in the cells, in the order of reading. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  'key-figures': ['40'],
  // 3,600 minutes are all 60 hours; 90 minutes each of 40; 2 of 40 are 50 of a thousand.
  'outage-causes': ['60 (100%)'],
  'outage-months': ['48 min'],
  'outage-effect': ['50% · 20', '50 · 40'],
  reliability: ['90 min · n = 40'],
  'segment-heat': ['10 kWh', '12 kWh'],
  'segment-compare': ['12 kWh'],
  'segment-region': ['40', '100%'],
  'segment-spread': ['0.6 kWh'],
  'load-indices': ['40', '50.0%', '10.0%', '90.0%', '4,380', '0.80', '40.0%', '35.0%', '25.0%', '–'],
  // A tenth of 40 % of 10,000 kWh moves from 1.04 to 0.24 yuan; 5 of 20 kW.
  'load-potential': ['40', '40.0%', '400 kWh', '320 yuan', '50.0%', '5 kW (25%)'],
  // 3 of 30 came back, 10 of 20 are content.
  'channel-service': ['40', '3 h', '20 h', '10%', '50%', '3 of 3'],
  'channel-users': ['40', '50%', '50%'],
  'channel-moves': ['100%', '0'],
  'csat-coverage': ['80% (40/50)'],
  'risk-grid': ['16 customers', '4 customers', '20 customers'],
  // Three quarters of the way to the target, and the rest is not known.
  scorecard: ['75.0 *'],
};

it.each(Object.entries(WRITTEN))('%s: what is written', async (chart, texts) => {
  const { all } = await drawSample(chartById(chart)!);
  expect(all('.value, td, strong').map(({ textContent }) => textContent.trim())).toEqual(texts);
});

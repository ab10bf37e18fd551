// The charts of the page of load curves in a browser: marks, keys, and the filters they emit.
import { flushSync, mount, unmount } from 'svelte';
import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import type { Chart, ChartContext, ChartOptions, ChartProps } from '../../../src/charts/chart';
import loadCalendar from '../../../src/charts/load-calendar';
import loadCurve from '../../../src/charts/load-curve';
import loadDuration from '../../../src/charts/load-duration';
import loadHours from '../../../src/charts/load-hours';
import loadIndices from '../../../src/charts/load-indices';
import loadKinds from '../../../src/charts/load-kinds';
import loadPotential from '../../../src/charts/load-potential';
import loadStack from '../../../src/charts/load-stack';
import type { Locale } from '../../../src/lib/text';
import type { Filter } from '../../../src/model/filter';
import { DEFAULT_HOURS, readTimeOfUse } from '../../../src/model/time-of-use';
import { click, fill } from '../../support/pointer';

const keys = ['big', 'shop', 'home'];
const context: ChartContext = {
  model: {
    ...{ loadId: 1, customers: 200, rows: {}, facts: [], roles: [], period: null, slotsPerDay: 24 },
    ...{ grain: 'customer', problems: [], files: [] },
  },
  segments: keys.map((key, colour) => ({
    ...{ key, colour, text: { en: `${key} users`, zh: `${key} 用户` }, rule: { en: '', zh: '' } },
  })),
  filters: [],
  smallGroup: 15,
};

let mounted: Record<string, unknown> | undefined;
afterEach(async () => {
  if (mounted !== undefined) await unmount(mounted);
  document.body.replaceChildren();
});

function draw<Data, Options extends ChartOptions>(
  chart: Chart<Data, Options>,
  data: Data,
  given: { locale?: Locale; selected?: Filter | null; options?: Partial<Options> } = {},
) {
  const emitted: (Filter | null)[] = [];
  const chosen: Options[] = [];
  const props: ChartProps<Data, Options> = {
    data,
    context,
    options: { ...chart.options, ...given.options },
    locale: given.locale ?? 'en',
    width: 640,
    height: 340,
    selected: given.selected ?? null,
    onSelect: (filter) => emitted.push(filter),
    onOptions: (options) => chosen.push(options),
  };
  mounted = mount(chart.component, { target: document.body, props });
  flushSync();
  return {
    emitted,
    chosen,
    all: (selector: string) => Array.from(document.querySelectorAll<SVGElement & HTMLElement>(selector)),
  };
}

const only = (...values: string[]): Filter => ({ kind: 'in', field: 'segment', values });
const day = (kw: number) => Array.from({ length: 24 }, (_, hour) => (hour === 19 ? 2 * kw : kw));
const peakDay = {
  day: '2026-10-01',
  peakSlot: 19,
  segments: [
    { key: 'big', customers: 40, kw: day(30), ownPeakKw: 60, customerPeaksKw: 80 },
    { key: 'shop', customers: 20, kw: day(10), ownPeakKw: 20, customerPeaksKw: 40 },
    { key: 'home', customers: 9, kw: day(5), ownPeakKw: 10, customerPeaksKw: 30 },
  ],
};
const values = {
  ...{ loadFactor: 0.5, minRate: 0.1, peakValleyRate: 0.9, tmaxHours: 4380, coincidence: 0.8 },
  ...{ sharp: 0, peak: 0.4, flat: 0.35, valley: 0.25, entropy: 0.3 },
};

describe('who makes the peak', () => {
  it('stacks the groups that may be shown, the small ones together, and marks the peak', () => {
    const { all } = draw(loadStack, peakDay);
    expect(all('path.layer').map((layer) => layer.dataset['layer'])).toEqual(['big', 'shop', '(small)']);
    // 60 of 90 kW at 19:00; 90 of 150 kW of the customers' own peaks.
    expect(document.body.textContent).toContain('Peak 90 kW at 19:00');
    expect(document.body.textContent).toContain('coincidence factor 0.60');
    expect(all('[data-label="big"]')[0]?.getAttribute('aria-label')).toBe('big users 67% of the peak, n = 40, 60 kW');
    expect(all('[data-period]')).toHaveLength(0);
  });

  it('draws the bands of the time of use behind', () => {
    const { all } = draw(loadStack, peakDay, { locale: 'zh', options: { tou: DEFAULT_HOURS } });
    expect(all('[data-period]').map((band) => band.dataset['period'])).toEqual(['valley', 'peak', 'flat', 'peak', 'flat']);
  });

  it('chooses segments by keys and clicks, but not the small ones', async () => {
    const { emitted, all } = draw(loadStack, peakDay, { selected: only('shop') });
    all('[data-label="big"]')[0]!.focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('{Control>}{Enter}{/Control}{Escape}');
    await click(all('[data-label="(small)"] text')[0]);
    await click(all('[data-label="shop"] text')[0]);
    expect(emitted).toEqual([only('big'), only('shop', 'big'), null, null]);
  });
});

describe('load curves by name', () => {
  const spread = { mean: 1, p10: 0.5, p90: 2 };
  const curves = keys.map((key) => ({
    ...{ key, customers: 40 },
    points: Array.from({ length: 24 }, (_, hour) => ({ hour, customers: 40, kw: spread, relative: spread })),
  }));

  it('choose a segment, and step back where another one is chosen', async () => {
    const { emitted, all } = draw(loadCurve, curves, { selected: only('shop'), options: { isShared: true } });
    expect(all('path.line.back').map((line) => line.dataset['line'])).toEqual(['big', 'home']);
    expect(all('.controls select, .controls input')).toHaveLength(0);
    await click(all('[data-label="home"] .ring')[0]);
    expect(emitted).toEqual([only('home')]);
  });
});

describe('labels of load curves', () => {
  const curveOf = (key: string, kw: number) => {
    const spread = { mean: kw, p10: kw, p90: kw };
    const points = Array.from({ length: 24 }, (_, hour) => ({ hour, customers: 40, kw: spread, relative: spread }));
    return { key, customers: 40, points };
  };

  it('lead the arrow keys from top to bottom, whatever the order of the segments', async () => {
    const { all } = draw(loadCurve, [curveOf('big', 2), curveOf('shop', 9), curveOf('home', 5)], { options: { scale: 'kw' } });
    const focused = () => (document.activeElement as SVGElement | null)?.dataset['label'];
    all('[data-label="shop"]')[0]!.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(focused()).toBe('home');
    await userEvent.keyboard('{ArrowDown}');
    expect(focused()).toBe('big');
    await userEvent.keyboard('{Home}');
    expect(focused()).toBe('shop');
    expect(all('[data-label][tabindex="0"]').map((label) => label.dataset['label'])).toEqual(['shop']);
  });
});

describe('load duration', () => {
  const falling = (kw: number) => Array.from({ length: 201 }, (_, step) => kw * (1 - step / 400));
  const data = {
    isDaily: false,
    curves: [
      { segment: null, customers: 69, hours: 672, kw: falling(90) },
      { segment: 'big', customers: 40, hours: 672, kw: falling(60) },
      { segment: 'shop', customers: 20, hours: 672, kw: falling(20) },
      { segment: 'home', customers: 9, hours: 672, kw: falling(10) },
    ],
  };

  it('draws all together and the groups that are large enough, and reads a step', async () => {
    const { all } = draw(loadDuration, data);
    expect(all('path.line').map((line) => line.dataset['line'])).toEqual(['big', 'shop', '']);
    expect(all('path.line.few').map((line) => line.dataset['line'])).toEqual(['shop']);
    expect(document.body.textContent).toContain('n < 15, hidden: home users (9)');
    all('[role="slider"]')[0]!.focus();
    await userEvent.keyboard('{End}');
    expect(all('[role="slider"]')[0]!.getAttribute('aria-valuetext')).toMatch(
      /^100% of the time \(672 h\).*All shown 45 kW; big users 30 kW/,
    );
  });

  it('chooses a segment, but not the sum', async () => {
    const { emitted, all } = draw(loadDuration, data, { options: { scale: 'relative' } });
    await click(all('[data-label="shop"] text')[0]);
    await click(all('[data-label=""] text')[0]);
    expect(emitted).toEqual([only('shop')]);
  });
});

it('kinds of days have a line each, broken where there is no reading', async () => {
  const kw = day(1).map((value, hour) => (hour === 3 ? NaN : value));
  const curves = ['workday', 'holiday'].map((key) => ({ key, customers: 40, days: 1, kw, relative: kw }));
  const { all, chosen } = draw(loadKinds, curves, { locale: 'zh' });
  expect(all('path.line')).toHaveLength(2);
  expect(all('path.line')[0]!.getAttribute('d')!.split('M')).toHaveLength(3);
  await click(all('input[value="season"]')[0]?.closest('label'));
  expect(chosen[0]).toMatchObject({ by: 'season' });
});

describe('heat maps', () => {
  const days = [
    { day: '2026-09-29', kind: 'workday', kwh: 400, customers: 40 },
    { day: '2026-10-01', kind: 'holiday', kwh: 200, customers: 40 },
  ];

  it('read days by keys, and say where there is none', async () => {
    const { all } = draw(loadCalendar, days);
    const slider = all('[role="slider"]')[0]!;
    slider.focus();
    expect(slider.getAttribute('aria-valuetext')).toBe('2026-09-01 Tue; No data');
    await userEvent.keyboard('{ArrowDown}');
    expect(slider.getAttribute('aria-valuetext')).toBe(
      '2026-10-01 Thu; Per customer 5 kWh; All with data 200 kWh; Customers with data 40; Kind of day Holiday',
    );
    expect(all('circle.holiday')).toHaveLength(1);
    // September has no 31st.
    expect(all('rect.void')).toHaveLength(1);
  });

  it('keep missing times clear in the picture, and colour the others from the lowest to the highest', async () => {
    const { all } = draw(loadHours, {
      ...{ slots: 2, days: ['2026-10-01', '2026-10-02'], kinds: ['holiday', ''], customers: 40 },
      kw: Float64Array.of(0, NaN, 3, NaN),
      known: Float64Array.of(40, 0, 40, 0),
    });
    const image = new Image();
    image.src = all('image')[0]!.getAttribute('href')!;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const brush = canvas.getContext('2d')!;
    brush.drawImage(image, 0, 0);
    const colours = Array.from({ length: 4 }, (_, cell) => [...brush.getImageData(cell % 2, Math.floor(cell / 2), 1, 1).data]);
    // 0 kW at the dark end of the legend, 3 kW at the light one.
    expect(colours).toEqual([[20, 36, 82, 255], Array(4).fill(0), [247, 228, 120, 255], Array(4).fill(0)]);
    expect(all('svg > g[aria-hidden] > text').map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(['≤ 0', '≥ 3', 'no data']),
    );
  });
});

describe('tables', () => {
  const rows = [null, ...keys].map((segment, i) => ({ segment, customers: [89, 40, 40, 9][i]!, values }));

  it('hold the indices with their formulas, without small groups', async () => {
    const { emitted, all } = draw(loadIndices, rows);
    expect(all('tbody tr')).toHaveLength(3);
    expect(document.body.textContent).toContain('hidden: home users (9)');
    const heading = all('thead button')[0]!;
    heading.focus();
    flushSync();
    expect(document.querySelector('.tooltip')?.textContent).toContain('P̄ / Pmax');
    expect(document.getElementById(heading.getAttribute('aria-describedby')!)?.textContent).toContain('P̄ / Pmax');
    await click(all('[data-segment="shop"]')[0]);
    expect(emitted).toEqual([only('shop')]);
  });

  it('tell the potential under an assumption that can be changed', async () => {
    const { chosen, all } = draw(loadPotential, {
      shiftPercent: 10,
      money: 'yuan',
      table: readTimeOfUse(DEFAULT_HOURS, '1.25 1.04 0.65 0.24'),
      rows: [
        {
          ...{ segment: 'big', customers: 40, yearKwh: 10_000, shares: { sharp: 0, peak: 0.4, flat: 0.35, valley: 0.25 } },
          ...{ bestLoadFactor: 0.5, peaksKw: 20, cutKw: 5 },
        },
      ],
    });
    expect(all('tbody tr')[0]?.textContent).toMatch(/400 kWh.*320 yuan.*50.0%.*5 kW \(25%\)/s);
    const input = all('input')[0]! as unknown as HTMLInputElement;
    await fill(input, '20');
    await userEvent.tab();
    await fill(input, '900');
    await userEvent.tab();
    expect(chosen.map(({ shiftPercent }) => shiftPercent)).toEqual([20]);
    expect(input.value).toBe('10');
  });

  it.each([
    ['', /480 kWh/, /yuan/],
    ['GBP', /480 GBP/, /yuan|flat price/],
  ])('tell the potential in the currency "%s", without one in energy at the flat price', (money, saved, never) => {
    const { all } = draw(loadPotential, {
      ...{ shiftPercent: 10, money, table: readTimeOfUse(DEFAULT_HOURS, '1.92 1.6 1 0.4') },
      rows: [
        {
          ...{ segment: 'big', customers: 40, yearKwh: 10_000, shares: { sharp: 0, peak: 0.4, flat: 0.35, valley: 0.25 } },
          ...{ bestLoadFactor: 0.5, peaksKw: 20, cutKw: 5 },
        },
      ],
    });
    // 400 kWh move, at 1.6 − 0.4 each.
    expect(all('tbody tr')[0]?.textContent).toMatch(saved);
    expect(document.body.textContent).not.toMatch(never);
  });
});

// The charts in a browser: marks, what keys and pointer emit, and both languages.
import { flushSync, mount, unmount } from 'svelte';
import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import type { Chart, ChartContext, ChartOptions, ChartProps } from '../../../src/charts/chart';
import distribution from '../../../src/charts/distribution/index';
import loadCurve from '../../../src/charts/load-curve/index';
import satisfaction from '../../../src/charts/satisfaction/index';
import segmentSize from '../../../src/charts/segment-size/index';
import type { Locale } from '../../../src/lib/text';
import type { Filter } from '../../../src/model/filter';
import type { FactField } from '../../../src/model/model-info';
import { choose, click, drag, hover } from '../../support/pointer';

const keys = ['big', 'shop', 'home', 'farm'];
const facts: FactField[] = ['kwh_12m', 'late_payments'].map((name) => ({
  name,
  text: { en: name, zh: `${name} 指标` },
  kind: 'number',
  family: 'value',
  known: 100,
  distinct: 0,
  range: [0, 40],
}));
const context: ChartContext = {
  model: {
    loadId: 1,
    customers: 200,
    rows: {},
    facts,
    roles: [],
    period: null,
    slotsPerDay: 24,
    grain: 'customer',
    problems: [],
    files: [],
  },
  segments: keys.map((key, colour) => ({
    key,
    text: { en: `${key} users`, zh: `${key} 用户` },
    colour,
    rule: { en: '', zh: '' },
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
  given: { locale?: Locale; selected?: Filter | null } = {},
) {
  const emitted: (Filter | null)[] = [];
  const chosen: Options[] = [];
  const props: ChartProps<Data, Options> = {
    data,
    context,
    options: chart.options,
    locale: given.locale ?? 'en',
    width: 640,
    height: 320,
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

const sizes = { hasEnergy: true, rows: keys.map((key, i) => ({ key, customers: 40 + i, energyKwh: 1000 * i, known: 40 })) };
const spread = (mean: number) => ({ mean, p10: 0.5 * mean, p90: 2 * mean });
const curves = keys.map((key, i) => ({
  key,
  customers: 40,
  points: Array.from({ length: 24 }, (_, hour) => ({ hour, customers: 40, kw: spread(1 + i), relative: spread(1) })),
}));
const histogram = {
  field: facts[0]!,
  scale: 'linear' as const,
  edges: [0, 10, 20, 30, 40],
  all: [5, 6, 7, 8],
  filtered: [1, 2, 3, 4],
  missingAll: 3,
  missingFiltered: 1,
};

describe('segment sizes', () => {
  it('draw a bar for customers and one for energy in every row', () => {
    const { all } = draw(segmentSize, sizes);
    expect(all('.row')).toHaveLength(4);
    expect(all('rect.bar')).toHaveLength(8);
    expect(all('[role="button"][tabindex="0"]')).toHaveLength(1);
  });

  it('are chosen by keys', async () => {
    const { emitted, all } = draw(segmentSize, sizes, { selected: { kind: 'in', field: 'segment', values: ['home'] } });
    all('[data-segment]')[0]!.focus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await userEvent.keyboard('{Control>}{Enter}{/Control}{Escape}');
    expect(emitted).toEqual([
      { kind: 'in', field: 'segment', values: ['shop'] },
      { kind: 'in', field: 'segment', values: ['home', 'shop'] },
      null,
    ]);
    expect(document.activeElement?.getAttribute('aria-label')).toContain('shop users: 41 customers');
    expect(all('[aria-pressed="true"]').map((row) => row.dataset['segment'])).toEqual(['home']);
    expect(all('.row.pale')).toHaveLength(3);
  });

  it('show their numbers under the pointer', async () => {
    const { all } = draw(segmentSize, sizes, { locale: 'zh' });
    await hover(all('[data-segment]')[1]);
    expect(document.querySelector('.tooltip')?.textContent).toMatch(/shop 用户.*41.*1,000 kWh/s);
  });
});

describe('satisfaction', () => {
  const answers = [14, 20, 100, 0].map((answered, i) => ({ key: keys[i]!, answered, top2: Math.round(answered / 2) }));

  it.each([
    ['en', 'n < 15, hidden', 'no answers'],
    ['zh', 'n < 15，不显示', '无评价'],
  ] as const)('draws no mark for a group that is too small, and says so (%s)', (locale, hidden, nobody) => {
    const { all } = draw(satisfaction, answers, { locale });
    expect(all('circle.dot')).toHaveLength(2);
    expect(all('.few circle.dot')).toHaveLength(1);
    expect(document.body.textContent).toContain(hidden);
    expect(document.body.textContent).toContain(nobody);
  });

  it('chooses a segment by click, and adds with Shift', async () => {
    const { emitted, all } = draw(satisfaction, answers);
    await click(all('[data-segment="home"]')[0]);
    await unmount(mounted!);
    const again = draw(satisfaction, answers, { selected: { kind: 'in', field: 'segment', values: ['home'] } });
    await userEvent.keyboard('{Shift>}');
    await click(again.all('[data-segment="shop"]')[0]);
    await userEvent.keyboard('{/Shift}');
    expect([...emitted, ...again.emitted]).toEqual([
      { kind: 'in', field: 'segment', values: ['home'] },
      { kind: 'in', field: 'segment', values: ['home', 'shop'] },
    ]);
  });
});

describe('load curves', () => {
  it('draw one line a segment, and a band for the one that is looked at', () => {
    const { all } = draw(loadCurve, curves);
    expect(all('path.line')).toHaveLength(4);
    expect(all('path.band')).toHaveLength(0);
    all('[data-label="home"]')[0]!.focus();
    flushSync();
    expect(all('path.band').map((band) => band.dataset['band'])).toEqual(['home']);
    expect(document.activeElement?.getAttribute('aria-label')).toContain('home users, n = 40');
  });

  it('emit hours of the peak by keys', async () => {
    const { emitted, all } = draw(loadCurve, curves);
    all('[role="slider"]')[0]!.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(emitted).toEqual([]);
    expect(all('[role="slider"]')[0]!.getAttribute('aria-valuetext')).toMatch(/^02:00–03:00; farm users 4 kW/);
    await userEvent.keyboard('{Enter}{Shift>}{ArrowRight}{/Shift}');
    expect(emitted).toEqual([
      { kind: 'range', field: 'peak_hour', lo: 2, hi: 3 },
      // The filter is the page's to keep; without it the cursor's step is where stretching begins.
      { kind: 'range', field: 'peak_hour', lo: 2, hi: 4 },
    ]);
  });

  it('emit hours of the peak by drag', async () => {
    const { emitted, all } = draw(loadCurve, curves);
    const surface = all('[role="slider"] rect')[0]!;
    const { width } = surface.getBoundingClientRect();
    const at = (hour: number) => ({ x: (width * hour) / 24, y: 40 });
    await drag(surface, at(18.5), at(20.5));
    expect(emitted[emitted.length - 1]).toEqual({ kind: 'range', field: 'peak_hour', lo: 18, hi: 21 });
  });

  it.each([
    ['en', 'Peak at 18:00–21:00'],
    ['zh', '峰值在 18:00–21:00'],
  ] as const)('say what is brushed, and let go of it (%s)', async (locale, words) => {
    const { emitted, all } = draw(loadCurve, curves, { locale, selected: { kind: 'range', field: 'peak_hour', lo: 18, hi: 21 } });
    expect(all('.brush')).toHaveLength(1);
    expect(document.body.textContent).toContain(words);
    await click(all('.controls button')[0]);
    all('[role="slider"]')[0]!.focus();
    await userEvent.keyboard('{Escape}');
    expect(emitted).toEqual([null, null]);
  });

  it('offer day types and scales', async () => {
    const { chosen, all } = draw(loadCurve, curves);
    const weekend = all('option[value="weekend"], input[value="weekend"]')[0]!;
    if (weekend instanceof HTMLOptionElement) await choose(weekend.closest('select'), 'weekend');
    else await click(weekend.closest('label'));
    expect(chosen).toEqual([{ dayType: 'weekend', scale: 'auto' }]);
  });
});

describe('distribution', () => {
  it.each([
    ['en', 'without a value: 1'],
    ['zh', '无数值：1 户'],
  ] as const)('draws filtered bars over all, and counts the missing (%s)', (locale, words) => {
    const { all } = draw(distribution, histogram, { locale });
    // One rectangle begins with each M.
    const bars = (which: string): number => all(`[data-bars="${which}"]`)[0]?.getAttribute('d')?.match(/M/g)?.length ?? 0;
    expect([bars('all'), bars('filtered'), bars('outside')]).toEqual([4, 4, 0]);
    expect(document.body.textContent).toContain(words);
  });

  it('emits a range of values by keys and by drag', async () => {
    const { emitted, all } = draw(distribution, histogram);
    const slider = all('[role="slider"]')[0]!;
    slider.focus();
    await userEvent.keyboard('{End}{Enter}');
    expect(slider.getAttribute('aria-valuetext')).toBe('30 – 40: 4 of 8 customers');
    const surface = all('[role="slider"] rect')[0]!;
    const { width } = surface.getBoundingClientRect();
    await drag(surface, { x: 0.3 * width, y: 30 }, { x: 0.6 * width, y: 30 });
    expect([emitted[0], emitted[emitted.length - 1]]).toEqual([
      { kind: 'range', field: 'kwh_12m', lo: 30, hi: 40 },
      { kind: 'range', field: 'kwh_12m', lo: 10, hi: 30 },
    ]);
  });

  it('lets go of the range when another measure is chosen', async () => {
    const { emitted, chosen, all } = draw(distribution, histogram, {
      selected: { kind: 'range', field: 'kwh_12m', lo: 10, hi: 30 },
    });
    await choose(all('select')[0], 'late_payments');
    expect(emitted).toEqual([null]);
    expect(chosen).toEqual([{ field: 'late_payments', scale: 'auto' }]);
  });
});

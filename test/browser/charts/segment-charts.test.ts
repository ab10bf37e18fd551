// The charts of segments beside each other in a browser: marks, what keys and clicks emit, and both languages.
import { flushSync, mount, unmount } from 'svelte';
import { userEvent } from 'vitest/browser';
import { afterEach, expect, it } from 'vitest';
import type { Chart, ChartContext, ChartOptions, ChartProps } from '../../../src/charts/chart';
import bubble from '../../../src/charts/segment-bubble/index';
import compare from '../../../src/charts/segment-compare/index';
import heat from '../../../src/charts/segment-heat/index';
import region from '../../../src/charts/segment-region/index';
import spread from '../../../src/charts/segment-spread/index';
import type { Locale } from '../../../src/lib/text';
import type { Filter } from '../../../src/model/filter';
import type { FactField } from '../../../src/model/model-info';
import { choose, click } from '../../support/pointer';

const keys = ['big', 'shop', 'home'];
const fact = (name: string, kind: 'number' | 'category'): FactField => ({
  ...{ name, text: { en: name, zh: `${name} 指标` }, kind, known: 100, distinct: 3 },
  family: 'value',
  ...(kind === 'number' ? { range: [0, 40] as const } : {}),
});
const facts = [fact('kwh_12m', 'number'), fact('load_factor', 'number'), fact('region', 'category')];
const context: ChartContext = {
  model: {
    ...{ loadId: 1, customers: 200, rows: {}, facts, roles: [], period: null, slotsPerDay: 24 },
    grain: 'customer',
    ...{ problems: [], files: [] },
  },
  segments: keys.map((key, colour) => ({
    ...{ key, colour, rule: { en: '', zh: '' } },
    text: { en: `${key} users`, zh: `${key} 用户` },
  })),
  ...{ filters: [], smallGroup: 15 },
};
const bySegment = (...values: string[]): Filter => ({ kind: 'in', field: 'segment', values });

let mounted: Record<string, unknown> | undefined;
afterEach(async () => {
  if (mounted !== undefined) await unmount(mounted);
  document.body.replaceChildren();
});

function draw<Data, Options extends ChartOptions>(
  chart: Chart<Data, Options>,
  data: Data,
  given: { locale?: Locale; selected?: Filter | null; filters?: readonly Filter[]; options?: Options } = {},
) {
  const emitted: (readonly (Filter | null)[])[] = [];
  const chosen: Options[] = [];
  const props: ChartProps<Data, Options> = {
    data,
    context: { ...context, filters: given.filters ?? [] },
    options: given.options ?? chart.options,
    locale: given.locale ?? 'en',
    ...{ width: 640, height: 360 },
    selected: given.selected ?? null,
    onSelect: (filter, further = []) => emitted.push([filter, ...further]),
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

const bubbles = {
  field: facts[0]!,
  rows: keys.map((key, i) => ({
    key,
    customers: 100 - 30 * i,
    known: 40,
    sum: 400 * (i + 1),
    answered: [40, 20, 14][i]!,
    top2: 10,
  })),
};

it('bubbles: a circle, an interval and a label for every segment with enough answers; the others are named', () => {
  const { all } = draw(bubble, bubbles);
  expect(all('circle.bubble')).toHaveLength(2);
  expect(all('line.interval')).toHaveLength(2);
  expect(all('.few circle.bubble')).toHaveLength(1);
  expect(all('text.name').map((label) => label.textContent)).toEqual(['big users', 'shop users']);
  expect(document.body.textContent).toContain('home users (14)');
  expect(all('[role="button"][tabindex="0"]')).toHaveLength(1);
});

it('bubbles: chosen by keys and pointer, and spoken with all numbers', async () => {
  const { all, emitted } = draw(bubble, bubbles, { selected: bySegment('shop'), locale: 'zh' });
  all('[data-segment]')[0]!.focus();
  await userEvent.keyboard('{ArrowRight}{Enter}{ArrowLeft}{Control>}{Enter}{/Control}{Escape}');
  await click(all('[data-segment]')[0]);
  expect(emitted).toEqual([[null], [bySegment('shop', 'big')], [null], [bySegment('big')]]);
  // 10 of 40 is 25 %, Wilson 14 % to 40 %.
  expect(all('[data-segment]')[0]!.getAttribute('aria-label')).toBe(
    'big 用户：平均 10；满意占比 25%，95% 置信区间 14% 至 40%；n = 100，评价 40 户',
  );
  expect(all('.mark.pale circle.bubble')).toHaveLength(1);
});

it('bubbles: another measure is one choice away', async () => {
  const { all, chosen } = draw(bubble, bubbles);
  await choose(all('select')[0], 'load_factor');
  expect(chosen).toEqual([{ field: 'load_factor' }]);
});

const table = {
  fields: facts.slice(0, 2),
  segments: keys.map((key, i) => ({
    ...{ key, customers: 40 },
    measures: [
      { n: 40, mean: 10 + 10 * i, sd: 2 },
      { n: i === 2 ? 5 : 40, mean: 1, sd: 0.5 },
    ],
  })),
  all: {
    key: '',
    customers: 120,
    measures: [
      { n: 120, mean: 20, sd: 5 },
      { n: 85, mean: 1, sd: 0.5 },
    ],
  },
};

it('heat map: a cell for every measure and segment beside all, coloured by distance, small groups hidden', () => {
  const { all } = draw(heat, table);
  expect(all('[data-cell]')).toHaveLength(8);
  expect(all('rect.below')).toHaveLength(1);
  expect(all('rect.above')).toHaveLength(1);
  expect(all('[data-cell="0,1"]')[0]!.getAttribute('aria-label')).toBe(
    'big users · kwh_12m; Mean 10; Mean of all 20; Distance from all −2.0 SD; n 40',
  );
  expect(all('[data-cell="1,3"]')[0]!.getAttribute('aria-label')).toContain('n < 15, hidden');
});

it('heat map: arrows walk the cells, Enter filters by the segment, and a filter by segment elsewhere marks columns', async () => {
  const { all, emitted } = draw(heat, table, { filters: [bySegment('shop')] });
  all('[data-cell="0,0"]')[0]!.focus();
  await userEvent.keyboard('{ArrowRight}{ArrowDown}{Enter}');
  expect(document.activeElement?.getAttribute('data-cell')).toBe('1,1');
  expect(emitted).toEqual([[bySegment('big')]]);
  expect(all('.cell.out')).toHaveLength(4);
});

it('comparison: differences to the first in words, and the segments are chosen', async () => {
  const data = { ...table, segments: table.segments.slice(0, 2) };
  const { all, chosen } = draw(compare, data, { locale: 'zh' });
  expect(document.body.textContent).toContain('大幅偏高');
  expect(document.body.textContent).toContain('无明显差异');
  const selects = all('select');
  expect(selects).toHaveLength(3);
  await choose(selects[2], ':home');
  await choose(selects[0], ':home');
  expect(chosen).toEqual([{ segments: '["big","shop","home"]' }, { segments: '["home","shop"]' }]);
});

const spreads = {
  ...{ field: facts[0]!, scale: 'linear' as const, edges: [0, 10, 20] },
  rows: keys.map((key, i) => ({ key, counts: [20, 20], known: i === 2 ? 3 : 40, missing: 1, q1: 5, median: 10, q3: 15 })),
};

it('distributions: bars and a median for every segment that is not too small; rows choose', async () => {
  const { all, emitted } = draw(spread, spreads);
  expect(all('rect.bar')).toHaveLength(4);
  expect(all('line.median')).toHaveLength(2);
  expect(document.body.textContent).toContain('n < 15, hidden');
  await click(all('[data-segment="shop"]')[0]);
  expect(emitted[0]?.[0]).toEqual(bySegment('shop'));
});

const regions = {
  field: facts[2]!,
  keys,
  regions: [
    { value: 'north', counts: [30, 10, 0] },
    { value: 'south', counts: [10, 30, 20] },
  ],
};

it('regions: a cell filters by segment and region, the first column by region alone', async () => {
  const { all, emitted, chosen } = draw(region, regions);
  expect(all('[data-cell]')).toHaveLength(8);
  expect(all('[data-cell="1,1"]')[0]!.getAttribute('aria-label')).toContain(
    'north · big users; Customers 30; Share of the row 75%',
  );
  await click(all('[data-cell="1,1"]')[0]);
  await click(all('[data-cell="0,0"]')[0]);
  const by = (value: string): Filter => ({ kind: 'in', field: 'region', values: [value] });
  expect(emitted).toEqual([[bySegment('big'), by('north')], [by('south')]]);
  await click(document.querySelectorAll('.buttons label')[1]);
  expect(chosen).toEqual([{ field: 'region', share: 'segment' }]);
});

// The charts of the Overview in a browser: marks, what keys and pointer emit, and both languages.
import { flushSync, mount, unmount } from 'svelte';
import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import type { Chart, ChartContext, ChartOptions, ChartProps, TracedFigure } from '../../../src/charts/chart';
import composition from '../../../src/charts/composition/index';
import keyFigures from '../../../src/charts/key-figures/index';
import type { Figure } from '../../../src/charts/key-figures/query';
import pareto from '../../../src/charts/pareto/index';
import regions from '../../../src/charts/regions/index';
import trend from '../../../src/charts/trend/index';
import type { TrendPoint } from '../../../src/charts/trend/query';
import type { Locale } from '../../../src/lib/text';
import type { Filter } from '../../../src/model/filter';
import type { FactField } from '../../../src/model/model-info';
import type { RegionMap } from '../../../src/model/region-map';

const fact = (name: string, more: Partial<FactField>): FactField => ({
  ...({ name, kind: 'number', family: 'value', known: 100, distinct: 0, range: [0, 900] } as const),
  text: { en: name, zh: `${name} 指标` },
  ...more,
});
const facts = [
  fact('class', { kind: 'category', distinct: 3 }),
  fact('region', { kind: 'category', distinct: 4 }),
  fact('kwh_12m', { additive: true, unit: { en: 'kWh', zh: 'kWh' } }),
  fact('csat_top2', { range: [0, 1] }),
];
const context: ChartContext = {
  model: {
    ...{ loadId: 1, customers: 400, rows: {}, facts, roles: [], period: null, slotsPerDay: 0, grain: 'customer' as const },
    ...{ problems: [], files: [], completeMonths: ['2024-01-01', '2025-01-01'] as const, incompleteMonths: ['2025-02-01'] },
  },
  segments: ['home', 'shop'].map((key, colour) => ({
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

interface Given<Options> {
  readonly locale?: Locale;
  readonly selected?: Filter | null;
  readonly options?: Partial<Options>;
  readonly map?: RegionMap;
}

function draw<Data, Options extends ChartOptions>(chart: Chart<Data, Options>, data: Data, given: Given<Options> = {}) {
  const emitted: (readonly (Filter | null)[])[] = [];
  const chosen: Options[] = [];
  const traced: TracedFigure[] = [];
  const props: ChartProps<Data, Options> = {
    data,
    context: { ...context, map: given.map ?? null },
    options: { ...chart.options, ...given.options },
    locale: given.locale ?? 'en',
    width: 640,
    height: 320,
    selected: given.selected ?? null,
    onSelect: (filter, further = []) => emitted.push([filter, ...further]),
    onOptions: (options) => chosen.push(options),
    onTrace: (figure) => traced.push(figure),
  };
  mounted = mount(chart.component, { target: document.body, props });
  flushSync();
  const all = (selector: string) => Array.from(document.querySelectorAll<SVGElement & HTMLElement>(selector));
  return { emitted, chosen, traced, all };
}

describe('key figures', () => {
  const months = Array.from({ length: 14 }, (_, i) => ({
    period: `${i < 12 ? '2024' : '2025'}-${String((i % 12) + 1).padStart(2, '0')}-01`,
    // 100 in January 2024, 110 in December, 121 in January 2025, next to nothing in February.
    value: i === 0 ? 100 : i === 12 ? 121 : i === 13 ? 3 : 110,
    base: 1,
    n: 40,
  }));
  const figures: Figure[] = [
    { id: 'customers', now: { value: 300, base: 1, n: 300 }, months: [] },
    { id: 'energy', now: { value: 25_000, base: 1, n: 300 }, months },
    { id: 'satisfaction', now: { value: 9, base: 12, n: 12 }, months: [] },
  ];

  it.each([
    ['en', 'YoY +21%', 'MoM +10%', 'n < 15, hidden', 'incomplete, not compared: 2025-02'],
    ['zh', '同比 +21%', '环比 +10%', 'n < 15，不显示', '不完整、不参与比较：2025-02'],
  ] as const)('say the change of complete months only, and hide an estimate of few (%s)', (locale, year, month, few, left) => {
    const { all } = draw(keyFigures, figures, { locale });
    expect(all('[data-figure]')).toHaveLength(3);
    const energy = all('[data-figure="energy"]')[0]!.textContent.replace(/\s+/g, ' ');
    expect(energy).toContain(year);
    expect(energy).toContain(month);
    expect(all('[data-figure="satisfaction"]')[0]!.textContent).toContain(few);
    expect(document.body.textContent).toContain(left);
    expect(all('[data-figure="energy"] path')).toHaveLength(1);
  });

  it('are traced by a click or a key to their statement and customers', async () => {
    const { traced, all } = draw(keyFigures, figures);
    all('[data-figure="satisfaction"]')[0]!.focus();
    await userEvent.keyboard('{Enter}');
    expect(traced).toHaveLength(1);
    expect(traced[0]?.statement.text).toContain('csat_top2');
    expect(traced[0]?.statement.text).not.toContain('kwh_12m');
    expect(traced[0]?.filters).toEqual([{ kind: 'range', field: 'csat_top2', lo: 0, hi: 2 }]);
  });
});

describe('the composition', () => {
  const row = (kind: string, segment: string, region: string, customers: number) => ({
    ...{ values: [kind, segment, region], segment, customers, kwh: 10 * customers, amount: 0 },
  });
  const data = {
    levels: ['class', 'segment', 'region'],
    rows: [
      row('living', 'home', 'north', 100),
      row('living', 'home', 'south', 60),
      row('living', 'shop', 'south', 40),
      row('trade', 'shop', 'north', 90),
      row('trade', 'shop', 'east', 6),
      row('trade', 'shop', 'west', 4),
    ],
  };

  it('nests boxes, the small ones together, and names whole words only', () => {
    const { all } = draw(composition, data);
    // living, trade; home, shop, shop; north, south, south, north, and two regions of ten together.
    expect(all('[data-box]')).toHaveLength(10);
    expect(all('[data-box]').map((box) => box.getAttribute('aria-label'))).toContain(
      '2 groups (n < 15): 10 customers, 3.3% of all, 10% of its box',
    );
    for (const label of all('.name')) expect(label.textContent).not.toContain('…');
  });

  it('breaks a name between words where one line is too short', () => {
    const name = 'General commercial and industrial users';
    const long = {
      ...data,
      rows: data.rows.map((row) => ({ ...row, values: [row.values[0] === 'living' ? name : 'trade', ...row.values.slice(1)] })),
    };
    const { all } = draw(composition, long);
    const lines = all('.name').map((line) => line.textContent);
    const at = lines.findIndex((line) => line.startsWith('General'));
    expect(`${lines[at] ?? ''} ${lines[at + 1] ?? ''}`).toBe(name);
  });

  it('filters every level of the box, and lets go of it', async () => {
    const { emitted, all } = draw(composition, data, { selected: { kind: 'in', field: 'class', values: ['trade'] } });
    all('[data-box]')[0]!.focus();
    await userEvent.keyboard('{ArrowRight}{Enter}');
    expect(emitted).toEqual([
      [
        { kind: 'in', field: 'class', values: ['living'] },
        { kind: 'in', field: 'segment', values: ['home'] },
      ],
    ]);
    await userEvent.keyboard('{ArrowLeft}{ArrowDown}{Enter}{Escape}');
    expect(emitted.slice(1)).toEqual([[null], [null]]);
    expect(all('[aria-pressed="true"]')).toHaveLength(1);
  });

  it('enlarges a box while its neighbours stay', async () => {
    const { chosen, all } = draw(composition, data, { locale: 'zh' });
    all('[data-box]')[1]!.focus();
    await userEvent.keyboard(' ');
    expect(chosen.at(-1)?.focus).toBe('[["trade"]]');
    await unmount(mounted!);
    const { all: after } = draw(composition, data, { options: { focus: '[["trade"]]' } });
    const height = (index: number): number => Number(after('[data-box]')[index]!.getAttribute('height'));
    expect(height(1) / (height(0) + height(1))).toBeCloseTo(0.72, 1);
    expect(after('[data-box]')).toHaveLength(10);
  });
});

describe('regions', () => {
  const sums = (customers: number) => ({ customers, kwh: 5 * customers, kwhKnown: customers, amount: 0, amountKnown: 0 });
  const data = {
    field: facts[1]!,
    regions: [
      {
        value: 'north',
        segments: new Map([
          ['home', sums(40)],
          ['shop', sums(20)],
        ]),
        ...sums(60),
      },
      { value: 'south', segments: new Map([['home', sums(80)]]), ...sums(80) },
      { value: 'east', segments: new Map([['shop', sums(5)]]), ...sums(5) },
      { value: 'west', segments: new Map([['shop', sums(6)]]), ...sums(6) },
    ],
  };

  it.each([
    ['en', '2 others (n < 15)'],
    ['zh', '其他 2 个（n < 15）'],
  ] as const)('stand by size, their bars by segment, small ones together (%s)', (locale, others) => {
    const { all } = draw(regions, data, { locale });
    expect(all('.name').map((name) => name.textContent.trim())).toEqual(['south', 'north', others]);
    expect(all('rect.bar')).toHaveLength(4);
  });

  it('keep their names where all of them are small', () => {
    const { all } = draw(regions, { ...data, regions: data.regions.slice(2) });
    expect(all('.name').map((name) => name.textContent.trim())).toEqual(['west', 'east']);
  });

  it('are chosen by keys, one or several', async () => {
    const { emitted, all } = draw(regions, data, { selected: { kind: 'in', field: 'region', values: ['south'] } });
    all('[data-row]')[0]!.focus();
    await userEvent.keyboard('{ArrowDown}{Enter}{Control>}{Enter}{/Control}{End}{Enter}');
    expect(emitted).toEqual([
      [{ kind: 'in', field: 'region', values: ['north'] }],
      [{ kind: 'in', field: 'region', values: ['south', 'north'] }],
      [{ kind: 'in', field: 'region', values: ['east', 'west'] }],
    ]);
  });

  it('are drawn on a map that was dropped, with how many were found', async () => {
    const ring = (x: number) => [x, 0, x + 2, 0, x + 2, 2, x, 2];
    const map = {
      file: 'm.geojson',
      areas: ['South County', 'north', 'sea'].map((name, i) => ({ names: { name }, rings: [ring(2 * i)] })),
    };
    const { emitted, all } = draw(regions, data, { map });
    expect(all('[data-area]').map((area) => area.dataset['area'])).toEqual(['south', 'north']);
    expect(document.body.textContent).toContain('2 of 4 found on the map (by name); without an area: east, west');
    all('[data-area]')[0]!.focus();
    await userEvent.keyboard('{Enter}');
    expect(emitted).toEqual([[{ kind: 'in', field: 'region', values: ['south'] }]]);
  });
});

describe('the Pareto curve', () => {
  const data = {
    ...{ field: facts[2]!, customers: [0, 0.25, 0.5, 0.75, 1], total: [0, 0.6, 0.8, 0.95, 1], sizes: [600, 600, 200, 150, 50] },
    ...{ known: 400, missing: 0, sum: 1000, gini: 0.4375, top20: 0.48 },
  };

  it.each([
    ['en', 'Top 20% of customers hold 48.0%', 'Gini 0.44'],
    ['zh', '前 20% 的客户占 48.0%', '基尼系数 0.44'],
  ] as const)('says what the top fifth holds and how unequal all are (%s)', (locale, top, gini) => {
    draw(pareto, data, { locale });
    expect(document.body.textContent).toContain(top);
    expect(document.body.textContent).toContain(gini);
  });

  it('does not tell what fewer than a group hold, and tells the rest', async () => {
    // A fifth of 60 are 12; three quarters are 45.
    const few = { ...data, known: 60 };
    const { all } = draw(pareto, few);
    expect(document.body.textContent).toContain('Top 20%: n < 15, hidden');
    expect(all('circle.mark')).toHaveLength(0);
    const rows = pareto.table(few, { ...context, smallGroup: 15 }, 'en').rows;
    const held = (share: number) => rows.find(([of]) => of === share)?.[1];
    expect([held(20), held(30), held(80)]).toEqual([null, 64, 96]);
    expect(pareto.table(few, { ...context, smallGroup: 1 }, 'en').rows.find(([of]) => of === 20)?.[1]).toBe(48);
  });

  it('brushes the largest customers as a range of values', async () => {
    const { emitted, all } = draw(pareto, data);
    all('[role="slider"]')[0]!.focus();
    await userEvent.keyboard('{Enter}');
    const [filter] = emitted[0] ?? [];
    expect(filter).toMatchObject({ kind: 'range', field: 'kwh_12m', lo: 600 });
    // The largest of all data is inside.
    expect(filter?.kind === 'range' && filter.hi > 900).toBe(true);
  });
});

describe('the trend', () => {
  const point = (kwh: number): TrendPoint => ({
    ...{ customers: 40, kwh, kwhKnown: 40, amount: 0, amountKnown: 0, pricedAmount: 0, pricedKwh: 0, priced: 0 },
  });
  const months = Array.from({ length: 14 }, (_, i) => `${i < 12 ? '2024' : '2025'}-${String((i % 12) + 1).padStart(2, '0')}-01`);
  const data = {
    months,
    series: ['home', 'shop'].map((key, s) => ({
      key,
      points: months.map((_, i) => (i === 5 ? null : point((s + 1) * (100 + i)))),
    })),
  };

  it.each([
    ['en', 'dashed: 2025-02 incomplete', 'no data: 2024-06'],
    ['zh', '虚线：2025-02 数据不完整', '无数据：2024-06'],
  ] as const)(
    'breaks its lines where there is no data and dashes what is incomplete, and says both (%s)',
    (locale, dashed, gap) => {
      const { all } = draw(trend, data, { locale });
      const solid = all('[data-line="home"] path.line:not(.dashed)')[0]!.getAttribute('d') ?? '';
      expect(solid.match(/M/g)).toHaveLength(2);
      expect(all('[data-line="home"] path.dashed')[0]!.getAttribute('d')).toMatch(/^M[\d. ]+L[\d. ]+$/);
      expect(all('rect.gap')).toHaveLength(1);
      expect(document.body.textContent).toContain(dashed);
      expect(document.body.textContent).toContain(gap);
    },
  );

  it('shows the change on the year before for the one month that has one', () => {
    const { all } = draw(trend, data, { options: { yearOnYear: true } });
    // January 2025 against January 2024; February 2025 is incomplete.
    expect(all('[data-line="home"] circle')).toHaveLength(1);
    // The year before it is not on the axis.
    expect(all('[role="slider"]')[0]!.getAttribute('aria-valuemax')).toBe('2');
    expect(all('[data-segment="home"]')[0]!.getAttribute('aria-label')).toContain('+12% in 2025-01');
  });

  it('filters by the names at its lines, and reads months by keys', async () => {
    const { emitted, all } = draw(trend, data);
    all('[data-segment="shop"]')[0]!.focus();
    await userEvent.keyboard('{Enter}');
    expect(emitted).toEqual([[{ kind: 'in', field: 'segment', values: ['shop'] }]]);
    all('[role="slider"]')[0]!.focus();
    await userEvent.keyboard('{End}{ArrowLeft}');
    expect(all('[role="slider"]')[0]!.getAttribute('aria-valuetext')).toMatch(/^2025-01; home users 112 kWh; shop users 224 kWh/);
  });

  it('stacks sums', () => {
    const { all } = draw(trend, data, { options: { mode: 'stacked' } });
    expect(all('path.area')).toHaveLength(2);
  });
});

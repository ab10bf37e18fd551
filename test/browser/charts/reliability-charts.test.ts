// The charts of reliability in a browser: marks, what keys and pointer emit, and both languages.
import { flushSync, mount, unmount } from 'svelte';
import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Chart, ChartContext, ChartOptions, ChartProps } from '../../../src/charts/chart';
import causes from '../../../src/charts/outage-causes/index';
import cemi from '../../../src/charts/outage-cemi/index';
import effect from '../../../src/charts/outage-effect/index';
import months from '../../../src/charts/outage-months/index';
import reliability from '../../../src/charts/reliability/index';
import type { Locale } from '../../../src/lib/text';
import type { EventFilter } from '../../../src/model/event-filter';
import type { Filter } from '../../../src/model/filter';
import type { FactField } from '../../../src/model/model-info';
import { choose } from '../../support/pointer';

const fact = (name: string, more: Partial<FactField>): FactField => ({
  ...({ name, kind: 'number', family: 'value', known: 100, distinct: 0 } as const),
  text: { en: name, zh: `${name} 指标` },
  ...more,
});
const facts = [
  ...[fact('region', { kind: 'category', distinct: 3 }), fact('csat_top2', {}), fact('complaints_12m', {})],
  fact('outage_minutes_12m', {}),
];
const context: ChartContext = {
  model: {
    ...{ loadId: 1, customers: 400, rows: {}, facts, roles: [], period: null, slotsPerDay: 0, grain: 'customer' as const },
    ...{ problems: [], files: [] },
  },
  segments: [],
  filters: [],
  smallGroup: 15,
};

let mounted: Record<string, unknown> | undefined;
beforeEach(() => userEvent.unhover(document.body));
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
    ...{ data, context, options: chart.options, locale: given.locale ?? 'en', width: 640, height: 320 },
    selected: given.selected ?? null,
    onSelect: (filter) => emitted.push(filter),
    onOptions: (options) => chosen.push(options),
  };
  mounted = mount(chart.component, { target: document.body, props });
  flushSync();
  const hits = Array.from(document.querySelectorAll<SVGElement>('.hit'));
  return { emitted, chosen, hits };
}

const PERIOD = { from: '2024-01-01', before: '2025-01-01' };
const group = (value: string | null, minutes: number) => ({
  ...{ value, customers: 40, interruptions: 60, minutes, plannedInterruptions: 20, plannedMinutes: minutes / 4 },
});
const GROUPS = {
  ...{ field: 'region', since: '2024-01-01', until: '2024-12-31', days: 365, open: 3 },
  groups: [group('north', 3600), group(null, 7200), { ...group('tiny', 100), customers: 9 }],
};

it.each(['en', 'zh'] as const)('groups filter by their value, the missing one too; small ones are told (%s)', (locale) => {
  const { emitted, hits } = draw(reliability, GROUPS, { locale });
  expect(hits.map((hit) => hit.dataset['row'])).toEqual(['null', '"north"']);
  hits[0]!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(emitted).toEqual([{ kind: 'in', field: 'region', values: [null] }]);
  expect(document.body.textContent).toContain('tiny');
  expect(hits[1]!.getAttribute('aria-label')).toMatch(locale === 'zh' ? /户均停电时间/ : /SAIDI/);
});

it('keys move among groups, choose and clear', async () => {
  const selected: Filter = { kind: 'in', field: 'region', values: ['north'] };
  const { emitted, hits } = draw(reliability, GROUPS, { selected });
  hits[0]!.focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(hits[1]);
  await userEvent.keyboard('{Enter}{Escape}');
  expect(emitted).toEqual([null, null]);
});

it('another grouping drops the filter of the former', async () => {
  const { emitted, chosen } = draw(reliability, GROUPS, { selected: { kind: 'in', field: 'region', values: ['north'] } });
  await choose(document.querySelectorAll('select')[document.querySelectorAll('select').length - 1], 'segment');
  expect(emitted).toEqual([null]);
  expect(chosen[0]).toMatchObject({ field: 'segment' });
});

it('causes and months filter by what happened', () => {
  const cause = { cause: 'storm', interruptions: 60, minutes: 3600, plannedInterruptions: 0, plannedMinutes: 0, customers: 30 };
  const first = draw(causes, { ...PERIOD, served: 40, causes: [cause, { ...cause, cause: 'rare', customers: 3 }] });
  expect(first.hits).toHaveLength(1);
  first.hits[0]!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(first.emitted[0]).toMatchObject({
    ...{ kind: 'event', table: 'customer_outage', terms: [{ column: 'cause', values: ['storm'] }, {}, {}] },
  });
  document.body.replaceChildren();
  const month = { month: '2024-03', saidi: 48, saifi: 0.4, plannedSaidi: 12, plannedSaifi: 0.1, isPart: false };
  const second = draw(
    months,
    { ...PERIOD, served: 40, months: [month, { ...month, month: '2024-04', saidi: 0 }] },
    { locale: 'zh' },
  );
  expect(second.hits).toHaveLength(2);
  second.hits[0]!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(second.emitted[0]).toMatchObject({ terms: [{ column: 'month', values: ['2024-03'] }, {}, {}] });
});

it('bins filter by minutes, the last one without an end', () => {
  const bin = { customers: 40, answered: 20, top2: 10, asked: 40, complainers: 2, complaints: 3 };
  const bins = [
    { lo: 0, hi: 1e-9, ...bin },
    { lo: 2880, hi: Infinity, ...bin },
  ];
  const { emitted, hits } = draw(effect, bins);
  hits[1]!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(emitted).toEqual([{ kind: 'range', field: 'outage_minutes_12m', lo: 2880, hi: 1e9 }]);
  expect(document.querySelectorAll('.dot')).toHaveLength(4);
});

it('steps of CEMI keep the customers interrupted so often in the period, by Enter as by click', () => {
  const steps = [
    { times: 1, customers: 30, minutes: 3600 },
    { times: 2, customers: 20, minutes: 3000 },
  ];
  const span = { from: '2023-12-31 12:00:00.000001', before: '2024-12-31 12:00:00.000001' };
  const { hits, emitted } = draw(cemi, { served: 40, steps, ...span }, { locale: 'zh' });
  expect(hits[0]!.getAttribute('role')).toBe('button');
  expect(hits[0]!.getAttribute('aria-label')).toContain('30 户');
  hits[1]!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  hits[1]!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  expect(emitted[0]).toMatchObject({ kind: 'event', table: 'customer_outage', count: { least: 2 } });
  expect((emitted[0] as EventFilter).terms[0]).toEqual({ column: 'started', ...span });
  expect(emitted[1]).toEqual(emitted[0]);
});

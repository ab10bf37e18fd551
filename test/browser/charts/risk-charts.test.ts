// The charts of risk and loyalty in a browser: marks, what keys and pointer emit, and both languages.
import { flushSync, mount, unmount } from 'svelte';
import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Chart, ChartContext, ChartOptions, ChartProps } from '../../../src/charts/chart';
import retention from '../../../src/charts/retention/index';
import calibration from '../../../src/charts/risk-calibration/index';
import grid from '../../../src/charts/risk-grid/index';
import lift from '../../../src/charts/risk-lift/index';
import survival from '../../../src/charts/survival/index';
import type { Locale } from '../../../src/lib/text';
import type { Filter } from '../../../src/model/filter';
import type { FactField } from '../../../src/model/model-info';
import { pointsFilter } from '../../../src/service/risk/points-filter';
import { CALIBRATION, GRID, LIFT, QUESTION, RETENTION, SURVIVAL } from '../../unit/charts/risk-samples';
import { choose } from '../../support/pointer';

const fact = (name: string, more: Partial<FactField>): FactField => ({
  ...({ name, kind: 'number', family: 'value', known: 40, distinct: 0 } as const),
  text: { en: name, zh: `${name} 指标` },
  ...more,
});
const facts = [fact('contract', { kind: 'category', distinct: 3 }), fact('amount_12m', { additive: true, range: [0, 100] })];
const context: ChartContext = {
  model: {
    ...{ loadId: 1, customers: 40, rows: {}, facts, roles: [], period: null, slotsPerDay: 0, grain: 'customer' as const },
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
  given: { locale?: Locale; selected?: Filter | null; options?: Partial<Options> } = {},
) {
  const emitted: (Filter | null)[] = [];
  const chosen: Options[] = [];
  const props: ChartProps<Data, Options> = {
    ...{ data, context, options: { ...chart.options, ...given.options }, locale: given.locale ?? 'en', width: 640, height: 320 },
    selected: given.selected ?? null,
    onSelect: (filter) => emitted.push(filter),
    onOptions: (options) => chosen.push(options),
  };
  mounted = mount(chart.component, { target: document.body, props });
  flushSync();
  const hits = Array.from(document.querySelectorAll<SVGElement>('.hit'));
  return { emitted, chosen, hits };
}

it.each(['en', 'zh'] as const)('calibration tells the share of each level with its interval (%s)', async (locale) => {
  const { hits, chosen } = draw(calibration, CALIBRATION, { locale });
  expect(hits).toHaveLength(2);
  expect(hits[0]!.getAttribute('aria-label')).toContain('70.0%');
  expect(hits[0]!.getAttribute('aria-label')).toContain('48.1% – 85.5%');
  await choose(document.querySelector('select'), 'contract');
  expect(chosen[0]).toMatchObject({ by: 'contract' });
});

it('calibration by a category filters by its value, by level by the points', async () => {
  const scores = CALIBRATION.groups[0]!.scores;
  const contract = { ...CALIBRATION, by: 'contract', fact: facts[0]! };
  const groups = ['monthly', null].map((key) => ({ key, lo: NaN, hi: NaN, scores }));
  const first = draw(calibration, { ...contract, groups });
  first.hits[0]!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(first.emitted).toEqual([{ kind: 'in', field: 'contract', values: ['monthly'] }]);
  document.body.replaceChildren();
  const second = draw(calibration, CALIBRATION);
  second.hits[0]!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  const high = { kind: 'risk', field: 'customer_id', lo: 50, hi: null, label: QUESTION.risk.name } as const;
  expect(second.emitted).toMatchObject([{ ...high, detail: { zh: '高（50 分及以上）' } }]);
  second.hits[1]!.focus();
  await userEvent.keyboard('{Enter}');
  expect(second.emitted[1]).toMatchObject({ kind: 'risk', lo: null, hi: 20, detail: { en: 'Low (below 20 points)' } });
  document.body.replaceChildren();
  const third = draw(calibration, CALIBRATION, { selected: second.emitted[0]!, locale: 'zh' });
  expect(third.hits.map((hit) => hit.getAttribute('aria-pressed'))).toEqual(['true', 'false']);
  third.hits[0]!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(third.emitted).toEqual([null]);
});

it('a band of points keeps its points', () => {
  const { hits, emitted } = draw(calibration, { ...CALIBRATION, by: 'points' });
  // Of 40 customers a band has 30 at least: all of them.
  expect(hits).toHaveLength(1);
  hits[0]!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(emitted).toMatchObject([{ kind: 'risk', lo: 0, hi: 51, detail: { en: '0–50 points', zh: '0–50 分' } }]);
});

it('the first customers of the lift are those with so many points', async () => {
  const { emitted } = draw(lift, LIFT);
  const slider = document.querySelector<HTMLElement>('[role="slider"]')!;
  slider.focus();
  // Of none there are none; of the first twentieth all have 50 points, as half of all have.
  await userEvent.keyboard('{Enter}{ArrowRight}{Enter}{End}{Enter}{Escape}');
  expect(emitted).toMatchObject([null, { kind: 'risk', lo: 50, hi: null }, { kind: 'risk', lo: 0, hi: null }, null]);
  document.body.replaceChildren();
  draw(lift, LIFT, { selected: emitted[1]!, locale: 'zh' });
  expect(document.querySelectorAll('.brush')).toHaveLength(1);
});

it.each(['en', 'zh'] as const)('lift says AUC and the first tenth, and is read by keys (%s)', async (locale) => {
  const { chosen } = draw(lift, LIFT, { locale });
  expect(document.querySelector('[data-testid="lift-summary"]')!.textContent).toMatch(/AUC 0\.\d{3}.*1\.56/s);
  const slider = document.querySelector<HTMLElement>('[role="slider"]')!;
  slider.focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  await expect.poll(() => slider.getAttribute('aria-valuetext')).toMatch(locale === 'zh' ? /前 10%/ : /First 10%/);
  document.querySelectorAll<HTMLInputElement>('input[type=radio]')[1]!.click();
  expect(chosen[0]).toMatchObject({ view: 'lift' });
});

it('without an outcome there is no curve, but a sentence', () => {
  const { hits } = draw(lift, { ...LIFT, question: { ...QUESTION, outcome: null } }, { locale: 'zh' });
  expect(hits).toHaveLength(0);
  expect(document.body.textContent).toContain('尚无实际结果');
});

it.each(['en', 'zh'] as const)('a cell of value and risk is chosen by click and given up by Escape (%s)', async (locale) => {
  const { emitted, hits } = draw(grid, GRID, { locale });
  expect(hits).toHaveLength(3);
  hits[0]!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(emitted[0]).toMatchObject({ kind: 'risk', lo: 50, hi: null });
  hits[0]!.focus();
  await userEvent.keyboard('{ArrowRight}{Enter}');
  expect(emitted[1]).toMatchObject({ kind: 'risk', lo: 20, hi: 50 });
  await userEvent.keyboard('{Escape}');
  expect(emitted[2]).toBeNull();
});

it('the cell of a filter is pressed, and given up by another click', () => {
  const selected = pointsFilter(QUESTION, { lo: 20, hi: 50 });
  const { emitted, hits } = draw(grid, GRID, { selected });
  expect(hits.map((hit) => hit.getAttribute('aria-pressed'))).toEqual(['false', 'true', 'false']);
  hits[1]!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(emitted).toEqual([null]);
});

it('years of contract filter the months they stand for', () => {
  const { emitted, hits } = draw(retention, RETENTION);
  hits[1]!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(emitted).toEqual([{ kind: 'range', field: 'tenure', lo: 12, hi: 24 }]);
});

it('of survivors alone it says so', () => {
  draw(retention, { ...RETENTION, left: null }, { locale: 'zh' });
  expect(document.body.textContent).toContain('幸存者偏差');
});

it.each(['en', 'zh'] as const)('survival has a line and a band a group, and says who is left (%s)', async (locale) => {
  draw(survival, SURVIVAL, { locale });
  expect(document.querySelectorAll('[data-line]')).toHaveLength(1);
  expect(document.querySelectorAll('.band')).toHaveLength(1);
  const slider = document.querySelector<HTMLElement>('[role="slider"]')!;
  slider.focus();
  await userEvent.keyboard('{End}');
  // 8 of 40 left at 6 months, 2 of the 20 still seen at 18: 0.8 · 0.9.
  await expect.poll(() => slider.getAttribute('aria-valuetext')).toContain('72%');
});

// The chart of a result of the SQL page in a browser: its marks, and reading them with keys and pointer.
import { flushSync, mount, unmount } from 'svelte';
import { userEvent } from 'vitest/browser';
import { afterEach, expect, it } from 'vitest';
import type { ChartKind } from '../../../src/app/sql/chart-guess';
import type { ChartRows } from '../../../src/app/sql/chart-rows';
import ResultPlot from '../../../src/app/sql/ResultPlot.svelte';
import { hover } from '../../support/pointer';

let mounted: Record<string, unknown> | undefined;
afterEach(async () => {
  if (mounted !== undefined) await unmount(mounted);
  mounted = undefined;
  document.body.replaceChildren();
});

function draw(kind: ChartKind, rows: Partial<ChartRows>) {
  const given: ChartRows = { series: [], categories: [], xIsTime: false, notes: [], ...rows };
  const props = {
    rows: given,
    kind,
    xTitle: 'x',
    yTitle: 'y',
    label: 'Chart: y by x',
    seriesColours: ['red', 'green'],
    barColours: null,
    width: 600,
    height: 200,
    locale: 'en',
  };
  mounted = mount(ResultPlot, { target: document.body, props: props as never });
  flushSync();
  return (selector: string) => Array.from(document.querySelectorAll<SVGElement>(selector));
}

/** y is twice the x. */
const doubled = (count: number) => Array.from({ length: count }, (_, x) => ({ x, y: 2 * x }));
const reader = () => document.querySelector<SVGElement>('[role="slider"]');
const told = () => reader()?.getAttribute('aria-valuetext');
const tooltip = () => document.querySelector('.tooltip')?.textContent.replaceAll(/\s+/g, ' ').trim();

const threeBars = {
  categories: ['a', 'b', 'c'],
  series: [
    {
      name: '',
      points: [
        { x: 0, y: 10 },
        { x: 1, y: -5 },
        { x: 2, y: 0 },
      ],
    },
  ],
};

it('bars lie on both sides of zero, in proportion', () => {
  const all = draw('bars', threeBars);
  const [ten, minusFive, nothing] = all('rect.mark').map((bar) => ['x', 'width'].map((name) => Number(bar.getAttribute(name))));
  const zero = Number(all('line.zero')[0]?.getAttribute('x1'));
  expect(ten?.[0]).toBeCloseTo(zero);
  expect((minusFive?.[0] ?? 0) + (minusFive?.[1] ?? 0)).toBeCloseTo(zero);
  expect((ten?.[1] ?? 0) / (minusFive?.[1] ?? 1)).toBeCloseTo(2);
  // A bar of nothing can still be seen.
  expect(nothing?.[1]).toBe(1);
});

it('bars are read one by one with keys, and the ends do not wrap', async () => {
  draw('bars', threeBars);
  expect(document.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  await userEvent.keyboard('{Tab}');
  expect(document.activeElement).toBe(reader());
  expect([reader()?.getAttribute('aria-label'), told(), tooltip()]).toEqual(['Chart: y by x', 'a · 10', 'a 10']);
  await userEvent.keyboard('{ArrowDown}');
  expect([told(), tooltip()]).toEqual(['b · −5', 'b −5']);
  await userEvent.keyboard('{End}{ArrowDown}');
  expect([told(), reader()?.getAttribute('aria-valuenow'), reader()?.getAttribute('aria-valuemax')]).toEqual(['c · 0', '3', '3']);
  await userEvent.keyboard('{Escape}');
  expect(tooltip()).toBeUndefined();
  await userEvent.keyboard('{Home}');
  expect(tooltip()).toBe('a 10');
  await userEvent.keyboard('{Tab}');
  expect(tooltip()).toBeUndefined();
});

it('bars of several series are read down the rows', async () => {
  const series = ['one', 'two'].map((name, i) => ({ name, points: doubled(2).map(({ x }) => ({ x, y: 10 * x + i + 1 })) }));
  draw('bars', { categories: ['a', 'b'], series });
  reader()?.focus();
  const read = [told()];
  for (let i = 0; i < 3; i++) {
    await userEvent.keyboard('{ArrowDown}');
    read.push(told());
  }
  expect(read).toEqual(['a · one · 1', 'a · two · 2', 'b · one · 11', 'b · two · 12']);
});

it('a row of bars below the edge comes into sight', async () => {
  const categories = Array.from({ length: 30 }, (_, i) => `c${String(i)}`);
  draw('bars', { categories, series: [{ name: '', points: doubled(30) }] });
  const frame = document.querySelector('.frame');
  expect(frame?.scrollTop).toBe(0);
  reader()?.focus();
  await userEvent.keyboard('{End}');
  await expect.poll(() => frame?.scrollTop ?? 0).toBeGreaterThan(0);
  expect(told()).toBe('c29 · 58');
});

it('every value of a long line is read, though it has no dots', async () => {
  const all = draw('lines', { series: [{ name: '', points: doubled(100) }] });
  expect([all('path[stroke]').length, all('circle.mark').length]).toEqual([1, 0]);
  reader()?.focus();
  await userEvent.keyboard('{End}{ArrowLeft}');
  expect([told(), tooltip()]).toEqual(['98 · 196', '98 196']);
});

it('a point tells its values under the pointer', async () => {
  const all = draw('points', { series: [{ name: 's', points: doubled(3) }] });
  expect(all('circle.mark')).toHaveLength(3);
  await hover(all('circle.mark')[1]);
  await expect.poll(tooltip).toBe('s 1 · 2');
});

it('a single value and none at all are drawn without a fault', async () => {
  const all = draw('lines', { series: [{ name: '', points: [{ x: 5, y: -3 }] }] });
  reader()?.focus();
  expect([all('circle.mark').length, told()]).toEqual([1, '5 · −3']);
  await unmount(mounted!);
  draw('points', { series: [] });
  expect(reader()).toBeNull();
  expect(document.body.innerHTML).not.toContain('NaN');
});

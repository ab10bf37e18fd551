// The drawings of satisfaction in a browser: marks, what is said of them, and what keys and pointer emit.
import { flushSync, mount, unmount, type Component } from 'svelte';
import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import CsatCoverage from '../../../src/charts/csat-coverage/CsatCoverage.svelte';
import CsatDifference from '../../../src/charts/csat-difference/CsatDifference.svelte';
import CsatGroups from '../../../src/charts/csat-groups/CsatGroups.svelte';
import CsatLikert from '../../../src/charts/csat-likert/CsatLikert.svelte';
import CsatTrend from '../../../src/charts/csat-trend/CsatTrend.svelte';
import type { GroupAnswers } from '../../../src/service/satisfaction/answers';
import { differenceOf } from '../../../src/service/satisfaction/difference';
import type { GroupField } from '../../../src/service/satisfaction/group-field';
import { click } from '../../support/pointer';

let mounted: Record<string, unknown> | undefined;
afterEach(async () => {
  if (mounted !== undefined) await unmount(mounted);
  document.body.replaceChildren();
});

function draw(component: unknown, props: Record<string, unknown>) {
  mounted = mount(component as Component, { target: document.body, props });
  flushSync();
  return (selector: string) => Array.from(document.querySelectorAll<SVGElement & HTMLElement>(selector));
}

const field: GroupField = { id: 'region', text: { en: 'Region', zh: '地区' }, kind: 'category', edges: [] };

/** `levels` from very dissatisfied to very satisfied, each a fifth of the scale higher. */
function group(key: string | null, customers: number, levels: readonly [number, number, number, number, number]): GroupAnswers {
  const answered = levels.reduce((sum, n) => sum + n, 0);
  const scores = levels.map((n, i) => ({ place: i / 4, n }));
  return { key, customers, asked: 0, answered, top2: levels[3] + levels[4], levels, scores };
}
const north = group('north', 400, [2, 3, 15, 40, 40]);
const south = group('south', 200, [10, 20, 30, 30, 10]);
const tiny = group('tiny', 9, [0, 0, 0, 4, 4]);

const asked = (item: string) => ({
  ...{ key: item, item, isOwn: false, value: null, scale: { lo: 1, hi: 5, reversed: false }, isChosen: false, isUnsure: false },
  ...{ answers: 200, unread: 0, words: [] },
});
const model = {
  ...{ grain: 'customer', facts: [], roles: ['overall', 'nps', 'answered'], files: [], problems: [], rows: {}, customers: 609 },
  ...{ loadId: 1, period: null, slotsPerDay: 0 },
  survey: [{ table: 't', file: 't.csv', isList: false, questions: [asked('overall'), asked('price')] }],
};
const box = (locale: 'en' | 'zh', options: object, emitted: unknown[] = []) => ({
  ...{ locale, width: 560, height: 320, options, selected: null },
  onSelect: (filter: unknown) => emitted.push(filter),
  onOptions: (next: unknown) => emitted.push(next),
  context: { model, segments: [], filters: [], smallGroup: 15 },
});
const texts = (marks: readonly Element[]): string => marks.map(({ textContent }) => textContent).join(' | ');

describe.each(['en', 'zh'] as const)('satisfaction by group in %s', (locale) => {
  it('has the best first, hides the small one, and filters by keys', async () => {
    const emitted: unknown[] = [];
    const data = { field, measure: 'top2', groups: [tiny, south, north] };
    const all = draw(CsatGroups, { ...box(locale, { by: 'region', measure: 'top2' }, emitted), data });
    expect(all('.hit').map((hit) => hit.dataset['segment'])).toEqual(['north', 'south', 'tiny']);
    expect(all('.dot')).toHaveLength(2);
    expect(all('.hit')[0]?.getAttribute('aria-label')).toMatch(/north.*80%.*71%.*87%.*n = 100/);
    expect(texts(all('text.none'))).toBe(locale === 'zh' ? 'n < 15，不显示' : 'n < 15, hidden');
    all('.hit')[0]?.focus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(emitted).toEqual([{ kind: 'in', field: 'region', values: ['south'] }]);
    all('input[value="nps"]')[0]?.click();
    expect(emitted[1]).toEqual({ by: 'region', measure: 'nps' });
  });

  it('tells of net promoters, and of means on the scale', () => {
    const nps = draw(CsatGroups, {
      ...box(locale, { by: 'region', measure: 'nps' }),
      data: { field, measure: 'nps', groups: [group('north', 400, [20, 0, 30, 0, 50])] },
    });
    expect(nps('.hit')[0]?.getAttribute('aria-label')).toContain('+30');
  });
});

describe('answers from dissatisfied to satisfied', () => {
  it('are bars of five levels, neutral ones apart', async () => {
    const emitted: unknown[] = [];
    const options = { by: 'region', item: 'overall' };
    const data = { field, item: 'overall', rows: [south, north, tiny] };
    const all = draw(CsatLikert, { ...box('zh', options, emitted), data });
    expect(all('.hit').map((hit) => hit.dataset['segment'])).toEqual(['north', 'south', 'tiny']);
    // Five of each shown group, none of the hidden one.
    expect(all('rect[class^="level"]')).toHaveLength(10);
    expect(all('.hit')[1]?.getAttribute('aria-label')).toBe('south：满意 40%，中立 30%，不满意 30%，n = 100');
    const [first, second] = all('.level3').map((bar) => Number(bar.getAttribute('x')));
    expect(first).toBe(second);
    all('.hit')[0]?.focus();
    await userEvent.keyboard('{Enter}');
    expect(emitted).toEqual([{ kind: 'in', field: 'region', values: ['north'] }]);
  });

  it('of all questions lead to one of them', () => {
    const emitted: unknown[] = [];
    const options = { by: 'region', item: 'all' };
    const rows = [group('overall', 0, [1, 2, 3, 40, 50]), group('price', 0, [20, 20, 20, 20, 20])];
    const all = draw(CsatLikert, { ...box('en', options, emitted), data: { field: null, item: null, rows } });
    expect(all('.hit')[1]?.getAttribute('aria-label')).toBe('Price: 40% satisfied, 20% neutral, 40% dissatisfied, n = 100');
    all('.hit')[1]?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(emitted).toEqual([{ by: 'region', item: 'price' }]);
  });
});

it('months are points with intervals, read by arrow keys; one of few answers is left open', async () => {
  const month = (name: string, overall: GroupAnswers) => ({ month: name, overall, nps: overall });
  const months = [month('2025-01-01', north), month('2025-02-01', tiny), month('2025-03-01', south)];
  const emitted: unknown[] = [];
  const all = draw(CsatTrend, { ...box('en', { measure: 'top2' }, emitted), data: { months, unknown: 3 } });
  expect(all('[data-month]').map((dot) => dot.dataset['month'])).toEqual(['2025-01-01', '2025-03-01']);
  expect(all('.column')).toHaveLength(3);
  expect(document.body.textContent).toContain('with 3 answers of unknown customers');
  const reader = all('[tabindex="0"]').find((element) => element.getAttribute('role') === 'slider');
  reader?.focus();
  await userEvent.keyboard('{End}');
  expect(reader?.getAttribute('aria-valuetext')).toMatch(/2025-03: 40% .*n = 100/);
  await userEvent.keyboard('{Enter}');
  expect(emitted[0]).toMatchObject({ kind: 'event', table: 'survey' });
  expect((emitted[0] as { terms: unknown[] }).terms[0]).toEqual({ column: 'answered', from: '2025-03-01', before: '2025-04-01' });
});

it('who answered stands beside who is a customer, with the weighted share', () => {
  const all = draw(CsatCoverage, { ...box('en', { by: 'region' }), data: { field, groups: [north, south, tiny] } });
  expect(all('.row rect.customers')).toHaveLength(3);
  expect(texts(all('text.value'))).toBe('50% (100/200) | 25% (100/400)');
  // 120 + 8 of 208 raw; (400 · 0.8 + 200 · 0.4 + 9 · 1) / 609 weighted.
  expect(document.body.textContent).toMatch(/raw 61\.5%, weighted 67\.2%/);
});

it('two groups are chosen and compared in words', () => {
  const emitted: unknown[] = [];
  const options = { by: 'region', item: 'overall', a: '', b: '' };
  const others = ['north', 'tiny', null];
  const data = {
    field,
    item: 'overall',
    groups: [north, south],
    others,
    a: 'south',
    b: 'rest',
    difference: differenceOf(south, north),
  };
  const all = draw(CsatDifference, { ...box('en', options, emitted), data });
  const said = document.body.textContent;
  expect(said).toContain('south: less content');
  expect(said).toMatch(/−40\.0 points \(−51\.\d … −26\.\d\)/);
  expect(said).toMatch(/Cohen's h−0\.84, large/);
  const [, second] = all('select') as unknown as HTMLSelectElement[];
  if (second === undefined) throw new Error('no choice of the second group');
  second.value = 'north';
  second.dispatchEvent(new Event('change', { bubbles: true }));
  expect(emitted).toEqual([{ ...options, a: 'south', b: 'north' }]);
});

it.each(['en', 'zh'] as const)('either of two groups keeps its customers, and everybody else theirs (%s)', async (locale) => {
  const emitted: unknown[] = [];
  const options = { by: 'region', item: 'overall', a: '', b: '' };
  const data = {
    ...{ field, item: 'overall', groups: [north, south], others: ['north', 'tiny', null] },
    ...{ a: 'south', b: 'rest', difference: differenceOf(south, north) },
  };
  let all = draw(CsatDifference, { ...box(locale, options, emitted), data });
  await click(all('.hit')[0]);
  all('.hit')[0]?.focus();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  const of = (values: unknown[]) => ({ kind: 'in', field: 'region', values });
  expect(emitted).toEqual([of(['south']), of(['north', 'tiny', null])]);
  if (mounted !== undefined) await unmount(mounted);
  all = draw(CsatDifference, { ...box(locale, options, emitted), data, selected: of(['south']) });
  expect(all('.hit').map((hit) => hit.getAttribute('aria-pressed'))).toEqual(['true', 'false']);
  await click(all('.hit')[0]);
  expect(emitted[2]).toBeNull();
});

it('who is not in a band of a number has no filter', () => {
  const bands: GroupField = { ...field, kind: 'bands', edges: [0, 10] };
  const data = {
    ...{ field: bands, item: 'overall', groups: [{ ...south, key: '0' }], others: ['10'] },
    ...{ a: '0', b: 'rest', difference: differenceOf({ ...south, key: '0' }, { ...north, key: '10' }) },
  };
  const all = draw(CsatDifference, { ...box('en', {}), data });
  expect(all('.hit')).toHaveLength(1);
});

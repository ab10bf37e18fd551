// The drawings of drivers and comments in a browser: marks, and what keys and pointer emit.
import { flushSync, mount, unmount, type Component } from 'svelte';
import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import CommentWords from '../../../src/charts/comment-words/CommentWords.svelte';
import type { WordUse } from '../../../src/charts/comment-words/query';
import DriverMap from '../../../src/charts/driver-map/DriverMap.svelte';
import DriverShares from '../../../src/charts/driver-shares/DriverShares.svelte';
import type { Driver, Drivers } from '../../../src/service/drivers';

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

const driver = (id: string, zh: string, top: number, share: number, more: Partial<Driver> = {}): Driver => ({
  ...{ item: { id, text: { en: id, zh }, stated: null }, n: 200, mean: 4, sd: 0.5, lo: 1, hi: 5, top },
  ...{
    topInterval: [top - 0.05, top + 0.05],
    share,
    shareInterval: [share - 0.06, share + 0.06],
    vif: 1.2,
    quadrant: 'mend',
    sure: 1,
  },
  ...{ isUniform: false, stated: null, ...more },
});
const price = driver('price', '电价', 0.5, 0.6);
const staff = driver('staff', '服务态度', 0.8, 0.3);
const supply = driver('supply', '可靠性', 0.96, 0.1, { isUniform: true, quadrant: 'enough' });
const data: Drivers = {
  ...{ drivers: [supply, price, staff], answered: 220, n: 200, lacks: null, r2: 0.5, r2Interval: [0.4, 0.6], p: 0 },
  ...{ cuts: { top: 0.75, share: 1 / 3 }, closest: { a: price.item, b: staff.item, r: 0.2 } },
};
const model = {
  grain: 'customer',
  facts: [],
  roles: [],
  files: [],
  problems: [],
  rows: {},
  customers: 9,
  loadId: 1,
  period: null,
  slotsPerDay: 0,
};
const box = (locale: 'en' | 'zh', onSelect: (filter: unknown) => void) => ({
  ...{ locale, width: 560, height: 300, options: {}, selected: null, onSelect, onOptions: () => undefined },
  context: { model, segments: [], filters: [], smallGroup: 15 } as never,
});

describe.each(['en', 'zh'] as const)('drivers in %s', (locale) => {
  it('are points with corners, chosen by keys', async () => {
    const chosen: unknown[] = [];
    const all = draw(DriverMap, { ...box(locale, (filter) => chosen.push(filter)), data });
    expect(all('[data-mark]')).toHaveLength(3);
    expect(all('.corner').map(({ textContent }) => textContent)).toEqual(
      locale === 'zh' ? ['优先改进', '保持优势', '次要改进', '维持现状'] : ['Improve first', 'Keep up', 'Later', 'Maintain'],
    );
    expect(all('.name').map(({ textContent }) => textContent)).toContain(
      locale === 'zh' ? '可靠性 · 普遍好评' : 'supply · nearly all rate it high',
    );
    all('[data-mark]')[0]?.focus();
    await userEvent.keyboard('{ArrowRight}{Enter}');
    expect(chosen).toMatchObject([
      {
        kind: 'event',
        table: 'survey_item',
        terms: [
          { column: 'item', values: ['price'] },
          { column: 'top2', values: ['false'] },
        ],
      },
    ]);
  });

  it('are bars, the most important first, that say what they stand on', () => {
    const all = draw(DriverShares, { ...box(locale, () => undefined), data });
    expect(all('[data-mark]').map((mark) => mark.dataset['mark'])).toEqual(['price', 'staff', 'supply']);
    const said = all('svg text')
      .map(({ textContent }) => textContent)
      .join(' ');
    expect(said).toContain('60% (54–66)');
    expect(said).toContain(locale === 'zh' ? '问卷未询问各项的重要程度' : 'Customers were not asked how much an item matters');
  });
});

it('what customers stated stands beside, and items that go together are told', () => {
  const stated = { mean: 4.5, lo: 1, hi: 5, n: 90 };
  const all = draw(DriverShares, {
    ...box('en', () => undefined),
    data: { ...data, drivers: [{ ...price, stated }, staff], closest: { a: price.item, b: staff.item, r: 0.82 } },
  });
  expect(all('.stated')).toHaveLength(1);
  expect(
    all('.warns')
      .map(({ textContent }) => textContent)
      .join(' '),
  ).toContain('Careful: price and staff go together (r = 0.82');
});

it('without importance it is said why', () => {
  const all = draw(DriverMap, {
    ...box('en', () => undefined),
    data: { ...data, lacks: 'answers' as const },
  });
  expect(all('[data-mark]')).toHaveLength(0);
  expect(all('p')[0]?.textContent).toContain('too few complete answers');
});

it('words are rows that filter customers by their comments', async () => {
  const chosen: unknown[] = [];
  const word = (term: string, share: number | null, p: number, gap: number): WordUse => ({
    ...{ term, customers: 40, answered: share === null ? 5 : 40, top2: 10 },
    ...{ share, interval: share === null ? null : [0.1, 0.6], p, gap },
  });
  const all = draw(CommentWords, {
    ...box('zh', (filter) => chosen.push(filter)),
    options: { terms: '', sort: 'use' as const },
    data: {
      words: [word('电价', 0.25, 0.001, -0.4), word('方便', 0.9, 0.2, 0.1), word('排队', null, NaN, NaN)],
      ...{ comments: { customers: 90, answered: 90, top2: 50 }, all: { answered: 200, top2: 150 } },
    },
  });
  expect(all('[data-mark]')).toHaveLength(3);
  expect(all('.value').map(({ textContent }) => textContent.trim())).toEqual(['▼ 25%', '90%', '不显示']);
  expect(all('circle.dot')).toHaveLength(2);
  all('[data-mark]')[0]?.focus();
  await userEvent.keyboard('{Enter}');
  expect(chosen).toMatchObject([{ kind: 'event', table: 'survey', terms: [{ column: 'comment', contains: '电价' }] }]);
});

// The charts of the scorecard in a browser: marks, what keys and pointer emit, and both languages.
import { flushSync, mount, unmount } from 'svelte';
import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Chart, ChartContext, ChartOptions, ChartProps } from '../../../src/charts/chart';
import scorecard from '../../../src/charts/scorecard/index';
import ranks from '../../../src/charts/scorecard-ranks/index';
import { ranksOfCard } from '../../../src/charts/scorecard-ranks/ranks';
import type { Locale } from '../../../src/lib/text';
import type { Filter } from '../../../src/model/filter';
import { makeCard } from '../../../src/service/scorecard/card';
import { click } from '../../support/pointer';

const context: ChartContext = {
  model: {
    ...{ loadId: 1, customers: 400, rows: {}, facts: [], roles: [], period: null, slotsPerDay: 0, grain: 'customer' as const },
    ...{ problems: [], files: [] },
  },
  segments: [],
  filters: [],
  smallGroup: 15,
};
const value = (id: string, branch: string, of: number, n = 50) => ({ id, branch, value: of, n, error: 1 });
const card = makeCard(
  {
    branches: ['north', 'south', 'tiny'].map((branch) => ({ branch, customers: branch === 'tiny' ? 4 : 100 })),
    values: [
      ...[value('csat', 'north', 0.8), value('csat', 'south', 0.6)],
      ...[value('connection_days', 'north', 10), value('connection_days', 'south', 30, 9)],
    ],
  },
  {
    ...{ field: 'region', method: 'hand', scoring: 'linear', pairs: {} },
    rows: [
      { id: 'csat', weight: 60, locked: false, floor: 0.5, target: 0.9 },
      { id: 'connection_days', weight: 40, locked: false, floor: 40, target: 10 },
    ],
  },
  15,
);

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
  return { emitted, chosen, hits: Array.from(document.querySelectorAll<SVGElement>('.hit')) };
}

it.each(['en', 'zh'] as const)('a row a branch, the best first; what is not known is told (%s)', (locale) => {
  const { emitted, hits } = draw(scorecard, card, { locale });
  expect(hits.map((hit) => hit.dataset['row'])).toEqual(['"north"', '"south"']);
  // 75 · 0.6 + 100 · 0.4 = 85; south has 25 of the one indicator that is known.
  expect(hits[0]!.getAttribute('aria-label')).toContain('85.0');
  expect(hits[1]!.getAttribute('aria-label')).toMatch(locale === 'zh' ? /仅有 60%/ : /Only 60%/);
  expect(document.body.textContent).toContain('25.0 *');
  expect(document.body.textContent).toContain('tiny');
  hits[1]!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(emitted).toEqual([{ kind: 'in', field: 'region', values: ['south'] }]);
});

it('parts are as long as their points', () => {
  draw(scorecard, card);
  const widths = Array.from(document.querySelectorAll('.row:first-of-type .bar'), (bar) => Number(bar.getAttribute('width')));
  expect(widths[0]! / widths[1]!).toBeCloseTo(45 / 40, 6);
});

it.each(['en', 'zh'] as const)(
  'places: a cell a place, keys move and choose, other weightings are asked for (%s)',
  async (locale) => {
    const data = ranksOfCard(card, { ...ranks.options, chance: 'no' });
    const { emitted, chosen, hits } = draw(ranks, data, { locale });
    expect(document.querySelectorAll('.cell')).toHaveLength(4);
    // North is better in all that is known, whatever the weights.
    expect(hits[0]!.getAttribute('aria-label')).toMatch(locale === 'zh' ? /第 1 名 100%/ : /place 1 100%/);
    hits[0]!.focus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(emitted).toEqual([{ kind: 'in', field: 'region', values: ['south'] }]);
    await click(document.querySelector('input[value=any]')?.closest('label'));
    expect(chosen[0]).toMatchObject({ weighting: 'any' });
  },
);

// The charts of contacts and connections in a browser: marks, what keys and pointer emit, and both languages.
import { flushSync, mount, unmount } from 'svelte';
import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Chart, ChartContext, ChartOptions, ChartProps } from '../../../src/charts/chart';
import after from '../../../src/charts/complaint-after/index';
import rate from '../../../src/charts/complaint-rate/index';
import flow from '../../../src/charts/connection-flow/index';
import late from '../../../src/charts/connection-late/index';
import stages from '../../../src/charts/connection-stages/index';
import time from '../../../src/charts/connection-time/index';
import ages from '../../../src/charts/contact-ages/index';
import closing from '../../../src/charts/contact-closing/index';
import hours from '../../../src/charts/contact-hours/index';
import mix from '../../../src/charts/contact-mix/index';
import repeats from '../../../src/charts/contact-repeats/index';
import type { Locale } from '../../../src/lib/text';
import type { Filter } from '../../../src/model/filter';
import * as sample from '../../unit/charts/contact-samples';
import { choose, click } from '../../support/pointer';

const region = {
  name: 'region',
  text: { en: 'Region', zh: '区域' },
  kind: 'category',
  family: 'social',
  known: 40,
  distinct: 2,
} as const;
const context: ChartContext = {
  model: {
    ...{
      loadId: 1,
      customers: 400,
      rows: { contact: 40 },
      facts: [region],
      period: null,
      slotsPerDay: 0,
      grain: 'customer' as const,
    },
    ...{ roles: ['type', 'ticket_channel', 'cause', 'opened_at', 'closed_at'], problems: [], files: [] },
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
  given: { locale?: Locale; selected?: Filter | null; options?: Partial<Options>; width?: number; context?: ChartContext } = {},
) {
  const emitted: (readonly [Filter | null, readonly Filter[]])[] = [];
  const chosen: Options[] = [];
  const props: ChartProps<Data, Options> = {
    ...{ data, context: given.context ?? context, locale: given.locale ?? 'en', width: given.width ?? 640, height: 320 },
    options: { ...chart.options, ...given.options },
    selected: given.selected ?? null,
    onSelect: (filter, further = []) => emitted.push([filter, further]),
    onOptions: (options) => chosen.push(options),
  };
  mounted = mount(chart.component, { target: document.body, props });
  flushSync();
  const hits = Array.from(document.querySelectorAll<SVGElement>('.hit'));
  return { emitted, chosen, hits };
}
const press = (mark: Element | undefined, init: MouseEventInit = {}) =>
  mark!.dispatchEvent(new MouseEvent('click', { bubbles: true, ...init }));

describe.each(['en', 'zh'] as const)('in %s', (locale) => {
  it.each([
    ['contact-mix', mix, sample.MIX, 2],
    ['complaint-rate', rate, sample.RATES, 2],
    ['complaint-after', after, sample.AFTER, 5],
    ['contact-closing', closing, sample.CLOSING, 1],
    ['contact-ages', ages, sample.AGES, 12],
    ['contact-repeats', repeats, sample.REPEATS, 2],
    ['contact-hours', hours, sample.HOURS, 168],
    ['connection-stages', stages, sample.STAGES, 3],
    ['connection-time', time, sample.TIMES, 2],
    ['connection-late', late, sample.LATE, 2],
    ['connection-flow', flow, sample.HANDS, 2],
  ] as const)('%s has its marks, each with words of its own', (_, chart, data, marks) => {
    const { hits } = draw(chart as unknown as Chart<unknown>, data, { locale });
    expect(hits).toHaveLength(marks);
    const spoken = hits.map((hit) => hit.getAttribute('aria-label') ?? '');
    expect(new Set(spoken).size).toBe(marks);
    for (const words of spoken) expect(words).not.toMatch(/NaN|undefined|Infinity/);
    expect(hits.filter((hit) => hit.getAttribute('tabindex') === '0')).toHaveLength(1);
  });
});

describe('time to respond', () => {
  const known = { ...context, model: { ...context.model, roles: [...context.model.roles, 'responded_at'] } };
  it('is offered where a column tells it, and says what is left out', () => {
    draw(closing, sample.CLOSING);
    expect(document.body.textContent).not.toContain('First response');
    expect(document.body.textContent).toContain('No column tells');
    document.body.replaceChildren();
    draw(closing, { ...sample.CLOSING, step: 'respond' as const, leftOut: 3 }, { context: known, options: { step: 'respond' } });
    expect(document.body.textContent).toContain('First response');
    expect(document.body.textContent).toContain('3 closed contacts without a usable time of response are left out.');
    expect(document.body.textContent).not.toContain('No column tells');
  });
});

describe('rows of contacts', () => {
  it('of a type filter those who had such a contact; of complaints only those', () => {
    const all = draw(mix, sample.MIX);
    press(all.hits[0]);
    expect(all.emitted[0]?.[0]).toMatchObject({
      kind: 'event',
      table: 'contact',
      terms: [{ column: 'type', values: ['repair'] }],
    });
    document.body.replaceChildren();
    const only = draw(mix, sample.MIX, { options: { kind: 'complaint' } });
    press(only.hits[0]);
    expect(only.emitted[0]?.[0]).toMatchObject({
      terms: [
        { column: 'type', values: ['repair'] },
        { column: 'is_complaint', values: ['true'] },
      ],
    });
  });

  it('of a region filter by the fact, a second click clears, keys move and choose', async () => {
    const selected: Filter = { kind: 'in', field: 'region', values: ['north'] };
    const { emitted, hits } = draw(rate, sample.RATES, { selected });
    expect(hits[0]?.getAttribute('aria-pressed')).toBe('true');
    press(hits[0]);
    press(hits[1], { ctrlKey: true });
    hits[0]!.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(hits[1]);
    await userEvent.keyboard('{Enter}{Escape}');
    expect(emitted.map(([filter]) => filter)).toEqual([
      null,
      { kind: 'in', field: 'region', values: ['north', 'south'] },
      { kind: 'in', field: 'region', values: ['south'] },
      null,
    ]);
  });

  it('after a complaint filter who complained, or who never did, and give it up again', () => {
    const first = draw(after, sample.AFTER);
    for (const at of [0, 2]) press(first.hits[at]);
    const [never, complained] = first.emitted.map(([filter]) => filter!);
    const terms = [{ column: 'is_complaint', values: ['true'] }];
    expect(never).toMatchObject({ kind: 'event', table: 'contact', terms, count: { least: 0, most: 0 } });
    expect(complained).toMatchObject({ kind: 'event', table: 'contact', terms });
    for (const selected of [never!, complained!]) {
      document.body.replaceChildren();
      const again = draw(after, sample.AFTER, { selected });
      const pressed = again.hits.map((hit) => hit.getAttribute('aria-pressed'));
      expect(pressed).toEqual(
        selected === never ? ['true', 'false', 'false', 'false', 'false'] : ['false', 'true', 'true', 'true', 'true'],
      );
      press(again.hits[pressed.indexOf('true')]);
      expect(again.emitted.at(-1)?.[0] ?? null).toBeNull();
    }
  });

  it('drop their filter with another grouping', async () => {
    const { emitted, chosen } = draw(repeats, sample.REPEATS, {
      selected: { kind: 'event', field: 'customer_id', table: 'contact', terms: [], label: { en: '', zh: '' } },
    });
    await choose(document.querySelector('select'), 'region');
    expect(emitted).toEqual([[null, []]]);
    expect(chosen[0]).toMatchObject({ by: 'region' });
  });

  it('mark what differs beyond chance, and hide small groups', () => {
    draw(rate, sample.RATES, { locale: 'zh' });
    expect(document.body.textContent).toContain('▲');
    document.body.replaceChildren();
    draw(time, sample.TIMES, { options: { measure: 'hands' } });
    expect(document.body.textContent).toContain('n < 15, hidden');
  });

  it('say what a complaint leaves behind, with its interval', () => {
    // 5 of 20 against 10 of 20.
    draw(after, sample.AFTER);
    expect(document.body.textContent).toContain('−25.0');
  });

  it('of times are one range of hours; what is open cannot be told by one', () => {
    const { emitted, hits } = draw(ages, sample.AGES);
    press(hits[2]);
    expect(emitted[0]?.[0]).toMatchObject({ terms: [{ column: 'hours_open', lo: 1, hi: 2 }, { column: 'is_connection' }] });
    document.body.replaceChildren();
    const open = draw(ages, sample.AGES, { options: { view: 'open' } });
    press(open.hits[2]);
    expect(open.emitted[0]?.[0]).toBeNull();
  });
});

it('an hour of the week filters those who came then', () => {
  const { emitted, hits } = draw(hours, sample.HOURS);
  press(hits[9]);
  expect(emitted[0]?.[0]).toMatchObject({
    terms: [
      { column: 'weekday', values: ['1'] },
      { column: 'hour', values: ['9'] },
    ],
  });
  // Lines of the note end anywhere between words.
  expect(document.body.textContent).toMatch(/Busiest\s*hour: Mon 9:00/);
});

it('bars of how long contacts take keep whom they count, the last one without an end', () => {
  const { emitted, hits } = draw(ages, sample.AGES, { options: { kind: 'complaint' } });
  press(hits[hits.length - 1]);
  expect(emitted[0]?.[0]).toMatchObject({
    table: 'contact',
    terms: [
      { column: 'hours_open', lo: 720 },
      { column: 'is_connection', values: ['false'] },
      { column: 'is_complaint', values: ['true'] },
    ],
  });
  document.body.replaceChildren();
  const kept = draw(ages, sample.AGES, { options: { kind: 'complaint' }, selected: emitted[0]![0] });
  expect(kept.hits.filter((hit) => hit.getAttribute('aria-pressed') === 'true')).toEqual([kept.hits[kept.hits.length - 1]]);
});

describe('connections', () => {
  it('stages filter those who went through them, at their level or in their group', () => {
    const { emitted, hits } = draw(stages, sample.STAGES);
    press(hits[1]);
    expect(emitted).toMatchObject([
      [
        {
          ...{ table: 'connection_stage', label: { en: 'High voltage, stage', zh: '高压环节' } },
          terms: [
            { column: 'level', values: ['high'] },
            { column: 'stage', values: ['施工'] },
          ],
        },
        [],
      ],
    ]);
    expect(document.body.textContent).toContain('Construction 75% of all days, waiting 13%');
    document.body.replaceChildren();
    const byRegion = draw(stages, { ...sample.STAGES, grouping: sample.REGION });
    press(byRegion.hits[0]);
    expect(byRegion.emitted[0]?.[1]).toEqual([{ kind: 'in', field: 'region', values: ['high'] }]);
  });

  const bothDepartments = {
    ...{ kind: 'event', field: 'customer_id', table: 'connection_stage' },
    terms: [
      { column: 'from_department', values: ['desk'] },
      { column: 'department', values: ['survey'] },
    ],
  };

  it.each(['en', 'zh'] as const)(
    'hand-overs are ribbons that pointer and keys filter by both departments (%s)',
    async (locale) => {
      const { emitted, hits } = draw(flow, sample.HANDS, { locale });
      press(hits[0]);
      hits[0]!.focus();
      await userEvent.keyboard('{Enter}{ArrowDown}');
      expect(document.activeElement).toBe(hits[1]);
      // Five are too few to tell how long they waited; the tooltip says so, too.
      const hidden = locale === 'en' ? 'Too few to tell' : '次数太少，不显示';
      expect(hits[1]?.getAttribute('aria-label')).toContain(hidden);
      await expect.poll(() => document.querySelector('.tooltip')?.textContent).toContain(hidden);
      await userEvent.keyboard('{ArrowUp}{ }{Escape}');
      expect(emitted.slice(0, 3).map(([filter]) => filter)).toMatchObject([bothDepartments, bothDepartments, bothDepartments]);
      expect(emitted.slice(3)).toEqual([[null, []]]);
      expect(hits[0]?.getAttribute('aria-label')).toBe(
        locale === 'en'
          ? 'desk → survey; Times 35; Waiting, median 1.5 d; Waiting in all 60 d'
          : 'desk → survey; 次数 35; 等待中位数 1.5 天; 等待合计 60 天',
      );
      expect(document.body.textContent).toContain(locale === 'en' ? '35 · 1.5 d' : '35 次 · 1.5 天');
    },
  );

  it('departments filter all that they hand over or take over, with pointer and keys', async () => {
    const all = { values: ['desk', 'survey'], isTold: true };
    const { emitted } = draw(flow, sample.HANDS);
    const [desk, survey] = Array.from(document.querySelectorAll<SVGElement>('[data-block]'));
    // 35 steps from desk; of the 40 steps to survey, five come from itself.
    expect(desk?.getAttribute('aria-label')).toBe('From desk; Times 35');
    press(desk);
    desk!.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(survey);
    await userEvent.keyboard('{Enter}');
    press(document.querySelector('[aria-label="To survey; Times 40"]')!);
    expect(emitted.map(([filter]) => filter)).toMatchObject([
      {
        terms: [
          { column: 'from_department', values: ['desk'] },
          { column: 'department', ...all },
        ],
      },
      {
        terms: [
          { column: 'from_department', values: ['survey'] },
          { column: 'department', ...all },
        ],
      },
      {
        terms: [
          { column: 'from_department', ...all },
          { column: 'department', values: ['survey'] },
        ],
      },
    ]);
    document.body.replaceChildren();
    const kept = draw(flow, sample.HANDS, { selected: emitted[0]![0] });
    expect(document.querySelector('[data-block]')?.getAttribute('aria-pressed')).toBe('true');
    expect(kept.hits.map((hit) => hit.classList.contains('faded'))).toEqual([false, true]);
    press(document.querySelector('[data-block]')!);
    expect(kept.emitted).toEqual([[null, []]]);
  });

  it('a picked ribbon is let go by a second press, and the other steps back', () => {
    const selected = { ...bothDepartments, label: { en: '', zh: '' } } as Filter;
    const { emitted, hits } = draw(flow, sample.HANDS, { selected });
    expect(hits.map((hit) => hit.getAttribute('aria-pressed'))).toEqual(['true', 'false']);
    expect(hits[1]?.classList).toContain('faded');
    press(hits[0]);
    expect(emitted[0]?.[0]).toBeNull();
  });

  it('hand-overs are a matrix when so chosen, with the same filters', async () => {
    const { chosen } = draw(flow, sample.HANDS, { locale: 'zh' });
    await click(Array.from(document.querySelectorAll('label')).find((label) => label.textContent.includes('矩阵')));
    expect(chosen).toEqual([{ view: 'matrix' }]);
    document.body.replaceChildren();
    const { emitted, hits } = draw(flow, sample.HANDS, { options: { view: 'matrix' } });
    expect(hits).toHaveLength(4);
    press(hits[1]);
    expect(emitted[0]?.[0]).toMatchObject(bothDepartments);
    expect(document.body.textContent).toContain('35 of 40 steps change hands');
  });

  it('late stages filter those beyond the limit, whole connections by their days', () => {
    const { emitted, hits } = draw(late, sample.LATE);
    press(hits[0]);
    press(hits[1]);
    expect(emitted.map(([filter]) => filter)).toMatchObject([
      {
        table: 'contact',
        terms: [{ column: 'is_connection' }, { column: 'level', values: ['low'] }, { column: 'days_open', lo: 15.000001 }],
      },
      {
        table: 'connection_stage',
        terms: [
          { column: 'level', values: ['high'] },
          { column: 'stage', values: ['勘查'] },
          { column: 'days', lo: 5.000001 },
        ],
      },
    ]);
  });

  it('rows by type mean connections, not any contact', () => {
    const { emitted, hits } = draw(time, { ...sample.TIMES, grouping: sample.TYPE });
    press(hits[0]);
    expect(emitted[0]?.[0]).toMatchObject({
      terms: [
        { column: 'type', values: ['north'] },
        { column: 'is_connection', values: ['true'] },
      ],
    });
  });
});

// The drawings of channels in a browser: marks, and what keys and pointer emit.
import { flushSync, mount, unmount, type Component } from 'svelte';
import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import ChannelAge from '../../../src/charts/channel-age/ChannelAge.svelte';
import ChannelMoves from '../../../src/charts/channel-moves/ChannelMoves.svelte';
import ChannelReach from '../../../src/charts/channel-reach/ChannelReach.svelte';
import ChannelService from '../../../src/charts/channel-service/ChannelService.svelte';
import ChannelTrend from '../../../src/charts/channel-trend/ChannelTrend.svelte';
import ChannelUsers from '../../../src/charts/channel-users/ChannelUsers.svelte';
import FollowUp from '../../../src/charts/follow-up/FollowUp.svelte';
import { crossTable } from '../../../src/service/channels/cross';
import { click } from '../../support/pointer';

let mounted: Record<string, unknown> | undefined;
afterEach(async () => {
  if (mounted !== undefined) await unmount(mounted);
  document.body.replaceChildren();
});

function draw(component: unknown, props: Record<string, unknown>) {
  mounted = mount(component as Component<Record<string, unknown>>, { target: document.body, props });
  flushSync();
  return (selector: string) => Array.from(document.querySelectorAll<SVGElement & HTMLElement>(selector));
}

const fact = (name: string) => ({
  name,
  text: { en: name, zh: name },
  kind: 'category',
  family: 'social',
  known: 100,
  distinct: 3,
});
const model = {
  ...{ grain: 'customer', facts: [fact('channel'), fact('region')], roles: ['ticket_channel'], files: [], problems: [] },
  ...{ rows: { contact: 100 }, customers: 100, loadId: 1, period: null, slotsPerDay: 0 },
};
const segments = [
  { key: 'A', text: { en: 'Homes', zh: '居民' }, colour: 0, rule: { en: '', zh: '' } },
  { key: 'B', text: { en: 'Works', zh: '工厂' }, colour: 1, rule: { en: '', zh: '' } },
];
const box = (locale: 'en' | 'zh', chosen: unknown[]) => ({
  ...{ locale, width: 560, height: 320, selected: null, onOptions: () => undefined },
  onSelect: (filter: unknown, further: unknown = []) => chosen.push([filter, further]),
  context: { model, segments, filters: [], smallGroup: 15 },
});
const by = { id: 'segment', text: { en: 'Segment', zh: '客群' }, isOfEvent: false };
const cross = {
  ...{ groups: ['A', 'B'], channels: ['App', '营业厅'], without: 3, by },
  cross: crossTable(
    [
      [60, 20],
      [10, 50],
    ],
    15,
  ),
};
const hours = { n: 40, open: 1, median: 3, p90: 20, lo: 2, hi: 4 };

describe.each(['en', 'zh'] as const)('channels in %s', (locale) => {
  it('by group are cells that say what is beyond chance, and filter by both', async () => {
    const chosen: unknown[] = [];
    const all = draw(ChannelUsers, { ...box(locale, chosen), options: { kind: 'payment', by: 'segment' }, data: cross });
    expect(all('[data-cell]')).toHaveLength(6);
    expect(all('.value').map(({ textContent }) => textContent)).toEqual(['80', '▲ 75%', '▼ 25%', '60', '▼ 17%', '▲ 83%']);
    all('[data-cell="0,0"]')[0]?.focus();
    await userEvent.keyboard('{ArrowRight}{Enter}');
    expect(chosen).toEqual([
      [{ kind: 'in', field: 'segment', values: ['A'] }, [{ kind: 'in', field: 'channel', values: ['App'] }]],
    ]);
  });

  it('that reach whom are named, with their share', async () => {
    const chosen: unknown[] = [];
    const all = draw(ChannelReach, { ...box(locale, chosen), options: { kind: 'payment', by: 'segment' }, data: cross });
    expect(all('[data-cell]')).toHaveLength(6);
    expect(all('.value')[0]?.textContent).toBe('App');
    expect(all('[data-cell="1,0"]')[0]?.getAttribute('aria-label')).toContain(
      locale === 'zh' ? '营业厅 83%' : 'Service hall 83%',
    );
    await click(all('[data-cell="1,0"]')[0]);
    expect(chosen).toEqual([[{ kind: 'in', field: 'segment', values: ['B'] }, []]]);
  });

  it('that serve badly are told in words and colour', () => {
    const row = {
      channel: '微信',
      contacts: 40,
      customers: 30,
      hours,
      watched: 200,
      again: 80,
      answered: 10,
      top2: 5,
      months: 4,
      slowMonths: 4,
    };
    const quick = {
      ...row,
      channel: 'App',
      hours: { ...hours, n: 400, median: 1, lo: 0.9, hi: 1.1 },
      watched: 900,
      again: 20,
      slowMonths: 0,
    };
    const all = draw(ChannelService, { ...box(locale, []), options: {}, data: [quick, row] });
    expect(all('[data-cell]')).toHaveLength(12);
    expect(all('.below').length).toBeGreaterThanOrEqual(3);
    // Ten answers are not told.
    expect(all('[data-cell="1,4"]')[0]?.getAttribute('aria-label')).toContain(
      locale === 'zh' ? 'n < 15，不显示' : 'n < 15, hidden',
    );
  });
});

it('the age of contracts filters by channel', async () => {
  const chosen: unknown[] = [];
  const all = draw(ChannelAge, {
    ...box('en', chosen),
    options: {},
    data: [
      { channel: 'App', ...hours },
      { channel: 'Hall', ...hours, n: 3 },
    ],
  });
  const rows = all('.hit');
  expect(rows).toHaveLength(2);
  rows[0]?.focus();
  await userEvent.keyboard('{Enter}');
  expect(chosen).toEqual([[{ kind: 'in', field: 'channel', values: ['App'] }, []]]);
  expect(
    all('text')
      .map(({ textContent }) => textContent)
      .join(' '),
  ).toContain('n < 15, hidden');
});

it('months are lines, and a month of few contacts is a gap', () => {
  const data = { months: ['2026-01-01', '2026-02-01', '2026-03-01'], channels: [{ channel: 'App', counts: [20, 3, 30] }] };
  const all = draw(ChannelTrend, { ...box('en', []), options: {}, data });
  expect(all('path[data-line="App"]')[0]?.getAttribute('d')?.match(/M/g)).toHaveLength(2);
});

it('a month keeps who got in touch in it, by click and by Enter, and lets go', async () => {
  const chosen: unknown[] = [];
  const data = {
    months: ['2026-01-01', '2026-02-01', '2026-03-01'],
    channels: [
      { channel: 'App', counts: [40, 30, 20] },
      { channel: 'Hall', counts: [20, 30, 40] },
    ],
  };
  const february = {
    ...{ kind: 'event', field: 'customer_id', table: 'contact' },
    label: { en: 'Got in touch in', zh: '工单月份' },
    terms: [
      { column: 'opened_at', from: '2026-02-01', before: '2026-03-01' },
      { column: 'is_connection', values: ['false'] },
      { column: 'ticket_channel', values: ['App', 'Hall'], isTold: true },
    ],
  };
  let all = draw(ChannelTrend, { ...box('en', chosen), options: {}, data });
  expect(all('.brush')).toHaveLength(0);
  // The middle of three steps.
  await click(all('[role="slider"]')[0]);
  expect(chosen).toEqual([[february, []]]);
  // The keyboard stands where the click was; one further is March.
  all('[role="slider"]')[0]?.focus();
  await userEvent.keyboard('{ArrowRight}{Enter}{Escape}');
  expect(chosen.slice(1)).toMatchObject([
    [{ terms: [{ from: '2026-03-01', before: '2026-04-01' }, {}, {}] }, []],
    [null, []],
  ]);
  if (mounted !== undefined) await unmount(mounted);
  document.body.replaceChildren();
  all = draw(ChannelTrend, { ...box('zh', chosen), selected: february, options: {}, data });
  expect(all('.brush')).toHaveLength(1);
  // No channel is chosen by a month, whatever channels it counts.
  expect(all('.line.back')).toHaveLength(0);
  await click(all('[role="slider"]')[0]);
  expect(chosen[3]).toEqual([null, []]);
});

it('moves are cells, the net beside them', async () => {
  const chosen: unknown[] = [];
  const data = {
    channels: ['App', 'Hall'],
    counts: [
      [20, 5],
      [40, 30],
    ],
    ...{ n: 95, days: ['2026-01-01', '2026-06-01', '2026-12-31'] },
    changes: [
      { joined: 40, left: 5, p: 0.001 },
      { joined: 5, left: 40, p: 0.001 },
    ],
  };
  const all = draw(ChannelMoves, { ...box('en', chosen), options: {}, data });
  expect(all('[data-cell]')).toHaveLength(6);
  expect(all('.value').map(({ textContent }) => textContent)).toEqual(['80%', '20%', '▲ +35', '57%', '43%', '▼ −35']);
  await click(all('[data-cell="1,0"]')[0]);
  expect(chosen).toMatchObject([
    [
      { kind: 'event', terms: [{ column: 'ticket_channel', values: ['Hall'] }] },
      [{ kind: 'event', terms: [{ column: 'ticket_channel', values: ['App'] }] }],
    ],
  ]);
});

it('follow-ups say what they stand on, and that they prove nothing', () => {
  const data = {
    groups: [{ value: 'A', n: 90, reached: 30 }],
    ...{ hasVisits: true, grouping: by, answers: { yes: { n: 50, top2: 40 }, no: { n: 100, top2: 50 } } },
  };
  const all = draw(FollowUp, { ...box('en', []), options: { by: 'segment', days: 30 }, data });
  const note = all('.note')[0]?.textContent ?? '';
  // 0.8 − 0.5; Newcombe: Wilson of 40/50 0.670–0.888, of 50/100 0.404–0.596: −√(0.130² + 0.096²) = −0.161, +√(0.088² + 0.096²) = +0.130.
  expect(note).toContain('+30 (+14 – +43) points');
  expect(note).toContain('No experiment');
});

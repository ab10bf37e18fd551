// Chart by chart: a click on a mark and a key on it keep just the customers for whom the mark stands, the mark says that it is chosen,
// and another click and Escape give it up.
import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import { charts, chartById } from '../../../src/charts/registry';
import type { ChartOptions } from '../../../src/charts/chart';
import { MONTHS } from '../../../src/charts/connection-time/query';
import type { EventFilter } from '../../../src/model/event-filter';
import type { Filter } from '../../../src/model/filter';
import { TIMES } from '../../unit/charts/contact-samples';
import { CALIBRATION, QUESTION } from '../../unit/charts/risk-samples';
import { samples } from '../../unit/charts/chart-samples';
import { click } from '../../support/pointer';
import { clearPage, drawSample, ENERGY, REGION } from './draw-sample';

afterEach(clearPage);

interface Choice {
  /** Finds the mark. */
  readonly mark: string;
  /** All that it keeps. */
  readonly keeps: readonly Filter[];
  readonly data?: unknown;
  readonly options?: ChartOptions;
  /** On the mark, until it has chosen; Enter unless told. A surface that is read along an axis has no place to be clicked here. */
  readonly keys?: string;
}

const inValues = (field: string, ...values: (string | null)[]): Filter => ({ kind: 'in', field, values });
const HOMES = inValues('segment', 'A');
const event = (table: EventFilter['table'], en: string, zh: string, ...terms: EventFilter['terms']): EventFilter => ({
  ...{ kind: 'event', field: 'customer_id', table, terms, label: { en, zh } },
});
const of = (column: string, ...values: (string | null)[]) => ({ column, values });
const told = (column: string, ...values: (string | null)[]) => ({ column, values, isTold: true as const });
const NO_CONNECTION = of('is_connection', 'false');
const IN_2024 = { column: 'started', from: '2024-01-01', before: '2025-01-01' };
/** Minutes are whole seconds. */
const SUSTAINED = { column: 'minutes', lo: 3 + 1 / 120, hi: 1e9, isTold: true as const };
const USES_APP = event('contact', 'Contact channel', '联系渠道', of('ticket_channel', 'App'));
const BY_APP = event('contact', 'Contact channel', '受理渠道', of('ticket_channel', 'App'), NO_CONNECTION);
const REPAIR = event('contact', 'Type', '类型', of('type', 'repair'));
const REPAIR_ALONE = { ...REPAIR, terms: [...REPAIR.terms, NO_CONNECTION] };
const NO_BEST_PRICE = event(
  'survey_item',
  'Not satisfied with: price',
  '对“price”不满意',
  told('item', 'price'),
  told('top2', 'false'),
);
const { id, name, rules, medium, high } = QUESTION.checked;
const HIGH_RISK = {
  ...{ kind: 'risk', field: 'customer_id', risk: JSON.stringify({ id, name, rules, medium, high }), lo: 50, hi: null },
  ...{ label: name, detail: { en: 'High (50 points or more)', zh: '高（50 分及以上）' } },
} as const satisfies Filter;
const withField = (chart: string, field: unknown): unknown => ({ ...(samples[chart] as object), field });
const HOURS = [NO_CONNECTION, told('ticket_channel', 'App')] as const;

/** One mark of each kind that a chart has. */
const CHOICES: Readonly<Record<string, readonly Choice[]>> = {
  'channel-age': [{ mark: `[data-row='"App"']`, keeps: [inValues('channel', 'App')] }],
  'channel-moves': [{ mark: '[data-cell="0,0"]', keeps: [USES_APP] }],
  'channel-reach': [{ mark: '[data-cell="0,0"]', keeps: [HOMES] }],
  'channel-service': [{ mark: '[data-cell="0,1"]', keeps: [BY_APP] }],
  'channel-trend': [
    { mark: '[data-label="App"]', keeps: [BY_APP] },
    {
      ...{ mark: '[role="slider"]', keys: '{ArrowRight}{Enter}' },
      keeps: [
        event(
          'contact',
          'Got in touch in',
          '工单月份',
          { column: 'opened_at', from: '2026-02-01', before: '2026-03-01' },
          ...HOURS,
        ),
      ],
    },
  ],
  'channel-users': [
    { mark: '[data-cell="0,0"]', keeps: [HOMES] },
    { mark: '[data-cell="0,1"]', keeps: [HOMES, inValues('channel', 'App')] },
  ],
  'comment-words': [
    {
      mark: '[data-mark="电价"]',
      keeps: [event('survey', 'Comment holds', '意见中提到', { column: 'comment', contains: '电价' })],
    },
  ],
  'complaint-after': [
    {
      mark: `[data-row='["d90"]']`,
      keeps: [event('contact', 'Complaints', '投诉', told('is_complaint', 'true'))],
    },
    {
      mark: `[data-row='["never"]']`,
      keeps: [{ ...event('contact', 'Complaints', '投诉', told('is_complaint', 'true')), count: { least: 0, most: 0 } }],
    },
  ],
  'complaint-rate': [{ mark: `[data-row='["north"]']`, keeps: [inValues('region', 'north')] }],
  composition: [{ mark: `[data-box='[["home"]]']`, keeps: [inValues('class', 'home')] }],
  'connection-flow': [
    {
      mark: '[data-ribbon="0"]',
      keeps: [event('connection_stage', 'Hand-over', '部门流转', of('from_department', 'desk'), of('department', 'survey'))],
    },
  ],
  'connection-late': [
    {
      mark: `[data-row='["low|"]']`,
      keeps: [
        event(...(['contact', 'Low · whole', '低压·全程'] as const), told('is_connection', 'true'), told('level', 'low'), {
          column: 'days_open',
          lo: 15.000001,
          hi: 1e6,
        }),
      ],
    },
  ],
  'connection-stages': [
    {
      mark: `[data-row='["high","受理"]']`,
      keeps: [event('connection_stage', 'High voltage, stage', '高压环节', told('level', 'high'), of('stage', '受理'))],
    },
  ],
  'connection-time': [
    { mark: `[data-row='["north"]']`, keeps: [inValues('region', 'north')] },
    {
      mark: `[data-row='["2024-12"]']`,
      data: {
        grouping: MONTHS.find(({ id: column }) => column === 'closed'),
        groups: [{ ...TIMES.groups[0]!, value: '2024-12' }],
      },
      keeps: [
        event(
          ...(['contact', 'Connection finished in', '报装完成'] as const),
          { column: 'closed_at', from: '2024-12-01', before: '2025-01-01' },
          told('is_connection', 'true'),
        ),
      ],
    },
  ],
  'contact-ages': [
    {
      mark: '[data-row="1"]',
      keeps: [event('contact', 'Time to close', '办结用时', { column: 'hours_open', lo: 1, hi: 2 }, NO_CONNECTION)],
    },
  ],
  'contact-closing': [{ mark: `[data-row='["repair"]']`, keeps: [REPAIR_ALONE] }],
  'contact-hours': [
    {
      mark: '[data-cell="0,9"]',
      keeps: [event('contact', 'Contacts Mon 9:00', '周一 9:00 受理', told('weekday', '1'), told('hour', '9'))],
    },
    {
      ...{ mark: '[data-cell="6,23"]', options: { kind: 'complaint', channel: 'App' } },
      keeps: [
        event(
          ...(['contact', 'Contacts Sun 23:00', '周日 23:00 受理'] as const),
          ...[told('weekday', '7'), told('hour', '23'), of('is_complaint', 'true'), of('ticket_channel', 'App')],
        ),
      ],
    },
  ],
  'contact-mix': [
    { mark: `[data-row='["repair"]']`, keeps: [REPAIR] },
    {
      ...{ mark: `[data-row='["repair"]']`, options: { kind: 'complaint' } },
      keeps: [{ ...REPAIR, terms: [...REPAIR.terms, of('is_complaint', 'true')] }],
    },
  ],
  'contact-repeats': [{ mark: `[data-row='["repair"]']`, keeps: [REPAIR_ALONE] }],
  'csat-coverage': [{ mark: '[data-segment="A"]', keeps: [HOMES] }],
  'csat-difference': [{ mark: '[data-mark="0"]', keeps: [HOMES] }],
  'csat-groups': [{ mark: '[data-segment="A"]', keeps: [HOMES] }],
  'csat-likert': [{ mark: '[data-segment="A"]', keeps: [HOMES] }],
  'csat-trend': [
    {
      ...{ mark: '[role="slider"]', keys: '{Enter}' },
      keeps: [
        event(
          ...(['survey', 'Answered in', '作答月份'] as const),
          { column: 'answered', from: '2025-01-01', before: '2025-02-01' },
          { column: 'overall', lo: -1e9, hi: 1e9, isTold: true },
        ),
      ],
    },
  ],
  distribution: [
    {
      ...{ mark: '[role="slider"]', keys: '{End}{Enter}', data: withField('distribution', ENERGY) },
      keeps: [{ kind: 'range', field: 'kwh_12m', lo: 1, hi: 2 }],
    },
  ],
  'driver-map': [{ mark: '[data-mark="price"]', keeps: [NO_BEST_PRICE] }],
  'driver-shares': [{ mark: '[data-mark="price"]', keeps: [NO_BEST_PRICE] }],
  'follow-up': [{ mark: `[data-row='["A"]']`, keeps: [HOMES] }],
  'load-curve': [{ mark: '[data-label="A"]', keeps: [HOMES] }],
  'load-duration': [
    {
      mark: '[data-label="A"]',
      keeps: [HOMES],
      data: { isDaily: false, curves: [{ segment: 'A', customers: 40, hours: 48, kw: new Array<number>(201).fill(1) }] },
    },
  ],
  'load-indices': [
    {
      mark: '[data-segment="A"]',
      keeps: [HOMES],
      data: [{ ...(samples['load-indices'] as readonly object[])[0], segment: 'A' }],
    },
  ],
  'load-potential': [{ mark: '[data-segment="A"]', keeps: [HOMES] }],
  'load-stack': [{ mark: '[data-label="A"]', keeps: [HOMES] }],
  'outage-causes': [
    {
      mark: `[data-row='"storm"']`,
      keeps: [
        event(
          'customer_outage',
          'Cause of interruptions over 3 min',
          '停电原因（3 分钟以上）',
          of('cause', 'storm'),
          IN_2024,
          SUSTAINED,
        ),
      ],
    },
  ],
  'outage-cemi': [
    {
      mark: '[data-row="1"]',
      keeps: [
        {
          ...event('customer_outage', 'Interruptions over 3 min', '停电（3 分钟以上）', IN_2024, SUSTAINED),
          count: { least: 1 },
        },
      ],
    },
  ],
  'outage-effect': [{ mark: '[data-segment="60"]', keeps: [{ kind: 'range', field: 'outage_minutes_12m', lo: 60, hi: 180 }] }],
  'outage-months': [
    {
      ...{ mark: '[data-row="2024-03"]', options: { kind: 'planned', momentary: 0 } },
      keeps: [
        event(
          ...(['customer_outage', 'Planned interruptions in', '停电月份（计划停电）'] as const),
          of('month', '2024-03'),
          { ...IN_2024, isTold: true },
          { ...SUSTAINED, lo: 1 / 120 },
          told('is_planned', 'true'),
        ),
      ],
    },
  ],
  pareto: [
    // The largest of all use 8, and nobody more than 40.
    {
      ...{ mark: '[role="slider"]', keys: '{Home}{Enter}', data: withField('pareto', ENERGY) },
      keeps: [{ kind: 'range', field: 'kwh_12m', lo: 8, hi: 40.000001 }],
    },
  ],
  regions: [{ mark: `[data-row='["north"]']`, keeps: [inValues('region', 'north')], data: withField('regions', REGION) }],
  reliability: [{ mark: `[data-row='"A"']`, keeps: [HOMES] }],
  retention: [{ mark: '[data-row="1"]', keeps: [{ kind: 'range', field: 'tenure', lo: 12, hi: 24 }] }],
  'risk-calibration': [
    { mark: '[data-row="high"]', keeps: [HIGH_RISK] },
    {
      mark: `[data-row]`,
      data: { ...CALIBRATION, by: 'segment', groups: [{ ...CALIBRATION.groups[0]!, key: 'A' }] },
      options: { by: 'segment' },
      keeps: [HOMES],
    },
  ],
  'risk-grid': [{ mark: '[data-cell="0,0"]', keeps: [HIGH_RISK] }],
  'risk-lift': [{ mark: '[role="slider"]', keys: '{ArrowRight}{Enter}', keeps: [{ ...HIGH_RISK, lo: 50 }] }],
  satisfaction: [{ mark: '[data-segment="A"]', keeps: [HOMES] }],
  scorecard: [{ mark: `[data-row='"north"']`, keeps: [inValues('region', 'north')] }],
  'scorecard-ranks': [{ mark: `[data-row='"north"']`, keeps: [inValues('region', 'north')] }],
  'segment-bubble': [{ mark: '[data-segment="A"]', keeps: [HOMES] }],
  'segment-compare': [{ mark: '[data-cell="0,0"]', keeps: [HOMES] }],
  'segment-heat': [{ mark: '[data-cell="0,1"]', keeps: [HOMES] }],
  'segment-region': [
    { mark: '[data-cell="0,0"]', keeps: [inValues('region', 'north')], data: withField('segment-region', REGION) },
    { mark: '[data-cell="0,1"]', keeps: [HOMES, inValues('region', 'north')], data: withField('segment-region', REGION) },
  ],
  'segment-size': [{ mark: '[data-segment="A"]', keeps: [HOMES] }],
  'segment-spread': [{ mark: '[data-segment="A"]', keeps: [HOMES] }],
  trend: [{ mark: '[data-segment="A"]', keeps: [HOMES] }],
};

/** Charts whose marks are no group of customers, and why. */
const READ_ONLY: Readonly<Record<string, string>> = {
  'key-figures': 'a figure is traced to its statement and customers',
  'load-calendar': 'a day is read',
  'load-hours': 'an hour of a day is read',
  'load-kinds': 'a kind of days is read',
  survival: 'a month is read',
};

it('every chart is either here with its marks, or with the reason why it filters nothing', () => {
  expect([...Object.keys(CHOICES), ...Object.keys(READ_ONLY)].sort()).toEqual(charts.map((chart) => chart.id));
});

const every = Object.entries(CHOICES).flatMap(([chart, choices]) => choices.map((choice) => ({ ...choice, chart })));

describe.each(every)('$chart: $mark', ({ chart, mark, keeps, keys = '{Enter}', data, options }) => {
  const draw = (selected: readonly Filter[] = []) => drawSample(chartById(chart)!, { data, options: options ?? {}, selected });

  it('keeps its customers', async () => {
    const { emitted, find } = await draw();
    if (keys === '{Enter}') await click(find(mark));
    find(mark).focus();
    await userEvent.keyboard(keys);
    expect(emitted).toEqual(keys === '{Enter}' ? [keeps, keeps] : [keeps]);
  });

  it('is chosen, and given up', async () => {
    const { emitted, find, all } = await draw(keeps);
    const isSurface = find(mark).getAttribute('role') === 'slider';
    if (isSurface) expect(all('.brush, .picked')).toHaveLength(1);
    else expect(find(mark).getAttribute('aria-pressed')).toBe('true');
    find(mark).focus();
    await userEvent.keyboard('{Escape}');
    if (!isSurface) await click(find(mark));
    expect(emitted).toEqual(isSurface ? [[null]] : [[null], [null]]);
  });
});

describe.each(Object.keys(READ_ONLY))('%s', (chart) => {
  it('has no mark that promises to filter', async () => {
    const { all, emitted, find } = await drawSample(chartById(chart)!);
    expect(all('[aria-pressed]')).toEqual([]);
    find('[tabindex="0"], button').focus();
    await userEvent.keyboard('{ArrowRight}{Enter} {Escape}');
    expect(emitted).toEqual([]);
  });
});

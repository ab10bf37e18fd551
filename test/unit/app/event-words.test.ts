// The words of a filter by what happened, on its chip.
import { expect, it } from 'vitest';
import { filterText } from '../../../src/app/filter-text';
import { eventFilter, monthTerm, type EventFilter } from '../../../src/model/event-filter';
import { causeFilter } from '../../../src/charts/outage-causes/cause-filter';
import { monthFilter } from '../../../src/charts/outage-months/month-filter';
import type { ModelInfo } from '../../../src/model/model-info';
import { contactFilter } from '../../../src/service/grouping';

const model: ModelInfo = {
  ...{ loadId: 1, customers: 6, rows: {}, facts: [], roles: [], period: null, slotsPerDay: 0, grain: 'customer' },
  ...{ problems: [], files: [] },
};
const said = (filter: EventFilter, locale: 'en' | 'zh'): string => {
  const { label, detail } = filterText(filter, model, [], locale);
  return `${label} ${detail}`;
};

it('a month is said as one, any other span by its first and last day', () => {
  const label = { en: 'Applied in', zh: '申请报装' };
  const month = eventFilter('contact', label, monthTerm('opened_at', '2025-12'));
  expect(said(month, 'zh')).toBe('申请报装 2025年12月');
  expect(said(month, 'en')).toBe('Applied in Dec 2025');
  const quarter = eventFilter('contact', label, { column: 'opened_at', from: '2025-01-01', before: '2025-04-01' });
  expect(said(quarter, 'en')).toBe('Applied in 2025-01-01 – 2025-03-31');
});

it('how often is said first, and what the label says is not said again', () => {
  const filter = eventFilter(
    'customer_outage',
    { en: 'Interruptions', zh: '停电' },
    { column: 'minutes', lo: 3, hi: 1e9, isTold: true },
  );
  expect(said({ ...filter, count: { least: 3 } }, 'zh')).toBe('停电 ≥ 3 次');
  expect(said({ ...filter, count: { least: 3 } }, 'en')).toBe('Interruptions ≥ 3 times');
  expect(said({ ...filter, count: { least: 1, most: 1 } }, 'en')).toBe('Interruptions 1 time');
  expect(said({ ...filter, count: { least: 2, most: 4 } }, 'zh')).toBe('停电 2–4 次');
});

it('what never happened is said so', () => {
  const filter = eventFilter('survey', { en: 'Answers', zh: '答卷' });
  expect(said({ ...filter, count: { least: 0, most: 0 } }, 'en')).toBe('Answers none');
  expect(said({ ...filter, count: { least: 0, most: 0 } }, 'zh')).toBe('答卷 无');
  expect(said({ ...filter, count: { least: 0, most: 2 } }, 'en')).toBe('Answers ≤ 2 times');
});

it('which interruptions count is said of a month and of a cause', () => {
  const year = { from: '2025-01-01', before: '2026-01-01' };
  const planned = { kind: 'planned', momentary: 5, majorDays: true };
  const july = monthFilter(['2025-07'], year, planned);
  expect(said(july, 'en')).toBe('Planned interruptions over 5 min in 2025-07');
  expect(said(july, 'zh')).toBe('停电月份（计划停电，5 分钟以上） 2025-07');
  const storm = causeFilter(['storm'], year, { ...planned, kind: 'unplanned', momentary: 0 });
  expect(said(storm, 'en')).toBe('Cause of unplanned interruptions storm · 2025-01-01 – 2025-12-31');
  expect(said(storm, 'zh')).toBe('停电原因（故障停电） storm · 2025-01-01 – 2025-12-31');
  expect(said(monthFilter(['2025-07'], year, { ...planned, kind: 'all', momentary: 0 }), 'zh')).toBe('停电月份 2025-07');
});

it('complaints alone and without connections are said as such, not as yes and no', () => {
  const type = { id: 'type', text: { en: 'Type', zh: '类型' }, isOfEvent: true };
  expect(said(contactFilter(type, ['inquiry x']) as EventFilter, 'en')).toBe('Type inquiry x · without connections');
  expect(said(contactFilter(type, ['inquiry x']) as EventFilter, 'zh')).toBe('类型 inquiry x · 不含报装');
  const hour = eventFilter('contact', { en: 'Mon 9:00', zh: '周一 9:00' }, { column: 'is_complaint', values: ['true'] });
  expect([said(hour, 'en'), said(hour, 'zh')]).toEqual(['Mon 9:00 complaints', '周一 9:00 投诉']);
});

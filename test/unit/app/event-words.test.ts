// The words of a filter by what happened, on its chip.
import { expect, it } from 'vitest';
import { filterText } from '../../../src/app/filter-text';
import { eventFilter, monthTerm, type EventFilter } from '../../../src/model/event-filter';
import type { ModelInfo } from '../../../src/model/model-info';

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

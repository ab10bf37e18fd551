// A model with fields of every kind, one of them hostile in name.
import type { FactField, ModelInfo } from '../../../src/model/model-info';

const field = (name: string, kind: FactField['kind'], text = name): FactField => ({
  ...{ name, text: { en: text, zh: text }, kind, family: 'value', known: 6, distinct: kind === 'category' ? 3 : 0 },
  ...(kind === 'category' ? {} : { range: [0, 500] as const }),
});

export const HOSTILE = 'odd"name; DROP TABLE x;--';

export const TAG_MODEL: ModelInfo = {
  loadId: 1,
  customers: 6,
  rows: { usage: 36, ticket: 4, outage: 3 },
  facts: [
    ...[field('class', 'category'), field(HOSTILE, 'category'), field('region', 'category'), field('opened', 'date')],
    ...[field('kwh_12m', 'number'), field('amount_12m', 'number'), field('people', 'number'), field('order', 'number')],
    ...[field('late_payments_12m', 'number'), field('tickets_12m', 'number'), field('complaints_12m', 'number')],
    field('outage_minutes_12m', 'number'),
  ],
  roles: ['class', 'kwh', 'period', 'opened_at', 'type', 'started'],
  period: ['2024-01-01', '2024-06-30'],
  completeMonths: ['2024-01-01', '2024-06-01'],
  incompleteMonths: [],
  slotsPerDay: 0,
  grain: 'customer',
  problems: [],
  files: [],
};

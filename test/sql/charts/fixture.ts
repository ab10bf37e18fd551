// A small utility, checked by hand, and the ways from test rows to what charts read.
import type { ChartContext } from '../../../src/charts/chart';
import type { ResultReader } from '../../../src/lib/result';
import { findingName, type Filter } from '../../../src/model/filter';
import type { FactField } from '../../../src/model/model-info';
import type { RiskFilter } from '../../../src/model/risk-filter';
import type { TierFilter } from '../../../src/model/tier-filter';
import type { SegmentInfo } from '../../../src/segment/method';
import type { Cell } from '../../../src/engine/columns';

const NO_TEXT = { en: '', zh: '' };
/** Whose customers the table `finding` lists below. */
const RISKY: RiskFilter = {
  ...{ kind: 'risk', field: 'customer_id', lo: 50, hi: null, label: NO_TEXT, detail: NO_TEXT },
  risk: JSON.stringify({ id: 'r', name: { en: "O'Hare", zh: '风险' }, rules: [], medium: 20, high: 50 }),
};
const LARGEST: TierFilter = {
  ...{ kind: 'tier', field: 'customer_id', value: 'kwh_12m', tier: 'A', label: NO_TEXT, detail: NO_TEXT },
};

/** Six customers in segments A, B, C; one has no region, two no energy, two no answer. */
export const SIX_CUSTOMERS = `
CREATE OR REPLACE TABLE customer_facts AS SELECT * FROM (VALUES
  ('c1', 'north', 100::DOUBLE, 1::DOUBLE, 19::DOUBLE),
  ('c2', 'north', 300, 0, 20),
  ('c3', NULL, NULL, 1, NULL),
  ('c4', 'south', 50, NULL, 8),
  ('c5', 'south', 0, 1, 12.5),
  ('c6', 'south', NULL, NULL, NULL)
) AS t(customer_id, region, kwh_12m, csat_top2, peak_hour);
CREATE OR REPLACE TABLE segment AS SELECT * FROM (VALUES
  ('c1', 'A', ''), ('c2', 'A', ''), ('c3', 'A', ''), ('c4', 'B', ''), ('c5', 'B', ''), ('c6', 'C', '')
) AS t(customer_id, segment, reason);
CREATE OR REPLACE TABLE finding AS SELECT * FROM (VALUES
  ('negative-kwh', 'c1'), ('negative-kwh', 'c4'),
  ('${findingName(RISKY)}', 'c2'), ('${findingName(RISKY)}', 'c5'), ('${findingName(RISKY)}', 'c6'),
  ('${findingName(LARGEST)}', 'c2'), ('${findingName(LARGEST)}', 'c1')
) AS t(finding, customer_id);
CREATE OR REPLACE TABLE contact AS SELECT * FROM (VALUES
  ('c1', 'n1', 'Complaint', 'App', TRUE, 30::DOUBLE, TIMESTAMP '2025-02-28 23:59:59'),
  ('c1', 'n2', 'Inquiry', 'App', FALSE, 2, TIMESTAMP '2025-03-01 00:00:00'),
  ('c2', 'n3', 'Inquiry', NULL, FALSE, NULL, TIMESTAMP '2025-03-31 23:59:59.999'),
  ('c6', 'n4', 'Complaint', 'Hall', TRUE, 50, TIMESTAMP '2025-04-01 00:00:00'),
  (NULL, 'n5', 'Complaint', 'Hall', TRUE, 4, TIMESTAMP '2025-03-15 08:00:00')
) AS t(customer_id, contact_id, type, ticket_channel, is_complaint, hours_open, opened_at);
CREATE OR REPLACE TABLE load_shape AS SELECT * FROM (VALUES
  ('c1', 'workday', 0, 0::DOUBLE, 1::DOUBLE, 5), ('c1', 'workday', 1, 12, 3, 5),
  ('c1', 'weekend', 0, 0, 8, 2), ('c1', 'weekend', 1, 12, 10, 2),
  ('c2', 'workday', 0, 0, 2, 5), ('c2', 'workday', 1, 12, 2, 5),
  ('c4', 'workday', 0, 0, 0, 5),
  ('c5', 'workday', 1, 12, 4, 5),
  ('c1', 'all', 0, 0, 3, 7), ('c1', 'all', 1, 12, 5, 7),
  ('c2', 'all', 0, 0, 2, 5), ('c2', 'all', 1, 12, 2, 5),
  ('c4', 'all', 0, 0, 0, 5),
  ('c5', 'all', 1, 12, 4, 5)
) AS t(customer_id, day_type, slot, hour, kw, days);`;

export function number(name: string, range?: readonly [number, number]): FactField {
  const plain = { name, text: { en: name, zh: name }, kind: 'number', family: 'value', known: 1, distinct: 0 } as const;
  return range === undefined ? plain : { ...plain, range };
}

export function segmentsOf(keys: readonly string[]): SegmentInfo[] {
  return keys.map((key, colour) => ({ key, text: { en: key, zh: key }, colour, rule: { en: '', zh: '' } }));
}

export function contextOf(keys: readonly string[], filters: readonly Filter[], facts: readonly FactField[]): ChartContext {
  return {
    model: {
      loadId: 1,
      customers: 6,
      rows: {},
      facts,
      roles: [],
      period: null,
      slotsPerDay: 2,
      grain: 'customer',
      problems: [],
      files: [],
    },
    segments: segmentsOf(keys),
    filters,
    smallGroup: 15,
  };
}

/** Rows as the engine's columns are read: NULL is NaN in numbers and null in texts. */
export function resultOf(rows: readonly Record<string, Cell>[]): ResultReader {
  const column = (name: string): unknown[] => rows.map((row) => (name in row ? row[name] : assertColumn(name)));
  return {
    rowCount: rows.length,
    names: Object.keys(rows[0] ?? {}),
    numbers: (name) => Float64Array.from(column(name), (value) => (value === null ? NaN : assertNumber(name, value))),
    texts: (name) => column(name).map((value) => (value === null ? null : String(value))),
  };
}

/** One filter of each form. */
export const EVERY_FILTER: Record<string, Filter[]> = {
  none: [],
  in: [{ kind: 'in', field: 'region', values: ['north'] }],
  'in with null': [{ kind: 'in', field: 'region', values: ['north', null] }],
  'only null': [{ kind: 'in', field: 'region', values: [null] }],
  nobody: [{ kind: 'in', field: 'region', values: [] }],
  segment: [{ kind: 'in', field: 'segment', values: ['A', "O'Hare"] }],
  range: [{ kind: 'range', field: 'kwh_12m', lo: 50, hi: 300 }],
  finding: [{ kind: 'finding', field: 'customer_id', check: 'negative-kwh', thresholds: {} }],
  event: [
    {
      ...{ kind: 'event', field: 'customer_id', table: 'contact', label: { en: 'Contacts', zh: '工单' } },
      terms: [
        { column: 'is_complaint', values: ['true'] },
        { column: 'hours_open', lo: 24, hi: 1e9 },
      ],
    },
  ],
  'event in a month': [
    {
      ...{ kind: 'event', field: 'customer_id', table: 'contact', label: { en: 'Contacts', zh: '工单' } },
      terms: [{ column: 'opened_at', from: '2025-03-01', before: '2025-04-01' }],
    },
  ],
  'counted events': [
    {
      ...{ kind: 'event', field: 'customer_id', table: 'contact', label: { en: 'Contacts', zh: '工单' } },
      ...{ terms: [], count: { least: 2, most: 4 } },
    },
  ],
  'no event': [
    {
      ...{ kind: 'event', field: 'customer_id', table: 'contact', label: { en: 'Contacts', zh: '工单' } },
      ...{ terms: [{ column: 'is_complaint', values: ['true'] }], count: { least: 0, most: 0 } },
    },
  ],
  risk: [RISKY],
  'risk and value tier': [RISKY, LARGEST],
  several: [
    { kind: 'in', field: 'segment', values: ['A'] },
    { kind: 'range', field: 'peak_hour', lo: 18, hi: 20 },
    { kind: 'range', field: 'kwh_12m', lo: -1, hi: 1e9 },
  ],
};

function assertNumber(name: string, value: unknown): number {
  if (typeof value !== 'number') throw new Error(`${name} is a ${typeof value}: a cast is missing`);
  return value;
}

function assertColumn(name: string): never {
  throw new Error(`no column ${name}`);
}

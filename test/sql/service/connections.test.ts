// The statements behind the tab of connections, held to rows worked out by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findLate, queryContrast } from '../../../src/app/service/connection/find-connections';
import { querySlowest } from '../../../src/app/service/connection/slowest-query';
import type { ChartContext } from '../../../src/charts/chart';
import { queryHandOvers, readHandOvers } from '../../../src/charts/connection-flow/query';
import { queryLate, readLate } from '../../../src/charts/connection-late/query';
import { costlyStage } from '../../../src/charts/connection-stages/costly-stage';
import { queryStages, readStages } from '../../../src/charts/connection-stages/query';
import { queryConnectionTimes, readConnectionTimes } from '../../../src/charts/connection-time/query';
import { BUILD_CONNECTION_STAGE, BUILD_CONTACT } from '../../../src/model/build-contact';
import type { Filter } from '../../../src/model/filter';
import { isEventFilter } from '../../../src/model/event-filter';
import { connectionFilter } from '../../../src/charts/connection-group';
import { population } from '../../../src/model/filter';
import { connectionLimit, connectionLimitSql } from '../../../src/service/connection-limits';
import { LEVEL_BY_VOLTAGE } from '../../../src/model/voltage-level';
import { readLimits } from '../../../src/service/contact-limits';
import { connectionsUnder, LEVEL } from '../../../src/service/connections';
import { sql, type Sql } from '../../../src/sql/sql';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { contextOf, EVERY_FILTER, number, resultOf, SIX_CUSTOMERS } from '../charts/fixture';

let duckdb: TestDuckdb;
const run = (statement: Sql) => resultOf(duckdb.query(statement.text));

/**
 * k1 (c1, north, low by its cause): 受理 1 day, 2 days of waiting, 勘查 4 days: 7 days, one hand-over. k2 (c4, south, high by its cause): 受理 2 days,
 * no waiting, 施工 10 days by the same department: 12 days. k3 (c5, south): 受理 1 day, then 勘查 under way; its cause says nothing, its customer's
 * voltage is 10 kV. k4: a connection without stages of nobody known, 5 days. The data ends on 31 January 2024.
 */
const TICKETS = `
CREATE OR REPLACE TABLE ticket AS SELECT customer_id, ticket_id, '报装' AS type, 'App' AS ticket_channel, CAST(o AS TIMESTAMP) AS opened_at, NULL::TIMESTAMP AS responded_at, CAST(e AS TIMESTAMP) AS closed_at, stage, department, cause FROM (VALUES
  ('c1', 'k1', '2024-01-01', '2024-01-02', '受理', '营业班', '低压新装'), ('c1', 'k1', '2024-01-04', '2024-01-08', '勘查', '勘查班', '低压新装'),
  ('c4', 'k2', '2024-01-01', '2024-01-03', '受理', '营业班', '高压新装'), ('c4', 'k2', '2024-01-03', '2024-01-13', '施工', '营业班', '高压新装'),
  ('c5', 'k3', '2024-01-20', '2024-01-21', '受理', '营业班', NULL), ('c5', 'k3', '2024-01-21', NULL, '勘查', '勘查班', NULL),
  (NULL, 'k4', '2024-01-26', '2024-01-31', NULL, NULL, NULL)
) AS t(customer_id, ticket_id, o, e, stage, department, cause);
ALTER TABLE customer_facts ADD COLUMN voltage VARCHAR; UPDATE customer_facts SET voltage = CASE WHEN customer_id = 'c5' THEN '交流10kV' ELSE '交流220V' END`;

const CUSTOMER = 'CREATE OR REPLACE TABLE customer AS SELECT customer_id, voltage FROM customer_facts';

const category = (name: string) => ({ ...number(name), kind: 'category' as const, distinct: 2 });
function context(filters: readonly Filter[] = []): ChartContext {
  const at = contextOf(['A', 'B', 'C'], filters, [category('region'), category('voltage'), number('kwh_12m', [0, 300])]);
  const roles = ['customer_id', 'type', 'cause', 'opened_at', 'closed_at', 'stage', 'department'];
  return { ...at, model: { ...at.model, roles, rows: { contact: 4, connection_stage: 6 } } };
}

beforeAll(async () => {
  duckdb = await openDuckdb();
  for (const statement of [
    SIX_CUSTOMERS,
    TICKETS,
    BUILD_CONTACT.text,
    CUSTOMER,
    LEVEL_BY_VOLTAGE.text,
    BUILD_CONNECTION_STAGE.text,
  ])
    duckdb.query(statement);
});
afterAll(() => duckdb.close());

const TIMES = { by: 'region', measure: 'days', level: '', limits: '' } as const;

describe('a connection', () => {
  it('has a level, days or its age, and hand-overs where departments are known', () => {
    const cases = sql`WITH ${connectionsUnder([], null)} SELECT contact_id, level, days, is_closed, hand_overs::INTEGER AS hands FROM connection_case ORDER BY contact_id`;
    expect(duckdb.query(cases.text)).toEqual([
      { contact_id: 'k1', level: 'low', days: 7, is_closed: true, hands: 1 },
      { contact_id: 'k2', level: 'high', days: 12, is_closed: true, hands: 0 },
      { contact_id: 'k3', level: 'high', days: 11, is_closed: false, hands: 1 },
      { contact_id: 'k4', level: null, days: 5, is_closed: true, hands: null },
    ]);
  });

  it.each([
    [['low'], ['c1'], 'Connections: Low voltage'],
    [['high'], ['c4', 'c5'], 'Connections: High voltage'],
    [['high', 'low'], ['c1', 'c4', 'c5'], 'Connections: High voltage, Low voltage'],
    [[null], [], 'Connections: Voltage unknown'],
  ] as const)('filters by level %j', (levels, kept, label) => {
    const filter = connectionFilter(LEVEL, levels)!;
    const rows = duckdb.query(sql`SELECT customer_id FROM (${population([filter])}) ORDER BY customer_id`.text);
    expect(rows.map(({ customer_id }) => customer_id)).toEqual(kept);
    expect(filter).toMatchObject({ label: { en: label } });
  });

  it.each([
    ['交流10kV', 'high'],
    ['35 kV', 'high'],
    ['110千伏', 'high'],
    ['AC10KV', 'high'],
    ['交流380V', 'low'],
    ['220 V', 'low'],
    ['0.4kV', 'low'],
    ['AC 0.38 kV', 'low'],
    ['other', null],
  ])('at %s is %s', (voltage, level) => {
    const build = [BUILD_CONTACT.text, LEVEL_BY_VOLTAGE.text];
    duckdb.query(sql`UPDATE customer SET voltage = ${voltage} WHERE customer_id = 'c5'`.text);
    try {
      for (const statement of build) duckdb.query(statement);
      const k3 = sql`WITH ${connectionsUnder([], null)} SELECT level FROM connection_case WHERE contact_id = 'k3' ORDER BY level`;
      expect(duckdb.query(k3.text)).toEqual([{ level }]);
    } finally {
      for (const statement of [CUSTOMER, ...build]) duckdb.query(statement);
    }
  });
});

describe('connections by group', () => {
  it('count what is under way with its age, and late as soon as it is beyond the limit', () => {
    const found = readConnectionTimes(run(queryConnectionTimes(context(), TIMES)), context(), TIMES);
    // South: 12 days ended, 11 days under way: at 12 one of one at risk ends, so half is reached there. North: 7 days.
    expect(found.groups.map(({ value, n, open, median, judged, late }) => [value, n, open, median, judged, late])).toEqual([
      ['south', 2, 1, 12, 1, 0],
      ['north', 1, 0, 7, 1, 0],
    ]);
    const strict = { ...TIMES, limits: '{"high|":10}' };
    expect(readConnectionTimes(run(queryConnectionTimes(context(), strict)), context(), strict).groups[0]).toMatchObject({
      judged: 2,
      late: 2,
    });
  });

  it('can be months of application or completion, in order, nobody left out, and one level', () => {
    const months = (by: string, level = '') => {
      const options = { ...TIMES, by, level };
      return readConnectionTimes(run(queryConnectionTimes(context(), options)), context(), options).groups.map(({ value, n }) => [
        value,
        n,
      ]);
    };
    expect(months('opened')).toEqual([['2024-01', 4]]);
    expect(months('closed')).toEqual([['2024-01', 3]]);
    expect(months('closed', 'high')).toEqual([['2024-01', 1]]);
  });
});

it('stages follow one another with their medians, means that add up, and the costliest named', () => {
  const data = readStages(run(queryStages(context(), { by: 'level' })), context(), { by: 'level' });
  expect(
    data.groups.map(({ value, cases, stages }) => [
      value,
      cases,
      stages.map(({ stage, n, open, median, wait, meanDays, meanWait }) => [stage, n, open, median, wait, meanDays, meanWait]),
    ]),
  ).toEqual([
    // 勘查 of k3 has been under way for 10 days; its end is not known, so the median is not either. Waiting is 0 before both.
    [
      'high',
      2,
      [
        ['受理', 2, 0, 1, NaN, 1.5, 0],
        ['勘查', 1, 1, NaN, 0, 5, 0],
        ['施工', 1, 0, 10, 0, 5, 0],
      ],
    ],
    [
      'low',
      1,
      [
        ['受理', 1, 0, 1, NaN, 1, 0],
        ['勘查', 1, 0, 4, 2, 4, 2],
      ],
    ],
  ]);
  const low = costlyStage(data.groups[1]!);
  expect([low?.stage.stage, low?.share, low?.waitShare]).toEqual(['勘查', 4 / 7, 2 / 7]);
  expect(costlyStage({ stages: [] })).toBeNull();
});

it.each([
  // c1 took 7 days at low voltage, c4 12 at high voltage; c5 has been waiting there for 11.
  ['{"low|":5,"high|":11.5}', ['c1', 'c4']],
  ['{"low|":7,"high|":11}', ['c4']],
  ['{"high|":10.5}', ['c4', 'c5']],
] as const)('the sentence of late ones keeps their customers, finished or not (%s)', async (limits, kept) => {
  const question = { ...context(), smallGroup: 1, run: (statement: Sql) => Promise.resolve(duckdb.columns(statement.text)) };
  const [found] = await findLate(question, readLimits(limits));
  const rows = duckdb.query(sql`SELECT customer_id FROM (${population(found?.filters ?? [])}) ORDER BY customer_id`.text);
  expect(rows.map(({ customer_id }) => customer_id)).toEqual(kept);
  expect(found?.filters?.every((filter) => isEventFilter({ ...filter }))).toBe(true);
});

it('stages and wholes are late beyond the limit of their level; construction has none', () => {
  // 勘查 at high voltage has 5 days and k3 has 10 already; at low voltage 3 days, and k1 took 4. k4 has no level: 60 days.
  expect(
    readLate(run(queryLate(context(), { limits: '{"high|施工":9}' }))).map(({ level, stage, limitDays, judged, late, open }) => [
      level,
      stage,
      limitDays,
      judged,
      late,
      open,
    ]),
  ).toEqual([
    ['low', '', 15, 1, 0, 0],
    ['low', '受理', 1, 1, 0, 0],
    ['low', '勘查', 3, 1, 1, 0],
    ['high', '', 60, 1, 0, 1],
    ['high', '受理', 1, 2, 1, 0],
    ['high', '勘查', 5, 1, 1, 1],
    ['high', '施工', 9, 1, 1, 0],
    [null, '', 60, 1, 0, 0],
  ]);
  expect(readLate(run(queryLate(context(), { limits: '' }))).some(({ stage }) => stage === '施工')).toBe(false);
});

it.each([
  ['low', ''],
  ['high', ''],
  [null, ''],
  ['low', '现场勘查'],
  ['high', '供电方案答复'],
  ['high', 'Construction'],
  ['low', 'Energise'],
  [null, '竣工验收'],
])('the limit of %s %s is the same here and in SQL', (level, stage) => {
  const own = { 'high|供电方案答复': 7 };
  const [row] = duckdb.query(sql`SELECT ${connectionLimitSql(sql`CAST(${level} AS VARCHAR)`, sql`${stage}`, own)} AS days`.text);
  expect(row?.['days']).toBe(connectionLimit(level, stage, own));
});

it('files go from department to department, in the order in which they meet them', () => {
  expect(readHandOvers(run(queryHandOvers(context())))).toEqual({
    departments: ['营业班', '勘查班'],
    steps: [
      // k2: 受理 → 施工 stays; k1 waits two days, k3 none.
      { from: '营业班', to: '营业班', times: 1, wait: 0, waits: 0 },
      { from: '营业班', to: '勘查班', times: 2, wait: 1, waits: 2 },
    ],
  });
});

it('the slowest come first, those under way among them', () => {
  const rows = (onlyOpen: boolean) => duckdb.query(querySlowest(context().model, [], onlyOpen, 10).text);
  expect(
    rows(false).map(({ contact_id, days, closed, longest, wait_days, cases }) => [
      contact_id,
      days,
      closed,
      longest,
      wait_days,
      cases,
    ]),
  ).toEqual([
    ['k2', 12, '2024-01-13', '施工', 0, 4],
    ['k3', 11, null, '勘查', 0, 4],
    ['k1', 7, '2024-01-08', '勘查', 2, 4],
    ['k4', 5, '2024-01-31', null, null, 4],
  ]);
  expect(rows(true).map(({ contact_id }) => contact_id)).toEqual(['k3']);
});

it.each(Object.entries(EVERY_FILTER))('every statement binds and ends in ORDER BY under filter %s', (_, filters) => {
  const at = context(filters);
  const region = { id: 'region', text: { en: '', zh: '' }, isOfEvent: false };
  const statements = [
    ...['level', 'region', 'cause', 'opened', 'closed', 'segment'].map((by) => queryConnectionTimes(at, { ...TIMES, by })),
    ...['level', 'voltage'].map((by) => queryStages(at, { by })),
    queryLate(at, { limits: '{"high|":3}' }),
    queryHandOvers(at),
    queryContrast(at.model, filters, region, "O'Hare"),
  ];
  for (const { text } of statements) {
    expect(text).toMatch(/ORDER BY [^\n]*$/);
    expect(() => duckdb.query(`EXPLAIN ${text}`)).not.toThrow();
  }
  expect(() => duckdb.query(`EXPLAIN ${querySlowest(at.model, filters, true, 5).text}`)).not.toThrow();
});

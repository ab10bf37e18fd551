// One customer: its months and load beside the segment's, and what happened to it; numbers worked out by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queryCustomerCurve, readCustomerCurve } from '../../../src/charts/customer-curve/query';
import {
  knownLanes,
  queryCustomerEvents,
  queryCustomerMonths,
  readCustomerEvents,
  readCustomerMonths,
} from '../../../src/charts/customer-timeline/query';
import { figureFields, queryFigures, queryIdentity, queryMembership, readFigures } from '../../../src/app/customer/figures-query';
import { leastCharacters, queryFound } from '../../../src/app/customer/find-query';
import type { Sql } from '../../../src/sql/sql';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { makeFacts } from '../../support/facts-fixture';
import { BUILD_CONTACT } from '../../../src/model/build-contact';
import { resultOf } from './fixture';

let duckdb: TestDuckdb;
beforeAll(async () => {
  duckdb = await openDuckdb();
  duckdb.query(`CREATE OR REPLACE TABLE usage AS SELECT * FROM (VALUES
    ('c1', DATE '2024-01-01', 100::DOUBLE, 60::DOUBLE, DATE '2024-02-10', DATE '2024-02-13'),
    ('c1', DATE '2024-03-01', 300, NULL, DATE '2024-04-10', DATE '2024-04-01'),
    ('c2', DATE '2024-01-01', 40, NULL, NULL, NULL), ('c3', DATE '2024-01-01', 900, NULL, NULL, NULL),
    ('c2', DATE '2024-02-01', 50, NULL, NULL, NULL)
  ) AS t(customer_id, period, kwh, amount, due, paid);
  CREATE OR REPLACE TABLE segment AS SELECT * FROM (VALUES ('c1', 'A', 'kwh high'), ('c2', 'A', ''), ('c3', 'B', ''), ('c4', 'A', '')) AS t(customer_id, segment, reason);
  CREATE OR REPLACE TABLE ticket AS SELECT *, NULL::TIMESTAMP AS responded_at, NULL::VARCHAR AS stage, NULL::VARCHAR AS department, NULL::VARCHAR AS cause FROM (VALUES
    ('c1', 't1', '投诉', 'App', TIMESTAMP '2024-02-01 09:00:00', TIMESTAMP '2024-02-02 10:30:00'),
    ('c1', 't1', '投诉', 'App', TIMESTAMP '2024-02-02 08:00:00', TIMESTAMP '2024-02-03 12:00:00'),
    ('c2', 't2', '咨询', NULL, TIMESTAMP '2024-02-01 09:00:00', NULL)
  ) AS t(customer_id, ticket_id, type, ticket_channel, opened_at, closed_at);
  CREATE OR REPLACE TABLE outage AS SELECT * FROM (VALUES
    (NULL, 'north', 'F1', TIMESTAMP '2024-01-05 00:00:00', TIMESTAMP '2024-01-05 02:00:00', TRUE, 'works'),
    (NULL, 'north', NULL, TIMESTAMP '2024-01-06 00:00:00', NULL, FALSE, NULL),
    (NULL, 'north', 'F2', TIMESTAMP '2024-01-07 00:00:00', NULL, FALSE, NULL),
    ('c2', 'north', 'F1', TIMESTAMP '2024-01-08 00:00:00', NULL, FALSE, NULL)
  ) AS t(customer_id, region, feeder, started, ended, planned, cause);
  CREATE OR REPLACE TABLE survey AS SELECT 'c1' AS customer_id, DATE '2024-05-01' AS answered, 4::DOUBLE AS overall, 5 AS scale_max;
  CREATE OR REPLACE TABLE customer AS SELECT 'c1' AS customer_id, '张三' AS name, NULL::VARCHAR AS phone, 8.5::DOUBLE AS capacity_kva;
  CREATE OR REPLACE TABLE load_shape AS SELECT * FROM (VALUES
    ('c1', 'all', 0.0::DOUBLE, 1.0::DOUBLE), ('c1', 'all', 12.0, 3.0), ('c2', 'all', 0.0, 10.0), ('c2', 'all', 12.0, 10.0),
    ('c3', 'all', 0.0, 5.0), ('c3', 'all', 12.0, 5.0)
  ) AS t(customer_id, day_type, hour, kw)`);
  duckdb.query(BUILD_CONTACT.text);
});
afterAll(() => {
  duckdb.close();
});
const run = (statement: Sql) => resultOf(duckdb.query(statement.text));

describe('the card of c1 in segment A', () => {
  it('has a row for every month that it or its segment knows', () => {
    const months = readCustomerMonths(run(queryCustomerMonths('c1', 'A')));
    expect(months).toEqual([
      { period: '2024-01-01', kwh: 100, amount: 60, peerKwh: 70, peers: 2 },
      { period: '2024-02-01', kwh: NaN, amount: NaN, peerKwh: 50, peers: 1 },
      { period: '2024-03-01', kwh: 300, amount: NaN, peerKwh: 300, peers: 1 },
    ]);
  });

  it('tells contacts once with all their stages, outages of its feeder or region, answers, and payments after the day due', () => {
    makeFacts(duckdb, [
      { name: 'feeder', values: ['F1', 'F1', 'F2', 'F2'] },
      { name: 'region', values: ['north', 'north', 'north', 'north'] },
    ]);
    const events = readCustomerEvents(run(queryCustomerEvents('c1')));
    expect(events.map(({ lane, starts, ends, what, more }) => [lane, starts, ends, what, more])).toEqual([
      ['outage', '2024-01-05 00:00', '2024-01-05 02:00', 'works', 'planned'],
      ['outage', '2024-01-06 00:00', null, '', 'unplanned'],
      ['complaint', '2024-02-01 09:00', '2024-02-03 12:00', '投诉', 'App'],
      ['late', '2024-02-10 00:00', '2024-02-13 00:00', '3', ''],
      ['answer', '2024-05-01 00:00', null, '4.0 / 5', ''],
    ]);
  });

  it('has its own mean day, and the quantiles of the segment as multiples of each daily mean', () => {
    const curve = readCustomerCurve(run(queryCustomerCurve('c1', 'A', 'all')));
    // Ratios at 0:00 are 1/2 and 1, at 12:00 3/2 and 1: the tenth and ninetieth percent lie a tenth inside.
    expect(curve.map(({ hour, ownKw, ownRatio, peers }) => [hour, ownKw, ownRatio, peers])).toEqual([
      [0, 1, 0.5, 2],
      [12, 3, 1.5, 2],
    ]);
    expect(curve[0]?.p10).toBeCloseTo(0.55, 12);
    expect(curve[0]?.p50).toBeCloseTo(0.75, 12);
    expect(curve[1]?.p90).toBeCloseTo(1.45, 12);
  });

  it('stands in its segment by the share of those with a smaller value, the missing ones left out', () => {
    const model = makeFacts(duckdb, [
      { name: 'kwh_12m', values: [400, 90, 900, null] },
      { name: 'csat', values: [null, 5, 3, 4] },
    ]);
    const fields = figureFields(model);
    expect(fields.map(({ name }) => name)).toEqual(['kwh_12m', 'csat']);
    const figures = readFigures(run(queryFigures('c1', 'A', fields)), fields);
    expect(figures.map(({ value, median, below, known }) => [value, median, below, known])).toEqual([
      [400, 245, 0.5, 2],
      [NaN, 4.5, 0, 2],
    ]);
  });

  it('is found by a part of its number, the whole one first; by its name only where names may be seen', () => {
    const model = makeFacts(duckdb, [{ name: 'class', values: ['x', 'y', 'x', 'z'] }]);
    const ids = (part: string, byName = false, limit = 9): unknown[] =>
      duckdb
        .query(queryFound({ part, limit, byName }, { ...model, roles: [...model.roles, 'name'] }).text)
        .map(({ customer_id }) => customer_id);
    expect(ids('C')).toEqual(['c1', 'c2', 'c3', 'c4']);
    expect(ids('c', false, 2)).toEqual(['c1', 'c2']);
    // Wide letters and blanks, as an input method leaves them.
    expect(ids(' ｃ３ ')).toEqual(['c3']);
    expect(ids('三')).toEqual([]);
    expect(ids('三', true)).toEqual(['c1']);
    duckdb.query("UPDATE customer SET name = '杭州（集团）ＡＢＣ公司'");
    expect(['杭州（集团）', '杭州(集团)', '（集团）abc', 'ＡＢＣ公司', '集团'].map((part) => ids(part, true))).toEqual(
      Array.from({ length: 5 }, () => ['c1']),
    );
    expect(ids('(分公司)', true)).toEqual([]);
    duckdb.query("UPDATE customer SET name = '张三'");
    duckdb.query("INSERT INTO customer_facts BY NAME SELECT 'c01' AS customer_id UNION ALL SELECT '1'");
    expect(ids('1')).toEqual(['1', 'c01', 'c1']);
    expect([leastCharacters('03', 'customer'), leastCharacters('张', 'customer'), leastCharacters('a', 'region')]).toEqual([
      3, 1, 1,
    ]);
  });

  it('knows its segment with the reason, and its master data as text', () => {
    expect(duckdb.query(queryMembership('c1').text)).toEqual([{ segment: 'A', reason: 'kwh high' }]);
    expect(duckdb.query(queryMembership('nobody').text)).toEqual([]);
    expect(duckdb.query(queryIdentity('c1').text)).toEqual([
      { customer_id: 'c1', name: '张三', phone: null, capacity_kva: '8.5' },
    ]);
  });

  it('has a lane for what the data can tell, so that unknown is not shown as none', () => {
    expect(knownLanes({ rows: { ticket: 0, outage: 0, survey: 0 }, roles: ['customer_id', 'kwh'] })).toEqual([]);
    expect(knownLanes({ rows: { ticket: 3, outage: 1 }, roles: ['opened_at', 'due', 'paid'] })).toEqual([
      'contact',
      'outage',
      'late',
    ]);
  });
});

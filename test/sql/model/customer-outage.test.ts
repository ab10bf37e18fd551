// Checks customer_outage row by row, on records that name customers, feeders and regions, overlap, touch, have not ended or are wrong.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelInfo } from '../../../src/model/model-info';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { build, textTable } from './model-fixture';

let db: TestDuckdb;
let info: ModelInfo;

beforeAll(async () => {
  db = await openDuckdb();
  const customers = await textTable(db, 'raw_c', [
    ['户号', '用电类别', '供电单位', '馈线'],
    ['A', '大工业', '城东', 'F1'],
    ['B', '居民生活', '城东', 'F1'],
    ['C', '居民生活', '城西', 'F2'],
    ['D', '居民生活', '城西', ''],
    ['E', '居民生活', '城北', 'F9'],
  ]);
  const outages = await textTable(
    db,
    'raw_o',
    [
      ['户号', '馈线', '供电单位', '停电开始时间', '停电结束时间', '是否计划', '原因'],
      // F1: 8:00–9:00, and a second record inside of it and beyond: one interruption to 9:30, planned as it began.
      ['', 'F1', '', '2023-03-01 08:00', '2023-03-01 09:00', '是', '检修'],
      ['', 'F1', '', '2023-03-01 08:30', '2023-03-01 09:30', '否', '雷击'],
      // Touches: still the same. Together 8:00–10:00.
      ['', 'F1', '', '2023-03-01 09:30', '2023-03-01 10:00', '否', ''],
      // A by its own number, while its feeder is out as well: 13:00–14:00 and 13:30–15:00.
      ['A', '', '', '2023-05-01 13:30', '2023-05-01 15:00', '否', '用户故障'],
      ['', 'F1', '城东', '2023-05-01 13:00', '2023-05-01 14:00', '否', '雷击'],
      // A copy of a record counts once.
      ['', 'F1', '城东', '2023-05-01 13:00', '2023-05-01 14:00', '否', '雷击'],
      // The whole of 城西, D without a feeder among them; not ended yet.
      ['', '', '城西', '2023-12-01 00:00', '', '否', '大风'],
      ['', '', '城西', '2023-11-01 00:00', '2023-11-01 00:45', '', ''],
      // Ends before it starts, and a start that is missing.
      ['', 'F2', '', '2023-06-01 08:00', '2023-06-01 07:00', '否', '错'],
      ['', 'F2', '', '', '2023-06-01 07:00', '否', '错'],
      // A feeder of nobody.
      ['', 'F7', '', '2023-06-01 08:00', '2023-06-01 09:00', '否', '树障'],
    ],
    '停电.csv',
  );
  info = await build(db, [customers, outages]);
});
afterAll(() => db.close());

const rowsOf = (customer: string): unknown[] =>
  db
    .query(
      `SELECT feeder, region, strftime(started, '%m-%d %H:%M') AS s, strftime(ended, '%m-%d %H:%M') AS e, minutes, is_planned, cause
       FROM customer_outage WHERE customer_id = '${customer}' ORDER BY started`,
    )
    .map((row) => Object.values(row));

describe('customer_outage', () => {
  it('merges what overlaps or touches, over the names that a customer has', () => {
    expect(rowsOf('B')).toEqual([
      ['F1', '城东', '03-01 08:00', '03-01 10:00', 120, true, '检修'],
      ['F1', '城东', '05-01 13:00', '05-01 14:00', 60, false, '雷击'],
    ]);
    expect(rowsOf('A')).toEqual([
      ['F1', '城东', '03-01 08:00', '03-01 10:00', 120, true, '检修'],
      ['F1', '城东', '05-01 13:00', '05-01 15:00', 120, false, '雷击'],
    ]);
  });

  it('keeps one that has not ended, without minutes; leaves out what cannot be', () => {
    const west = [
      ['11-01 00:00', '11-01 00:45', 45, null, null],
      ['12-01 00:00', null, null, false, '大风'],
    ];
    expect(rowsOf('C')).toEqual(west.map((row) => ['F2', '城西', ...row]));
    expect(rowsOf('D')).toEqual(west.map((row) => [null, '城西', ...row]));
    expect(rowsOf('E')).toEqual([]);
  });

  it('agrees with the minutes of customer_facts, which are 0 only where a record could have named the customer', () => {
    const facts = db.query('SELECT customer_id, outage_minutes_12m AS minutes FROM customer_facts ORDER BY 1');
    expect(facts.map((row) => [row['customer_id'], row['minutes']])).toEqual([
      ['A', 240],
      ['B', 180],
      ['C', 45],
      ['D', 45],
      ['E', 0],
    ]);
  });

  it('stores the interruptions of a place once, and counts rows of the view', () => {
    expect(info.rows).toMatchObject({ supply_point: 4, place_outage: 8, customer_outage: 8 });
  });
});

it('is empty, and no minute is known, without outages', async () => {
  await build(db, [
    await textTable(db, 'raw_alone', [
      ['户号', '馈线', '满意度'],
      ['A', 'F1', '5'],
    ]),
  ]);
  expect(db.query('SELECT count(*)::INTEGER AS n FROM customer_outage')).toEqual([{ n: 0 }]);
  expect(db.query('SELECT outage_minutes_12m AS m FROM customer_facts')).toEqual([{ m: null }]);
});

it('holds 42,000 customers with 400 interruptions of their feeder without writing them out', async () => {
  db.query(`CREATE OR REPLACE TABLE big_c AS SELECT 'c' || i AS "户号", 'F' || (i % 50) AS "馈线" FROM range(42000) t(i)`);
  db.query(
    `CREATE OR REPLACE TABLE big_o AS SELECT 'F' || (i % 50) AS "馈线", TIMESTAMP '2023-01-01' + INTERVAL (i // 50 * 20) HOUR AS "停电开始时间",
     TIMESTAMP '2023-01-01' + INTERVAL (i // 50 * 20 + 1) HOUR AS "停电结束时间" FROM range(20000) t(i)`,
  );
  const { describe: table } = await import('./model-fixture');
  await build(db, [await table(db, 'big_c', 'c.csv'), await table(db, 'big_o', '停电.csv')]);
  expect(db.query('SELECT count(*)::INTEGER AS n FROM place_outage')).toEqual([{ n: 20000 }]);
  expect(db.query('SELECT count(*)::DOUBLE AS n, sum(minutes) AS m FROM customer_outage')).toEqual([
    { n: 42000 * 400, m: 42000 * 400 * 60 },
  ]);
});

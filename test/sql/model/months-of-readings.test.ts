// Checks the months made of readings where no file has monthly consumption, against sums worked out by hand, in Python and in native DuckDB.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFactsBefore } from '../../../src/model/build-facts-before';
import { guessMapping } from '../../../src/model/guess-mapping';
import kmeans from '../../../src/segment/methods/kmeans';
import { measureSource } from '../../../src/segment/methods/kmeans/measures';
import { ident } from '../../../src/sql/sql';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { describeWithSharedData } from '../../support/shared-data';
import { build, csvTable, describe as describeRaw, runnerOf, textTable } from './model-fixture';

let db: TestDuckdb;
beforeAll(async () => {
  db = await openDuckdb();
});
afterAll(() => db.close());

const MONTHS = `
SELECT customer_id AS id, strftime(period, '%Y-%m') AS month, kwh, amount FROM usage ORDER BY customer_id, usage.period`;

/** Every hour from the first day to the last, the same power in all of them. */
function hours(first: string, last: string, kw: number): [string, string][] {
  const rows: [string, string][] = [];
  for (let at = Date.parse(`${first}T00:00Z`); at <= Date.parse(`${last}T23:00Z`); at += 3_600_000)
    rows.push([new Date(at).toISOString().slice(0, 16).replace('T', ' '), String(kw)]);
  return rows;
}

describe('months of readings', () => {
  it('are sums of energy; months whose days are not all there are incomplete', async () => {
    const raw = await textTable(db, 'raw_hours', [['时间', '功率(kW)'], ...hours('2024-01-15', '2024-03-30', 2)], '厂区.csv');
    const info = await build(db, [raw]);
    // 17, 29 and 30 days of 48 kWh.
    expect(db.query(MONTHS)).toEqual([
      { id: '厂区', month: '2024-01', kwh: 816, amount: null },
      { id: '厂区', month: '2024-02', kwh: 1392, amount: null },
      { id: '厂区', month: '2024-03', kwh: 1440, amount: null },
    ]);
    expect(info).toMatchObject({
      monthsFrom: 'readings',
      completeMonths: ['2024-02-01', '2024-02-01'],
      incompleteMonths: ['2024-01-01', '2024-03-01'],
      period: ['2024-01-15', '2024-03-30'],
      problems: [],
    });
  });

  it('are none to compare when no month is whole', async () => {
    const raw = await textTable(db, 'raw_weeks', [['时间', '功率(kW)'], ...hours('2024-01-15', '2024-02-20', 2)]);
    const info = await build(db, [raw]);
    expect(info).toMatchObject({ completeMonths: null, incompleteMonths: [] });
    expect(info).not.toHaveProperty('monthsFrom');
  });

  it('do not stand beside months of a file', async () => {
    const bills = await textTable(db, 'raw_bills', [
      ['户号', '年月', '电量'],
      ['0001', '202401', '10'],
      ['0002', '202401', '20'],
    ]);
    const curves = await textTable(db, 'raw_curves', [
      ['户号', '时间', '功率(kW)'],
      ...hours('2024-01-01', '2024-02-29', 2).map(([time, kw]) => ['0001', time, kw]),
    ]);
    const info = await build(db, [bills, curves]);
    expect(db.query(MONTHS).map(({ kwh }) => kwh)).toEqual([10, 20]);
    expect(info).not.toHaveProperty('monthsFrom');
  });
});

describe('what compares months of readings', () => {
  it('takes whole months only', async () => {
    const raw = await textTable(db, 'raw_hours', [['时间', '功率(kW)'], ...hours('2022-12-20', '2024-01-20', 2)], '厂区.csv');
    const info = await build(db, [raw]);
    expect(info.completeMonths).toEqual(['2023-01-01', '2023-12-01']);
    expect(kmeans.lacks({ monthly: true }, info)).toBeNull();
    const [shares] = db.query(measureSource({ monthly: true }, info, ident('customer_facts')).select.text);
    // The power is the same throughout, so that a month is its days; the 20 days of the next January count in no mean.
    expect([shares?.['x1'], shares?.['x2'], shares?.['x12']]).toEqual(
      [31, 28, 31].map((days) => expect.closeTo(days / 365, 6) as number),
    );
    const before = await buildFactsBefore(runnerOf(db), info, 1, ident('facts_then'));
    expect(before?.window).toMatchObject({ from: '2023-01-01', to: '2023-11-01', months: 11 });
  });

  it('has no course of a year without twelve of them', async () => {
    const raw = await textTable(db, 'raw_hours', [['时间', '功率(kW)'], ...hours('2023-01-12', '2024-01-20', 2)], '厂区.csv');
    const info = await build(db, [raw]);
    expect(info.completeMonths).toEqual(['2023-02-01', '2023-12-01']);
    expect(kmeans.lacks({ monthly: true }, info)).not.toBeNull();
    expect(await buildFactsBefore(runnerOf(db), info, 11, ident('facts_then'))).toBeNull();
  });

  it('takes no gap for a fall', async () => {
    const isGap = (time: string): boolean => time >= '2023-07-10' && time < '2023-07-21';
    const year = hours('2022-01-01', '2023-12-31', 2);
    const raw = await textTable(db, 'raw_hours', [
      ['户号', '时间', '功率(kW)'],
      ...year.map(([time, kw]) => ['A', time, time < '2023' ? kw : '3']),
      ...year.filter(([time]) => !isGap(time)).map(([time, kw]) => ['B', time, kw]),
      // A day of 31 is less than 5 %.
      ...year.filter(([time]) => !time.startsWith('2023-07-10')).map(([time, kw]) => ['C', time, kw]),
    ]);
    await build(db, [raw]);
    expect(db.query('SELECT customer_id AS id, kwh_12m AS kwh, kwh_growth AS growth FROM customer_facts ORDER BY id')).toEqual([
      { id: 'A', kwh: 365 * 72, growth: 0.5 },
      { id: 'B', kwh: 354 * 48, growth: null },
      { id: 'C', kwh: 364 * 48, growth: expect.closeTo(364 / 365 - 1, 6) as number },
    ]);
  });
});

describe('months of readings beside figures without consumption of a month', () => {
  const curves = () =>
    textTable(db, 'raw_curves', [
      ['户号', '时间', '功率(kW)'],
      ...hours('2023-01-01', '2023-12-31', 2).map(([time, kw]) => ['0001', time, kw]),
    ]);

  it('stand beside a bill and consumption that name no month', async () => {
    const customers = await textTable(db, 'raw_c', [
      ['户号', '行业', '电量', '电费', '欠费金额'],
      ['0001', '纺织', '10000', '6000', '70'],
      ['0002', '食品', '20000', '14000', '0'],
    ]);
    const info = await build(db, [customers, await curves()]);
    expect(info).toMatchObject({ monthsFrom: 'readings', completeMonths: ['2023-01-01', '2023-12-01'] });
    expect(
      db.query(
        'SELECT customer_id AS id, kwh_12m AS kwh, amount_12m AS amount, mean_price AS price, arrears_amount AS arrears FROM customer_facts ORDER BY id',
      ),
    ).toEqual([
      { id: '0001', kwh: 17520, amount: 6000, price: 0.6, arrears: 70 },
      { id: '0002', kwh: null, amount: 14000, price: 0.7, arrears: 0 },
    ]);
  });

  it('join the arrears of months in one row', async () => {
    const arrears = await textTable(db, 'raw_a', [
      ['户号', '年月', '欠费金额'],
      ['0001', '202211', '5'],
      ['0001', '202302', '7'],
    ]);
    const readings = await curves();
    const info = await build(db, [arrears, readings], [guessMapping(arrears, 'usage'), guessMapping(readings)]);
    expect(info).toMatchObject({ completeMonths: ['2023-01-01', '2023-12-01'], incompleteMonths: [] });
    const rows = db.query("SELECT strftime(period, '%Y-%m') AS month, kwh, arrears FROM usage ORDER BY usage.period");
    expect(rows).toHaveLength(13);
    expect(rows.slice(0, 3)).toEqual([
      { month: '2022-11', kwh: null, arrears: 5 },
      { month: '2023-01', kwh: 31 * 48, arrears: null },
      { month: '2023-02', kwh: 28 * 48, arrears: 7 },
    ]);
  });
});

describeWithSharedData('months of real readings', (file) => {
  it('247 buildings by the hour: sums of counties as native DuckDB has them', async () => {
    const { readParquet } = (await import('parquet-wasm/node')) as unknown as {
      readParquet(bytes: Uint8Array): { intoIPCStream(): Uint8Array };
    };
    db.insertArrow(readParquet(new Uint8Array(readFileSync(file('citylearn_hourly_zstd.parquet')))).intoIPCStream(), 'city');
    const info = await build(db, [await describeRaw(db, 'city', 'citylearn_hourly_zstd.parquet')]);
    expect(info).toMatchObject({ monthsFrom: 'readings', completeMonths: ['2018-01-01', '2018-12-01'], incompleteMonths: [] });
    const sums = db.query(`
SELECT region, month(period)::INTEGER AS m, sum(kwh) AS kwh
FROM usage JOIN customer USING (customer_id)
WHERE month(period) IN (1, 7, 12)
GROUP BY ALL
ORDER BY ALL`);
    expect(sums).toEqual(EXPECTED_OF_COUNTIES.map(([region, m, kwh]) => ({ region, m, kwh: expect.closeTo(kwh, 1) as number })));
  });

  it('a steel plant by the quarter hour, 00:00 last', async () => {
    await build(db, [await csvTable(db, 'plant', file('Steel_industry_data.csv'), ", types = {'date': 'VARCHAR'}")]);
    const kwh = db.query(MONTHS).map((row) => Number(row['kwh']));
    const expected = [
      ...[126238.29, 91497.34, 80230.41, 78769.8, 79059.28, 65404.64],
      ...[81674.41, 68559.43, 57883.07, 84665.65, 86217.61, 59436.78],
    ];
    expect(kwh).toEqual(expected.map((sum) => expect.closeTo(sum, 1) as number));
  });
});

const EXPECTED_OF_COUNTIES: readonly (readonly [county: string, month: number, kwh: number])[] = [
  ['ca_alameda', 1, 52545.135],
  ['ca_alameda', 7, 46163.317],
  ['ca_alameda', 12, 52801.87],
  ['tx_travis', 1, 60038.635],
  ['tx_travis', 7, 51889.659],
  ['tx_travis', 12, 61070.045],
  ['vt_chittenden', 1, 26806.148],
  ['vt_chittenden', 7, 22824.435],
  ['vt_chittenden', 12, 26515.972],
];

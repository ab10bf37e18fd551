// Checks files whose columns are classes of customers: one row a region and class, against sums worked out with Python.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guessMapping } from '../../../src/model/guess-mapping';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { describeWithSharedData } from '../../support/shared-data';
import { build, csvTable, textTable } from './model-fixture';

let db: TestDuckdb;
beforeAll(async () => {
  db = await openDuckdb();
});
afterAll(() => db.close());

const HEADER = ['年月', '县市', '居民用电量', '工业用电量', '其他用电量', '合计用电量', '居民户数', '工业户数', '居民占比(%)'];
const rows = [
  HEADER,
  ['202401', '甲市', '1,000', '500', '5', '1505', '40', '3', '66.4'],
  ['202401', '乙县', '300', '0', null, '300', '12', '0', '100'],
  ['202402', '甲市', '900', '600', '4', '1504', '41', '4', '59.8'],
  ['202402', '乙县', '310', '-', null, '310', '11', null, '100'],
  ['202402', '合计', '1210', '600', '4', '1814', '52', '4', '66.7'],
];

describe('one column a class', () => {
  it('is a row of each region and class, without rows of totals and without the column of totals', async () => {
    const info = await build(db, [await textTable(db, 'raw_classes', rows)]);
    expect(info).toMatchObject({ grain: 'group', customers: 5 });
    expect(db.query('SELECT customer_id, region, class FROM customer ORDER BY customer_id')).toEqual([
      { customer_id: '乙县 · 居民', region: '乙县', class: '居民' },
      { customer_id: '乙县 · 工业', region: '乙县', class: '工业' },
      { customer_id: '甲市 · 其他', region: '甲市', class: '其他' },
      { customer_id: '甲市 · 居民', region: '甲市', class: '居民' },
      { customer_id: '甲市 · 工业', region: '甲市', class: '工业' },
    ]);
    expect(
      db.query(
        "SELECT customer_id, strftime(period, '%Y-%m') AS month, kwh FROM usage WHERE customer_id LIKE '甲市%' ORDER BY 1, 2",
      ),
    ).toEqual([
      { customer_id: '甲市 · 其他', month: '2024-01', kwh: 5 },
      { customer_id: '甲市 · 其他', month: '2024-02', kwh: 4 },
      { customer_id: '甲市 · 居民', month: '2024-01', kwh: 1000 },
      { customer_id: '甲市 · 居民', month: '2024-02', kwh: 900 },
      { customer_id: '甲市 · 工业', month: '2024-01', kwh: 500 },
      { customer_id: '甲市 · 工业', month: '2024-02', kwh: 600 },
    ]);
  });

  it('the latest number of customers of each class is kept as an attribute', async () => {
    const info = await build(db, [await textTable(db, 'raw_counts', rows)]);
    expect(db.query('SELECT customer_id, "户数" AS n FROM customer_facts ORDER BY customer_id')).toEqual([
      { customer_id: '乙县 · 居民', n: 11 },
      { customer_id: '乙县 · 工业', n: 0 },
      { customer_id: '甲市 · 其他', n: null },
      { customer_id: '甲市 · 居民', n: 41 },
      { customer_id: '甲市 · 工业', n: 4 },
    ]);
    expect(info.facts.find(({ name }) => name === '户数')).toMatchObject({ kind: 'number', additive: true });
  });

  it('says how it was read, and whether the classes add up to the total', async () => {
    const said = (await build(db, [await textTable(db, 'raw_said', rows)])).problems.find(({ code }) => code === 'read_by_class');
    expect(said?.text.zh).toContain('按每个县市、类别一行读取：居民、工业、其他');
    expect(said?.text.zh).toContain('各类之和与“合计用电量”在全部 4 行中一致');
    const wrong = rows.map((row) =>
      row[0] === '202401' && row[1] === '甲市' ? [...row.slice(0, 5), '1600', ...row.slice(6)] : row,
    );
    const off = (await build(db, [await textTable(db, 'raw_off', wrong)])).problems.find(
      ({ code }) => code === 'classes_do_not_add',
    );
    expect(off?.text.en).toContain('In 1 of 4 rows they do not add up to 合计用电量: altogether they differ by -95');
  });

  it('one row is spoken of as one', async () => {
    const info = await build(db, [
      await textTable(db, 'raw_one_row', [
        ['年月', '居民用电量', '工业用电量', '合计用电量'],
        ['202401', '1000', '500', '1500'],
      ]),
    ]);
    const said = info.problems.find(({ code }) => code === 'read_by_class');
    expect(said?.text.en).toContain('They add up to 合计用电量 in the only row.');
  });

  it('a class within another is counted once', async () => {
    await build(db, [
      await textTable(db, 'raw_within', [
        ['月份', '第一产业用电量', '第二产业用电量', '工业用电量', '城乡居民生活用电量'],
        ['2024-01', '1', '20', '15', '300'],
        ['2024-02', '2', '30', '25', '400'],
      ]),
    ]);
    expect(db.query('SELECT customer_id, sum(kwh) AS kwh FROM usage GROUP BY 1 ORDER BY 2')).toEqual([
      { customer_id: '第一产业', kwh: 3 },
      { customer_id: '第二产业', kwh: 50 },
      { customer_id: '城乡居民生活', kwh: 700 },
    ]);
  });

  it('is read by its total when a person says so', async () => {
    const raw = await textTable(db, 'raw_total', rows);
    const info = await build(db, [raw], [guessMapping(raw, undefined, false)]);
    expect(info).toMatchObject({ grain: 'region', customers: 2 });
    expect(db.query('SELECT sum(kwh) AS kwh FROM usage ORDER BY 1')).toEqual([{ kwh: 1505 + 300 + 1504 + 310 }]);
  });

  it('without a region, each class is one', async () => {
    const info = await build(db, [
      await textTable(db, 'raw_alone', [
        ['月份', '大工业电量(万千瓦时)', '居民生活电量(万千瓦时)', '大工业电费(万元)', '居民生活电费(万元)'],
        ['2024-01', '12', '3', '7', '1.5'],
        ['2024-02', '14', '4', '8', '2'],
      ]),
    ]);
    expect(info).toMatchObject({ grain: 'group', customers: 2 });
    expect(db.query('SELECT customer_id, sum(kwh) AS kwh, sum(amount) AS amount FROM usage GROUP BY 1 ORDER BY 1')).toEqual([
      { customer_id: '大工业', kwh: 260_000, amount: 150_000 },
      { customer_id: '居民生活', kwh: 70_000, amount: 35_000 },
    ]);
  });

  it('what one customer uses for several purposes stays one customer, unless a person says otherwise', async () => {
    const raw = await textTable(db, 'raw_purposes', [
      ['户号', '年月', '居民电量', '商业电量', '总电量'],
      ['0001', '202401', '100', '20', '120'],
      ['0002', '202401', '50', '10', '60'],
      ['0001', '202402', '90', '30', '120'],
      ['0002', '202402', '40', '10', '50'],
    ]);
    expect(guessMapping(raw).byClass).toBe(false);
    expect(await build(db, [raw])).toMatchObject({ grain: 'customer', customers: 2 });
    const info = await build(db, [raw], [guessMapping(raw, undefined, true)]);
    expect(info).toMatchObject({ grain: 'customer', customers: 4 });
    expect(db.query("SELECT sum(kwh) AS kwh FROM usage WHERE customer_id = '0001 · 商业' ORDER BY 1")).toEqual([{ kwh: 50 }]);
  });

  it('hostile names of columns', async () => {
    const info = await build(db, [
      await textTable(db, 'raw_hostile', [
        ['月份', 'class', `居民"'; DROP TABLE x; --电量`, `工业"'; DROP TABLE x; --电量`, 'rowid '],
        ['2024-01', 'a', '1', '2', '9'],
        ['2024-02', 'a', '3', '4', '8'],
      ]),
    ]);
    expect(info.customers).toBe(2);
    expect(db.query('SELECT sum(kwh) AS kwh FROM usage ORDER BY 1')).toEqual([{ kwh: 10 }]);
  });
});

// Sums over the files' rows without 合計 in Python; the year is September 2018 to August 2019.
describeWithSharedData('sales of Taiwan by county and class', (file) => {
  const SERVICES = '台灣電力公司_各縣市住宅、服務業及機關用電統計資料.csv';
  const INDUSTRY = '台灣電力公司_縣市工業用電資訊(月).csv';

  it('homes, services, offices and farms', async () => {
    const info = await build(db, [await csvTable(db, 'services', file(SERVICES))]);
    expect(info).toMatchObject({ grain: 'group', customers: 88, period: ['2012-01-01', '2019-08-31'] });
    expect(db.query('SELECT class, sum(kwh) AS kwh FROM usage JOIN customer USING (customer_id) GROUP BY 1 ORDER BY 2')).toEqual([
      { class: '農林漁牧', kwh: 22_198_544_531 },
      { class: '機關', kwh: 58_877_857_560 },
      { class: '服務業', kwh: 287_282_740_339 },
      { class: '住宅', kwh: 345_486_600_273 },
    ]);
    expect(db.query("SELECT class, kwh_12m AS kwh FROM customer_facts WHERE region = '高雄市' ORDER BY 2")).toEqual([
      { class: '農林漁牧', kwh: 246_179_426 },
      { class: '機關', kwh: 954_814_385 },
      { class: '服務業', kwh: 4_380_692_673 },
      { class: '住宅', kwh: 5_417_059_352 },
    ]);
    expect(info.problems.map(({ code }) => code)).toEqual(['read_by_class']);
    expect(info.problems[0]?.text.en).toContain('They add up to 合計售電量(度) in all 2,024 rows.');
  });

  it('industry by size, and both files together', async () => {
    const raws = [await csvTable(db, 'services_2', file(SERVICES)), await csvTable(db, 'industry', file(INDUSTRY))];
    const info = await build(db, raws);
    expect(info).toMatchObject({ grain: 'group', customers: 132 });
    expect(
      db.query(
        `SELECT class, sum(kwh_12m) AS kwh, sum("抄表戶數") AS meters FROM customer_facts WHERE class LIKE '工業%' GROUP BY 1 ORDER BY 1`,
      ),
    ).toEqual([
      { class: '工業 800KW以上', kwh: 95_479_409_093, meters: 3621 },
      { class: '工業 小於800KW', kwh: 18_878_882_574, meters: 84_356 },
    ]);
    expect(
      db.query(`SELECT "抄表戶數" AS n FROM customer_facts WHERE customer_id = '高雄市 · 工業 800KW以上' ORDER BY 1`),
    ).toEqual([{ n: 539 }]);
    expect(db.query('SELECT sum(kwh) AS kwh FROM usage ORDER BY 1')).toEqual([{ kwh: 713_845_742_703 + 833_180_764_831 }]);
  });
});

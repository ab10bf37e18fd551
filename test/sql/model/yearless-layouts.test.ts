// Checks layouts whose headers hold half of a date: months beside a column of years, days beside a column of months, and bands a month.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guessMapping } from '../../../src/model/guess-mapping';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { build, textTable } from './model-fixture';

let db: TestDuckdb;
beforeAll(async () => {
  db = await openDuckdb();
});
afterAll(() => db.close());

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
const usage = (columns = 'kwh'): unknown[] =>
  db
    .query(`SELECT customer_id AS id, strftime(period, '%Y-%m') AS m, ${columns} FROM usage ORDER BY ALL`)
    .map((row) => Object.values(row));
const codes = ({ problems }: { problems: readonly { code: string }[] }): string[] => problems.map(({ code }) => code);

describe('months without a year beside a column of years', () => {
  it.each([
    ['1月 … 12月', upTo(12).map((m) => `${m}月`), '年份', ['2023', '2024']],
    ['01月电量(kWh) …', upTo(12).map((m) => `${String(m).padStart(2, '0')}月电量(kWh)`), '年度', ['2023年', '2024年']],
    [
      '一月 … 十二月',
      ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'].map((m) => `${m}月`),
      '年',
      ['2023', '2024'],
    ],
    ['Jan … Dec', 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '), 'Year', ['2023', '2024']],
    ['M1 … M12', upTo(12).map((m) => `M${m}`), 'year', ['2023', '2024']],
    ['1 … 12', upTo(12).map(String), '年份', ['2023', '2024']],
  ])('%s', async (_, months, year, [before = '', now = '']) => {
    const raw = await textTable(db, 'raw_years', [
      ['户号', year, '用电类别', ...months],
      ['0100', before, '大工业', ...upTo(12).map((m) => String(500 + m))],
      ['0100', now, '大工业', ...upTo(12).map((m) => String(600 + m))],
      ['0200', now, '居民生活', '500', '', '-', ...upTo(9).map(() => '1,000')],
    ]);
    const info = await build(db, [raw]);
    expect(codes(info)).toEqual([]);
    expect(info).toMatchObject({ customers: 2, period: ['2023-01-01', '2024-12-31'] });
    const rows = usage();
    expect(rows).toHaveLength(12 + 12 + 10);
    expect(rows.slice(11, 13)).toEqual([
      ['0100', '2023-12', 512],
      ['0100', '2024-01', 601],
    ]);
    expect(rows.slice(24, 26)).toEqual([
      ['0200', '2024-01', 500],
      ['0200', '2024-04', 1000],
    ]);
    // 601 + … + 612 = 7278; 501 + … + 512 = 6078.
    expect(db.query('SELECT customer_id, class, kwh_12m, kwh_growth FROM customer_facts ORDER BY 1')).toEqual([
      { customer_id: '0100', class: '大工业', kwh_12m: 7278, kwh_growth: 7278 / 6078 - 1 },
      { customer_id: '0200', class: '居民生活', kwh_12m: 9500, kwh_growth: null },
    ]);
  });

  it('adds up the meters of a customer and year, and takes bills beside energy', async () => {
    const raw = await textTable(db, 'raw_year_meters', [
      ['户号', '电能表编号', '年份', '1月电量', '1月电费', '2月电量', '2月电费', '全年电费'],
      ['01', 'A1', '2024', '10', '6', '20', '12', '18'],
      ['01', 'A2', '2024', '1', '0.5', '', '', '0.5'],
      ['02', 'A3', '2024', '7', '3', '8', '4', '7'],
    ]);
    const info = await build(db, [raw]);
    expect(codes(info)).toEqual(['meters_added']);
    expect(usage('kwh, amount')).toEqual([
      ['01', '2024-01', 11, 6.5],
      ['01', '2024-02', 20, 12],
      ['02', '2024-01', 7, 3],
      ['02', '2024-02', 8, 4],
    ]);
  });

  it('says how many rows have no readable year', async () => {
    const raw = await textTable(db, 'raw_no_year', [
      ['户号', '年份', '1月', '2月', '3月'],
      ['01', '2024年', '1', '2', '3'],
      ['02', '2024', '4', '5', '6'],
      ['03', '2024', '4', '5', '6'],
    ]);
    db.query(`INSERT INTO raw_no_year VALUES ('04', '今年', '7', '8', '9')`);
    const info = await build(db, [raw]);
    expect(info.problems.map(({ code, count }) => [code, count])).toEqual([['values_unreadable', 1]]);
    expect(usage()).toHaveLength(9);
  });

  it('takes the year from the file when no column has it, and says so', async () => {
    const rows = [
      ['户号', 'Jan', 'Feb', 'Mar'],
      ['01', '1', '2', '3'],
      ['02', '4', '5', '6'],
    ];
    const info = await build(db, [await textTable(db, 'raw_jan', rows, '2024年电量.csv')]);
    expect(info.problems.map(({ code, count }) => [code, count])).toEqual([['period_from_file', 3]]);
    expect(usage()[2]).toEqual(['01', '2024-03', 3]);
  });

  it('without any year they stay attributes, which is told, and none of them is the consumption', async () => {
    const raw = await textTable(db, 'raw_nowhere', [
      ['户号', ...upTo(12).map((m) => `${m}月电量`)],
      ['01', ...upTo(12).map(String)],
      ['02', ...upTo(12).map(String)],
    ]);
    const info = await build(db, [raw]);
    expect(info.problems.map(({ code, count }) => [code, count])).toEqual([['months_not_used', 12]]);
    expect(usage()).toEqual([]);
  });

  it('a year the house was built in is no year of energy', () => {
    // 年份 beside a plain consumption: nothing here has months.
    return textTable(db, 'raw_plain', [
      ['户号', '年份', '用电量'],
      ['01', '2001', '5'],
      ['02', '2002', '6'],
    ]).then((raw) => {
      expect(guessMapping(raw).columns.map(({ use }) => use)).not.toContainEqual({ kind: 'role', role: 'year' });
    });
  });
});

describe('year and month in columns of their own', () => {
  it.each([
    ['年份', '月份', ['1', '2', '12']],
    ['年度', '月', ['01月', '02月', '12月']],
    ['year', 'month', ['Jan', 'February', 'Dec']],
  ])('%s, %s', async (year, month, [first = '', second = '', last = '']) => {
    const raw = await textTable(db, 'raw_parts', [
      ['户号', year, month, '电量', '电费'],
      ['01', '2024', first, '10', '5'],
      ['01', '2024', second, '20', '9'],
      ['01', '2024', last, '30', '11'],
      ['02', '2023', last, '40', '20'],
    ]);
    const info = await build(db, [raw]);
    expect(usage('kwh, amount')).toEqual([
      ['01', '2024-01', 10, 5],
      ['01', '2024-02', 20, 9],
      ['01', '2024-12', 30, 11],
      ['02', '2023-12', 40, 20],
    ]);
    expect(codes(info)).toEqual([]);
  });
});

describe('days without a month beside a column of months', () => {
  const day = (n: number): string => String(n).padStart(2, '0');
  it.each([
    ['1日 … 31日', upTo(31).map((d) => `${d}日`), '年月', ['202401', '202402']],
    ['D1 … D31', upTo(31).map((d) => `D${d}`), '账期', ['2024年1月', '2024年2月']],
    [
      '01 … 31, in any order',
      upTo(31)
        .map(day)
        .sort((a, b) => (Number(a) % 7) - (Number(b) % 7)),
      '月份',
      ['2024/1', '2024/2'],
    ],
  ])('%s', async (_, names, month, [january = '', february = '']) => {
    const at = (name: string): number => Number(/\d+/.exec(name)?.[0]);
    const raw = await textTable(db, 'raw_days', [
      ['户号', month, '用电类别', ...names, '合计'],
      ['01', january, '大工业', ...names.map((name) => String(at(name))), '496'],
      // 2024 is a leap year: 29 days of 10, the 30th and 31st are blank.
      ['01', february, '大工业', ...names.map((name) => (at(name) > 29 ? '' : '10')), '290'],
      ['02', february, '居民生活', ...names.map((name) => (at(name) === 3 || at(name) > 29 ? null : '2')), '56'],
    ]);
    const info = await build(db, [raw]);
    expect(codes(info)).toEqual([]);
    expect(info).toMatchObject({ customers: 2, period: ['2024-01-01', '2024-02-29'] });
    // 1 + … + 31 = 496, 29 × 10, 28 × 2.
    expect(usage()).toEqual([
      ['01', '2024-01', 496],
      ['01', '2024-02', 290],
      ['02', '2024-02', 56],
    ]);
    const days = db.query(`SELECT customer_id AS id, strftime(day, '%m-%d') AS day, kwh FROM usage_day ORDER BY ALL`);
    expect(days).toHaveLength(31 + 29 + 28);
    expect(info.rows['usage_day']).toBe(88);
    expect(days.slice(30, 32)).toEqual([
      { id: '01', day: '01-31', kwh: 31 },
      { id: '01', day: '02-01', kwh: 10 },
    ]);
    expect(days.filter(({ id, day: at }) => id === '02' && at === '02-03')).toEqual([]);
    expect(db.query('SELECT len(kwh)::INTEGER AS n FROM usage_series ORDER BY n')).toEqual([{ n: 29 }, { n: 29 }, { n: 31 }]);
    expect(db.query('SELECT class FROM customer_facts ORDER BY 1')).toHaveLength(2);
  });

  it('tells and leaves out what stands under a day that the month does not have', async () => {
    const raw = await textTable(db, 'raw_late', [
      ['户号', '年月', ...upTo(31).map((d) => `${d}日`)],
      ['01', '202404', ...upTo(31).map(() => '1')],
      ['02', '202404', ...upTo(31).map((d) => (d === 31 ? '0' : '1'))],
    ]);
    const info = await build(db, [raw]);
    expect(info.problems.map(({ code, count }) => [code, count])).toEqual([['days_beyond_month', 1]]);
    expect(usage()).toEqual([
      ['01', '2024-04', 30],
      ['02', '2024-04', 30],
    ]);
    expect(db.query('SELECT count(*)::INTEGER AS n, max(day)::VARCHAR AS last FROM usage_day')).toEqual([
      { n: 60, last: '2024-04-30' },
    ]);
  });

  it('adds up meters, and takes the bill of the month', async () => {
    const raw = await textTable(db, 'raw_day_meters', [
      ['户号', '表号', '年月', '电费', ...upTo(31).map((d) => `${d}日`)],
      ['01', 'A1', '202403', '5', ...upTo(31).map(() => '1')],
      ['01', 'A2', '202403', '6', ...upTo(31).map((d) => (d === 2 ? '100' : ''))],
    ]);
    await build(db, [raw]);
    expect(usage('kwh, amount')).toEqual([['01', '2024-03', 131, 11]]);
    expect(db.query(`SELECT kwh FROM usage_day WHERE day = DATE '2024-03-02'`)).toEqual([{ kwh: 101 }]);
  });

  it('takes the month from the file when no column has it, and says so', async () => {
    const rows = [
      ['户号', ...upTo(31).map((d) => `${d}日`)],
      ['01', ...upTo(31).map((d) => (d > 29 ? '' : '1'))],
      ['02', ...upTo(31).map((d) => (d > 29 ? '' : '2'))],
    ];
    const info = await build(db, [await textTable(db, 'raw_feb', rows, '2024年2月日电量.csv')]);
    expect(codes(info)).toEqual(['period_from_file']);
    expect(usage()).toEqual([
      ['01', '2024-02', 29],
      ['02', '2024-02', 58],
    ]);
    const untold = await build(db, [
      await textTable(db, 'raw_d1', [rows[0]!.map((name) => name.replace(/^(\d+)日$/, 'D$1')), ...rows.slice(1)]),
    ]);
    expect(untold.problems.map(({ code }) => code)).toEqual(['months_not_used']);
    expect(usage()).toEqual([]);
  });
});

describe('bands a month side by side', () => {
  const bands = (columns = 'kwh, peak_kwh, flat_kwh, valley_kwh'): unknown[] => usage(columns);

  it('peak, flat, valley make the total; a month with one of them missing has none', async () => {
    const raw = await textTable(db, 'raw_bands', [
      ['户号', '202401峰电量', '202401平电量', '202401谷电量', '202402峰电量', '202402平电量', '202402谷电量'],
      ['01', '10', '20', '30', '11', '21', '31'],
      ['02', '1', '2', '', '4', '5', '6'],
    ]);
    const info = await build(db, [raw]);
    expect(info.problems.map(({ code }) => code)).toEqual(['bands_added']);
    expect(bands()).toEqual([
      ['01', '2024-01', 60, 10, 20, 30],
      ['01', '2024-02', 63, 11, 21, 31],
      ['02', '2024-01', null, 1, 2, null],
      ['02', '2024-02', 15, 4, 5, 6],
    ]);
    // Customer 1: (10 + 11) ÷ 123 of peak, 61 ÷ 123 of valley.
    expect(db.query(`SELECT kwh_12m, peak_share, valley_share FROM customer_facts WHERE customer_id = '01'`)).toEqual([
      { kwh_12m: 123, peak_share: 21 / 123, valley_share: 61 / 123 },
    ]);
    expect(info.roles).toEqual(expect.arrayContaining(['kwh', 'peak_kwh', 'flat_kwh', 'valley_kwh', 'period']));
  });

  it('a given total stays, critical peak counts with the peak, bills stand beside', async () => {
    const raw = await textTable(db, 'raw_critical', [
      ['户号', '2024年1月总电量', '2024年1月尖电量', '2024年1月峰电量', '2024年1月平电量', '2024年1月谷电量', '2024年1月电费'],
      ['01', '101', '5', '10', '20', '65', '50'],
      ['02', '60', '', '10', '20', '30', '30'],
    ]);
    const info = await build(db, [raw]);
    expect(info.problems.map(({ code }) => code)).toEqual(['bands_added']);
    expect(info.problems[0]?.text.zh).toBe('尖峰电量计入峰电量。');
    expect(bands('kwh, peak_kwh, flat_kwh, valley_kwh, amount')).toEqual([
      ['01', '2024-01', 101, 15, 20, 65, 50],
      ['02', '2024-01', 60, 10, 20, 30, 30],
    ]);
  });

  it('in months without a year, with the critical peak in the sum', async () => {
    const raw = await textTable(db, 'raw_year_bands', [
      ['户号', '年份', '1月尖峰', '1月高峰', '1月平段', '1月低谷', '2月尖峰', '2月高峰', '2月平段', '2月低谷'],
      ['01', '2024', '1', '2', '3', '4', '', '2', '3', '4'],
      ['02', '2024', '0', '2', '3', '4', '0', '2', '3', '4'],
    ]);
    await build(db, [raw]);
    expect(bands()).toEqual([
      ['01', '2024-01', 10, 3, 3, 4],
      ['01', '2024-02', 9, 2, 3, 4],
      ['02', '2024-01', 9, 2, 3, 4],
      ['02', '2024-02', 9, 2, 3, 4],
    ]);
  });

  it('in a long table too', async () => {
    const raw = await textTable(db, 'raw_long_bands', [
      ['户号', '年月', '尖电量', '峰电量', '平电量', '谷电量'],
      ['01', '202401', '1', '2', '3', '4'],
      ['02', '202401', '', '2', '3', '4'],
      ['02', '202402', '', '2', '', '4'],
    ]);
    const info = await build(db, [raw]);
    expect(codes(info)).toEqual(['bands_added']);
    expect(bands()).toEqual([
      ['01', '2024-01', 10, 3, 3, 4],
      ['02', '2024-01', 9, 2, 3, 4],
      ['02', '2024-02', null, 2, null, 4],
    ]);
  });
});

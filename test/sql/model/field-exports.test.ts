// Checks exports as marketing, metering and 95598 systems write them, in which a plausible reading once gave a wrong number.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guessMapping } from '../../../src/model/guess-mapping';
import type { ModelInfo } from '../../../src/model/model-info';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { describeWithSharedData } from '../../support/shared-data';
import { build, csvTable, textTable } from './model-fixture';
import { ask } from './quality-ask';

let db: TestDuckdb;
beforeAll(async () => {
  db = await openDuckdb();
});
afterAll(() => db.close());

const codes = ({ problems }: ModelInfo): string[] => problems.map(({ code }) => code);
const usage = (columns: string): unknown[] =>
  db
    .query(`SELECT customer_id AS id, strftime(period, '%Y-%m') AS m, ${columns} FROM usage ORDER BY ALL`)
    .map((row) => Object.values(row));
const label = (info: ModelInfo, name: string): unknown => {
  const fact = info.facts.find((field) => field.name === name);
  return [fact?.text.zh, fact?.unit?.zh];
};

describe('a row per band', () => {
  it('counts the total once, and the bands as bands', async () => {
    const raw = await textTable(db, 'raw_bands', [
      ['户号', '年月', '示数类型', '电量', '电费'],
      ...['有功（总）,100,60', '有功（峰）,30,30', '有功（谷）,70,30', '无功（总）,15,'].map((row) => [
        '01',
        '202301',
        ...row.split(','),
      ]),
      ['02', '202301', '有功（总）', '50', '25'],
    ]);
    const info = await build(db, [raw]);
    expect(codes(info)).toEqual([]);
    expect(usage('kwh, amount, peak_kwh, flat_kwh, valley_kwh')).toEqual([
      ['01', '2023-01', 100, 60, 30, null, 70],
      ['02', '2023-01', 50, 25, null, null, null],
    ]);
  });

  it('makes the total of the bands where it has no row, with the meters of a customer added up', async () => {
    const raw = await textTable(db, 'raw_band_days', [
      ['户号', '电能表编号', '日期', '时段', '电量'],
      ...[1, 2, 3, 4].flatMap((day) =>
        ['尖', '峰', '平', '谷'].flatMap((band, i) =>
          ['A1', 'A2'].map((meter) => ['01', meter, `2024-01-0${day}`, band, String(i + (meter === 'A2' ? 10 : 0))]),
        ),
      ),
    ]);
    await build(db, [raw]);
    // A day: 0 + 1 + 2 + 3 of one meter and 10 more for each band of the other.
    expect(usage('kwh, peak_kwh, flat_kwh, valley_kwh')).toEqual([['01', '2024-01', 4 * 52, 4 * 22, 4 * 14, 4 * 16]]);
    expect(db.query('SELECT DISTINCT kwh FROM usage_day')).toEqual([{ kwh: 52 }]);
  });
});

describe('columns that are not what their words contain', () => {
  it('a score on billing is no bill, and the call back is a survey', async () => {
    const raw = await textTable(db, 'raw_calls', [
      ['户号', '回访时间', '总体满意度', '电费服务满意度', '推荐意愿'],
      ...['01', '02', '01'].map((id, i) => [id, `2024/3/${i + 1}`, '5', '4', '9']),
    ]);
    expect(guessMapping(raw).rowIs).toBe('survey');
    const info = await build(db, [raw]);
    expect(usage('kwh')).toEqual([]);
    expect(info.rows['survey']).toBe(3);
  });

  it('money for what a customer feeds in is no bill', async () => {
    const raw = await textTable(db, 'raw_solar', [
      ['户号', '年月', '用电量', '上网电量', '上网电费'],
      ['01', '202301', '100', '300', '120'],
      ['01', '202302', '100', '300', '120'],
    ]);
    await build(db, [raw]);
    expect(usage('kwh, amount')).toEqual([
      ['01', '2023-01', 100, null],
      ['01', '2023-02', 100, null],
    ]);
  });

  it('the hour of the highest demand makes no readings of months', async () => {
    const raw = await textTable(db, 'raw_demand', [
      ['户号', '年月', '最大需量(kW)', '需量发生时间', '电量'],
      ...['202301', '202302'].map((month) => ['01', month, '80', '2023-05-05 14:15', '100']),
    ]);
    const info = await build(db, [raw]);
    expect([guessMapping(raw).rowIs, codes(info), usage('kwh').length]).toEqual(['usage', [], 2]);
  });

  it('kW a month is no energy, which is told', async () => {
    const raw = await textTable(db, 'raw_kw', [
      ['户号', '202301(kW)', '202302(kW)'],
      ['01', '80', '90'],
      ['02', '81', '91'],
    ]);
    expect(codes(await build(db, [raw]))).toEqual(['months_not_used']);
    expect(usage('kwh')).toEqual([]);
  });

  it('of several years the last one is the annual consumption', async () => {
    const raw = await textTable(db, 'raw_annual', [
      ['户号', '2022年用电量', '2023年用电量', '2024年用电量'],
      ['01', '1000', '1100', '1200'],
      ['02', '10', '11', '12'],
    ]);
    await build(db, [raw]);
    expect(db.query('SELECT kwh_12m FROM customer_facts ORDER BY customer_id')).toEqual([{ kwh_12m: 1200 }, { kwh_12m: 12 }]);
  });

  it('register readings are told', async () => {
    const raw = await textTable(db, 'raw_register', [
      ['户号', '日期', '正向有功总示数', '倍率'],
      ['01', '2024-01-01', '1000', '30'],
      ['02', '2024-01-01', '1010', '30'],
    ]);
    expect(codes(await build(db, [raw]))).toContain('registers_not_used');
  });
});

describe('labels', () => {
  it.each([
    ['月均电量', '月均电费(元)', ['月均电量', 'kWh'], ['月均电费', '元']],
    ['用电量', 'Monthly charges (USD)', ['近 12 个月电量', 'kWh'], ['月均电费', '美元']],
    ['用电量', '电费', ['近 12 个月电量', 'kWh'], ['近 12 个月电费', '元']],
    ['kWh', 'Bill (£)', ['近 12 个月电量', 'kWh'], ['近 12 个月电费', '英镑']],
  ])('%s, %s', async (kwh, amount, ofKwh, ofAmount) => {
    const raw = await textTable(db, 'raw_labels', [
      ['户号', kwh, amount],
      ['01', '200', '110'],
      ['02', '300', '150'],
    ]);
    const info = await build(db, [raw]);
    expect([label(info, 'kwh_12m'), label(info, 'amount_12m')]).toEqual([ofKwh, ofAmount]);
    expect(label(info, 'mean_price')).toEqual(['平均电价', `${String(ofAmount[1])}/kWh`]);
  });

  it('two currencies have no common unit', async () => {
    const [first, second] = [
      await textTable(db, 'raw_one', [
        ['户号', '年月', 'Bill ($)'],
        ['01', '202401', '5'],
        ['01', '202402', '6'],
      ]),
      await textTable(db, 'raw_two', [
        ['户号', '年月', '电费(元)'],
        ['02', '202401', '5'],
        ['02', '202402', '6'],
      ]),
    ];
    expect(label(await build(db, [first, second]), 'amount_12m')).toEqual(['近 12 个月电费', undefined]);
  });
});

describe('months that are complete', () => {
  it('are told to who counts back from the last one', async () => {
    const raw = await textTable(db, 'raw_stub', [
      ['户号', '202401', '202402', '202403', '202404'],
      ['01', '100', '100', '100', '3'],
      ['02', '100', '100', '100', '4'],
    ]);
    const info = await build(db, [raw]);
    expect([info.completeMonths, info.incompleteMonths]).toEqual([['2024-01-01', '2024-03-01'], ['2024-04-01']]);
  });
});

describeWithSharedData('real files', (file) => {
  // Sums and the peak worked out in Python from the file and a calendar of 2023.
  it('standard profiles by season and kind of day are a year of each profile', async () => {
    const info = await build(db, [await csvTable(db, 'slp', file('slp.csv'))]);
    expect(codes(info)).toEqual(['typical_days']);
    expect(info.customers).toBe(11);
    expect(db.query('SELECT count(*)::INTEGER AS days FROM reading_day')).toEqual([{ days: 11 * 365 }]);
    const [h0] = db.query(`SELECT sum(kwh) AS kwh FROM reading WHERE customer_id = 'H0'`);
    expect(h0?.['kwh']).toBeCloseTo(998.5379, 2);
    const [peak] = db.query(
      `SELECT max(kw) * 1000 AS watts, strftime(arg_max(time, kw), '%H:%M') AS clock FROM reading WHERE customer_id = 'H0' AND month(time) = 1 AND isodow(time) < 6`,
    );
    expect(peak?.['watts']).toBeCloseTo(188.9, 4);
    expect(peak?.['clock']).toBe('19:30');
    // The times of day are read, so none of the 9,504 is called unreadable.
    const asked = await ask(db, [await csvTable(db, 'slp', file('slp.csv'))]);
    expect((await asked.found('values-unreadable'))?.n ?? 0).toBe(0);
  });

  it('a monthly charge is no sum of a year, and energy without charge no bill', async () => {
    const info = await build(db, [await csvTable(db, 'telco', file('WA_Fn-UseC_-Telco-Customer-Churn.csv'))]);
    expect(label(info, 'amount_12m')).toEqual(['月均电费', undefined]);
    const utilities = await build(db, [await csvTable(db, 'utilities', file('electricity.csv'))]);
    expect(utilities.facts.map(({ name }) => name)).not.toContain('amount_12m');
  });
});

describe('months as spreadsheets write them', () => {
  it('October stays October in 2024.10', async () => {
    const rows = ['1', '2', '10', '11'].map((month, i) => ['01', `2024.${month}`, String(100 + i)]);
    await build(db, [await textTable(db, 'raw_dotted', [['户号', '年月', '电量'], ...rows])]);
    expect(usage('kwh')).toEqual([
      ['01', '2024-01', 100],
      ['01', '2024-02', 101],
      ['01', '2024-10', 102],
      ['01', '2024-11', 103],
    ]);
  });

  it('columns headed by the first day of each month are months', async () => {
    const raw = await textTable(db, 'raw_dated', [
      ['户号', '2024-01-01', '2024-02-01', '2024-03-01'],
      ['01', '10', '20', '30'],
      ['02', '1', '2', '3'],
    ]);
    await build(db, [raw]);
    expect(usage('kwh').slice(0, 3)).toEqual([
      ['01', '2024-01', 10],
      ['01', '2024-02', 20],
      ['01', '2024-03', 30],
    ]);
    expect(db.query('SELECT count(*)::INTEGER AS days FROM usage_day')).toEqual([{ days: 0 }]);
  });
});

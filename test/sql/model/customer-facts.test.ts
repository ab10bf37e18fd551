// Checks customer_facts against figures worked out by hand from a few rows of every table.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelInfo } from '../../../src/model/model-info';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { build, textTable } from './model-fixture';

const upTo = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
const month = (i: number): string => `${2022 + Math.floor(i / 12)}${String((i % 12) + 1).padStart(2, '0')}`;

let db: TestDuckdb;
let info: ModelInfo;

beforeAll(async () => {
  db = await openDuckdb();
  const customers = await textTable(db, 'raw_c', [
    ['户号', '用电类别', '供电单位', '馈线', '合同容量', '家庭人口', '立户日期', '积分'],
    ['A', '大工业', '城东', 'F1', '100', '', '2018-12-31', '7'],
    ['B', '居民生活', '城西', 'F2', '8', '3', '2024-06-01', '9'],
    ['C', '居民生活', '城西', '', '', '', '', ''],
  ]);
  // A: 2022 100 kWh, 2023 150 kWh a month at 0.6 yuan. B: only the last three months, 10 kWh, no bill in the last.
  // A stub of one day follows in 2024-01: 2 kWh.
  const usage = await textTable(db, 'raw_u', [
    ['户号', '年月', '电量', '峰电量', '平电量', '谷电量', '电费', '应缴日期', '缴费日期', '欠费金额'],
    ...upTo(0, 24).map((i) => {
      const kwh = i < 12 ? 100 : 150;
      // Bills of 2023: the first paid two days late, the second never, the others in time. In 2022 all late.
      const paid = i < 12 ? '2023-02-01' : i === 12 ? '2023-01-22' : i === 13 ? '' : '2023-01-15';
      return [
        'A',
        month(i),
        String(kwh),
        String(kwh * 0.5),
        String(kwh * 0.3),
        String(kwh * 0.2),
        String(kwh * 0.6),
        '2023-01-20',
        paid,
        i === 13 ? '90' : '0',
      ];
    }),
    ...upTo(21, 24).map((i) => ['B', month(i), '10', '', '', '', i === 23 ? '' : '5', '', '', '']),
    ['A', '202401', '2', '1', '0', '1', '1', '2024-02-20', '', '0'],
  ]);
  // Two workdays and a Sunday, hourly. Thursday: 10 kW, 40 kW at 18:00. Friday: 20 kW, 40 kW at 18:00. Sunday: 80 kW at 03:00, else 0.
  const curve = (of: (hour: number) => number): string[] => upTo(0, 24).map((hour) => String(of(hour)));
  const readings = await textTable(db, 'raw_r', [
    ['户号', '日期', ...upTo(1, 25).map((i) => `P${i}`)],
    ['A', '2023-11-02', ...curve((hour) => (hour === 18 ? 40 : 10))],
    ['A', '2023-11-03', ...curve((hour) => (hour === 18 ? 40 : 20))],
    ['A', '2023-11-05', ...curve((hour) => (hour === 3 ? 80 : 0))],
  ]);
  const survey = await textTable(db, 'raw_s', [
    ['户号', '调查日期', '满意度', '推荐意愿'],
    ['A', '2023-05-01', '5', '9'],
    ['A', '2023-09-01', '3', ''],
    ['B', '2023-05-01', '4', '6'],
  ]);
  const tickets = await textTable(db, 'raw_t', [
    ['工单编号', '户号', '业务类型', '受理时间', '环节'],
    ['T1', 'A', '投诉', '2023-12-01 08:00', ''],
    ['T2', 'A', '业务申请', '2023-06-01 08:00', '受理'],
    ['T2', 'A', '业务申请', '2023-06-02 08:00', '勘查'],
    ['T3', 'A', '投诉', '2022-11-30 08:00', ''],
    ['T4', 'B', '咨询', '2023-12-31 10:00', ''],
  ]);
  const outages = await textTable(
    db,
    'raw_o',
    [
      ['馈线', '供电单位', '停电开始时间', '停电结束时间'],
      ['F1', '城东', '2023-12-01 08:00', '2023-12-01 09:30'],
      ['F1', '', '2023-06-01 08:00', '2023-06-01 08:30'],
      ['F1', '', '2022-06-01 08:00', '2022-06-01 18:30'],
    ],
    '停电.csv',
  );
  info = await build(db, [customers, usage, readings, survey, tickets, outages]);
});
afterAll(() => db.close());

const fact = (customer: string): Record<string, unknown> =>
  db.query(`SELECT * FROM customer_facts WHERE customer_id = '${customer}' ORDER BY 1`)[0] ?? {};

describe('a customer with everything', () => {
  it('value: the last twelve complete months, without the stub', () => {
    const a = fact('A');
    expect(a).toMatchObject({ kwh_12m: 1800, amount_12m: 1080, kwh_growth: 0.5, arrears_amount: 90 });
    expect(a['mean_price']).toBeCloseTo(0.6, 12);
    expect(a['peak_share']).toBeCloseTo(0.5, 12);
    expect(a['valley_share']).toBeCloseTo(0.2, 12);
    // Five years from 2018-12-31 to 2023-12-31: 1,826 days.
    expect(a['contract_years']).toBeCloseTo(1826 / 365.25, 12);
  });

  it('behaviour: one bill late and one never paid in 2023', () => {
    expect(fact('A')['late_payments_12m']).toBe(2);
  });

  it('service: the latest answer, cases of the year up to the last one, minutes of its feeder', () => {
    expect(fact('A')).toMatchObject({
      csat: 3,
      csat_top2: 0,
      nps: 9,
      tickets_12m: 2,
      complaints_12m: 1,
      outage_minutes_12m: 120,
    });
  });

  it('load', () => {
    const a = fact('A');
    // Sum of all points: 23·10+40 + 23·20+40 + 80 = 850 over 72 hours.
    expect(a['mean_kw']).toBeCloseTo(850 / 72, 9);
    expect(a['peak_kw']).toBe(80);
    // Per day: (270/24)/40, (500/24)/40, (80/24)/80.
    expect(a['load_factor']).toBeCloseTo((270 / 960 + 500 / 960 + 80 / 1920) / 3, 9);
    expect(a['peak_hour']).toBe(18);
    expect(a['capacity_use']).toBe(0.8);
  });

  it('keeps attributes under their own name', () => {
    expect(fact('A')['积分']).toBe(7);
  });
});

describe('what is not known is NULL, what is known to be none is 0', () => {
  it('three months of usage are summed, but have no growth; bands and payments are not known', () => {
    expect(fact('B')).toMatchObject({
      kwh_12m: 30,
      amount_12m: 10,
      mean_price: 0.5,
      kwh_growth: null,
      peak_share: null,
      late_payments_12m: null,
      arrears_amount: null,
    });
  });

  it('a contract opened after the last day has no age', () => {
    expect(fact('B')['contract_years']).toBeNull();
  });

  it('no ticket is 0, no survey is NULL, no feeder is NULL, another feeder is 0', () => {
    expect(fact('B')).toMatchObject({ csat: 4, csat_top2: 1, nps: 6, tickets_12m: 1, complaints_12m: 0, outage_minutes_12m: 0 });
    expect(fact('C')).toMatchObject({
      csat: null,
      csat_top2: null,
      nps: null,
      tickets_12m: 0,
      complaints_12m: 0,
      outage_minutes_12m: null,
      kwh_12m: null,
      peak_kw: null,
    });
  });
});

describe('the description of the model', () => {
  it('covers the complete months and names the stub', () => {
    expect(info.period).toEqual(['2022-01-01', '2023-12-31']);
    expect(info.problems.find(({ code }) => code === 'months_incomplete')?.text.en).toContain('2024-01');
  });

  it('has a field for every fact with a value, with its words, count and range', () => {
    const field = (name: string) => info.facts.find((candidate) => candidate.name === name);
    expect(field('class')).toMatchObject({ kind: 'category', family: 'social', known: 3, distinct: 2, text: { zh: '用电类别' } });
    expect(field('kwh_12m')).toMatchObject({ kind: 'number', family: 'value', known: 2, range: [30, 1800], unit: { en: 'kWh' } });
    expect(field('kwh_12m')?.definition?.en).toContain('2023-01 to 2023-12 (12 months with data)');
    expect(field('opened')).toMatchObject({ kind: 'date', range: [Date.UTC(2018, 11, 31), Date.UTC(2024, 5, 1)] });
    expect(field('积分')).toMatchObject({ kind: 'number', family: 'social', text: { en: '积分', zh: '积分' } });
    expect(field('csat_top2')?.definition?.en).toContain('4');
    expect(field('industry')).toBeUndefined();
    expect(field('name')).toBeUndefined();
  });

  it('lists each fact once, and only columns that are there', () => {
    const names = info.facts.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const columns = db.query('SELECT column_name FROM (DESCRIBE customer_facts) ORDER BY 1').map((row) => row['column_name']);
    expect(names.filter((name) => !columns.includes(name))).toEqual([]);
  });

  it('knows the roles that are played', () => {
    expect(info.roles).toEqual(expect.arrayContaining(['customer_id', 'kwh', 'kw', 'overall', 'opened_at', 'started']));
    expect(info.roles).not.toContain('nature');
  });
});

it('of many further columns the fullest that part the customers are facts, and the others are told and kept', async () => {
  // 250 numbers of which the first 60 have one value for all and the last is missing for half of the customers.
  const names = Array.from({ length: 250 }, (_, i) => `v${i}`);
  const rows = Array.from({ length: 6 }, (_, c) =>
    names.map((_name, i) => (i === 249 && c % 2 === 0 ? null : i < 60 ? '7' : `${(c * (i + 1)) % 13}.5`)),
  );
  const raw = await textTable(db, 'raw_many', [['户号', ...names], ...rows.map((row, c) => [`00${c}`, ...row])]);
  const info = await build(db, [raw]);
  const facts = info.facts.map(({ name }) => name);
  expect(facts).not.toContain('v0');
  expect(facts).toContain('v60');
  const told = info.problems.find(({ code }) => code === 'attributes_left_aside');
  expect((told?.count ?? 0) + facts.length).toBe(250);
  expect(facts.length).toBeLessThanOrEqual(200);
  expect(db.query("SELECT v0, v249 FROM customer WHERE customer_id = '001'")).toHaveLength(1);
});

it('facts say whether they add up', async () => {
  const raw = await textTable(db, 'raw_add', [
    ['户号', '年用电量', '合同容量', '家庭人口', '平均电价', '户主年龄', '光伏容量(kW)', '年份均值'],
    ['1', '10', '5', '2', '0.5', '40', '3', '1'],
    ['2', '20', '6', '3', '0.6', '50', '4', '2'],
    ['3', '30', '7', '4', '0.7', '60', '5', '3'],
  ]);
  const info = await build(db, [raw]);
  const additive = info.facts.filter((field) => field.additive === true).map(({ name }) => name);
  expect(additive.sort()).toEqual(['annual_kwh', 'capacity_kva', 'kwh_12m', 'people', '光伏容量(kW)'].sort());
});

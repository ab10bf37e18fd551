// Checks usage, survey, ticket, outage and customer, row by row, on tables small enough to work out by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guessMapping } from '../../../src/model/guess-mapping';
import { sql } from '../../../src/sql/sql';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { build, selectTable, textTable } from './model-fixture';

let db: TestDuckdb;
beforeAll(async () => {
  db = await openDuckdb();
});
afterAll(() => db.close());

describe('usage', () => {
  it('long, as text: rows of a month are added up, what is no number is missing and counted', async () => {
    const raw = await textTable(db, 'raw_u', [
      ['户号', '年月', '电量', '电费', '缴费日期'],
      ['001', '2024年1月', '1,000', '￥500', '2024/2/10'],
      ['001', '202401', '200', '100', '2024/2/12'],
      ['001', '2024-02', '300度', '-', ''],
      ['002', '2024/1/31', '?', '40', '2024/2/1'],
      ['', '2024-01', '9', '9', ''],
      ['合计', '', '1509', '649', ''],
    ]);
    const info = await build(db, [raw]);
    expect(db.query('SELECT customer_id, period, kwh, amount, paid FROM usage ORDER BY ALL')).toEqual([
      { customer_id: '001', period: '2024-01-01', kwh: 1200, amount: 600, paid: '2024-02-12' },
      { customer_id: '001', period: '2024-02-01', kwh: 300, amount: null, paid: null },
      { customer_id: '002', period: '2024-01-01', kwh: null, amount: 40, paid: '2024-02-01' },
    ]);
    const found = Object.fromEntries(info.problems.map(({ code, count, text }) => [code, { count, en: text.en }]));
    expect(found['values_unreadable']).toMatchObject({ count: 1 });
    expect(found['values_unreadable']?.en).toContain('电量: 1 of 5 values are not numbers');
    expect(found['rows_without_id']?.count).toBe(1);
    expect(found['months_repeated']?.count).toBe(1);
  });

  it('one column a month, energy and bills; a month without both is no row', async () => {
    const raw = await textTable(db, 'raw_w', [
      ['户号', '2024年1月电量', '2024年2月电量', '2024年1月电费'],
      ['1', '10', '20', '5'],
      ['2', '', '7', ''],
    ]);
    await build(db, [raw]);
    expect(db.query('SELECT customer_id, period, kwh, amount FROM usage ORDER BY ALL')).toEqual([
      { customer_id: '1', period: '2024-01-01', kwh: 10, amount: 5 },
      { customer_id: '1', period: '2024-02-01', kwh: 20, amount: null },
      { customer_id: '2', period: '2024-02-01', kwh: 7, amount: null },
    ]);
  });

  it('a bill beside monthly bills, as a user may assign it, is their total and does not count again', async () => {
    const raw = await textTable(db, 'raw_bills', [
      ['户号', '202401电费', '202402电费', '应收', '欠费金额'],
      ['1', '5', '7', '12', '3'],
    ]);
    const guessed = guessMapping(raw);
    const columns = guessed.columns.map((entry) =>
      entry.column === '应收' ? { ...entry, use: { kind: 'role', role: 'amount' } as const } : entry,
    );
    await build(db, [raw], [{ ...guessed, columns }]);
    expect(db.query('SELECT period, amount, arrears FROM usage ORDER BY period NULLS LAST')).toEqual([
      { period: '2024-01-01', amount: 5, arrears: null },
      { period: '2024-02-01', amount: 7, arrears: null },
      { period: null, amount: null, arrears: 3 },
    ]);
    expect(db.query('SELECT amount_12m, arrears_amount FROM customer_facts')).toEqual([{ amount_12m: 12, arrears_amount: 3 }]);
  });

  it('one column a day, in text order, is added up to months', async () => {
    const raw = await textTable(db, 'raw_d', [
      ['户号', '2014/1/1', '2014/1/10', '2014/1/2', '2014/2/1'],
      ['1', '1', '10', '2', '5'],
      ['2', '', '', '', '4'],
    ]);
    await build(db, [raw]);
    expect(db.query('SELECT customer_id, period, kwh FROM usage ORDER BY ALL')).toEqual([
      { customer_id: '1', period: '2014-01-01', kwh: 13 },
      { customer_id: '1', period: '2014-02-01', kwh: 5 },
      { customer_id: '2', period: '2014-02-01', kwh: 4 },
    ]);
  });

  it('of several tables: each column from the first that has it, the overlap is told', async () => {
    const energy = await textTable(
      db,
      'raw_a',
      [
        ['户号', '年月', '电量'],
        ['1', '202401', '10'],
        ['1', '202402', '20'],
      ],
      'a.csv',
    );
    const again = await textTable(
      db,
      'raw_b',
      [
        ['户号', '年月', '电量', '电费'],
        ['1', '202402', '99', '50'],
        ['1', '202403', '30', '15'],
      ],
      'b.csv',
    );
    const info = await build(db, [energy, again]);
    expect(db.query('SELECT period, kwh, amount FROM usage ORDER BY period')).toEqual([
      { period: '2024-01-01', kwh: 10, amount: null },
      { period: '2024-02-01', kwh: 20, amount: 50 },
      { period: '2024-03-01', kwh: 30, amount: 15 },
    ]);
    expect(info.problems.find(({ code }) => code === 'months_in_several_tables')).toMatchObject({ count: 1, file: 'b.csv' });
  });

  it('in 万kWh and 万元 is brought to kWh and yuan', async () => {
    await build(db, [
      await textTable(db, 'raw_k', [
        ['户号', '年月', '电量(万kWh)', '电费(万元)'],
        ['1', '202401', '1.5', '0.75'],
      ]),
    ]);
    expect(db.query('SELECT kwh, amount FROM usage ORDER BY kwh')).toEqual([{ kwh: 15000, amount: 7500 }]);
  });

  it('reads 31/01/2024 and 1/31/2024 by what the column shows', async () => {
    const of = async (name: string, ...dates: string[]): Promise<unknown[]> => {
      await build(db, [
        await textTable(db, name, [['户号', '抄表日期', '电量'], ...dates.map((date, i) => ['1', date, String(i)])]),
      ]);
      return db.query('SELECT period FROM usage ORDER BY kwh').map((row) => row['period']);
    };
    expect(await of('raw_dmy', '05/01/2024', '31/03/2024')).toEqual(['2024-01-01', '2024-03-01']);
    expect(await of('raw_mdy', '05/01/2024', '03/31/2024')).toEqual(['2024-05-01', '2024-03-01']);
    // The first of every month, month in front.
    expect(await of('raw_first', '1/1/2024', '2/1/2024', '3/1/2024')).toEqual(['2024-01-01', '2024-02-01', '2024-03-01']);
  });
});

describe('survey', () => {
  it('in words becomes 1 … 5, with top 2 from 4 on', async () => {
    const raw = await textTable(db, 'raw_s', [
      ['户号', '调查日期', '满意度', '服务态度', '推荐意愿', '意见'],
      ['1', '2024-05-01', '非常满意', '满意', '10', '好'],
      ['2', '2024-05-02', '一般', '', '6', ''],
      ['3', '2024-05-03', '', '', '', '没有评分'],
      ['4', '2024-05-04', '', '', '', ''],
    ]);
    await build(db, [raw]);
    expect(
      db.query('SELECT customer_id, answered, overall, scale_max, top2, staff, nps, comment FROM survey ORDER BY customer_id'),
    ).toEqual([
      { customer_id: '1', answered: '2024-05-01', overall: 5, scale_max: 5, top2: true, staff: 4, nps: 10, comment: '好' },
      { customer_id: '2', answered: '2024-05-02', overall: 3, scale_max: 5, top2: false, staff: null, nps: 6, comment: null },
      {
        customer_id: '3',
        answered: '2024-05-03',
        overall: null,
        scale_max: 5,
        top2: null,
        staff: null,
        nps: null,
        comment: '没有评分',
      },
    ]);
  });

  it.each([
    [[5, 4, 3], 5, [true, true, false]],
    [[7, 6, 5], 7, [true, true, false]],
    [[10, 9, 8], 10, [true, true, false]],
    [[95, 80, 79], 100, [true, true, false]],
  ])('scores %j are on a scale of %i', async (scores, scale, top2) => {
    await build(db, [
      await textTable(db, 'raw_scale', [
        ['户号', '调查日期', '满意度'],
        ...scores.map((score, i) => [String(i), '2024-05-01', String(score)]),
      ]),
    ]);
    expect(db.query('SELECT scale_max, top2 FROM survey ORDER BY customer_id')).toEqual(
      top2.map((flag) => ({ scale_max: scale, top2: flag })),
    );
  });

  it('may stand in the customer file', async () => {
    await build(db, [
      await textTable(db, 'raw_flat', [
        ['户号', '用电类别', '合同容量', '满意度'],
        ['1', '大工业', '315', '4'],
        ['2', '居民生活', '8', ''],
      ]),
    ]);
    expect(db.query('SELECT customer_id, overall FROM survey ORDER BY customer_id')).toEqual([{ customer_id: '1', overall: 4 }]);
  });
});

it('tickets and outages keep their rows, with times and flags read', async () => {
  const tickets = await textTable(db, 'raw_t', [
    ['工单编号', '户号', '业务类型', '渠道', '受理时间', '办结时间'],
    ['T1', '1', '投诉', '95598', '2024-05-01 08:00', '2024/5/1 24:00'],
    ['T2', '', '咨询', '微信', '2024年5月2日', ''],
  ]);
  const outages = await textTable(db, 'raw_o', [
    ['馈线', '停电开始时间', '停电结束时间', '是否计划', '停电原因'],
    ['10kV甲线', '2024-05-01 08:00:00', '2024-05-01 09:30:00', '是', '检修'],
    ['10kV乙线', '2024-05-02 08:00:00', '', '否', '-'],
  ]);
  await build(db, [tickets, outages]);
  expect(
    db.query('SELECT ticket_id, customer_id, type, ticket_channel, opened_at, closed_at, stage FROM ticket ORDER BY ticket_id'),
  ).toEqual([
    {
      ticket_id: 'T1',
      customer_id: '1',
      type: '投诉',
      ticket_channel: '95598',
      opened_at: '2024-05-01 08:00:00',
      closed_at: '2024-05-02 00:00:00',
      stage: null,
    },
    {
      ticket_id: 'T2',
      customer_id: null,
      type: '咨询',
      ticket_channel: '微信',
      opened_at: '2024-05-02 00:00:00',
      closed_at: null,
      stage: null,
    },
  ]);
  expect(db.query('SELECT feeder, started, ended, planned, cause FROM outage ORDER BY feeder DESC')).toEqual([
    { feeder: '10kV甲线', started: '2024-05-01 08:00:00', ended: '2024-05-01 09:30:00', planned: true, cause: '检修' },
    { feeder: '10kV乙线', started: '2024-05-02 08:00:00', ended: null, planned: false, cause: null },
  ]);
});

describe('customer', () => {
  it('has every id of any table; of repeated rows the first, of several tables the first that knows', async () => {
    const customers = await textTable(
      db,
      'raw_c',
      [
        ['户号', '用电类别', '供电单位', '星级', '立户日期'],
        ['001', '大工业', null, '五星', '20200131'],
        ['001', '居民生活', '城东', '一星', '20210131'],
        ['002', ' 居民生活 ', '城西', '-', '立户'],
        ['003', '-', '城西', '五星', ''],
      ],
      'customers.csv',
    );
    const usage = await textTable(
      db,
      'raw_cu',
      [
        ['户号', '年月', '电量', '供电单位'],
        ['001', '202401', '5', '城南'],
        ['001', '202402', '5', '城南'],
        ['009', '202401', '5', '城北'],
        ['009', '202402', '5', '城北'],
      ],
      'usage.csv',
    );
    const info = await build(db, [customers, usage]);
    expect(db.query('SELECT customer_id, class, region, 星级, opened FROM customer ORDER BY customer_id')).toEqual([
      { customer_id: '001', class: '大工业', region: '城南', 星级: '五星', opened: '2020-01-31' },
      { customer_id: '002', class: '居民生活', region: '城西', 星级: null, opened: null },
      { customer_id: '003', class: null, region: '城西', 星级: '五星', opened: null },
      { customer_id: '009', class: null, region: '城北', 星级: null, opened: null },
    ]);
    expect(info.problems.find(({ code }) => code === 'ids_repeated')).toMatchObject({ count: 1, file: 'customers.csv' });
    expect(info.problems.find(({ code }) => code === 'customers_unknown')).toMatchObject({ count: 1 });
    expect(info.problems.find(({ code }) => code === 'values_unreadable')?.text.zh).toContain('立户日期');
  });

  it('keeps ids as they are written', async () => {
    const raw = await selectTable(db, 'raw_ids', sql`SELECT unnest([12.0, 13.0]) AS 户号, unnest([1, 2]) AS 电量`);
    await build(db, [raw]);
    expect(db.query('SELECT customer_id FROM customer ORDER BY 1').map((row) => row['customer_id'])).toEqual(['12', '13']);
    await build(db, [
      await textTable(db, 'raw_zero', [
        ['户号', '电量'],
        ['\t0001 ', '1'],
        ['３３００００１', '2'],
        ['3300001000000134006801', '3'],
      ]),
    ]);
    expect(db.query('SELECT customer_id FROM customer ORDER BY 1').map((row) => row['customer_id'])).toEqual([
      '0001',
      '3300001',
      '3300001000000134006801',
    ]);
  });

  it('falls back to the region, and then to the row', async () => {
    const regions = await textTable(db, 'raw_r', [
      ['日期', '縣市', '售電量(度)'],
      ['2019年08月', '新北市', '10'],
      ['2019年08月', '台北市', '20'],
      ['2019年08月', '合計', '30'],
    ]);
    const byRegion = await build(db, [regions]);
    expect(byRegion).toMatchObject({ grain: 'region', customers: 2 });
    expect(db.query('SELECT sum(kwh) AS kwh FROM usage ORDER BY 1')).toEqual([{ kwh: 30 }]);
    const byRow = await build(db, [await textTable(db, 'raw_rows', [['电量'], ['1'], ['2'], ['2']])]);
    expect(byRow).toMatchObject({ grain: 'row', customers: 3 });
  });

  it('leaves out what cannot be joined, and says so', async () => {
    const customers = await textTable(db, 'raw_j', [
      ['户号', '用电类别'],
      ['1', '大工业'],
    ]);
    const stray = await textTable(
      db,
      'raw_stray',
      [
        ['用电类别', '行业'],
        ['居民生活', '零售'],
      ],
      'stray.csv',
    );
    const info = await build(db, [customers, stray]);
    expect(info.customers).toBe(1);
    expect(info.problems.find(({ code }) => code === 'table_not_joined')).toMatchObject({ file: 'stray.csv' });
  });

  it('drops a column that changes within a customer', async () => {
    const raw = await textTable(db, 'raw_v', [
      ['户号', '年月', '电量', '片区', '抄表员'],
      ...['1', '2', '3'].flatMap((id) =>
        [1, 2, 3].map((m) => [id, `20240${m}`, '5', id === '1' ? '东' : '西', m === 1 ? '甲' : '乙']),
      ),
    ]);
    const mapping = guessMapping(raw);
    const asAttributes = {
      ...mapping,
      columns: mapping.columns.map((entry) =>
        ['片区', '抄表员'].includes(entry.column) ? { ...entry, use: { kind: 'attribute' as const } } : entry,
      ),
    };
    const info = await build(db, [raw], [asAttributes]);
    expect(info.facts.map(({ name }) => name)).toEqual(['kwh_12m', '片区']);
    expect(info.problems.find(({ code }) => code === 'attribute_varies')?.text.zh).toContain('抄表员');
  });
});

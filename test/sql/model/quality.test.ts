// Asks every quality check on tables small enough to count by hand: what it must find, and what it must leave alone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECKS } from '../../../src/model/quality/registry';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { selectTable } from './model-fixture';
import { ask, askText, type Asked, type Rows } from './quality-ask';
import { sql } from '../../../src/sql/sql';

let db: TestDuckdb;
beforeAll(async () => {
  db = await openDuckdb();
});
afterAll(() => db.close());

const found = (n: number, customers: number, amount: number, total: number) => ({ n, customers, amount, total });

describe('checks of a customer file', () => {
  let asked: Asked;
  beforeAll(async () => {
    asked = await askText(db, {
      raw_customers: [
        ['户号', '户名', '联系电话', '身份证号', '用电类别', '供电单位', '合同容量', '家庭人口', '立户日期', '备用列'],
        ['0330000001', '甲', '13800001234', '330102199001011234', '居民生活', '城东', '8', '3', '2010-05-01', 'a1'],
        ['0330000002', '乙', '1380000123', '33010219900101123X', '居民生活', '城东', '8', '0', '2030-01-01', 'a2'],
        ['0330000003', '丙', '0571-88886666', '12345', '居民生活', '城西', '0', '99', '1899-12-30', 'a3'],
        ['0330000003', '丙', '0571-88886666', '12345', '居民生活', '城西', '0', '99', '1899-12-30', 'a4'],
        ['330000004', '丁', '88886666', null, '居民生活', '城西', '-5', '2.5', null, 'a5'],
        ['0330000005', '戊', '+86 13900001234', '91330100MA2A1B2C3D', '大工业', '城西', '315', '300', '2026-11-24', 'a6'],
        ['3.30E+09', '己', '138****1234', '3301**********1234', '大工业', '城西', '三百', '20', '不详', 'a7'],
        ['330000000000000000', '庚', '138', '330102900101123', '居民生活', '城西', '400', '21', '1900-01-01', 'a8'],
        ['', '辛', null, null, '大工业', '城西', '400', '4', '2020-01-01', 'a9'],
        ['0330000006', '壬', '13800001234/13900001234', null, '大工业', '城东', null, '1', '2020-01-01', 'b1'],
      ],
    });
  });

  // Customers: 1, 2, 3, 4 (9 digits), 5, 3.30E+09, 330…0, 6 = 8.
  it.each([
    ['repeated-ids', found(1, 1, 1, 8)],
    ['rows-without-id', found(1, 0, 1, 10)],
    ['damaged-id', found(2, 2, 2, 8)],
    ['opened-date', found(2, 2, 2, 8)],
    ['capacity-not-positive', found(2, 2, 2, 8)],
    // 0, 99, 2.5 and 21; 20 is the last that passes, and 300 work in a company.
    ['household-size', found(4, 4, 4, 8)],
    // ten digits of a mobile number, and three digits
    ['phone-length', found(2, 2, 2, 8)],
    ['id-number-length', found(1, 1, 1, 8)],
    // 合同容量 三百 and 立户日期 不详
    ['values-unreadable', found(2, 1, 2, 30)],
  ])('%s', async (id, expected) => {
    expect(await asked.found(id)).toEqual(expected);
  });

  it('says which rows', async () => {
    const ids = async (id: string, thresholds = {}) => (await asked.rows(id, thresholds)).map((row) => row['customer_id']);
    expect(await asked.rows('repeated-ids')).toEqual([
      { customer_id: '0330000003', file: 'raw_customers.csv', rows_of_id: 2, repeats: 1, lines: '3 4' },
    ]);
    expect(await asked.rows('rows-without-id')).toEqual([{ customer_id: null, file: 'raw_customers.csv', line: 9 }]);
    expect(await ids('damaged-id')).toEqual(['3.30E+09', '330000000000000000']);
    expect(await ids('household-size', { most: 99 })).toEqual(['0330000002', '330000004']);
    expect(await ids('phone-length')).toEqual(['0330000002', '330000000000000000']);
    expect((await asked.rows('values-unreadable')).map((row) => [row['column_name'], row['line'], row['value']])).toEqual([
      ['合同容量', 7, '三百'],
      ['立户日期', 7, '不详'],
    ]);
  });

  it('finds the number that lost its leading zero once that is rare enough', async () => {
    // 5 of 8 have ten digits, 62.5 %.
    expect((await asked.found('id-length'))?.n).toBe(0);
    expect(await asked.found('id-length', { usual: 60 })).toEqual(found(3, 3, 3, 8));
  });

  it('leaves alone what the file cannot answer', async () => {
    for (const id of ['negative-kwh', 'missing-slots', 'closed-before-opened', 'no-data'])
      expect(await asked.found(id), id).toBeNull();
  });
});

const MONTHS = Array.from({ length: 24 }, (_, i) => `${2024 + Math.floor(i / 12)}${String((i % 12) + 1).padStart(2, '0')}`);

describe('checks of monthly consumption', () => {
  let asked: Asked;
  beforeAll(async () => {
    const usage: (string | null)[][] = [];
    const add = (id: string, month: string, kwh: string | null, amount: string | null, rest: (string | null)[] = []): void => {
      usage.push([id, month, kwh, amount, ...rest, ...new Array<null>(6 - rest.length).fill(null)]);
    };
    // 01: months 1–6 without 3 and 4; one negative; a price of 5; bands off by 20.
    add('01', '202401', '100', '50', ['50', '20', '30']);
    add('01', '202402', '-7', '-3', ['50', '20', '30']);
    add('01', '202405', '101', '505', ['50', '20', '51']);
    add('01', '202406', '102', '51', [null, '20', '51']);
    // 02: the same 80 kWh four times in a row, then zeros, then a factor of 100 for good (a multiplier).
    for (const month of MONTHS.slice(0, 4)) add('02', month, '80', '40');
    for (const month of MONTHS.slice(4, 7)) add('02', month, '0', '0');
    add('02', '202408', '85', '42');
    for (const month of MONTHS.slice(8, 14)) add('02', month, String(8500 + Number(month)), '100000');
    // 03: irrigation, up and down by 20 every summer: a season, no jump.
    for (const month of MONTHS) add('03', month, /0[678]$/.test(month) ? `20${month.slice(-2)}` : `1${month.slice(-2)}`, null);
    // 04: one month stands twice, one is to come; arrears with and without a bill; paid before the month.
    add('04', '202401', '60', '30', [null, null, null, '20240120', '0']);
    add('04', '202401', '60', '30', [null, null, null, '20240120', '0']);
    add('04', '202402', '61', '30', [null, null, null, '20240131', '12']);
    add('04', '202403', '62', null, [null, null, null, null, '15']);
    add('04', '202712', '63', '31');
    asked = await askText(db, {
      raw_usage: [
        ['户号', '年月', '电量', '电费', '峰电量', '平电量', '谷电量', '缴费日期', '欠费'],
        ...usage.map((row) => [...row, null].slice(0, 9)),
      ],
      raw_customers: [
        ['户号', '用电类别'],
        ['01', '居民生活'],
        ['02', '居民生活'],
        ['03', '农业生产'],
        ['05', '居民生活'],
      ],
    });
  });

  // Rows of usage: 4 + 14 + 24 + 4 = 46.
  it.each([
    ['negative-kwh', found(1, 1, 1, 46)],
    ['negative-amount', found(1, 1, 1, 46)],
    ['future-month', found(1, 1, 1, 46)],
    // 505 yuan for 101 kWh
    ['price-out-of-bounds', found(1, 1, 1, 46)],
    // −7 against 100, and 101 against 121 (102 has no peak)
    ['bands-do-not-add', found(2, 1, 2, 46)],
    ['arrears-without-bill', found(1, 1, 1, 46)],
    ['paid-before-month', found(1, 1, 1, 46)],
    ['repeated-months', found(1, 1, 1, 46)],
    // 01 lacks 03 and 04; 04 lacks 2024-04 … 2027-11, 44 months
    ['missing-months', found(2, 2, 46, 4)],
    ['zero-months', found(1, 1, 3, 4)],
    ['stuck-months', found(1, 1, 4, 4)],
    ['not-in-customer-list', found(1, 1, 1, 5)],
    ['no-data', found(1, 1, 1, 5)],
  ])('%s', async (id, expected) => {
    expect(await asked.found(id)).toEqual(expected);
  });

  it('tells a multiplier from a season', async () => {
    expect(await asked.rows('jump-months')).toMatchObject([
      { customer_id: '02', period: '2024-09', kwh_before: 85, kwh: 210909 },
    ]);
    expect((await asked.found('jump-months', { factor: 10, floor: 1e6 }))?.n).toBe(0);
  });

  it('names the months and moves with its thresholds', async () => {
    expect(await asked.rows('missing-months')).toMatchObject([
      { customer_id: '04', missing: 44 },
      {
        customer_id: '01',
        first_month: '2024-01',
        last_month: '2024-06',
        months: 4,
        missing: 2,
        missing_months: '2024-03 2024-04',
      },
    ]);
    expect(await asked.rows('stuck-months')).toEqual([
      { customer_id: '02', months: 4, longest: 4, kwh: 80, first_month: '2024-01', last_month: '2024-04' },
    ]);
    expect((await asked.found('stuck-months', { months: 5 }))?.n).toBe(0);
    expect((await asked.found('price-out-of-bounds', { hi: 5 }))?.n).toBe(0);
    expect((await asked.found('zero-months', { months: 4 }))?.n).toBe(0);
  });
});

/** One row per hour of days from `start`, kW by a rule; null leaves the hour out. */
function hours(id: string, days: readonly string[], kw: (day: number, hour: number) => number | null): Rows {
  return days.flatMap((day, d) =>
    Array.from({ length: 24 }, (_, hour) => [id, `${day} ${String(hour).padStart(2, '0')}:00`, kw(d, hour)] as const).flatMap(
      ([who, time, value]) => (value === null ? [] : [[who, time, String(value)]]),
    ),
  );
}

it.each([
  ['电费', 1],
  ['电费(美元)', undefined],
  ['amount', undefined],
])('the limits of the price are for yuan: %s', async (header, n) => {
  const asked = await askText(db, {
    raw_bill: [
      ['户号', '年月', '电量', header],
      ['01', '202401', '100', '505'],
      ['01', '202402', '100', '60'],
    ],
  });
  expect(asked.model.roles).toContain('amount');
  expect((await asked.found('price-out-of-bounds'))?.n).toBe(n);
});

describe('checks of readings', () => {
  let asked: Asked;
  // 2024-03-31 is a Sunday on which clocks go from 2 to 3, 2024-10-27 one on which 2 o'clock comes twice.
  const WEEK = ['2024-03-30', '2024-03-31', '2024-04-01', '2024-04-02', '2024-04-04'];
  beforeAll(async () => {
    asked = await askText(db, {
      raw_readings: [
        ['户号', '时间', '功率'],
        // A: clock change, April 3 missing, April 4 with 22 points, a negative one among them.
        ...hours('A', WEEK, (d, h) =>
          d === 1 && h === 2 ? null : d === 4 && h >= 22 ? null : d === 4 && h === 12 ? -1 : 1 + h / 10,
        ),
        // B: clock change; stuck on two days, zero on one, a wild point on the last.
        ...hours('B', WEEK.slice(0, 4), (d, h) =>
          d === 1 && h === 2 ? null : d === 0 || d === 1 ? 2.5 : d === 2 ? 0 : h === 9 ? 900 : 3,
        ),
        ...hours('A', ['2024-10-27'], (_, h) => h + 1),
        ...hours('B', ['2024-10-27'], (_, h) => h + 1),
        ['A', '2024-10-27 02:00', '3'],
        ['B', '2024-10-27 02:00', '3'],
        ['B', '2024-10-28 00:00', '1'],
        ['B', '2030-01-01 00:00', '1'],
        ['B', '2030-01-01 01:00', '1'],
      ],
      raw_customers: [
        ['户号', '合同容量', '用电类别'],
        ['A', '3.3', '居民生活'],
        ['B', '1000', '大工业'],
      ],
    });
  });

  it.each([
    ['negative-power', found(1, 1, 1, 13)],
    ['zero-days', found(1, 1, 1, 13)],
    ['future-reading', found(1, 1, 1, 13)],
    ['absurd-power', found(1, 1, 1, 13)],
    ['stuck-readings', found(1, 1, 2, 2)],
    ['repeated-readings', found(2, 2, 2, 265)],
    ['clock-change', found(2, 0, 4, 8)],
    // A's peak of 24 kW on the last day is 7.3 times 3.3 kVA.
    ['capacity-below-peak', found(1, 1, 1, 2)],
  ])('%s', async (id, expected) => {
    expect(await asked.found(id)).toEqual(expected);
  });

  it('counts missing days and points by hand', async () => {
    // A: 03-30 … 10-27 are 212 days, 6 there. B: … 2030-01-01 are 2104 days, 7 there.
    expect((await asked.rows('missing-days')).map((row) => [row['customer_id'], row['days'], row['missing']])).toEqual([
      ['B', 7, 2097],
      ['A', 6, 206],
    ]);
    expect(
      (await asked.rows('missing-slots')).map((row) => [row['customer_id'], row['day'], row['points'], row['missing_times']]),
    ).toEqual([
      ['B', '2024-10-28', 1, '01:00 02:00 03:00 04:00 05:00 06:00 07:00 08:00 09:00 10:00 11:00 12:00'],
      ['B', '2030-01-01', 2, '02:00 03:00 04:00 05:00 06:00 07:00 08:00 09:00 10:00 11:00 12:00 13:00'],
      ['A', '2024-04-04', 22, '22:00 23:00'],
      ['A', '2024-03-31', 23, '02:00'],
      ['B', '2024-03-31', 23, '02:00'],
    ]);
    expect(await asked.rows('clock-change')).toMatchObject([
      { day: '2024-03-31', hours_of_day: 23, customers_of_day: 2 },
      { day: '2024-10-27', hours_of_day: 25, customers_of_day: 2 },
    ]);
  });

  it('sees a last day of nothing but midnight', async () => {
    const ends = await askText(db, {
      raw_ends: [
        ['户号', '时间', '功率'],
        ...hours('A', ['2024-03-04', '2024-03-05'], (_, h) => h),
        ['A', '2024-03-06 00:00', '7'],
        ...hours('B', ['2024-03-04', '2024-03-05'], (_, h) => h),
      ],
    });
    expect(await ends.rows('midnight-alone')).toMatchObject([{ customer_id: 'A', day: '2024-03-06' }]);
  });
});

describe('checks of service and files', () => {
  it('finds impossible answers, tickets and outages', async () => {
    const asked = await askText(db, {
      raw_survey: [
        ['户号', '调查日期', '满意度', '推荐意愿'],
        ...Array.from({ length: 39 }, (_, i) => [`${i + 10}`, '2024-05-01', String(1 + (i % 5)), String(i % 11)]),
        ['50', '2024-05-01', '99', '5'],
        ['51', '2030-05-01', null, '11'],
      ],
      raw_tickets: [
        ['工单编号', '户号', '业务类型', '受理时间', '首次响应时间', '办结时间'],
        ['T1', '10', '投诉', '2024-05-01 08:00', '2024-05-01 08:00', '2024-05-01 07:00'],
        ['T2', '10', '投诉', '2024-05-01 08:00', '2024-05-01 07:59', null],
        ['T3', '11', '报修', '2030-05-01 08:00', null, '2030-05-02 08:00'],
        ['T4', '11', '报修', '2026-11-24 23:00', '2026-11-24 23:10', '2026-11-24 23:30'],
      ],
      raw_outages: [
        ['停电区域', '停电开始时间', '停电结束时间', '停电原因'],
        ['城东', '2024-05-01 08:00', '2024-05-01 07:00', '故障'],
        ['城东', '2024-05-02 08:00', null, '故障'],
        ['城东', '2024-05-03 08:00', '2024-05-03 09:00', '故障'],
      ],
    });
    expect(await asked.found('score-off-scale')).toEqual(found(2, 2, 2, 41));
    expect(await asked.found('future-answer')).toEqual(found(1, 1, 1, 41));
    expect(await asked.found('closed-before-opened')).toEqual(found(1, 1, 1, 4));
    expect(await asked.found('responded-before-opened')).toEqual(found(1, 1, 1, 4));
    expect(await asked.found('future-ticket')).toEqual(found(1, 1, 1, 4));
    expect(await asked.found('outage-ends-before-start')).toEqual(found(1, 0, 1, 3));
  });

  it('does not take an incomplete last month for a jump', async () => {
    const months = ['202401', '202402', '202403', '202404'];
    const stub = await askText(db, {
      raw_stub: [
        ['户号', '年月', '电量'],
        ...['1', '2', '3'].flatMap((id) => months.map((month, i) => [id, month, i === 3 ? '10' : '300'])),
      ],
    });
    expect((await stub.found('jump-months'))?.n).toBe(0);
  });

  it('lists rows of totals and unused columns', async () => {
    const asked = await askText(db, {
      raw_totals: [
        ['序号', '户号', '年月', '电量'],
        ['1', '001', '202401', '10'],
        ['2', '002', '202401', '20'],
        ['3', '合计', '202401', '30'],
      ],
    });
    expect(await asked.rows('total-rows')).toEqual([{ customer_id: null, file: 'raw_totals.csv', line: 3, value: '合计' }]);
    expect(await asked.rows('unused-columns')).toEqual([
      { customer_id: null, file: 'raw_totals.csv', column_name: '序号', type: 'VARCHAR' },
    ]);
    expect(await asked.found('unused-columns')).toEqual(found(1, 0, 1, 4));
  });

  it('answers on empty tables and on columns without a value', async () => {
    const header = [
      '户号',
      '年月',
      '电量',
      '电费',
      '峰电量',
      '平电量',
      '谷电量',
      '缴费日期',
      '欠费金额',
      '联系电话',
      '家庭人口',
      '立户日期',
      '合同容量',
    ];
    const empty = await askText(db, { raw_empty: [header, header.map(() => null)] });
    for (const { id } of CHECKS) {
      const answer = await empty.found(id);
      if (answer !== null && id !== 'rows-without-id' && id !== 'unused-columns') expect(answer.n, id).toBe(0);
    }
    const readings = await ask(db, [
      await selectTable(
        db,
        'raw_none',
        sql`SELECT '1' AS "户号", TIMESTAMP '2024-01-01' + INTERVAL (i) HOUR AS "时间", NULL::DOUBLE AS kw FROM range(30) r(i)`,
      ),
    ]);
    for (const { id } of CHECKS) {
      const answer = await readings.found(id);
      if (answer !== null && !['unused-columns', 'no-data'].includes(id)) expect(answer.n, id).toBe(0);
    }
  });

  it('has a list for every check that counts, on hostile names', async () => {
    const asked = await askText(db, {
      [`raw_"it's; --`]: [
        ['户号', '年月', `电量"'; DROP TABLE usage; --`, '电费', '联系电话'],
        [`1'"`, '202401', 'x', '1', '1'],
        [`1'"`, '202401', '5', '1', '1'],
      ],
    });
    for (const check of CHECKS) {
      const answer = await asked.found(check.id);
      const rows = answer === null ? [] : await asked.rows(check.id);
      expect(rows.length, check.id).toBe(answer?.n ?? 0);
      if (answer !== null && answer.n > 0) {
        const text = check.sentence(answer, {
          ...asked.input,
          thresholds: Object.fromEntries((check.thresholds ?? []).map(({ id, value }) => [id, value])),
        });
        expect(text.en).toMatch(/\d/);
        expect(text.zh).toMatch(/\d/);
      }
    }
  });
});

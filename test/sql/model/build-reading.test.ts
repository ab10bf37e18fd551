// Checks readings and load shapes on curves small enough to work out by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql, type Sql } from '../../../src/sql/sql';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { build, selectTable, textTable } from './model-fixture';

let db: TestDuckdb;
beforeAll(async () => {
  db = await openDuckdb();
});
afterAll(() => db.close());

const days = (): unknown[] => db.query('SELECT customer_id, day, slot_minutes, kw FROM reading_day ORDER BY customer_id, day');

/** Hourly readings: customer, hour since 2024-01-01 00:00 (a Monday), kWh = that hour's number. */
const hourly = (where: Sql, order: Sql = sql`c, h`): Sql =>
  sql`SELECT c AS building_id, TIMESTAMP '2024-01-01' + to_hours(CAST(h AS INTEGER)) AS ts, CAST(h AS DOUBLE) AS kwh FROM (VALUES ('a'), ('b')) v(c), range(48) r(h) WHERE ${where} ORDER BY ${order}`;

const upTo = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

describe('long rows', () => {
  it('make one list a customer and day', async () => {
    const info = await build(db, [await selectTable(db, 'raw_h', hourly(sql`TRUE`))]);
    expect(days()).toEqual(
      ['a', 'b'].flatMap((customer_id) => [
        { customer_id, day: '2024-01-01', slot_minutes: 60, kw: upTo(0, 24) },
        { customer_id, day: '2024-01-02', slot_minutes: 60, kw: upTo(24, 48) },
      ]),
    );
    expect(info).toMatchObject({ slotsPerDay: 24, period: ['2024-01-01', '2024-01-02'], problems: [] });
    expect(info.rows).toMatchObject({ reading: 96, reading_day: 4, load_shape: 96 });
  });

  it('come out the same in any order', async () => {
    await build(db, [await selectTable(db, 'raw_h', hourly(sql`TRUE`))]);
    const inOrder = days();
    await build(db, [await selectTable(db, 'raw_h', hourly(sql`TRUE`, sql`hash(c || h)`))]);
    expect(days()).toEqual(inOrder);
    await build(db, [await selectTable(db, 'raw_h', hourly(sql`TRUE`, sql`h, c`))]);
    expect(days()).toEqual(inOrder);
  });

  it('leave NULL where a reading is missing, at the ends of the day too', async () => {
    await build(db, [await selectTable(db, 'raw_h', hourly(sql`c = 'a' AND h NOT IN (0, 5, 23)`))]);
    const [first, second] = days() as { kw: (number | null)[] }[];
    expect(first?.kw).toEqual(upTo(0, 24).map((hour) => ([0, 5, 23].includes(hour) ? null : hour)));
    expect(second?.kw).toEqual(upTo(24, 48));
    expect(db.query('SELECT count(*)::INTEGER AS n, sum(kwh) AS kwh FROM reading ORDER BY n')).toEqual([
      { n: 45, kwh: (47 * 48) / 2 - 28 },
    ]);
  });

  it('of one time are averaged and counted', async () => {
    const info = await build(db, [
      await selectTable(
        db,
        'raw_h',
        sql`FROM (${hourly(sql`c = 'a'`)}) UNION ALL SELECT 'a', TIMESTAMP '2024-01-01 05:00:00', 25.0`,
      ),
    ]);
    expect((days()[0] as { kw: number[] }).kw[5]).toBe(15);
    expect(info.problems.find(({ code }) => code === 'readings_repeated')).toMatchObject({ count: 1 });
  });

  it('of energy in quarter hours become power: kW = kWh × 4', async () => {
    const raw = await selectTable(
      db,
      'raw_q',
      sql`SELECT '1' AS 户号, TIMESTAMP '2024-01-01' + to_minutes(CAST(15 * i AS INTEGER)) AS 时间, 0.5 AS 电量 FROM range(96) r(i)`,
    );
    await build(db, [raw]);
    expect(days()).toEqual([{ customer_id: '1', day: '2024-01-01', slot_minutes: 15, kw: Array.from({ length: 96 }, () => 2) }]);
    expect(db.query('SELECT sum(kwh) AS kwh FROM reading ORDER BY kwh')).toEqual([{ kwh: 48 }]);
  });

  it('finer than a quarter hour are averaged to a grid that splits none of them', async () => {
    const every = (minutes: number): Sql =>
      sql`SELECT '1' AS 户号, TIMESTAMP '2024-01-01' + to_minutes(CAST(${minutes} * i AS INTEGER)) AS 时间, CAST(i AS DOUBLE) AS 功率 FROM range(${1440 / minutes}) r(i)`;
    await build(db, [await selectTable(db, 'raw_5', every(5))]);
    expect(days()[0]).toMatchObject({ slot_minutes: 15 });
    expect((days()[0] as { kw: number[] }).kw.slice(0, 3)).toEqual([1, 4, 7]);
    await build(db, [await selectTable(db, 'raw_10', every(10))]);
    expect(days()[0]).toMatchObject({ slot_minutes: 30 });
    expect((days()[0] as { kw: number[] }).kw.slice(0, 3)).toEqual([1, 4, 7]);
  });

  it('with times at the end of the interval are moved to its start', async () => {
    const raw = await selectTable(
      db,
      'raw_e',
      sql`SELECT '1' AS 户号, TIMESTAMP '2024-01-01' + to_hours(CAST(i + 1 AS INTEGER)) AS 时间, CAST(i AS DOUBLE) AS 功率 FROM range(48) r(i)`,
    );
    await build(db, [raw]);
    expect(days()).toEqual([
      { customer_id: '1', day: '2024-01-01', slot_minutes: 60, kw: upTo(0, 24) },
      { customer_id: '1', day: '2024-01-02', slot_minutes: 60, kw: upTo(24, 48) },
    ]);
  });

  it('with 00:00 as the last row of its own day, as the steel plant has it', async () => {
    const rows = upTo(0, 2).flatMap((day) =>
      upTo(1, 25).map((hour) => [
        '1',
        `0${day + 1}/01/2018 ${String(hour % 24).padStart(2, '0')}:00`,
        String(24 * day + hour - 1),
      ]),
    );
    const raw = await textTable(db, 'raw_steel', [['户号', 'date', 'Usage_kWh'], ...rows, ['1', '13/01/2018 01:00', '']]);
    await build(db, [raw]);
    expect(days()).toEqual([
      { customer_id: '1', day: '2018-01-01', slot_minutes: 60, kw: upTo(0, 24) },
      { customer_id: '1', day: '2018-01-02', slot_minutes: 60, kw: upTo(24, 48) },
    ]);
  });

  it('with 24:00, and date and time in two columns', async () => {
    const rows = upTo(1, 25).map((hour) => ['1', '2024-01-01', `${String(hour).padStart(2, '0')}:00`, String(hour)]);
    await build(db, [await textTable(db, 'raw_two', [['户号', '日期', '时间', '负荷'], ...rows])]);
    expect(days()).toEqual([{ customer_id: '1', day: '2024-01-01', slot_minutes: 60, kw: upTo(1, 25) }]);
  });

  it('once a day are no curve: that is said, and the customers stay', async () => {
    const raw = await selectTable(
      db,
      'raw_day',
      sql`SELECT '1' AS 户号, TIMESTAMP '2024-01-01 08:00:00' + to_days(CAST(i AS INTEGER)) AS 时间, 5.0 AS 功率 FROM range(9) r(i)`,
    );
    const info = await build(db, [raw]);
    expect(info).toMatchObject({ customers: 1, slotsPerDay: 0 });
    expect(info.problems.map(({ code }) => code)).toEqual(['interval_too_long']);
  });
});

describe('wide rows', () => {
  const header = (count: number): string[] => ['户号', '日期', ...upTo(1, count + 1).map((i) => `P${i}`)];
  const values = (count: number, of: (i: number) => string): string[] => upTo(0, count).map(of);

  it('keep gaps as NULL and the first of two rows of a day', async () => {
    const raw = await textTable(db, 'raw_p', [
      header(96),
      ['1', '20240101', ...values(96, (i) => (i === 3 ? '' : String(i)))],
      ['1', '20240101', ...values(96, () => '1000')],
      ['2', '20240101', ...values(96, () => '')],
    ]);
    const info = await build(db, [raw]);
    expect(days()).toEqual([
      { customer_id: '1', day: '2024-01-01', slot_minutes: 15, kw: upTo(0, 96).map((i) => (i === 3 ? null : i)) },
    ]);
    expect(db.query('SELECT time, kw, kwh FROM reading ORDER BY time LIMIT 1 OFFSET 3')).toEqual([
      { time: '2024-01-01 01:00:00', kw: 4, kwh: 1 },
    ]);
    expect(info.problems.find(({ code }) => code === 'readings_repeated')).toMatchObject({ count: 1 });
  });

  it('with columns in text order and one missing', async () => {
    const kept = upTo(1, 25)
      .filter((i) => i !== 7)
      .map((i) => `h${i}`)
      .sort();
    const raw = await textTable(db, 'raw_text', [
      ['户号', '日期', ...kept],
      ['1', '2024-01-01', ...kept.map((name) => name.slice(1))],
    ]);
    await build(db, [raw]);
    expect(days()).toEqual([
      { customer_id: '1', day: '2024-01-01', slot_minutes: 60, kw: upTo(1, 25).map((i) => (i === 7 ? null : i)) },
    ]);
  });
});

it('a curve without a day is a day of no kind: it has a shape for all days only, and its peak from that', async () => {
  const raw = await textTable(db, 'raw_typical', [
    ['户号', ...upTo(1, 25).map((i) => `P${i}`)],
    ['1', ...upTo(0, 24).map((hour) => (hour === 20 ? '9' : '1'))],
  ]);
  const info = await build(db, [raw]);
  expect(info.period).toBeNull();
  expect(db.query('SELECT day_type, count(*)::INTEGER AS n FROM load_shape GROUP BY day_type ORDER BY 1')).toEqual([
    { day_type: 'all', n: 24 },
  ]);
  expect(db.query('SELECT peak_kw, peak_hour FROM customer_facts ORDER BY 1')).toEqual([{ peak_kw: 9, peak_hour: 20 }]);
});

describe('load_shape', () => {
  it('is the mean of the days that have the slot, by day type', async () => {
    // Friday, Saturday, Sunday, Monday with 1, 2, 4, 3 kW; the Monday lacks its first hour.
    const rows = [
      ['2024-01-05', 1],
      ['2024-01-06', 2],
      ['2024-01-07', 4],
      ['2024-01-08', 3],
    ] as const;
    const raw = await textTable(db, 'raw_l', [
      ['户号', '日期', ...upTo(1, 25).map((i) => `P${i}`)],
      ...rows.map(([day, kw]) => [
        '1',
        day,
        ...upTo(0, 24).map((hour) => (day === '2024-01-08' && hour === 0 ? null : String(kw))),
      ]),
    ]);
    await build(db, [raw]);
    expect(db.query('SELECT day_type, slot, hour, kw, days FROM load_shape WHERE slot < 2 ORDER BY day_type, slot')).toEqual([
      { day_type: 'all', slot: 0, hour: 0, kw: 7 / 3, days: 3 },
      { day_type: 'all', slot: 1, hour: 1, kw: 2.5, days: 4 },
      { day_type: 'weekend', slot: 0, hour: 0, kw: 3, days: 2 },
      { day_type: 'weekend', slot: 1, hour: 1, kw: 3, days: 2 },
      { day_type: 'workday', slot: 0, hour: 0, kw: 1, days: 1 },
      { day_type: 'workday', slot: 1, hour: 1, kw: 2, days: 2 },
    ]);
  });

  it('brings customers of another grid to the commonest one', async () => {
    const wide = (name: string, id: string, count: number, days: number): Promise<Parameters<typeof build>[1][number]> =>
      textTable(db, name, [
        ['户号', '日期', ...upTo(1, count + 1).map((i) => `P${i}`)],
        ...upTo(1, days + 1).map((day) => [id, `2024-01-0${day}`, ...upTo(0, count).map(String)]),
      ]);
    const info = await build(db, [await wide('raw_48', 'half', 48, 1), await wide('raw_24', 'hour', 24, 2)]);
    expect(info.slotsPerDay).toBe(24);
    expect(
      db.query(
        "SELECT customer_id, slot, kw, days FROM load_shape WHERE day_type = 'all' AND slot IN (0, 23) ORDER BY customer_id, slot",
      ),
    ).toEqual([
      { customer_id: 'half', slot: 0, kw: 0.5, days: 1 },
      { customer_id: 'half', slot: 23, kw: 46.5, days: 1 },
      { customer_id: 'hour', slot: 0, kw: 0, days: 2 },
      { customer_id: 'hour', slot: 23, kw: 23, days: 2 },
    ]);
    const finer = await build(db, [await wide('raw_48', 'half', 48, 2), await wide('raw_24', 'hour', 24, 1)]);
    expect(finer.slotsPerDay).toBe(48);
    expect(
      db.query(
        "SELECT slot, hour, kw, days FROM load_shape WHERE customer_id = 'hour' AND day_type = 'all' AND slot IN (46, 47) ORDER BY slot",
      ),
    ).toEqual([
      { slot: 46, hour: 23, kw: 23, days: 1 },
      { slot: 47, hour: 23.5, kw: 23, days: 1 },
    ]);
  });
});

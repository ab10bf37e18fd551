// Checks what becomes of rows that repeat a customer and time: copies, several meters, and what nothing tells apart; sums worked out by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelInfo } from '../../../src/model/model-info';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { build, textTable } from './model-fixture';

let db: TestDuckdb;
beforeAll(async () => {
  db = await openDuckdb();
});
afterAll(() => db.close());

type Row = readonly (string | null)[];
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const pad = (n: number): string => String(n).padStart(2, '0');

let made = 0;
const load = async (...rows: readonly Row[]): Promise<ModelInfo> => build(db, [await textTable(db, `raw_${made++}`, rows)]);
const told = (info: ModelInfo): Record<string, number | undefined> =>
  Object.fromEntries(info.problems.map(({ code, count }) => [code, count]));
const sentence = (info: ModelInfo, code: string): string => info.problems.find((one) => one.code === code)?.text.en ?? '';

/** Hours 0 … 23 of one day; `of` gives the power, null for a missing value. */
const hours = (before: readonly string[], of: (hour: number) => number | null): Row[] =>
  upTo(24).map((hour) => [...before, `2024-01-15 ${pad(hour)}:00`, of(hour)?.toString() ?? null]);
const power = (): unknown[] =>
  db.query('SELECT customer_id, kw FROM reading_day ORDER BY customer_id, day').map((row) => Object.values(row));

describe('a row a reading', () => {
  const header = ['户号', '电能表编号', '时间', '功率'];

  it('adds up the meters of a customer', async () => {
    const info = await load(
      header,
      ...hours(['1', 'A1'], (hour) => hour),
      ...hours(['1', 'A2'], () => 100),
      ...hours(['2', 'B1'], () => 7),
    );
    expect(power()).toEqual([
      ['1', upTo(24).map((hour) => 100 + hour)],
      ['2', upTo(24).map(() => 7)],
    ]);
    expect(told(info)).toEqual({ meters_added: 1 });
    expect(sentence(info, 'meters_added')).not.toContain('no value');
    expect(db.query('SELECT count(*)::INTEGER AS n FROM customer_facts')).toEqual([{ n: 2 }]);
  });

  it('sums the meters that are there where one is missing, and says at how many times', async () => {
    // A2 lacks three hours: two without a value, one without a row.
    const second = hours(['1', 'A2'], (hour) => (hour === 3 || hour === 4 ? null : 100)).filter((_, hour) => hour !== 9);
    const info = await load(header, ...hours(['1', 'A1'], () => 1), ...second);
    expect(power()).toEqual([['1', upTo(24).map((hour) => ([3, 4, 9].includes(hour) ? 1 : 101))]]);
    expect(sentence(info, 'meters_added')).toContain('At 3 times');
  });

  it('knows a meter that took the place of another for what it is', async () => {
    const info = await load(
      header,
      ...hours(['1', 'A1'], () => 1).slice(0, 12),
      ...hours(['1', 'A2'], () => 2).slice(12),
      ...hours(['2', 'B1'], () => 5),
    );
    expect(power()[0]).toEqual(['1', upTo(24).map((hour) => (hour < 12 ? 1 : 2))]);
    expect(told(info)).toEqual({});
  });

  it('counts copies once, meter by meter', async () => {
    const first = hours(['1', 'A1'], () => 10);
    const info = await load(header, ...first, ...hours(['1', 'A2'], () => 5), ...first.slice(0, 2));
    expect(power()).toEqual([['1', upTo(24).map(() => 15)]]);
    expect(told(info)).toEqual({ rows_copied: 2, meters_added: 1 });
  });

  it('counts copies once in a mean of what nothing tells apart', async () => {
    // 6, 6 and 12 at one time: the copy counts once, and the mean of 6 and 12 is 9.
    const info = await load(
      ['户号', '时间', '功率'],
      ...hours(['1'], () => 6),
      ['1', '2024-01-15 05:00', '6'],
      ['1', '2024-01-15 05:00', '12'],
    );
    expect(power()).toEqual([['1', upTo(24).map((hour) => (hour === 5 ? 9 : 6))]]);
    expect(told(info)).toEqual({ rows_copied: 1, readings_repeated: 1 });
  });

  it('adds up meters that are known by no name, each of one customer only', async () => {
    const info = await load(
      ['户号', '设备', '时间', '功率'],
      ...hours(['1', 'north'], () => 1),
      ...hours(['1', 'south'], () => 2),
      ...hours(['2', 'hall'], () => 4),
      ...hours(['2', 'shed'], () => 8),
    );
    expect(power()).toEqual([
      ['1', upTo(24).map(() => 3)],
      ['2', upTo(24).map(() => 12)],
    ]);
    expect(told(info)).toEqual({ meters_added: 2 });
  });

  it('does not add up active and reactive power', async () => {
    const info = await load(
      ['户号', '内容', '时间', '功率'],
      ...['1', '2'].flatMap((id) => [...hours([id, '有功'], () => 8), ...hours([id, '无功'], () => 2)]),
    );
    expect(power()[0]).toEqual(['1', upTo(24).map(() => 5)]);
    expect(told(info)).toMatchObject({ readings_repeated: 48 });
  });

  it('adds up meters that are read every five minutes, before the means of the quarter hours', async () => {
    const every = (meter: string, kw: (i: number) => number): Row[] =>
      upTo(288).map((i) => ['1', meter, `2024-01-15 ${pad(Math.floor(i / 12))}:${pad((i % 12) * 5)}`, String(kw(i))]);
    const info = await load(header, ...every('A1', (i) => i), ...every('A2', () => 1000));
    expect((power()[0] as [string, number[]])[1].slice(0, 3)).toEqual([1001, 1004, 1007]);
    expect(told(info)).toEqual({ meters_added: 1 });
  });

  it('adds up within each of several files', async () => {
    const day = (of: string): Row[] =>
      ['A1', 'A2'].flatMap((meter, k) => upTo(24).map((hour) => ['1', meter, `${of} ${pad(hour)}:00`, String(k + 1)]));
    await build(db, [
      await textTable(db, 'raw_jan', [header, ...day('2024-01-15')]),
      await textTable(db, 'raw_feb', [header, ...day('2024-02-15')]),
    ]);
    expect(power()).toEqual([
      ['1', upTo(24).map(() => 3)],
      ['1', upTo(24).map(() => 3)],
    ]);
  });
});

describe('a column a slot', () => {
  const points = upTo(24).map((i) => `P${i + 1}`);
  const header = ['户号', '表号', '日期', ...points];
  const row = (id: string, meter: string, day: string, of: (i: number) => number | null): Row => [
    ...[id, meter, day],
    ...upTo(24).map((i) => of(i)?.toString() ?? null),
  ];

  it('adds up the meters, of those present, and says so', async () => {
    const info = await load(
      header,
      row('1', 'A1', '2024-01-15', (i) => i),
      row('1', 'A2', '2024-01-15', (i) => (i < 2 ? null : 100)),
      row('1', 'A1', '2024-01-16', () => 1),
      row('2', 'B1', '2024-01-15', () => 9),
    );
    expect(power()).toEqual([
      ['1', upTo(24).map((i) => (i < 2 ? i : 100 + i))],
      ['1', upTo(24).map(() => 1)],
      ['2', upTo(24).map(() => 9)],
    ]);
    // Two points of the first day, all 24 of the second.
    expect(told(info)).toEqual({ meters_added: 1 });
    expect(sentence(info, 'meters_added')).toContain('At 26 times');
  });

  it('counts a copy once, and takes the first of two rows of one meter', async () => {
    const info = await load(
      header,
      row('1', 'A1', '2024-01-15', () => 1),
      row('1', 'A2', '2024-01-15', () => 10),
      row('1', 'A2', '2024-01-15', () => 10),
      row('1', 'A2', '2024-01-15', () => 99),
    );
    expect(power()).toEqual([['1', upTo(24).map(() => 11)]]);
    expect(told(info)).toEqual({ rows_copied: 1, meters_added: 1, readings_repeated: 1 });
  });
});

describe('energy', () => {
  const months = (): unknown[] =>
    db.query("SELECT customer_id, strftime(period, '%Y%m'), kwh FROM usage ORDER BY 1, 2").map((row) => Object.values(row));

  it('of a row a month counts copies once and adds up meters', async () => {
    const info = await load(
      ['户号', '电表资产号', '年月', '电量'],
      ['1', 'A1', '202401', '10'],
      ['1', 'A1', '202401', '10'],
      ['1', 'A2', '202401', '5'],
      ['1', 'A1', '202402', '7'],
      ['2', 'B1', '202401', '100'],
    );
    expect(months()).toEqual([
      ['1', '202401', 15],
      ['1', '202402', 7],
      ['2', '202401', 100],
    ]);
    expect(told(info)).toEqual({ rows_copied: 1, meters_added: 1 });
    expect(sentence(info, 'meters_added')).toContain('At 1 times');
  });

  it('of rows that nothing tells apart is added up as before, but not that of copies', async () => {
    const info = await load(
      ['序号', '户号', '年月', '电量'],
      ['1', '1', '202401', '10'],
      ['2', '1', '202401', '10'],
      ['3', '1', '202401', '3'],
      ['4', '2', '202401', '4'],
    );
    expect(months()).toEqual([
      ['1', '202401', 13],
      ['2', '202401', 4],
    ]);
    expect(told(info)).toEqual({ rows_copied: 1, months_repeated: 1 });
  });

  it('of a column a month, and of a column a day', async () => {
    const info = await load(
      ['户号', '电表编号', '202401', '202402'],
      ['1', 'A1', '1', '2'],
      ['1', 'A2', '10', null],
      ['1', 'A2', '10', null],
      ['2', 'B1', '100', '200'],
    );
    expect(months()).toEqual([
      ['1', '202401', 11],
      ['1', '202402', 2],
      ['2', '202401', 100],
      ['2', '202402', 200],
    ]);
    expect(told(info)).toEqual({ rows_copied: 1, meters_added: 1 });
    expect(sentence(info, 'meters_added')).toContain('At 1 times');

    await load(['户号', '电表编号', '2024/1/1', '2024/1/2'], ['1', 'A1', '1', '2'], ['1', 'A2', '10', ''], ['1', 'A2', '10', '']);
    expect(db.query('SELECT kwh FROM usage_day ORDER BY day')).toEqual([{ kwh: 11 }, { kwh: 2 }]);
    expect(months()).toEqual([['1', '202401', 13]]);
  });

  it('of a row a day, in the days as in the months', async () => {
    const day = (meter: string, kwh: number): Row[] => upTo(5).map((i) => ['1', meter, `2024-01-0${i + 1}`, String(kwh)]);
    const first = day('A1', 1);
    await load(['户号', '电能表编号', '日期', '电量'], ...first, ...day('A2', 10), ...first);
    expect(db.query('SELECT kwh FROM usage_day ORDER BY day')).toEqual(upTo(5).map(() => ({ kwh: 11 })));
    expect(months()).toEqual([['1', '202401', 55]]);
  });
});

it('a meter number alone is the number of the customer', async () => {
  await load(['电能表编号', '年月', '电量'], ['A1', '202401', '1'], ['A1', '202402', '2'], ['A2', '202401', '3']);
  expect(db.query('SELECT customer_id FROM customer ORDER BY 1')).toEqual([{ customer_id: 'A1' }, { customer_id: 'A2' }]);
});

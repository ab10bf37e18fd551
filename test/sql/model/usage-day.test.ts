// Daily energy: from one column a day, with gaps and several meters, and from long tables of days; and never from months.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { ident, join, sql } from '../../../src/sql/sql';
import { build, selectTable, textTable } from './model-fixture';

let db: TestDuckdb;
beforeAll(async () => {
  db = await openDuckdb();
});
afterAll(() => db.close());

const days = (): unknown[] =>
  db.query(`SELECT customer_id AS id, strftime(day, '%m-%d') AS day, round(kwh, 3) AS kwh FROM usage_day ORDER BY ALL`);

describe('the daily energy of customers', () => {
  it('comes from columns in any order; a day without column or value is missing, not zero', async () => {
    const raw = await textTable(db, 'raw_wide', [
      ['户号', '2024/1/2', '2024/1/1', '2024/1/4'],
      ['01', '2', '1', '4'],
      ['02', '', '0', '8'],
    ]);
    const model = await build(db, [raw]);
    expect(db.query('SELECT customer_id AS id, len(kwh)::INTEGER AS days FROM usage_series ORDER BY id')).toEqual([
      { id: '01', days: 4 },
      { id: '02', days: 4 },
    ]);
    expect(days()).toEqual([
      { id: '01', day: '01-01', kwh: 1 },
      { id: '01', day: '01-02', kwh: 2 },
      { id: '01', day: '01-04', kwh: 4 },
      { id: '02', day: '01-01', kwh: 0 },
      { id: '02', day: '01-04', kwh: 8 },
    ]);
    expect(model.rows['usage_day']).toBe(5);
  });

  it('adds up the meters of a customer', async () => {
    const raw = await textTable(db, 'raw_meters', [
      ['户号', '2024/1/1', '2024/1/2', '2024/1/3'],
      ['01', '1', '2', ''],
      ['01', '10', '', ''],
    ]);
    await build(db, [raw]);
    expect(days()).toEqual([
      { id: '01', day: '01-01', kwh: 11 },
      { id: '01', day: '01-02', kwh: 2 },
    ]);
  });

  it('takes each day once where two files have it, from the first', async () => {
    const first = await textTable(db, 'raw_a', [
      ['户号', '2024/1/1', '2024/1/2', '2024/1/3'],
      ['01', '1', '', '3'],
    ]);
    const second = await textTable(db, 'raw_b', [
      ['户号', '2024/1/2', '2024/1/3', '2024/1/4'],
      ['01', '20', '30', '40'],
    ]);
    await build(db, [first, second]);
    expect(days().map((row) => (row as { kwh: number }).kwh)).toEqual([1, 20, 3, 40]);
  });

  it('comes from a row a day, but not from a row a month', async () => {
    const rows = Array.from({ length: 6 }, (_, i) => ['01', `2024-01-0${i + 1}`, String(i + 1)]);
    const raw = await textTable(db, 'raw_long', [['户号', '日期', '电量'], ...rows]);
    const model = await build(db, [raw]);
    expect(days()).toHaveLength(6);
    expect(model.rows['usage_day']).toBe(6);
    const months = await textTable(db, 'raw_months', [
      ['户号', '年月', '电量'],
      ['01', '202401', '31'],
      ['01', '202402', '29'],
    ]);
    await build(db, [months]);
    expect(days()).toEqual([]);
  });
});

it('keeps very many months as columns, and gives the same usage', async () => {
  const customers = 400_000;
  const months = Array.from(
    { length: 16 },
    (_, i) => `${String(2023 + Math.floor(i / 12))}${String((i % 12) + 1).padStart(2, '0')}`,
  );
  const raw = await selectTable(
    db,
    'raw_many',
    sql`SELECT lpad(i::VARCHAR, 10, '0') AS 户号, ${join(
      months.map((month, m) => sql`CASE WHEN i % 100 <> ${m} THEN i % 7 + ${m} END AS ${ident(month)}`),
      ', ',
    )} FROM range(${customers}) t(i)`,
  );
  const model = await build(db, [raw]);
  expect(db.query('SELECT count(*)::INTEGER AS n FROM usage_month')).toEqual([{ n: 0 }]);
  // One month in a hundred is missing for each customer.
  expect(model.rows['usage']).toBe(customers * 16 - (customers / 100) * 16);
  expect(
    db.query(`SELECT kwh FROM usage WHERE customer_id = '0000000005' ORDER BY period LIMIT 6`).map(({ kwh }) => kwh),
  ).toEqual([5, 6, 7, 8, 9, 11]);
  // The last twelve months of customer 5: 5 + m for m = 4 … 15, without m = 5, which is missing.
  expect(db.query(`SELECT kwh_12m FROM customer_facts WHERE customer_id = '0000000005'`)).toEqual([{ kwh_12m: 164 }]);
});

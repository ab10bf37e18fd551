// Tests that the facts index answers as SQL does, on random customers under random filters.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ColumnNotLoaded, FactsIndex, type FactColumn } from '../../../src/crossfilter/facts-index';
import { loadFactColumn } from '../../../src/crossfilter/load-column';
import { Random } from '../../../src/lib/random';
import { population, type Filter } from '../../../src/model/filter';
import { sql } from '../../../src/sql/sql';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';

const ROWS = 500;
let database: TestDuckdb;
let index: FactsIndex;

beforeAll(async () => {
  database = await openDuckdb();
  // Values follow from the row number; every seventh class and every fifth kWh is missing.
  database.query(`
    CREATE TABLE customer_facts AS
    SELECT
      'c' || lpad(i::VARCHAR, 4, '0') AS customer_id,
      CASE WHEN i % 7 = 0 THEN NULL ELSE 'class ' || (i * 13 % 4) END AS class,
      CASE WHEN i % 5 = 0 THEN NULL ELSE (i * 37 % 101)::DOUBLE END AS kwh_12m,
      CASE WHEN i % 3 = 0 THEN NULL ELSE (i % 2)::DOUBLE END AS csat_top2,
      'v' || (i % 3) AS value,
      'w' || (i % 2) AS code
    FROM range(${ROWS}) t(i)
    ORDER BY hash(i)`);
  database.query(
    "CREATE TABLE segment AS SELECT customer_id, 's' || (abs(hash(customer_id)) % 3) AS segment FROM customer_facts ORDER BY customer_id",
  );
  const run = (statement: { text: string }) => Promise.resolve(database.columns(statement.text));
  const columns = new Map<string, FactColumn>();
  for (const name of ['segment', 'class', 'value', 'code']) columns.set(name, await loadFactColumn(name, 'category', run));
  for (const name of ['kwh_12m', 'csat_top2']) columns.set(name, await loadFactColumn(name, 'number', run));
  index = new FactsIndex(ROWS, columns);
});

afterAll(() => database.close());

function randomFilters(random: Random): Filter[] {
  const filters: Filter[] = [];
  if (random.chance(0.6))
    filters.push({
      kind: 'in',
      field: 'class',
      values: [random.pick(['class 0', 'class 1', 'nowhere']), random.chance(0.5) ? null : 'class 3'],
    });
  if (random.chance(0.6)) {
    const lo = random.below(90);
    filters.push({ kind: 'range', field: 'kwh_12m', lo, hi: lo + 1 + random.below(40) });
  }
  if (random.chance(0.3)) filters.push({ kind: 'in', field: 'segment', values: ['s1'] });
  return filters;
}

describe('facts index', () => {
  it('takes attributes that are called as the columns of its statements are', () => {
    // i % 3 and i % 2 of 0 … 499.
    expect(index.group('value', [], []).map(({ key, count }) => [key, count])).toEqual([
      ['v0', 167],
      ['v1', 167],
      ['v2', 166],
    ]);
    expect(index.group('code', [], []).map(({ key, count }) => [key, count])).toEqual([
      ['w0', 250],
      ['w1', 250],
    ]);
  });

  it('counts and sums as SQL does, to the last customer', () => {
    const random = new Random(7);
    for (let round = 0; round < 60; round++) {
      const filters = randomFilters(random);
      const rows = database.query(
        sql`WITH population AS NOT MATERIALIZED (${population(filters)})
SELECT segment, count(*)::INTEGER AS n, coalesce(sum(kwh_12m), 0)::DOUBLE AS kwh, count(csat_top2)::INTEGER AS answers
FROM population GROUP BY segment ORDER BY segment`.text,
      );
      const groups = index
        .group('segment', filters, ['kwh_12m', 'csat_top2'])
        .filter((group) => group.count > 0)
        .map((group) => ({ segment: group.key, n: group.count, kwh: group.sums[0], answers: group.known[1] }));
      expect(groups, JSON.stringify(filters)).toEqual(rows);
    }
  });

  it('keeps missing values as a group of their own', () => {
    const missing = index.group('class', [], []).find((group) => group.key === null);
    // Multiples of 7 below 500: 0, 7, … 497.
    expect(missing?.count).toBe(72);
  });

  it('bins half-open and leaves missing values out', () => {
    const edges = [0, 25, 50, 101];
    const expected = database.query(
      `SELECT count(*) FILTER (WHERE kwh_12m < 25)::INTEGER AS a, count(*) FILTER (WHERE kwh_12m >= 25 AND kwh_12m < 50)::INTEGER AS b, count(*) FILTER (WHERE kwh_12m >= 50)::INTEGER AS c FROM customer_facts`,
    )[0];
    expect([...index.histogram('kwh_12m', edges, [])]).toEqual([expected?.['a'], expected?.['b'], expected?.['c']]);
  });

  it('names the column that it does not hold', () => {
    expect(() => index.group('region', [], [])).toThrow(ColumnNotLoaded);
  });
});

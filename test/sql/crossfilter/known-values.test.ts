// Tests that a category of which something is known beforehand is read as one of which nothing is, whether that was right or not.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CategoryColumn } from '../../../src/crossfilter/fact-column';
import { loadFactColumns, type KnownValues } from '../../../src/crossfilter/load-column';
import type { Sql } from '../../../src/sql/sql';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';

/** The last customer alone is of the third class, far behind what a sample sees; every tenth has no region, of which there are many. */
const ROWS = 30_000;
let database: TestDuckdb;

beforeAll(async () => {
  database = await openDuckdb();
  database.query(`
    CREATE TABLE customer_facts AS
    SELECT
      i::VARCHAR AS customer_id,
      CASE WHEN i = ${String(ROWS - 1)} THEN 'third' WHEN i % 2 = 0 THEN '𠮷 second' ELSE 'first' END AS class,
      CASE WHEN i % 10 > 0 THEN 'region ' || (i % 8) END AS region
    FROM range(${String(ROWS)}) t(i);
    CREATE TABLE segment AS SELECT customer_id, CASE WHEN class = 'third' THEN '～' ELSE class END AS segment FROM customer_facts`);
});
afterAll(() => database.close());

async function load(field: string, known?: KnownValues): Promise<{ column: CategoryColumn; statements: number }> {
  let statements = 0;
  const run = (statement: Sql) => {
    statements++;
    return Promise.resolve(database.columns(statement.text));
  };
  const columns = await loadFactColumns([{ field, kind: 'category', known }], run);
  return { column: columns.get(field) as CategoryColumn, statements };
}

const texts = ({ codes, values }: CategoryColumn): (string | null | undefined)[] => Array.from(codes, (code) => values[code]);

it('by a sample, with customers that have none', async () => {
  const { column, statements } = await load('region', { distinct: 8, missing: ROWS / 10 });
  expect(statements).toBe(2);
  expect(column.values).toEqual([...[0, 1, 2, 3, 4, 5, 6, 7].map((n) => `region ${String(n)}`), null]);
  expect(texts(column)).toEqual(Array.from({ length: ROWS }, (_, i) => (i % 10 > 0 ? `region ${String(i % 8)}` : null)));
  expect(column).toEqual((await load('region')).column);
});

it.each([
  ['a value that the sample lacks', 'class', { distinct: 3, missing: 0 }],
  ['a value that nobody knew of', 'class', { distinct: 2, missing: 0 }],
  ['more without a value than there are', 'region', { distinct: 8, missing: 0 }],
  ['a key that no customer has', 'segment', { distinct: 4, values: ['first', '𠮷 second', '～', 'nobody'], missing: 0 }],
  ['a key too few', 'segment', { distinct: 2, values: ['first', '𠮷 second'], missing: 0 }],
] as const)('with %s', async (_, field, known) => {
  const expected =
    field === 'class'
      ? ['first', 'third', '𠮷 second']
      : field === 'segment'
        ? ['first', '～', '𠮷 second']
        : [...[0, 1, 2, 3, 4, 5, 6, 7].map((n) => `region ${String(n)}`), null];
  const { column } = await load(field, known);
  expect(column.values).toEqual(expected);
  expect(column).toEqual((await load(field)).column);
});

it('by the keys of the segments, in the order of the database, in one statement', async () => {
  const { column, statements } = await load('segment', { distinct: 3, values: ['～', '𠮷 second', 'first'], missing: 0 });
  expect([statements, column.values]).toEqual([1, ['first', '～', '𠮷 second']]);
  expect(column).toEqual((await load('segment')).column);
});

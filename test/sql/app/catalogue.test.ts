// What the SQL page offers, asked of the engine of the page.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { QUERY_COLUMNS, QUERY_FUNCTIONS, readFunctions, readTables } from '../../../src/app/sql/catalogue';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';

let db: TestDuckdb;
beforeAll(async () => {
  db = await openDuckdb();
  db.query(
    'CREATE TABLE usage (customer_id VARCHAR, period DATE, kwh DOUBLE); CREATE VIEW usage_day AS SELECT 1 AS day; CREATE TABLE copied_row (place BIGINT)',
  );
});
afterAll(() => db.close());

it('lists the functions that can be called, with their arguments, and none that acts or needs an extension', () => {
  const functions = readFunctions(db.columns(QUERY_FUNCTIONS.text));
  const byName = new Map(functions.map((one) => [one.name, one]));
  expect(byName.get('round')?.args).toBe('x[, precision]');
  expect(byName.get('row_number')?.args).toBe('');
  for (const name of [
    'sum',
    'quantile_cont',
    'date_trunc',
    'strftime',
    'regexp_extract',
    'list_filter',
    'unnest',
    'range',
    'lag',
  ])
    expect(byName.has(name), name).toBe(true);
  for (const { name } of functions)
    expect(name).not.toMatch(/^(?:read_|pragma_|duckdb_|json|icu|query|nextval|checkpoint|copy_)/);
  expect(byName.size).toBe(functions.length);
});

it('lists tables and views of the model with their columns and meanings, without its workings', () => {
  const tables = readTables(db.columns(QUERY_COLUMNS.text), null, { usage: 0, usage_day: 1, copied_row: 0 }, [], () => {
    throw new Error('no file is open');
  });
  expect(tables.map(({ name, rows }) => [name, rows])).toEqual([
    ['usage', 0],
    ['usage_day', 1],
  ]);
  expect(tables[0]?.columns.map(({ name, type, meaning }) => [name, type, meaning?.zh])).toEqual([
    ['customer_id', 'VARCHAR', '户号'],
    ['period', 'DATE', expect.any(String)],
    ['kwh', 'DOUBLE', expect.stringMatching(/电量.*kWh/)],
  ]);
});

// Puts the read-only check before the real engine: what it lets through, DuckDB's own parser must see as one statement that reads.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readOnly } from '../../src/sql/read-only';
import { sql } from '../../src/sql/sql';
import { openDuckdb, type TestDuckdb } from '../support/duckdb';

let duckdb: TestDuckdb;

beforeAll(async () => {
  duckdb = await openDuckdb();
  duckdb.query('CREATE TABLE t AS SELECT 1 AS a');
});
afterAll(() => {
  duckdb.close();
});

/** The proof as the engine tries it: planned, not run. */
const prove = (proof: string) => duckdb.query(`EXPLAIN ${proof}`);

it.each([
  'SELECT a FROM t -- all',
  'FROM t;',
  'WITH x AS (FROM t) FROM x',
  '(SELECT 1) UNION ALL (SELECT 2)',
  'VALUES (1)',
  'TABLE t',
  'DESCRIBE t',
  'SHOW TABLES',
  'SUMMARIZE t',
  'UNPIVOT t ON a',
  'PIVOT t ON a IN (1, 2) USING count(*)',
  'EXPLAIN SELECT 1',
  'EXPLAIN ANALYZE FROM t',
  'EXPLAIN (FORMAT json) FROM t',
  "SELECT E'it\\'s;', $x$ ; $x$ /* /* */ ; */",
])('runs %s', (text) => {
  const { statement, proof } = readOnly(text);
  expect(prove(proof.text)).toHaveLength(1);
  expect(duckdb.query(statement.text).length).toBeGreaterThan(0);
});

it.each(['WITH x AS (SELECT 5 AS a) INSERT INTO t FROM x', 'WITH x AS (SELECT 5 AS a) DELETE FROM t'])(
  'finds no proof for %s',
  (text) => {
    expect(() => prove(readOnly(text).proof.text)).toThrow(/Expected a single SELECT statement/);
  },
);

it.each([
  'SELECT 1; SELECT 2',
  '; SET VARIABLE v = 1',
  'COMMIT',
  'CREATE TEMP TABLE x AS SELECT 1',
  "COPY t TO 'import/x.csv'",
  "/* /* */ SELECT 1 ' */ ; SET VARIABLE v = 1; -- '",
])('would find none for %s, had the check let it through', (text) => {
  expect(() => prove(sql`FROM query(${text})`.text)).toThrow(/Expected a single SELECT statement/);
});

it('has a read-only transaction behind it that refuses every write', () => {
  duckdb.query('BEGIN TRANSACTION READ ONLY');
  try {
    expect(() => duckdb.query('DELETE FROM t')).toThrow(/read-only/);
  } finally {
    duckdb.query('ROLLBACK');
  }
});

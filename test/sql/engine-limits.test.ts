// Proves what the locked-down engine refuses, and that every refusal is a quick, readable error instead of a request or a hang.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { openDuckdb, type TestDuckdb } from '../support/duckdb';
import { cpuMs } from '../support/cpu-time';

let duckdb: TestDuckdb;
const utf8 = (text: string) => new TextEncoder().encode(text);

beforeAll(async () => {
  duckdb = await openDuckdb({ settings: ["SET memory_limit = '1GB'"] });
  duckdb.registerFile('import/户.csv', utf8('户号,电量\n0001,12.5\n'));
  duckdb.registerFile('elsewhere.csv', utf8('a\n1\n'));
});
afterAll(() => {
  duckdb.close();
});

/** The error of a statement and the work that it took to come, in ms. */
function refusal(sql: string): { message: string; ms: number } {
  const start = cpuMs();
  try {
    duckdb.query(sql);
  } catch (error) {
    return { message: String(error), ms: cpuMs() - start };
  }
  throw new Error(`not refused: ${sql}`);
}

describe('files', () => {
  it('reads a registered file under import/, Chinese names included', () => {
    expect(duckdb.query(`SELECT * FROM read_csv('import/户.csv', all_varchar = true)`)).toEqual([{ 户号: '0001', 电量: '12.5' }]);
  });

  it.each([
    "FROM read_csv('elsewhere.csv')",
    "FROM 'elsewhere.csv'",
    "FROM read_text('/etc/hostname')",
    "FROM read_csv('import/../elsewhere.csv')",
    "FROM glob('*')",
    "FROM 'https://example.org/a.csv'",
    "COPY (SELECT 1) TO 'elsewhere-out.csv'",
    "ATTACH 'other.db'",
  ])('refuses %s', (sql) => {
    expect(refusal(sql).message).toMatch(/Permission Error: Cannot access file/);
  });
});

describe('configuration', () => {
  it.each([
    "SET memory_limit = '2GB'",
    'SET threads = 2',
    'SET enable_external_access = true',
    'SET autoload_known_extensions = true',
    "SET allowed_directories = ['/']",
    'RESET lock_configuration',
  ])('refuses %s', (sql) => {
    expect(refusal(sql).message).toMatch(/Cannot change configuration option|Cannot set|locked/);
  });

  it('keeps what was set before the lock', () => {
    expect(duckdb.query("SELECT current_setting('memory_limit') AS memory")).toEqual([{ memory: '953.6 MiB' }]);
  });

  it('loads no extension', () => {
    expect(refusal('LOAD icu').message).toMatch(/Loading external extensions is disabled/);
    expect(refusal('LOAD parquet').message).toMatch(/Loading external extensions is disabled/);
  });
});

describe('what would need the icu extension', () => {
  it.each(['SELECT current_date', 'SELECT today()', "SELECT date_trunc('day', now())"])(
    '%s fails at once and says why',
    (sql) => {
      const { message, ms } = refusal(sql);
      expect(message).toMatch(/icu/);
      expect(ms).toBeLessThan(1000);
    },
  );

  it('leaves timestamps without a zone working', () => {
    const sql = "SELECT date_trunc('day', TIMESTAMP '2024-02-29 12:34:56') AS day, strftime(DATE '2024-02-29', '%Y-%m') AS month";
    expect(duckdb.query(sql)).toEqual([{ day: '2024-02-29', month: '2024-02' }]);
  });

  it('still answers afterwards', () => {
    expect(duckdb.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('values come back as a person would write them', () => {
  it.each<[string, unknown]>([
    ['1.25::DECIMAL(10,2)', 1.25],
    ['-0.05::DECIMAL(4,2)', -0.05],
    ['12345678901234567890.12::DECIMAL(38,2)', '12345678901234567890.12'],
    ['sum(x)', 3],
    ['count(*)', 2],
    ['9007199254740993', 9007199254740993n],
    ["DATE '2024-02-29'", '2024-02-29'],
    ["TIMESTAMP '2024-02-29 12:34:56'", '2024-02-29 12:34:56'],
    ["TIMESTAMP_S '1960-01-01 00:00:00'", '1960-01-01 00:00:00'],
    ["TIMESTAMP_NS '2024-02-29 12:34:56.5'", '2024-02-29 12:34:56.5'],
    ["TIME '12:00:01'", '12:00:01'],
    ['[1.5::DECIMAL(5,2), NULL]', [1.5, null]],
    ["{'户': 1::BIGINT, 'share': 0.5}", { 户: 1, share: 0.5 }],
    ["MAP {'k': 1.5}", { k: 1.5 }],
    ["INTERVAL '14 months 3 days 1.5 seconds'", '14 months 3 days 1.5 s'],
    ["TIMESTAMP '2024-02-29 12:34:56.123456'", '2024-02-29 12:34:56.123456'],
    ["'a'::BLOB", '0x61'],
    ["'甲'::ENUM('乙', '甲')", '甲'],
    ['NULL', null],
    ['true', true],
  ])('%s', (expression, expected) => {
    expect(duckdb.query(`SELECT ${expression} AS v FROM (VALUES (1), (2)) t(x) LIMIT 1`)).toEqual([{ v: expected }]);
  });
});

it('takes an Arrow stream as a table', () => {
  duckdb.query('CREATE SCHEMA raw');
  const table = tableFromArrays({ 户号: ['0001', '0002'], kwh: Float64Array.of(1.5, 2.5) });
  duckdb.insertArrow(tableToIPC(table, 'stream'), 'from arrow', 'raw');
  expect(duckdb.query('SELECT max(户号) AS id, sum(kwh) AS kwh FROM raw."from arrow"')).toEqual([{ id: '0002', kwh: 4 }]);
});

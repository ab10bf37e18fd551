// Parquet files made by native DuckDB come to the same values as there; broken ones come to a sentence.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import initialise from 'parquet-wasm/esm/parquet_wasm.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../src/lib/errors';
import { loadParquet } from '../../../src/intake/parquet/load-parquet';
import { readParquet } from '../../../src/intake/parquet/read-parquet';
import { probeFile } from '../../../src/intake/probe';
import type { RawTable } from '../../../src/intake/raw-table';
import { tableName } from '../../../src/intake/table-name';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { describeWithSharedData } from '../../support/shared-data';
import { runnerOf } from './load-text';

let duckdb: TestDuckdb;
let native: DuckDBConnection;
const folder = mkdtempSync(path.join(tmpdir(), 'wattfolk-parquet-'));
const wasm = createRequire(import.meta.url).resolve('parquet-wasm/esm/parquet_wasm_bg.wasm');

async function startReader(): Promise<void> {
  await initialise({ module_or_path: readFileSync(wasm) });
}

beforeAll(async () => {
  duckdb = await openDuckdb();
  native = await (await DuckDBInstance.create(':memory:')).connect();
  await startReader();
});
afterAll(() => {
  duckdb.close();
  native.closeSync();
  rmSync(folder, { recursive: true });
});

async function load(bytes: Uint8Array<ArrayBuffer>, name = 'test.parquet'): Promise<RawTable> {
  const taken = new Set(duckdb.query('SELECT table_name FROM duckdb_tables()').map((row) => String(row['table_name'])));
  const [table] = await loadParquet(
    await probeFile(new File([bytes], name)),
    {
      runner: runnerOf(duckdb),
      nameFor: (label) => tableName(label, taken),
      overrides: {},
      onProgress: () => undefined,
      signal: new AbortController().signal,
    },
    (file, sink) => readParquet(file, sink),
  );
  if (table === undefined) throw new Error('no table');
  return table;
}

let written = 0;
/** A file of the rows of a query, as native DuckDB writes it. */
async function write(query: string, options = ''): Promise<string> {
  const file = path.join(folder, `${written++}.parquet`);
  await native.run(`COPY (${query}) TO '${file}' (FORMAT parquet${options})`);
  return file;
}
const bytesOf = (file: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(file));
const nativeTexts = async (file: string): Promise<unknown[][]> => {
  const reader = await native.runAndReadAll(`SELECT COLUMNS(*)::VARCHAR FROM read_parquet('${file}')`);
  return reader.getRows();
};
const texts = (table: RawTable): unknown[][] =>
  duckdb.query(`SELECT COLUMNS(*)::VARCHAR FROM ${table.name}`).map((row) => Object.values(row));

/** One expression a column; i counts 0 … 4,999, and every seventh row is NULL. */
const TYPES: Record<string, string> = {
  flag: 'i % 2 = 0',
  tiny: '(i % 100)::TINYINT',
  small: 'i::SMALLINT',
  whole: '(i * 7919)::INTEGER',
  big: 'i * 1000000007',
  utiny: '(i % 250)::UTINYINT',
  usmall: 'i::USMALLINT',
  uint: '(i + 4000000000)::UINTEGER',
  ubig: '(i + 18446744073709540000::UBIGINT)::UBIGINT',
  real: '(i / 3)::FLOAT',
  double: 'i / 7.0::DOUBLE',
  odd: "CASE i % 3 WHEN 0 THEN 'nan'::DOUBLE WHEN 1 THEN 'inf'::DOUBLE ELSE '-inf'::DOUBLE END",
  d4: '(i % 1000 / 10.0)::DECIMAL(4,1)',
  d9: '(i / 100.0)::DECIMAL(9,2)',
  d18: '(-i / 1000.0)::DECIMAL(18,6)',
  d38: '(i::DECIMAL(38,10) * 1234567890123.4567891)::DECIMAL(38,10)',
  day: "DATE '2024-01-31' + i::INTEGER",
  clock: "TIME '00:00:01' + INTERVAL (i) SECOND",
  stamp: "TIMESTAMP '2024-01-31 00:00:00.123456' + INTERVAL (i) MINUTE",
  stamp_s: "(TIMESTAMP '2024-01-31' + INTERVAL (i) MINUTE)::TIMESTAMP_S",
  stamp_ms: "(TIMESTAMP '2024-01-31 00:00:00.5' + INTERVAL (i) MINUTE)::TIMESTAMP_MS",
  stamp_ns: "(TIMESTAMP '2024-01-31' + INTERVAL (i) MINUTE)::TIMESTAMP_NS",
  word: "'户' || i",
  few: "(['居民生活', '大工业', ''])[1 + i % 3]",
  level: "(['特级', '一级'])[1 + i % 2]::ENUM('特级', '一级')",
  list: '[i, NULL, i + 1]',
  words: "['a' || i, NULL]",
  record: "{'x': i, 'y': 'n' || i, 'z': {'w': i / 2.0::DOUBLE}}",
  records: "[{'k': i, 'v': [i::VARCHAR]}]",
  lookup: "MAP {'a': i, 'b': i + 1}",
  json: "('{\"a\": ' || i || '}')::JSON",
};
const ALL = `SELECT ${Object.entries(TYPES)
  .map(([name, expression]) => `CASE WHEN i % 7 = 6 THEN NULL ELSE ${expression} END AS ${name}`)
  .join(', ')}, NULL::INTEGER AS nothing FROM range(5000) r(i)`;

describe('values equal those of native DuckDB', () => {
  it.each(['uncompressed', 'snappy', 'gzip', 'zstd', 'lz4', 'lz4_raw', 'brotli'])('packed with %s', async (codec) => {
    const file = await write(ALL, `, COMPRESSION ${codec}, ROW_GROUP_SIZE 2048`);
    expect(texts(await load(bytesOf(file)))).toEqual(await nativeTexts(file));
  });

  it('in pages of the second version, with delta and split encodings', async () => {
    // Differences of UINTEGER beyond 2^31 stop parquet-wasm 0.8.0 dead; the page then says that the file cannot be read.
    const file = await write(`SELECT * EXCLUDE (uint) FROM (${ALL})`, ', PARQUET_VERSION V2, ROW_GROUP_SIZE 4096');
    expect(texts(await load(bytesOf(file)))).toEqual(await nativeTexts(file));
  });

  it('for identifiers, spans of time and times with a zone, in a form that needs no extension', async () => {
    const file = await write(
      "SELECT '01234567-89ab-cdef-0123-456789abcdef'::UUID AS u, INTERVAL '3 days 4 hours' AS v, TIMESTAMPTZ '2024-01-31 08:00:00+08' AS t",
    );
    const table = await load(bytesOf(file));
    expect(texts(table)).toEqual([['01234567-89ab-cdef-0123-456789abcdef', '3 days 04:00:00', '2024-01-31 00:00:00']]);
    expect(table.problems.map(({ code }) => code).sort()).toEqual(['interval_months_lost', 'times_in_utc']);
  });

  it('for texts that are not marked as such, as Hive and Impala write them', async () => {
    const file = await write(
      "SELECT encode('居民' || i) AS label, '\\xFF\\x00'::BLOB AS raw, NULL::BLOB AS nothing FROM range(3) r(i)",
    );
    const table = await load(bytesOf(file));
    expect(table.columns.map(({ sqlType }) => sqlType)).toEqual(['VARCHAR', 'BLOB', 'BLOB']);
    expect(texts(table)[2]?.slice(0, 2)).toEqual(['居民2', '\\xFF\\x00']);
    expect(table.problems.map(({ code }) => code)).toContain('binary_as_text');
  });
});

/** Files of PyArrow 25, written with types that native DuckDB does not write. */
const fixture = (name: string): Uint8Array<ArrayBuffer> => bytesOf(path.resolve(import.meta.dirname, '../../fixtures', name));

describe('types that other writers use', () => {
  it('of newer Arrow: text in views, narrow decimals, long lists, half floats, marked UUIDs, codes of sixteen bytes', async () => {
    const table = await load(fixture('arrow-types.parquet'));
    expect(texts(table)).toEqual([
      ['0012345678901', '1234567.89', '1234567890123.4567', '[重要]', '1.5', '01234567-89ab-cdef-0123-456789abcdef', 'GD20240131000017', '2024-01-31 00:15:00'], // prettier-ignore
      ['0012345678902', null, '-0.0001', '[]', '-0.25', null, null, null],
      [null, '-0.01', null, null, null, '00000000-0000-0000-0000-000000000001', 'GD20240131000025', null],
    ]);
    expect(table.problems.map(({ code, count }) => [code, count])).toEqual([
      ['binary_as_text', 1],
      ['times_out_of_range', 2],
    ]);
  });

  it('of older Spark and Impala: timestamps of 96 bits', async () => {
    expect(texts(await load(fixture('int96.parquet')))).toEqual([
      ['2024-01-31 00:15:00.5', '1'],
      [null, '2'],
      ['1969-12-31 23:59:59', '3'],
    ]);
  });
});

describe('odd shapes', () => {
  it('without rows, with one column, with five thousand', async () => {
    const empty = await load(bytesOf(await write("SELECT 1 AS a, 'x' AS b WHERE false")));
    expect([empty.rows, empty.columns.length, empty.problems.map(({ code }) => code)]).toEqual([0, 2, ['no_rows']]);
    const wide = await load(bytesOf(await write(`SELECT ${Array.from({ length: 5000 }, (_, i) => `${i} AS c${i}`).join(', ')}`)));
    expect(wide.columns).toHaveLength(5000);
    expect(duckdb.query(`SELECT c0, c4999 FROM ${wide.name}`)).toEqual([{ c0: 0, c4999: 4999 }]);
  });

  it('with names that are hostile, blank or the same but for case', async () => {
    const file = await write('SELECT 1 AS "a""b", 2 AS "; DROP TABLE t;--", 3 AS " ", 4 AS "select", 5 AS "<b>电量</b>"');
    const table = await load(bytesOf(file));
    expect(texts(table)).toEqual([['1', '2', '3', '4', '5']]);
    // Names cannot be the same in DuckDB, so one byte of each place where they stand is changed.
    const twin = Buffer.from(bytesOf(await write('SELECT 7 AS twin_a, 8 AS twin_b')));
    for (let at = twin.indexOf('twin_b'); at >= 0; at = twin.indexOf('twin_b', at + 1)) twin.write('Twin_a', at);
    const twins = await load(new Uint8Array(twin));
    expect(twins.columns.map(({ name }) => name)).toEqual(['twin_a', 'Twin_a_2']);
    expect(texts(twins)).toEqual([['7', '8']]);
    expect(twins.problems.map(({ code }) => code)).toContain('columns_renamed');
  });
});

async function refused(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  try {
    await load(bytes);
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.code;
    throw thrown;
  }
  return 'read';
}

describe('broken files', () => {
  it('that are encrypted, cut off or say a wrong length get a sentence', async () => {
    const whole = bytesOf(await write(ALL));
    const encrypted = whole.slice();
    encrypted.set([0x50, 0x41, 0x52, 0x45]);
    encrypted.set([0x50, 0x41, 0x52, 0x45], encrypted.length - 4);
    expect(await refused(encrypted)).toBe('parquet_encrypted');
    for (const share of [0, 0.1, 0.5, 0.9, 0.999])
      expect(await refused(whole.slice(0, Math.max(5, whole.length * share)))).toBe('parquet_broken');
    const lying = whole.slice();
    new DataView(lying.buffer).setUint32(lying.length - 8, 0x7fffffff, true);
    expect(await refused(lying)).toBe('parquet_broken');
  });
});

describeWithSharedData('real Parquet files', (file) => {
  it('of all types give their answers', async () => {
    const table = await load(new Uint8Array(readFileSync(file('variants/all_types.parquet'))));
    expect(table.rows).toBe(100);
    expect(duckdb.query(`SELECT sum("电量 (kWh)")::DOUBLE AS kwh FROM ${table.name}`)).toEqual([{ kwh: 7425 }]);
    const none = await load(new Uint8Array(readFileSync(file('variants/zero_rows.parquet'))));
    expect([none.rows, none.columns.length]).toEqual([0, 17]);
  });
});

it('finds rows of totals as they go by, and leaves out those at the end', async () => {
  const inside = await load(
    bytesOf(
      await write(
        `SELECT CASE WHEN i % 50 = 49 THEN '合计' WHEN i % 7 = 3 THEN NULL ELSE '所' || i END AS 供电所, i AS 电量 FROM range(100) t(i)`,
      ),
    ),
  );
  expect([inside.rows, inside.totals]).toEqual([100, [{ column: '供电所', rows: 2 }]]);
  const closed = await load(
    bytesOf(await write(`SELECT * FROM (VALUES ('甲', 1), ('乙', 2), ('Grand total', 3)) t(供电所, 电量)`)),
  );
  expect([closed.rows, closed.rejected, closed.totals]).toEqual([2, 1, []]);
});

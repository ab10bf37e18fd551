// Real exports with known answers (../shared/data/answers.json) through the readers, in the engine of the page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { initSync } from 'parquet-wasm/esm/parquet_wasm.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadParquet } from '../../../src/intake/parquet/load-parquet';
import { readParquet } from '../../../src/intake/parquet/read-parquet';
import { probeFile } from '../../../src/intake/probe';
import type { RawTable } from '../../../src/intake/raw-table';
import { tableName } from '../../../src/intake/table-name';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { describeWithSharedData } from '../../support/shared-data';
import { loadText, runnerOf } from './load-text';

let duckdb: TestDuckdb;
beforeAll(async () => {
  duckdb = await openDuckdb();
  initSync({ module: readFileSync(createRequire(import.meta.url).resolve('parquet-wasm/esm/parquet_wasm_bg.wasm')) });
});
afterAll(() => {
  duckdb.close();
});

async function loadParquetFile(content: Uint8Array<ArrayBuffer>, name: string): Promise<RawTable> {
  const [table] = await loadParquet(
    await probeFile(new File([content], name)),
    {
      runner: runnerOf(duckdb),
      nameFor: (label) => tableName(label, new Set()),
      overrides: {},
      onProgress: () => undefined,
      signal: new AbortController().signal,
    },
    readParquet,
  );
  if (table === undefined) throw new Error('no table');
  return table;
}

/** The only value of a statement about a table. */
const ask = (table: RawTable, expression: string, rest = '') =>
  Object.values(duckdb.query(`SELECT ${expression} AS x FROM ${table.name} ${rest}`)[0]!)[0];

describeWithSharedData('real text files', (file) => {
  const load = async (name: string) =>
    (await loadText(duckdb, new Uint8Array(readFileSync(file(name))), path.basename(name))).table;

  it('one household a row', async () => {
    const table = await load('lcl_customers_2013.csv');
    expect(table.rows).toBe(1130);
    expect(ask(table, 'sum(annual_kwh_2013)')).toBeCloseTo(4323682.43, 2);
    expect(ask(table, 'median(annual_kwh_2013)')).toBeCloseTo(3183.3615, 6);
  });
  it('day before month, decided on the column', async () => {
    const table = await load('Steel_industry_data.csv');
    expect([table.rows, ask(table, 'min(date)'), ask(table, 'max(date)')]).toEqual([
      35040,
      '2018-01-01 00:00:00',
      '2018-12-31 23:45:00',
    ]);
    expect(ask(table, 'sum(Usage_kWh)')).toBeCloseTo(959636.71, 2);
  });
  it('month before day, and an empty row after every row', async () => {
    const table = await load('Tetuan City power consumption.csv');
    expect([table.rows, ask(table, 'min(DateTime)'), ask(table, 'max(DateTime)')]).toEqual([
      52416,
      '2017-01-01 00:00:00',
      '2017-12-30 23:50:00',
    ]);
    expect(table.problems).toMatchObject([{ code: 'blank_rows', count: 52416 }]);
    expect(ask(table, 'avg("Zone 1 Power Consumption")')).toBeCloseTo(32344.970563585928, 6);
  });
  it('blanks for missing numbers', async () => {
    const table = await load('WA_Fn-UseC_-Telco-Customer-Churn.csv');
    expect([table.rows, ask(table, 'count(*) FILTER (TotalCharges IS NULL)')]).toEqual([7043, 11]);
    expect(ask(table, 'sum(TotalCharges)')).toBeCloseTo(16056168.7, 2);
  });
  it.each(['台灣電力公司_縣市工業用電資訊(月).csv', 'taipower_big5.csv', 'taipower_gb18030.csv'])(
    'total rows inside: %s',
    async (name) => {
      const table = await load(name);
      expect([table.rows, table.totals]).toEqual([2116, [{ column: '縣市', rows: 92 }]]);
      expect([
        ask(table, 'sum(合計)::DOUBLE', "WHERE 縣市 <> '合計'"),
        ask(table, 'sum(合計)::DOUBLE', "WHERE 縣市 = '合計'"),
      ]).toEqual([833180764831, 833180764831]);
    },
  );
  it('line ends of the old Mac', async () => {
    const table = await load('meta_open.csv');
    expect([table.rows, table.columns.length]).toEqual([507, 19]);
    expect(ask(table, 'sum(sqft)')).toBeCloseTo(48041651.379, 3);
  });
  it.each([
    ['late_gbk.csv', 20001, 'sum(kwh)::DOUBLE', 60002],
    ['late_utf8.csv', 20001, 'sum(kwh)::DOUBLE', 60002],
    ['ids_leading_zero_22digit.csv', 500, 'count(DISTINCT 电能表资产号)', 500],
    ['injection_names.csv', 10, 'sum("""; DROP TABLE t;--")::DOUBLE', 90],
    ['dates_mixed.csv', 8, 'count(日期)', 8],
    ['one_column.csv', 100, 'sum(电量)::DOUBLE', 5050],
    ['no_header_numbers.csv', 100, 'sum(column_3)::DOUBLE', 15150],
    ['dup_headers.csv', 2, 'sum(电量_2)::DOUBLE', 9],
  ])('%s', async (name, rows, expression, value) => {
    const table = await load(`variants/${name}`);
    expect([table.rows, ask(table, expression)]).toEqual([rows, value]);
  });
});

describeWithSharedData('real Parquet files', (file) => {
  const bytes = (name: string) => new Uint8Array(readFileSync(file(name)));

  it('with Snappy', async () => {
    const table = await loadParquetFile(bytes('lcl_customers_2013_snappy.parquet'), 'lcl.parquet');
    expect([table.rows, table.columns.length]).toEqual([1130, 17]);
    expect(ask(table, 'sum(annual_kwh_2013)')).toBeCloseTo(4323682.43, 2);
  });
  it('of many row groups with Zstandard', async () => {
    const table = await loadParquetFile(bytes('citylearn_hourly_zstd.parquet'), 'citylearn.parquet');
    expect([table.rows, ask(table, 'count(DISTINCT (county, building_id))')]).toEqual([2163720, 247]);
    expect(ask(table, 'sum(kwh)')).toBeCloseTo(1523556.745, 3);
  });
  it('without rows', async () => {
    const table = await loadParquetFile(bytes('variants/zero_rows.parquet'), 'zero.parquet');
    expect([table.rows, table.columns.length, table.problems.map(({ code }) => code)]).toEqual([0, 17, ['no_rows']]);
  });
  it('of every type', async () => {
    const table = await loadParquetFile(bytes('variants/all_types.parquet'), 'types.parquet');
    expect([table.rows, table.columns.length]).toEqual([100, 19]);
    expect(ask(table, 'sum("电量 (kWh)")::DOUBLE')).toBe(7425);
    // As native DuckDB reads them from the file.
    expect(
      duckdb.query(
        `SELECT u, iv::VARCHAR AS iv, tz::VARCHAR AS tz, tns::VARCHAR AS tns, li::VARCHAR AS li FROM ${table.name} OFFSET 2 LIMIT 1`,
      ),
    ).toEqual([
      {
        u: '4fd50773-2b0c-4464-a3df-c587c1558315',
        iv: '2 days',
        tz: '2023-12-31 16:00:00',
        tns: '2024-01-01 00:00:00.123456789',
        li: '[2, NULL]',
      },
    ]);
    expect(table.problems.map(({ code }) => code)).toEqual(['times_in_utc', 'interval_months_lost', 'binary_as_text']);
  });
  it('not if cut off, and the engine goes on', async () => {
    const cut = bytes('citylearn_hourly_zstd.parquet').slice(0, 100_000);
    await expect(loadParquetFile(cut, 'cut.parquet')).rejects.toMatchObject({ code: 'parquet_broken' });
    expect(duckdb.query("SELECT count(*)::INTEGER AS n FROM duckdb_tables() WHERE table_name = 'raw_cut'")).toEqual([{ n: 0 }]);
  });
});

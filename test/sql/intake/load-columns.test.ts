// Columns made on the page become the same raw table as those of a file.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NO_DATE } from '../../../src/engine/ipc';
import { loadColumns } from '../../../src/intake/load-columns';
import { openDuckdb, type TestDuckdb } from '../../support/duckdb';
import { runnerOf } from './load-text';

let duckdb: TestDuckdb;
beforeAll(async () => {
  duckdb = await openDuckdb();
});
afterAll(() => {
  duckdb.close();
});

const source = { file: '示例', bytes: 0, format: 'example' };

it('inserts every kind with its missing values', async () => {
  const table = await loadColumns(
    runnerOf(duckdb),
    'raw_示例',
    [
      { name: '户号', kind: 'text', values: ['001', null, '合计'] },
      { name: '电量', kind: 'float', values: Float64Array.of(1.5, NaN, 2) },
      { name: '人口', kind: 'int', values: Int32Array.of(1, 2, 3) },
      { name: '日期', kind: 'date', values: Int32Array.of(0, NO_DATE, 19_753) },
      { name: '时间', kind: 'timestamp', values: Float64Array.of(0, NaN, 1_706_659_200_000) },
    ],
    source,
  );
  expect(duckdb.query('FROM raw_示例')).toEqual([
    { 户号: '001', 电量: 1.5, 人口: 1, 日期: '1970-01-01', 时间: '1970-01-01 00:00:00' },
    { 户号: null, 电量: null, 人口: 2, 日期: null, 时间: null },
    { 户号: '合计', 电量: 2, 人口: 3, 日期: '2024-01-31', 时间: '2024-01-31 00:00:00' },
  ]);
  expect(table).toMatchObject({ name: 'raw_示例', rows: 3, rejected: 0, source, totals: [{ column: '户号', rows: 1 }] });
  expect(table.columns.map(({ kind }) => kind)).toEqual(['text', 'number', 'integer', 'date', 'timestamp']);
});

it('inserts more rows than one statement takes, in order', async () => {
  const rows = 600_000;
  const values = Int32Array.from({ length: rows }, (_, i) => i);
  const table = await loadColumns(runnerOf(duckdb), 'raw_many', [{ name: 'i', kind: 'int', values }], source);
  expect(table.rows).toBe(rows);
  expect(
    duckdb.query('SELECT count(*)::INTEGER AS n FROM (SELECT i, row_number() OVER () - 1 AS r FROM raw_many) WHERE i = r'),
  ).toEqual([{ n: rows }]);
});

it('leaves a table of that name alone', async () => {
  duckdb.query('CREATE TABLE raw_there AS SELECT 7 AS x');
  const values = Int32Array.of(1);
  await expect(loadColumns(runnerOf(duckdb), 'raw_there', [{ name: 'i', kind: 'int', values }], source)).rejects.toThrow(
    /there already/,
  );
  expect(duckdb.query('FROM raw_there')).toEqual([{ x: 7 }]);
});

// Measures the way from drop to a table that can be asked, for a Parquet file of a million customers, beside native DuckDB on one thread.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { writeCustomerCsv } from './customer-csv.mjs';
import { dropMs } from './drop-file.mjs';
import { median } from './results.mjs';

const ROWS = 1_000_000;
const RUNS = 3;

/**
 * @param {string} executablePath
 * @returns {Promise<import('./results.mjs').Result[]>}
 */
export default async function bench(executablePath) {
  const folder = mkdtempSync(path.join(tmpdir(), 'wattfolk-bench-'));
  const csv = path.join(folder, 'customers.csv');
  const file = path.join(folder, 'customers.parquet');
  await writeCustomerCsv(csv, ROWS);
  await nativeMs(`COPY (FROM read_csv('${quoted(csv)}')) TO '${quoted(file)}' (FORMAT parquet)`);
  const page = [];
  const native = [];
  try {
    // In turns, so that a noisy minute strikes both.
    for (let run = 0; run < RUNS; run++) {
      native.push(await nativeMs(`CREATE TABLE t AS FROM read_parquet('${quoted(file)}')`));
      page.push(await dropMs(executablePath, file, 'raw_customers', ROWS));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return [
    {
      name: 'Parquet 1 M × 20, drop to queryable table',
      ms: median(page),
      yardstick: 'native DuckDB, 1 thread',
      yardstickMs: median(native),
      aim: 2.5,
    },
  ];
}

/** @param {string} text */
const quoted = (text) => text.replaceAll("'", "''");

/** @param {string} statement */
async function nativeMs(statement) {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  const started = performance.now();
  await connection.run(statement);
  const ms = performance.now() - started;
  connection.closeSync();
  instance.closeSync();
  return ms;
}

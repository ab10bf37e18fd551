// Measures the way from drop to a table that can be asked, for a CSV of a million customers in UTF-8 and in GBK, beside native DuckDB on one thread.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { chromium } from 'playwright';
import { browserFlags } from '../support/browser-flags.mjs';
import { builtPage } from '../support/places.mjs';
import { writeCustomerCsv } from './customer-csv.mjs';
import { dropMs } from './drop-file.mjs';
import { toGbk } from './gbk.mjs';
import { median } from './results.mjs';

const ROWS = 1_000_000;
const RUNS = 3;

/**
 * Native DuckDB reads the UTF-8 file in both cases: it has no GBK.
 * @param {string} executablePath
 * @returns {Promise<import('./results.mjs').Result[]>}
 */
export default async function bench(executablePath) {
  const folder = mkdtempSync(path.join(tmpdir(), 'wattfolk-bench-'));
  const file = path.join(folder, 'customers.csv');
  const gbkFile = path.join(folder, 'gbk.csv');
  await writeCustomerCsv(file, ROWS);
  writeFileSync(gbkFile, toGbk(readFileSync(file, 'utf8')));
  const page = [];
  const gbk = [];
  const ready = [];
  const native = [];
  try {
    // In turns, so that a noisy minute strikes all.
    for (let run = 0; run < RUNS; run++) {
      native.push(await nativeMs(file));
      page.push(await dropMs(executablePath, file, 'raw_customers', ROWS));
      gbk.push(await dropMs(executablePath, gbkFile, 'raw_gbk', ROWS));
      ready.push(await readyMs(executablePath));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const beside = { yardstick: 'native DuckDB, 1 thread', yardstickMs: median(native) };
  return [
    { name: 'CSV 1 M × 20, drop to queryable table', ms: median(page), ...beside, aim: 1.5 },
    { name: 'the same in GBK', ms: median(gbk), ...beside, aim: 2 },
    { name: 'page opened to engine ready', ms: median(ready), yardstick: '', yardstickMs: null, aim: 2500 },
  ];
}

/** @param {string} file */
async function nativeMs(file) {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  const started = performance.now();
  await connection.run(`CREATE TABLE t AS SELECT * FROM read_csv('${file.replaceAll("'", "''")}')`);
  const ms = performance.now() - started;
  connection.closeSync();
  instance.closeSync();
  return ms;
}

/** @param {string} executablePath */
async function readyMs(executablePath) {
  const browser = await chromium.launch({ executablePath, args: browserFlags });
  try {
    const page = await browser.newPage();
    const opened = performance.now();
    await page.goto(pathToFileURL(process.env['WATTFOLK_PAGE'] ?? builtPage).href);
    await page.waitForFunction(() => 'wattfolk' in window);
    await page.evaluate(() => window.wattfolk.ready);
    return performance.now() - opened;
  } finally {
    await browser.close();
  }
}

// Measures a wide export, one column a day, from drop to a daily series that can be asked, beside native DuckDB that reads and unpivots it on one thread.
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { chromium } from 'playwright';
import { browserFlags } from '../support/browser-flags.mjs';
import { builtPage } from '../support/places.mjs';

const CUSTOMERS = 42_000;
const DAYS = 1035;

/**
 * @param {string} executablePath
 * @returns {Promise<import('./results.mjs').Result[]>}
 */
export default async function bench(executablePath) {
  const folder = mkdtempSync(path.join(tmpdir(), 'wattfolk-bench-'));
  const file = path.join(folder, 'daily.csv');
  try {
    await writeDaily(file);
    const native = await nativeRun(file);
    const page = await pageRun(executablePath, file);
    if (page.days !== native.days || Math.abs(page.kwh / native.kwh - 1) > 1e-6)
      throw new Error(`${page.days} days and ${page.kwh} kWh instead of ${native.days} and ${native.kwh}`);
    return [
      {
        name: `wide daily CSV ${CUSTOMERS} × ${DAYS}, open to daily series summed`,
        ms: page.ms,
        yardstick: 'native DuckDB, 1 thread: read, UNPIVOT, sum',
        yardstickMs: native.ms,
        aim: 1,
      },
      ...(page.peakMb === null
        ? []
        : [{ name: 'the same: peak memory of the page, MB', ms: page.peakMb, yardstick: '', yardstickMs: null, aim: 2048 }]),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Always the same bytes: a level a customer, a day-to-day spread, two readings in a hundred missing.  @param {string} file */
async function writeDaily(file) {
  const out = createWriteStream(file);
  const header = Array.from({ length: DAYS }, (_, day) => {
    const date = new Date(Date.UTC(2012, 0, 1 + day));
    return `${date.getUTCFullYear()}/${date.getUTCMonth() + 1}/${date.getUTCDate()}`;
  });
  out.write(`CONS_NO,${header.join(',')}\n`);
  let state = 12345;
  const next = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 4294967296;
  for (let i = 0; i < CUSTOMERS; i++) {
    const level = 2 + next() * 10;
    const cells = header.map(() => (next() < 0.02 ? '' : (level * (0.6 + next() * 0.8)).toFixed(2)));
    if (!out.write(`${1_000_000_000 + i},${cells.join(',')}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** @param {string} file */
async function nativeRun(file) {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  const started = performance.now();
  await connection.run(
    `CREATE TABLE wide AS SELECT * FROM read_csv('${file.replaceAll("'", "''")}', types = {'CONS_NO': 'VARCHAR'})`,
  );
  await connection.run(`CREATE TABLE daily AS
    SELECT CONS_NO AS customer_id, strptime(day, '%Y/%-m/%-d')::DATE AS day, kwh FROM (UNPIVOT wide ON COLUMNS(* EXCLUDE CONS_NO) INTO NAME day VALUE kwh)`);
  const reader = await connection.runAndReadAll('SELECT count(*)::DOUBLE AS days, sum(kwh) AS kwh FROM daily');
  const ms = performance.now() - started;
  const [row] = reader.getRowObjectsJS();
  connection.closeSync();
  instance.closeSync();
  return { ms, days: Number(row?.['days']), kwh: Number(row?.['kwh']) };
}

/**
 * @param {string} executablePath
 * @param {string} file
 */
async function pageRun(executablePath, file) {
  const browser = await chromium.launch({ executablePath, args: browserFlags });
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(process.env['WATTFOLK_PAGE'] ?? builtPage).href);
    await page.waitForFunction(() => 'wattfolk' in window);
    await page.evaluate(() => window.wattfolk.ready);
    const input = await page.evaluateHandle(() => Object.assign(document.createElement('input'), { type: 'file' }));
    await input.asElement()?.setInputFiles(file);
    const started = performance.now();
    const [row] = await input.evaluate(async (element) => {
      await window.wattfolk.open([...(element.files ?? [])]);
      return window.wattfolk.query('SELECT count(*) AS days, sum(kwh) AS kwh FROM usage_day');
    });
    const ms = performance.now() - started;
    return { ms, days: Number(row?.['days']), kwh: Number(row?.['kwh']), peakMb: await peakMb(browser) };
  } finally {
    await browser.close();
  }
}

/** Most memory that the page's process ever held; null where the system does not tell.  @param {import('playwright').Browser} browser */
async function peakMb(browser) {
  try {
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const peaks = processInfo
      .filter(({ type }) => type === 'renderer')
      .map(({ id }) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1024);
    return peaks.length === 0 ? null : Math.max(...peaks);
  } catch {
    return null;
  }
}

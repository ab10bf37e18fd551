// Measures the live figures of one rule, and of thirty tags with their overlaps, on a million customers in the page beside native DuckDB on one thread.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { chromium } from 'playwright';
import { build } from 'vite';
import { browserFlags } from '../support/browser-flags.mjs';
import { builtPage, repositoryRoot } from '../support/places.mjs';
import { writeCustomerCsv } from './customer-csv.mjs';
import { median } from './results.mjs';

const ROWS = 1_000_000;
const RUNS = 5;
const TAGS = 30;

/** @typedef {{ customers: number, ms: number }} Run */

/**
 * @param {string} executablePath
 * @returns {Promise<import('./results.mjs').Result[]>}
 */
export default async function bench(executablePath) {
  const folder = mkdtempSync(path.join(tmpdir(), 'wattfolk-bench-'));
  const file = path.join(folder, 'customers.csv');
  try {
    await writeCustomerCsv(file, ROWS);
    const statements = await tagStatements();
    const native = await nativeRuns(file, statements);
    const page = await pageRuns(executablePath, file, statements);
    return statements.map(({ name }, i) => {
      const [here, there] = [page[i] ?? [], native[i] ?? []];
      if (here[0]?.customers !== there[0]?.customers)
        throw new Error(`${name}: ${here[0]?.customers} and ${there[0]?.customers}`);
      return {
        name,
        ms: median(here.map(({ ms }) => ms)),
        yardstick: 'native DuckDB, 1 thread, the same statement',
        yardstickMs: median(there.map(({ ms }) => ms)),
        aim: 2,
      };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The page's own statements for one rule and for a list of tags. @returns {Promise<{ name: string, text: string }[]>} */
async function tagStatements() {
  const folder = mkdtempSync(path.join(repositoryRoot, 'node_modules', '.wattfolk-bench-'));
  try {
    await build({
      configFile: false,
      root: repositoryRoot,
      logLevel: 'error',
      build: {
        ssr: true,
        outDir: folder,
        rolldownOptions: {
          input: path.join(repositoryRoot, 'src', 'tag', 'tag-figures.ts'),
          output: { entryFileNames: 'tag-figures.mjs' },
        },
      },
    });
    const { queryRuleFigures, queryTagSets } = await import(pathToFileURL(path.join(folder, 'tag-figures.mjs')).href);
    const model = { facts: [] };
    const top = { kind: 'quantile', field: 'kwh_12m', end: 'top', share: 0.2 };
    const one = {
      kind: 'any',
      rules: [
        { kind: 'all', rules: [top, { kind: 'in', field: 'class', values: ['大工业', '一般工商业'] }] },
        { kind: 'compare', field: 'arrears_amount', op: '>', value: 0 },
      ],
    };
    const many = Array.from({ length: TAGS }, (_, i) =>
      i % 3 === 0
        ? { ...top, share: (i + 1) / 100 }
        : i % 3 === 1
          ? { kind: 'compare', field: 'capacity_kva', op: '>=', value: 10 * i }
          : { kind: 'compare', field: 'people', op: '<=', value: i % 6 },
    );
    return [
      { name: 'live figures of a rule, 1 M customers', text: queryRuleFigures(one, model).text },
      { name: `figures and overlaps of ${TAGS} tags, 1 M customers`, text: queryTagSets(many, model).text },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {readonly Record<string, unknown>[]} rows */
const customersOf = (rows) => rows.reduce((sum, row) => sum + Number(row['customers']), 0);

/**
 * @param {string} file
 * @param {readonly { text: string }[]} statements
 * @returns {Promise<Run[][]>}
 */
async function nativeRuns(file, statements) {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE customer_facts AS
    SELECT "户号" AS customer_id, "用电类别" AS class, "合同容量"::DOUBLE AS capacity_kva, "人口"::DOUBLE AS people,
      "电量"::DOUBLE AS kwh_12m, "电费"::DOUBLE AS amount_12m, "欠费"::DOUBLE AS arrears_amount
    FROM read_csv('${file.replaceAll("'", "''")}', types = {'户号': 'VARCHAR'})`);
  const runs = [];
  for (const { text } of statements) {
    const list = [];
    for (let run = 0; run < RUNS; run++) {
      const started = performance.now();
      const reader = await connection.runAndReadAll(text);
      list.push({ ms: performance.now() - started, customers: customersOf(reader.getRowObjectsJS()) });
    }
    runs.push(list);
  }
  connection.closeSync();
  instance.closeSync();
  return runs;
}

/**
 * @param {string} executablePath
 * @param {string} file
 * @param {readonly { text: string }[]} statements
 * @returns {Promise<Run[][]>}
 */
async function pageRuns(executablePath, file, statements) {
  const browser = await chromium.launch({ executablePath, args: browserFlags });
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(process.env['WATTFOLK_PAGE'] ?? builtPage).href);
    await page.waitForFunction(() => 'wattfolk' in window);
    await page.evaluate(() => window.wattfolk.ready);
    const input = await page.evaluateHandle(() => Object.assign(document.createElement('input'), { type: 'file' }));
    await input.asElement()?.setInputFiles(file);
    await input.evaluate((element) => window.wattfolk.open([...(element.files ?? [])]).then(() => undefined));
    const runs = [];
    for (const { text } of statements) {
      const list = [];
      for (let run = 0; run < RUNS; run++) {
        const [rows, ms] = await page.evaluate(async (statement) => {
          const started = performance.now();
          const answer = await window.wattfolk.query(statement);
          return /** @type {const} */ ([answer, performance.now() - started]);
        }, text);
        list.push({ ms, customers: customersOf(rows) });
      }
      runs.push(list);
    }
    return runs;
  } finally {
    await browser.close();
  }
}

// Measures the six methods of segmentation that are SQL alone, on a million customers in the page's engine beside native DuckDB on one thread.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { chromium } from 'playwright';
import { build } from 'vite';
import { browserFlags } from '../support/browser-flags.mjs';
import { repositoryRoot } from '../support/places.mjs';
import { median } from './results.mjs';

const CUSTOMERS = 1_000_000;
const RUNS = 3;
const METHODS = ['by-category', 'tiered', 'value-tier', 'rfm', 'value-credit-potential', 'two-axis'];

/**
 * The two engines take turns, so that what else the machine does weighs on both.
 * @param {string} executablePath
 * @returns {Promise<import('./results.mjs').Result[]>}
 */
export default async function bench(executablePath) {
  const folder = mkdtempSync(path.join(tmpdir(), 'wattfolk-bench-'));
  const browser = await chromium.launch({ executablePath, args: browserFlags });
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  try {
    await buildPage(folder);
    const page = await browser.newPage();
    await page.goto(pathToFileURL(path.join(folder, 'index.html')).href);
    const native = await instance.connect();
    for (const text of await page.evaluate((count) => window.methods.make(count), CUSTOMERS)) await native.run(text);
    const results = [];
    for (const method of METHODS) {
      const here = [];
      const there = [];
      for (let run = 0; run < RUNS; run++) {
        const { ms, statements, sizes } = await page.evaluate((id) => window.methods.run(id), method);
        here.push(ms);
        there.push(await nativeRun(native, method, statements, sizes));
      }
      results.push({
        name: `segments: ${method}, 1 M customers`,
        ms: median(here),
        yardstick: 'native DuckDB, 1 thread, the same statements',
        yardstickMs: median(there),
        aim: 2,
      });
    }
    native.closeSync();
    return results;
  } finally {
    instance.closeSync();
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

/** One HTML file like the page's, with the benchmark's script in it instead of the page's.  @param {string} outDir */
function buildPage(outDir) {
  return build({
    root: repositoryRoot,
    configFile: path.join(repositoryRoot, 'vite.config.ts'),
    logLevel: 'error',
    publicDir: false,
    plugins: [
      {
        name: 'wattfolk-bench-entry',
        transformIndexHtml: {
          order: 'pre',
          handler: (html) => html.replace('/src/app/main.ts', '/test/bench/segment-methods/main.ts'),
        },
      },
    ],
    build: { outDir, emptyOutDir: true },
  });
}

/**
 * The same statements in the same order; the segments must be the same, too.
 * @param {import('@duckdb/node-api').DuckDBConnection} connection
 * @param {string} method
 * @param {readonly string[]} statements
 * @param {import('./segment-methods/main').MethodRun['sizes']} sizes
 */
async function nativeRun(connection, method, statements, sizes) {
  const started = performance.now();
  for (const text of statements) await connection.runAndReadAll(text);
  const ms = performance.now() - started;
  const counted = 'SELECT segment, count(*)::INTEGER AS n FROM segment GROUP BY segment ORDER BY segment';
  const found = (await connection.runAndReadAll(counted)).getRowsJS();
  if (JSON.stringify(found) !== JSON.stringify(sizes))
    throw new Error(`${method}: ${JSON.stringify(sizes)} and ${JSON.stringify(found)}`);
  return ms;
}

// Measures linked brushing: eight views over 1 M and 5 M made-up customers, and the page itself with 1 M, beside SQL and a plain crossfilter.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { chromium } from 'playwright';
import { build } from 'vite';
import { browserFlags } from '../support/browser-flags.mjs';
import { builtPage, repositoryRoot } from '../support/places.mjs';
import { writeCustomerCsv } from './customer-csv.mjs';
import { median } from './results.mjs';

const MILLION = 1_000_000;
/** Moves of one drag, and pixels between two. */
const MOVES = 60;
const STEP_PX = 9;

/**
 * @param {string} executablePath
 * @returns {Promise<import('./results.mjs').Result[]>}
 */
export default async function bench(executablePath) {
  const folder = mkdtempSync(path.join(tmpdir(), 'wattfolk-bench-'));
  const browser = await chromium.launch({ executablePath, args: browserFlags });
  try {
    const bySql = await brushInPage(browser, folder);
    const views = await openViews(browser, folder);
    const results = [];
    for (const rows of [MILLION, 5 * MILLION])
      results.push(...(await brushViews(views, rows, rows === MILLION ? bySql.moveMs : null)));
    return [...bySql.results, ...results];
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

/**
 * The page with a million customers: its own dashboard, and the statements of the same eight views.
 * @param {import('playwright').Browser} browser
 * @param {string} folder
 */
async function brushInPage(browser, folder) {
  const file = path.join(folder, 'customers.csv');
  await writeCustomerCsv(file, MILLION);
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(pathToFileURL(process.env['WATTFOLK_PAGE'] ?? builtPage).href);
  await page.waitForFunction(() => 'wattfolk' in window);
  await page.evaluate(() => window.wattfolk.ready);
  const input = await page.evaluateHandle(() => Object.assign(document.createElement('input'), { type: 'file' }));
  await input.asElement()?.setInputFiles(file);
  const firstMs = await input.evaluate(async (element) => {
    let modelAt = NaN;
    let pictureAt = NaN;
    const look = () => {
      if (Number.isNaN(modelAt) && window.wattfolk.tables().some(({ name }) => name === 'customer_facts'))
        modelAt = performance.now();
      const drawn = ['segment-size', 'distribution'].every(
        (chart) => document.querySelector(`[data-chart="${chart}"] .plot svg`) !== null,
      );
      if (drawn && !Number.isNaN(modelAt)) pictureAt = performance.now();
      else requestAnimationFrame(look);
    };
    look();
    await window.wattfolk.open([...(element.files ?? [])]);
    while (Number.isNaN(pictureAt)) await new Promise((resolve) => requestAnimationFrame(resolve));
    return pictureAt - modelAt;
  });
  const moves = [];
  for (let run = 0; run < 3; run++) {
    const started = performance.now();
    for (const text of moveStatements(1000 + run, 5000 + run))
      await page.evaluate((statement) => window.wattfolk.query(statement), text);
    moves.push(performance.now() - started);
  }
  await page.close();
  const first = { name: 'the page, 1 M customers: model and segments built to the first charts', ms: firstMs };
  return { moveMs: median(moves), results: [{ ...first, yardstick: '', yardstickMs: null, aim: 1000 }] };
}

/** Seven views under the brush of an eighth: four histograms, two groupings with a sum and one without. */
function moveStatements(/** @type {number} */ lo, /** @type {number} */ hi) {
  const kept = `FROM customer_facts f JOIN segment s USING (customer_id) WHERE kwh_12m >= ${lo} AND kwh_12m < ${hi}`;
  return [
    ...['amount_12m', 'mean_price', 'capacity_kva', 'contract_years'].map(
      (field) => `SELECT floor(${field} / 10) AS bin, count(*)::INTEGER AS n ${kept} GROUP BY bin ORDER BY bin`,
    ),
    ...['sum(kwh_12m)', 'sum(amount_12m)', 'count(*)'].map(
      (measure) =>
        `SELECT segment, count(*)::INTEGER AS n, ${measure}::DOUBLE AS value ${kept} GROUP BY segment ORDER BY segment`,
    ),
  ];
}

/** @param {readonly number[]} values */
function p95(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(0.95 * sorted.length))] ?? NaN;
}

/** @param {import('playwright').Page} page @param {string} selector */
async function boxOf(page, selector, nth = 0) {
  const box = await page.locator(selector).nth(nth).boundingBox();
  if (box === null) throw new Error(`not on the page: ${selector}`);
  return box;
}

/** From the left of the box towards its right and back, as a hand does. @param {import('playwright').Page} page @param {{ x: number, y: number, width: number, height: number }} box */
async function drag(page, box) {
  const y = box.y + box.height / 2;
  await page.mouse.down();
  for (let move = 1; move <= MOVES; move++) {
    const reach = ((move * STEP_PX) / (box.width - 40)) % 2;
    await page.mouse.move(box.x + 20 + (box.width - 40) * (reach < 1 ? reach : 2 - reach), y);
  }
  await page.mouse.up();
}

/**
 * @param {import('playwright').Browser} browser
 * @param {string} folder
 */
async function openViews(browser, folder) {
  const outDir = path.join(folder, 'views');
  await build({
    configFile: false,
    root: repositoryRoot,
    logLevel: 'error',
    publicDir: false,
    plugins: [svelte({ configFile: false, emitCss: false })],
    build: {
      outDir,
      lib: {
        entry: path.join(repositoryRoot, 'test', 'bench', 'brush', 'main.ts'),
        formats: ['iife'],
        name: 'brush',
        fileName: () => 'brush.js',
      },
    },
  });
  const page = await browser.newPage({ viewport: { width: 1900, height: 760 } });
  /** @type {Error[]} */
  const problems = [];
  page.on('pageerror', (error) => problems.push(error));
  for (const name of readdirSync(outDir)) {
    const file = path.join(outDir, name);
    if (name.endsWith('.css')) await page.addStyleTag({ path: file });
    else await page.addScriptTag({ path: file });
  }
  if (problems.length > 0) throw problems[0];
  return page;
}

/** Milliseconds that the page's thread has worked, which does not count what other programs take. @param {import('playwright').CDPSession} session */
async function threadMs(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
}

/**
 * Drags a brush over the first measure, goes to another, clicks a segment.
 * @param {import('playwright').Page} page
 * @param {number} rows
 * @param {number | null} sqlMs one move by SQL
 * @returns {Promise<import('./results.mjs').Result[]>}
 */
async function brushViews(page, rows, sqlMs) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const size = `${rows / MILLION} M customers`;
  const first = await page.evaluate((count) => window.bench.make(count), rows);
  /** @type {number[]} */
  const hovers = [];
  const cpu = [];
  /** @type {number[]} */
  const frames = [];
  for (const id of ['kwh_12m', 'mean_price', 'contract_years', 'kwh_12m']) {
    const box = await boxOf(page, `[data-view="${id}"] .surface rect`);
    await page.mouse.move(box.x + 20, box.y + box.height / 2);
    hovers.push(await page.evaluate(() => window.bench.hovered()));
    const before = await threadMs(session);
    await drag(page, box);
    cpu.push((await threadMs(session)) - before);
    frames.push(...(await page.evaluate(() => window.bench.take())));
    // Lets go of the brush, so that the next begins under no filter of its own.
    await page.locator(`[data-view="${id}"] .surface`).press('Escape');
  }
  /** @type {number[]} */
  const clicks = [];
  for (const row of [0, 1, 2, 1, 0]) {
    const box = await boxOf(page, '[data-view="segment-size"] [data-segment]', row);
    await page.mouse.move(box.x + 10, box.y + box.height / 2);
    await page.evaluate(() => window.bench.hovered());
    await page.evaluate(() => window.bench.take());
    await page.mouse.click(box.x + 10, box.y + box.height / 2);
    await page.waitForTimeout(50);
    clicks.push(...(await page.evaluate(() => window.bench.take())));
  }
  const linear = [];
  for (let run = 0; run < 5; run++) linear.push(await page.evaluate(() => window.bench.linear(1000, 5000)));
  const plain = 'one move of a plain crossfilter, typed arrays, without drawing';
  const frame = { yardstick: plain, yardstickMs: median(linear) };
  return [
    { name: `eight views, ${size}: brush move to painted frame, median`, ms: median(frames), ...frame, aim: null },
    {
      name: `eight views, ${size}: brush move to painted frame, p95 (aim ${rows === MILLION ? 16.7 : 33} ms)`,
      ms: p95(frames),
      yardstick: sqlMs === null ? plain : 'one move by SQL on the same engine',
      yardstickMs: sqlMs ?? median(linear),
      aim: null,
    },
    {
      name: `eight views, ${size}: the page's own thread per brush frame, mean`,
      ms: cpu.reduce((sum, ms) => sum + ms, 0) / frames.length,
      ...{ yardstick: '', yardstickMs: null, aim: rows === MILLION ? 16.7 : 33 },
    },
    {
      name: `eight views, ${size}: hovered view ready`,
      ms: median(hovers),
      yardstick: '',
      yardstickMs: null,
      aim: rows === MILLION ? 100 : null,
    },
    { name: `eight views, ${size}: category click to painted frame`, ms: median(clicks), ...frame, aim: null },
    { name: `eight views, ${size}: columns to first picture`, ms: first, yardstick: '', yardstickMs: null, aim: null },
  ];
}

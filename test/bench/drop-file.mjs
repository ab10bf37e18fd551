// Drops one file onto the built page and takes the time until its table answers.
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { browserFlags } from '../support/browser-flags.mjs';
import { builtPage } from '../support/places.mjs';

/**
 * The drop itself, as a user does it: until the page shows the table and a query has counted its rows.
 * @param {string} executablePath
 * @param {string} file
 * @param {string} table that it becomes
 * @param {number} rows that it has
 */
export async function dropMs(executablePath, file, table, rows) {
  const browser = await chromium.launch({ executablePath, args: browserFlags });
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(process.env['WATTFOLK_PAGE'] ?? builtPage).href);
    await page.waitForFunction(() => 'wattfolk' in window);
    await page.evaluate(() => window.wattfolk.ready);
    const input = page.getByTestId('file-input').first();
    const started = performance.now();
    await input.setInputFiles(file);
    // Asked at every frame: a locator asks twice a second only.
    await page.waitForFunction(() => document.querySelector('[data-testid="table-card"]') !== null, null, { timeout: 120_000 });
    const [row] = await page.evaluate((name) => window.wattfolk.query(`SELECT count(*) AS n FROM ${name}`), table);
    const ms = performance.now() - started;
    if (row?.['n'] !== rows) throw new Error(`${String(row?.['n'])} rows instead of ${rows}`);
    return ms;
  } finally {
    await browser.close();
  }
}

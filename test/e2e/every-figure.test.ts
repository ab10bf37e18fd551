// Every figure of the built page on the example data comes from somewhere: each chart, and whatever else says a number, opens a statement
// that the engine runs, its result, and the customers behind it; a figure that a worker computes, its method as well. No number is without.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseRadio } from '../support/choose-radio';
import { queryPage } from '../support/handle';
import { launchBrowser, openExample, type OpenedPage } from '../support/page';
import { settled } from '../support/settled';
import { turnTo } from '../support/shown';
import { untracedFigures } from '../support/untraced';

const CHARTS = path.resolve(import.meta.dirname, '../../src/charts');
/** Every chart that a page can host, as the registry finds them. */
const registered = readdirSync(CHARTS).filter((name) => existsSync(path.join(CHARTS, name, 'index.ts')));

/** Pages with the views inside a tab that show further charts. */
const PAGES = ['data', 'overview', 'segments', 'load', 'service', 'customer', 'quality'] as const;
const INNER = ['rules', 'check', 'stay', 'advise', 'treatment'];
/** Methods of segmentation with a view of their own. */
const METHODS = ['value-tier', 'rfm', 'value-credit-potential', 'tiered', 'two-axis', 'kmeans', 'load-shapes'];
/** Nobody in the example has left: this one asks for the rule by which customers do. */
const ASKS_FIRST = 'survival';

let browser: Browser;
let opened: OpenedPage;
let page: Page;
/** Charts that were found on a page and traced. */
const traced = new Set<string>();

beforeAll(async () => {
  browser = await launchBrowser();
  opened = await openExample(browser, { locale: 'en-US', reducedMotion: true });
  page = opened.page;
});
afterAll(async () => {
  await browser.close();
  expect(opened.errors).toEqual([]);
  expect(opened.requests).toEqual([]);
});

/** Rows and names of columns of a statement, as the engine gives them. */
async function answerOf(statement: string): Promise<{ readonly rows: number; readonly columns: readonly string[] }> {
  return page.evaluate<{ rows: number; columns: string[] }>(`window.wattfolk.query(${JSON.stringify(statement)}).then((rows) => ({
    rows: rows.length, columns: Object.keys(rows[0] ?? {}) }))`);
}

/** What of the drawing is in the tab order, by its spoken name: keys reach the marks from there. */
async function stopsOf(host: Locator): Promise<string[]> {
  return host
    .locator('.plot')
    .evaluate((plot) =>
      Array.from(plot.querySelectorAll<HTMLElement>('[tabindex="0"], button')).map(
        (stop) => stop.getAttribute('aria-label') ?? stop.textContent.trim(),
      ),
    );
}

async function traceChart(host: Locator, id: string, withCustomers: boolean): Promise<void> {
  const stops = await stopsOf(host);
  if (id !== ASKS_FIRST) expect.soft(stops.length, `keys reach ${id}`).toBeGreaterThan(0);
  expect
    .soft(
      stops.filter((name) => name === ''),
      id,
    )
    .toEqual([]);
  await chooseRadio(host.locator('input[value="sql"]'));
  const statement = (await host.locator('pre').textContent()) ?? '';
  expect.soft(statement, id).toMatch(/^(WITH|SELECT)\b[\s\S]*\bORDER BY\b/);
  const { rows, columns } = await answerOf(statement);
  if (id === ASKS_FIRST) {
    expect.soft(rows, id).toBe(0);
    return chooseRadio(host.locator('input[value="chart"]'));
  }
  expect.soft(rows, `rows of ${id}`).toBeGreaterThan(0);
  expect.soft(columns.length, `columns of ${id}`).toBeGreaterThan(0);
  await chooseRadio(host.locator('input[value="table"]'));
  expect.soft(await host.locator('tbody tr').count(), `table of ${id}`).toBeGreaterThan(0);
  // The list of customers is one and the same everywhere but for its columns: once a tab will do.
  if (!withCustomers) return chooseRadio(host.locator('input[value="chart"]'));
  await host.getByRole('button', { name: 'More: customers, copy, save' }).click();
  await host.getByRole('menuitem', { name: 'Customers behind this view' }).click();
  await expect
    .poll(async () => Number(await host.getByRole('table').first().getAttribute('aria-rowcount')), { message: id })
    .toBeGreaterThan(1);
  await chooseRadio(host.locator('input[value="chart"]'));
}

/** The dialog runs the statement itself: it shows columns, or the engine's error. */
async function traceFigure(button: Locator, isOfCustomer = false): Promise<void> {
  const name = (await button.getAttribute('aria-label')) ?? '';
  await button.click();
  // It may stand over the dialog that the figure is in.
  const dialog = page
    .locator('dialog[open]')
    .filter({ has: page.getByRole('heading', { name: /^Where this figure comes from/ }) });
  const statement = (await dialog.locator('pre').textContent()) ?? '';
  expect.soft(statement, name).toMatch(/\bSELECT\b/);
  await dialog.getByRole('tab', { name: 'Result', exact: true }).click();
  const method = dialog.getByRole('tab', { name: 'Method', exact: true });
  if ((await method.count()) > 0) {
    // Worked out by the page: what came of it, how, and the rows that went in.
    expect.soft(await dialog.locator('tbody tr').count(), `result of ${name}`).toBeGreaterThan(0);
    await method.click();
    const steps = await dialog.locator('tbody tr').allInnerTexts();
    expect.soft(steps.length, `method of ${name}`).toBeGreaterThan(0);
    await dialog.getByRole('tab', { name: 'Rows read', exact: true }).click();
  }
  const statements = await dialog.getByRole('radio').count();
  for (let at = 0; at < Math.max(1, statements); at++) {
    if (statements > 1) await chooseRadio(dialog.getByRole('radio').nth(at));
    const shown = dialog.getByRole('columnheader').or(dialog.getByRole('alert'));
    await shown.first().waitFor();
    expect.soft(await dialog.getByRole('alert').allInnerTexts(), name).toEqual([]);
  }
  // The number of the customer on the card and its telephone stay hidden, in the statement as well.
  if (name.includes('****')) expect.soft(statement, name).toContain('****');
  if (isOfCustomer)
    expect.soft(statement + (await dialog.innerText()), name).not.toMatch(/(?<![\d.])(?:\d{13}|1\d{10})(?![\d.])/);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

/** The parts of a view that are shown one at a time. @returns as traceAll */
async function traceInner(): Promise<number> {
  let figures = 0;
  for (const value of INNER) {
    const inner = page.locator(`main input[type="radio"][value="${value}"]`);
    if ((await inner.count()) === 0) continue;
    await chooseRadio(inner);
    if (value === 'advise') {
      await page
        .locator('main')
        .getByRole('button', { name: /^Advise (on k|again)$/ })
        .click();
      await page.locator('main').getByRole('button', { name: 'Advise again' }).waitFor({ timeout: 300_000 });
    }
    figures += await traceAll();
    if (value === 'rules') figures += await traceSuggestion();
  }
  return figures;
}

/** Points suggested from the data stand in a dialog of their own. */
async function traceSuggestion(): Promise<number> {
  await page.getByRole('button', { name: 'Suggest points from the data' }).click();
  await page.getByTestId('suggest-check').waitFor({ timeout: 60_000 });
  await traceFigure(page.locator('dialog[open] [data-trace]'));
  await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  return 1;
}

/** What each method shows of itself. @returns as traceAll */
async function traceMethods(): Promise<number> {
  let figures = 0;
  const method = page.locator('select', { has: page.locator('option[value="method:kmeans"]') }).first();
  const panel = page.locator('main [role="tabpanel"]').first();
  for (const id of METHODS) {
    const before = await panel.innerText();
    await method.selectOption(`method:${id}`);
    // The view of the method before stays until the new segments are there.
    await expect.poll(() => panel.innerText(), { timeout: 120_000 }).not.toBe(before);
    await settled(page);
    figures += await traceAll();
    figures += await traceInner();
  }
  return figures;
}

/** @returns how many figures beside the charts there were */
async function traceAll(isOfCustomer = false): Promise<number> {
  await settled(page);
  expect.soft(await untracedFigures(page), 'figures without a source').toEqual([]);
  let isFirst = true;
  for (const host of await page.locator('main [data-chart]').all()) {
    const id = (await host.getAttribute('data-chart')) ?? '';
    if (traced.has(id)) continue;
    await traceChart(host, id, isFirst);
    isFirst = false;
    traced.add(id);
  }
  await settled(page);
  const buttons = page.locator('main [data-trace]:enabled');
  const count = await buttons.count();
  for (let at = 0; at < count; at++) await traceFigure(buttons.nth(at), isOfCustomer);
  return count;
}

describe.each(PAGES)('%s', (id) => {
  it('shows where each of its figures comes from', async () => {
    await turnTo(page, id);
    if (id === 'customer') {
      const [one] = await queryPage(page, 'SELECT customer_id FROM ticket WHERE customer_id IS NOT NULL ORDER BY 1 LIMIT 1');
      await page.getByRole('searchbox').fill(String(one?.['customer_id']));
      await page.getByRole('list', { name: 'Customers found' }).getByRole('button').click();
      await expect.poll(() => page.locator('article h2').first().innerText()).toContain('****');
    }
    await settled(page);
    // The tabs of the Data page are those of a file.
    const tabs = id === 'data' ? [] : await page.locator('main [role="tablist"]').first().getByRole('tab').all();
    let figures = 0;
    if (tabs.length === 0) figures = await traceAll(id === 'customer');
    for (const tab of tabs) {
      await tab.click();
      figures += await traceAll();
      figures += await traceInner();
    }
    if (id === 'segments') {
      await page.getByRole('tab', { name: 'Result' }).click();
      figures += await traceMethods();
      await chooseRadio(page.locator('main input[type="radio"][value="tags"]'));
      for (const tab of ['Definition', 'Overlap']) {
        await page.getByRole('tab', { name: tab }).click();
        figures += await traceAll();
      }
    }
    // A page of charts alone has the number of customers above it.
    await traceFigure(page.getByTestId('shown').locator('[data-trace]'));
    if (id !== 'overview') expect(figures).toBeGreaterThan(0);
  }, 900_000);
});

it('no chart of the registry was left out', () => {
  expect(registered.filter((id) => !traced.has(id))).toEqual([]);
});

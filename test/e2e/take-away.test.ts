// A chart leaves the page: as a picture, as its table, and with the customers behind it.
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { queryPage } from '../support/handle';
import { launchBrowser, openExample, type OpenedPage } from '../support/page';

let browser: Browser;
let opened: OpenedPage;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  opened = await openExample(browser, { locale: 'en-US' });
  page = opened.page;
});
afterAll(async () => {
  expect(opened.errors).toEqual([]);
  expect(opened.requests).toEqual([]);
  await browser.close();
});

const sizes = () => page.locator('[data-chart="segment-size"]');

async function saved(item: string): Promise<Buffer> {
  await sizes().getByRole('button', { name: 'More: customers, copy, save' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: item }).click()]);
  return readFileSync(await download.path());
}

it('saves the picture with its title, what it shows, and no customer number', async () => {
  const svg = (await saved('Save as SVG')).toString('utf8');
  expect(svg).toContain('Segment sizes');
  expect(svg).toContain('6,400 customers, unfiltered');
  expect(svg).toContain('Residential');
  expect(svg).not.toMatch(/\d{10}/);
  const png = await saved('Save as PNG');
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  const width = await sizes()
    .locator('.plot')
    .evaluate((plot) => plot.clientWidth);
  // Two dots a pixel, and the margins.
  expect(png.readUInt32BE(16)).toBe(2 * (width + 32));
});

it('lists the customers behind it, the largest first, masked', async () => {
  await sizes().getByRole('button', { name: 'More: customers, copy, save' }).click();
  await page.getByRole('menuitem', { name: 'Customers behind this view' }).click();
  const grid = sizes().getByRole('table', { name: 'Customers behind this view' });
  await expect.poll(() => sizes().innerText()).toContain('The first 1,000 of 6,400 customers');
  const ids = (): Promise<string[]> => grid.locator('.body [aria-colindex="2"]').allInnerTexts();
  await expect.poll(async () => (await ids()).length).toBeGreaterThan(3);
  for (const id of await ids()) expect(id).toMatch(/^\d{4}\*{4}\d{4}$/);
});

it('opens the card of a customer from its row, and of another by a part of its number', async () => {
  await sizes().getByRole('button', { name: 'Open the customer card: 1', exact: true }).click();
  const card = page.locator('article');
  await card.getByRole('heading', { level: 2 }).first().waitFor();
  await expect.poll(() => card.innerText()).toMatch(/^\d{4}\*{4}\d{4}/);
  await expect.poll(() => card.innerText()).toContain('Large industrial');
  // Names, telephones and addresses are masked.
  expect(await card.innerText()).not.toMatch(/1\d{10}/);
  const [other] = await queryPage(
    page,
    "SELECT customer_id, kwh_12m FROM customer_facts WHERE class LIKE '%居民生活%' AND kwh_12m IS NOT NULL ORDER BY customer_id LIMIT 1",
  );
  const id = String(other?.['customer_id']);
  await page.getByRole('searchbox').fill(id.slice(2));
  await page.getByRole('list', { name: 'Customers found' }).getByRole('button').first().click();
  await expect.poll(async () => (await card.getByRole('heading', { level: 2 }).first().innerText()).slice(-4)).toBe(id.slice(-4));
});

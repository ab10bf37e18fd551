// The customer card of the built file: found by part of a number with the keyboard, masked until shown, true to what SQL says.
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe';
import { queryPage } from '../support/handle';
import { launchBrowser, openExample, type OpenedPage } from '../support/page';
import { turnTo } from '../support/shown';

let browser: Browser;
let opened: OpenedPage;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  opened = await openExample(browser, { locale: 'en-US' });
  page = opened.page;
});
afterAll(() => browser.close());

const head = () => page.getByRole('article').getByRole('heading', { level: 2 }).first();
const mask = (id: string): string => `${id.slice(0, 4)}****${id.slice(-4)}`;

it('finds by part of the number and goes along what was found, with the keyboard alone', async () => {
  const rows = await queryPage(
    page,
    "SELECT customer_id FROM customer_facts WHERE contains(customer_id, '0010') ORDER BY NOT starts_with(customer_id, '0010'), customer_id LIMIT 31",
  );
  const ids = rows.map((row) => String(row['customer_id']));
  expect(ids.length).toBeGreaterThan(2);
  await turnTo(page, 'customer');
  const field = page.getByRole('searchbox', { name: 'Part of the customer number' });
  await field.fill('0010');
  const list = page.getByRole('list', { name: 'Customers found' });
  await expect.poll(() => list.getByRole('button').count()).toBe(Math.min(30, ids.length));
  expect(await page.getByText('The first 30 are listed').count()).toBe(ids.length > 30 ? 1 : 0);
  await field.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => head().innerText()).toBe(mask(ids[1] ?? ''));
  await page.getByRole('button', { name: 'Next in the list' }).click();
  await expect.poll(() => head().innerText()).toBe(mask(ids[2] ?? ''));
  expect(await page.locator('main').innerText()).not.toContain(ids[2] ?? '');
  expect(await seriousFindings(page)).toEqual([]);
});

it('shows the figures that SQL gives, and opens from a row of the SQL page', async () => {
  const [row] = await queryPage(
    page,
    `SELECT f.customer_id, f.complaints_12m::INTEGER AS complaints, f.late_payments_12m::INTEGER AS late, count(*) FILTER (g.complaints_12m < f.complaints_12m) / count(g.complaints_12m) AS below, count(g.complaints_12m)::INTEGER AS n
     FROM customer_facts f JOIN segment s USING (customer_id) JOIN segment t ON t.segment = s.segment JOIN customer_facts g ON g.customer_id = t.customer_id
     WHERE f.complaints_12m = 1 AND f.late_payments_12m > 1 GROUP BY ALL ORDER BY f.customer_id LIMIT 1`,
  );
  const id = String(row?.['customer_id']);
  await turnTo(page, 'sql');
  const editor = page.locator('#statement');
  await editor.fill(`SELECT customer_id FROM customer_facts WHERE customer_id = '${id}'`);
  await editor.press('Control+Enter');
  await page.getByRole('button', { name: 'Open the customer card: 1' }).click();
  await expect.poll(() => head().innerText()).toBe(mask(id));
  const figures = page.getByRole('region', { name: 'Key figures against the segment' });
  const complaints = figures.getByRole('row', { name: /^Complaints, 12 months/ });
  // The card is there before what looks at all customers.
  await complaints.waitFor();
  const cells = await complaints.getByRole('cell').allInnerTexts();
  const words = cells.map((text) => text.replace(/\s+/g, ' ').trim());
  expect(words[0]).toMatch(new RegExp(`^${String(row?.['complaints'])}\\b`));
  expect(words[2]).toContain(`above ${String(Math.round(100 * Number(row?.['below'])))}%`);
  expect(words[3]?.replace(',', '')).toBe(String(row?.['n']));
});

it('shows number and name, and finds by name, once personal data is shown', async () => {
  const [row] = await queryPage(
    page,
    'SELECT customer_id, name FROM customer WHERE length(name) = 3 ORDER BY customer_id LIMIT 1',
  );
  const [id, name] = [String(row?.['customer_id']), String(row?.['name'])];
  await turnTo(page, 'customer');
  await page.getByRole('button', { name: /Personal data is masked/ }).click();
  await page.getByRole('searchbox', { name: 'Part of the number or name' }).fill(name);
  await page.getByRole('list', { name: 'Customers found' }).getByRole('button', { name: id }).click();
  await expect.poll(() => head().innerText()).toBe(id);
  await page.getByText(name, { exact: true }).first().waitFor();
  expect(opened.errors).toEqual([]);
  expect(opened.requests).toEqual([]);
});

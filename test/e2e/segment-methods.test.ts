// The segmentation methods with a view of their own, through the built page: figures of real files, cuts by keys and pointer, filters, own SQL.
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queryPage, whenReady } from '../support/handle';
import { launchBrowser, openExample, openPage, type OpenedPage } from '../support/page';
import { settled } from '../support/settled';
import { shownCustomers } from '../support/shown';
import { describeWithSharedData } from '../support/shared-data';
import { openFiles } from './open-files';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function toSegments(page: Page, method: string): Promise<void> {
  await page.getByRole('button', { name: /^Segments$/ }).click();
  await page.getByRole('combobox', { name: 'Segments' }).selectOption(`method:${method}`);
}

/** Customers of each segment in the database. */
async function sizes(page: Page): Promise<Record<string, number>> {
  const rows = await queryPage(page, 'SELECT segment, count(*)::INTEGER AS n FROM segment GROUP BY segment ORDER BY segment');
  return Object.fromEntries(rows.map((row) => [String(row['segment']), Number(row['n'])]));
}

describeWithSharedData('value tiers of 1,130 London households', (file) => {
  it('say that the top fifth holds 41.46 % of the kWh, and follow a cut moved by keys', async () => {
    const { page, context, errors } = await openPage(browser);
    await whenReady(page);
    await openFiles(page, [file('lcl_customers_2013.csv')]);
    await toSegments(page, 'value-tier');
    await page.getByText('The top 20% of customers hold 41.46% of Consumption, 12 months').waitFor();
    const kwh = (condition: string): string =>
      `(SELECT sum(kwh_12m) FROM customer_facts JOIN segment USING (customer_id) WHERE ${condition})`;
    const [before] = await queryPage(page, `SELECT ${kwh("segment = 'A'")} / ${kwh('TRUE')} AS share`);
    expect(Number(before?.['share'])).toBeGreaterThanOrEqual(0.8);
    expect(Number(before?.['share'])).toBeLessThan(0.802);
    await page.getByRole('slider', { name: /End of tier A/ }).press('PageDown');
    await page.getByRole('slider', { name: /End of tier A/ }).press('PageDown');
    await expect.poll(() => page.getByLabel('A up to').inputValue()).toBe('60');
    await expect
      .poll(async () => {
        const [row] = await queryPage(page, `SELECT ${kwh("segment = 'A'")} / ${kwh('TRUE')} AS share`);
        return Number(row?.['share']).toFixed(2);
      })
      .toBe('0.60');
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('methods on the example', () => {
  let opened: OpenedPage;
  beforeAll(async () => {
    opened = await openExample(browser);
  });
  afterAll(async () => {
    expect(opened.errors).toEqual([]);
    expect(opened.requests).toEqual([]);
    await opened.context.close();
  });

  it('tiers: a cell filters, and choosing it again shows everybody', async () => {
    const { page } = opened;
    await toSegments(page, 'tiered');
    const cell = page.getByRole('button', { name: /^Household · 3 or more people · high consumption, n = / });
    await cell.waitFor();
    await settled(page);
    const n = /n = ([\d,]*\d)/.exec((await cell.getAttribute('aria-label')) ?? '')?.[1] ?? '';
    expect(String((await sizes(page))['household:1-1'])).toBe(n.replace(',', ''));
    await cell.click();
    await expect.poll(() => shownCustomers(page)).toBe(Number(n.replace(',', '')));
    await expect.poll(() => cell.getAttribute('aria-pressed')).toBe('true');
    await cell.click();
    await expect.poll(() => cell.getAttribute('aria-pressed')).toBe('false');
    expect(Object.keys(await sizes(page)).filter((key) => !key.startsWith('(')).length).toBeLessThanOrEqual(12);
  });

  it('RFM: a field of the grid filters by its segments', async () => {
    const { page } = opened;
    await toSegments(page, 'rfm');
    const field = page.getByRole('button', { name: /^R 5, F 5: / });
    await field.click();
    await expect.poll(() => field.getAttribute('aria-pressed')).toBe('true');
    await field.click();
    await expect.poll(() => field.getAttribute('aria-pressed')).toBe('false');
    const all = Object.values(await sizes(page)).reduce((sum, n) => sum + n, 0);
    expect(all).toBe(6400);
  });

  it('the matrix: a cut moves by keys and by dragging, and one step brings it back', async () => {
    const { page } = opened;
    await toSegments(page, 'two-axis');
    const cut = page.getByRole('slider', { name: /^Cut of Consumption/ });
    await cut.waitFor();
    await settled(page);
    const before = await sizes(page);
    await cut.press('Shift+ArrowRight');
    await expect.poll(async () => (await sizes(page))['x1y1']).toBeLessThan(before['x1y1'] ?? 0);
    await page.getByRole('button', { name: /Undo/ }).first().click();
    await expect.poll(() => sizes(page)).toEqual(before);
    await settled(page);
    const box = await cut.boundingBox();
    if (box === null) throw new Error('no box');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 80, y, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await sizes(page))['x1y1']).toBeGreaterThan(before['x1y1'] ?? 0);
  });

  it('own SQL: runs only when told to, explains what is wrong, and keeps the last good segments', async () => {
    const { page } = opened;
    await toSegments(page, 'own-sql');
    await page.getByText('Every customer of the data came back exactly once').waitFor();
    const good = await sizes(page);
    expect(Object.keys(good).sort()).toEqual(['lower half', 'top 10 %', 'upper half']);
    const area = page.getByLabel('SELECT customer_id, segment [, reason]');
    await area.fill('SELECT customer_id,\n  nothing AS segment FROM customer_facts');
    await page.getByText('Changed, not yet run').waitFor();
    await area.press('Control+Enter');
    await page.getByText(/not understood in line 2: Binder Error/).waitFor();
    expect(await sizes(page)).toEqual(good);
    await area.fill("SELECT customer_id, 'it''s; ' || class AS segment FROM customer_facts WHERE class = '大工业'");
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByText(/customers were not returned/).waitFor();
    await expect.poll(async () => Object.keys(await sizes(page)).sort()).toEqual(['(missing)', "it's; 大工业"]);
  });
});

// Tests of tags on the built page: built in the form, read and written as SQL, counted as SQL counts them, used as segments.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { measureSql } from '../../src/tag/event-measure';
import { chooseRadio } from '../support/choose-radio';
import { queryPage, whenReady } from '../support/handle';
import { dropFiles, launchBrowser, openExample, type OpenedPage } from '../support/page';
import { settled } from '../support/settled';
import { turnTo, undoEverything } from '../support/shown';

let browser: Browser;
let folder: string;
let opened: OpenedPage;
let page: Page;

// One page for all: to load the example takes longer than any of these.
beforeAll(async () => {
  browser = await launchBrowser();
  folder = await mkdtemp(path.join(tmpdir(), 'wattfolk-'));
  opened = await openExample(browser);
  page = opened.page;
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await undoEverything(page);
  await turnTo(page, 'overview');
  await toTags();
});
afterEach(() => {
  expect(opened.requests).toEqual([]);
  expect(opened.errors).toEqual([]);
});

async function toTags(): Promise<void> {
  await turnTo(page, 'segments');
  await chooseRadio(page.getByRole('radio', { name: 'Tags' }));
}

const figure = (name: string) => page.locator('dl div').filter({ hasText: name }).locator('dd').first();
const count = async (condition: string): Promise<number> => {
  const [row] = await queryPage(page, `SELECT count(*)::INTEGER AS n FROM customer_facts WHERE ${condition}`);
  return Number(row?.['n']);
};

it('makes a tag in the form and in SQL, counts it as SQL does, and cuts the customers by it', async () => {
  await page.getByRole('button', { name: 'New tag' }).click();
  const text = page.getByLabel('The same as SQL');
  await expect.poll(() => text.inputValue()).toBe('TRUE');
  await expect.poll(() => figure('Customers').innerText()).toBe('6,400');

  await page.getByRole('button', { name: 'Condition', exact: true }).click();
  await page.getByLabel('Value', { exact: true }).fill('10');
  await expect.poll(() => text.inputValue()).toBe('kwh_12m >= (SELECT quantile_cont(kwh_12m, 0.9) FROM customer_facts)');
  await expect.poll(() => figure('Customers').innerText()).toBe('640');

  await text.fill('kwh_12m > 5000 AND kwh_12 < 9000');
  await expect.poll(() => page.getByRole('alert').innerText()).toContain('Did you mean kwh_12m?');
  await expect.poll(() => page.getByRole('alert').innerText()).toContain('Line 1, column 20');
  await expect.poll(() => page.getByRole('button', { name: 'Save as version' }).isDisabled()).toBe(true);

  const condition =
    "(kwh_12m > 5000 OR class = '居民生活') AND (SELECT sum(kwh) FROM usage WHERE usage.customer_id = customer_facts.customer_id AND period BETWEEN DATE '2024-11-01' AND DATE '2026-10-01' AND period > DATE '2026-10-01' - INTERVAL 3 MONTH) >= 600 AND lower(customer_id) LIKE '%7%'";
  await text.fill(condition);
  const n = await count(condition);
  expect(n).toBeGreaterThan(50);
  await expect
    .poll(() =>
      figure('Customers')
        .innerText()
        .then((shown) => Number(shown.replace(/,/g, ''))),
    )
    .toBe(n);
  // The form shows what the text says: the sum over months is a row of its own.
  await expect.poll(() => page.getByLabel('Months').inputValue()).toBe('3');
  await page.getByRole('button', { name: 'Save as version 2' }).click();
  await expect.poll(() => page.getByText('Version 2', { exact: true }).count()).toBe(1);

  await page.getByRole('button', { name: 'Use as segments (1)' }).click();
  await expect
    .poll(async () =>
      (await queryPage(page, 'SELECT segment, count(*)::INTEGER AS n FROM segment GROUP BY ALL ORDER BY n')).map(
        (row) => row['n'],
      ),
    )
    .toEqual([n, 6400 - n].sort((a, b) => a - b));
  await expect.poll(() => page.getByText('No tag').count()).toBeGreaterThan(0);
});

it('deletes, undoes, saves and loads tags, and explains a file that is none', async () => {
  const important = page.getByRole('button', { name: /^Important/ });
  await important.click();
  const act = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await act('Delete');
  await expect.poll(() => important.count()).toBe(0);
  await page.keyboard.press('Control+z');
  await expect.poll(() => important.count()).toBe(1);

  const download = page.waitForEvent('download');
  await act('Save tag set');
  const saved = path.join(folder, 'tags.json');
  await (await download).saveAs(saved);
  expect(await readFile(saved, 'utf8')).toContain('"important"');

  await act('Delete');
  await page.getByTestId('tag-file').setInputFiles(saved);
  await expect.poll(() => important.count()).toBe(1);
  // The same by dropping it anywhere; whoever works on tags stays there.
  await important.click();
  await act('Delete');
  await expect.poll(() => important.count()).toBe(0);
  await dropFiles(page, 'body', [saved]);
  await expect.poll(() => important.count()).toBe(1);
  await expect.poll(() => page.getByText(/^\d+ tags loaded\. Undo takes it back\.$/).count()).toBeGreaterThan(0);
  await writeFile(path.join(folder, 'bad.json'), '{"a": 1');
  await page.getByTestId('tag-file').setInputFiles(path.join(folder, 'bad.json'));
  await expect.poll(() => page.getByRole('alert').innerText()).toContain('"bad.json" cannot be read');
});

it('keeps what was begun and not saved, on other pages and after a reload, until it is discarded', async () => {
  const text = page.getByLabel('The same as SQL');
  const mine = page.getByRole('button', { name: /^New tag/ }).last();
  await page.getByRole('button', { name: 'New tag' }).click();
  await text.fill('kwh_12m > 5000');
  await page.getByRole('button', { name: /^Important/ }).click();
  await text.fill('kwh_12m >');
  const back = async (): Promise<void> => {
    await toTags();
    await mine.click();
    await expect.poll(() => text.inputValue()).toBe('kwh_12m > 5000');
    await page.getByRole('button', { name: /^Important/ }).click();
    await expect.poll(() => text.inputValue()).toBe('kwh_12m >');
  };
  await turnTo(page, 'overview');
  await back();
  await page.reload();
  await whenReady(page);
  await page.getByRole('radio', { name: 'Tags' }).waitFor({ state: 'attached' });
  // What is built anew after the data is back must not take the choice back.
  await settled(page);
  await back();
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await expect.poll(() => text.inputValue()).not.toBe('kwh_12m >');
  await mine.click();
  await page.getByRole('button', { name: 'Save as version 2' }).click();
  await expect.poll(() => page.locator('li em').count()).toBe(0);
});

it('shows the tags of one customer with the values that fired, the number masked, and how tags overlap', async () => {
  const [row] = await queryPage(
    page,
    'SELECT customer_id AS id, kwh_12m AS kwh FROM customer_facts ORDER BY kwh_12m DESC NULLS LAST LIMIT 1',
  );
  const id = String(row?.['id']);
  await page.getByRole('tab', { name: 'One customer' }).click();
  await page.getByLabel('Part of the customer number').fill(id);
  await page.getByRole('list', { name: 'Customers found' }).getByRole('button').click();
  const large = page.locator('article').filter({ hasText: 'Large consumer' });
  const kwh = Number(row?.['kwh']).toLocaleString('en', { maximumFractionDigits: 2 });
  await expect.poll(() => large.locator('.reason').innerText()).toContain(`Consumption, 12 months: ${kwh} kWh`);
  expect(await page.locator('main').innerText()).not.toContain(id);
  await page.getByRole('tab', { name: 'Overlap' }).click();
  await expect.poll(() => page.getByRole('row').filter({ hasText: 'Large consumer' }).count()).toBeGreaterThan(0);
});

it('sums the last twelve months as the facts do', async () => {
  const [ends] = await queryPage(page, `SELECT min(period)::VARCHAR AS first, max(period)::VARCHAR AS last FROM usage`);
  // The months of the example are all complete.
  const model = { completeMonths: [String(ends?.['first']), String(ends?.['last'])] as const };
  for (const [measure, fact] of [
    ['kwh', 'kwh_12m'],
    ['amount', 'amount_12m'],
    ['late_payments', 'late_payments_12m'],
    ['tickets', 'tickets_12m'],
    ['complaints', 'complaints_12m'],
    ['outage_minutes', 'outage_minutes_12m'],
  ] as const) {
    const value = measureSql(measure, 12, model).text;
    const [row] = await queryPage(
      page,
      `SELECT count(*) FILTER (round(${value}, 3) IS DISTINCT FROM round(${fact}, 3))::INTEGER AS differ, count(${fact})::INTEGER AS known FROM customer_facts`,
    );
    expect(row, measure).toEqual({ differ: 0, known: expect.any(Number) as number });
  }
});

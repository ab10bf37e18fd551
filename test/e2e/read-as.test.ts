// Opens a file on the Data page and corrects how it was read: encoding, header, after a restart of the engine too; then removes it.
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MORE_THAN_MEMORY, queryPage, whenReady } from '../support/handle';
import { launchBrowser, openPage } from '../support/page';
import { chooseTexts } from './open-files';

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await launchBrowser();
  folder = await mkdtemp(path.join(tmpdir(), 'wattfolk-'));
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

async function choose(page: Page, name: string, text: string): Promise<void> {
  await chooseTexts(page, folder, [name, text]);
  await page.getByTestId('table-card').filter({ hasText: name }).waitFor();
}

const rawTable = `SELECT table_name AS name FROM duckdb_tables() WHERE table_name LIKE 'raw_%' ORDER BY 1`;

it('reads a file again with the header that was picked, before and after it is in use, and once more after a restart', async () => {
  const { page, context, errors } = await openPage(browser);
  await whenReady(page);
  // The second line could as well be the header.
  await choose(page, 'twice.csv', '户号,用电类别,电量\n户号,类别,月电量\n01,居民生活,10\n02,大工业,30\n03,大工业,20\n');
  await page.getByRole('button', { name: 'How it is read' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('居民生活').waitFor();
  await dialog.getByRole('combobox', { name: 'Encoding' }).selectOption('windows-1252');
  await expect.poll(() => dialog.innerText()).toContain('æˆ·å');
  await dialog.getByRole('combobox', { name: 'Encoding' }).selectOption('auto');
  await dialog.getByRole('radio', { name: 'Line 2' }).check();
  await dialog.getByRole('button', { name: 'Read again' }).click();
  await expect.poll(() => page.getByTestId('table-card').innerText()).toContain('月电量');
  await page.getByRole('button', { name: 'Use it' }).click();
  await page.locator('[data-chart="segment-size"] .plot svg').waitFor();
  const customers = 'SELECT customer_id FROM customer ORDER BY 1';
  expect(await queryPage(page, customers)).toEqual([{ customer_id: '01' }, { customer_id: '02' }, { customer_id: '03' }]);

  const greedy = queryPage(page, MORE_THAN_MEMORY);
  await expect(greedy).rejects.toThrow(/memory/);
  expect(await queryPage(page, customers)).toHaveLength(3);
  await page.getByRole('button', { name: 'Data', exact: true }).click();
  await page.getByTestId('table-card').locator('summary').first().click();
  await expect.poll(() => page.getByTestId('table-card').innerText()).toContain('月电量');

  // In use: the model follows. Without a header every line is a row.
  await page.getByRole('button', { name: 'How it is read' }).click();
  await dialog.getByRole('radio', { name: /no column names/ }).check();
  await dialog.getByRole('button', { name: 'Read again' }).click();
  await expect.poll(() => page.getByTestId('table-card').innerText()).toContain('5 rows');
  await expect.poll(() => queryPage(page, rawTable)).toHaveLength(1);
  expect(errors).toEqual([]);
  await context.close();
});

it('removes one file of two, then the last, and nothing of them stays', async () => {
  const { page, context, errors } = await openPage(browser);
  await whenReady(page);
  await choose(page, 'customers.csv', '户号,用电类别\n01,居民生活\n02,大工业\n');
  await choose(page, 'usage.csv', '户号,年月,电量\n01,202401,10\n02,202401,20\n03,202401,5\n');
  const match = page.getByTestId('match-rates');
  await match
    .getByText('usage.csv: of 3 customers, 66.7% are in the customer list; of the 2 customers listed, 100% are')
    .waitFor();
  await match.getByRole('button', { name: 'Not in the customer list (1)' }).click();
  await expect.poll(() => match.getByRole('gridcell').or(match.getByRole('cell')).allInnerTexts()).toEqual(['****']);
  await page.getByRole('button', { name: 'Use it' }).click();
  await page.locator('[data-chart="segment-size"] .plot svg').waitFor();
  expect(await queryPage(page, 'SELECT count(*)::INTEGER AS n FROM customer')).toEqual([{ n: 3 }]);
  await page.getByRole('button', { name: 'Data', exact: true }).click();
  const usage = page.getByTestId('table-card').filter({ hasText: 'usage.csv' });
  await usage.locator('summary').first().click();
  await usage.getByRole('button', { name: 'Remove this file' }).click();
  await expect.poll(() => page.getByTestId('table-card').count()).toBe(1);
  await expect.poll(() => queryPage(page, 'SELECT count(*)::INTEGER AS n FROM customer')).toEqual([{ n: 2 }]);
  const last = page.getByTestId('table-card');
  await last.locator('summary').first().click();
  await last.getByRole('button', { name: 'Remove this file' }).click();
  await page.getByTestId('drop').waitFor();
  const left = 'SELECT count(*)::INTEGER AS n FROM duckdb_tables()';
  await expect.poll(() => queryPage(page, left)).toEqual([{ n: 0 }]);
  expect(errors).toEqual([]);
  await context.close();
});

it('saves the left-out lines as a CSV', async () => {
  const { page, context } = await openPage(browser);
  await whenReady(page);
  await choose(page, 'ragged.csv', '户号,户名,电量\n0330100000001,张三,1\n0330100000002,李四,2\n0330100000003,王五,3,=1+1\n');
  await page.getByRole('tab', { name: /Left-out/ }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as CSV' }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  expect(text).toMatch(/^\ufeffFile,Line,Reason,Content\r\nragged\.csv,4,.*,"0330\*\*\*\*0003,王\*,3,=1\+1"\r\n$/);
  await context.close();
});

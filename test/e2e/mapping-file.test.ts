// Saves what a person corrected, loads it again by dropping the file, and takes it for next month's export by itself.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { queryPage, whenReady } from '../support/handle';
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

const choose = (page: Page, ...files: [name: string, text: string][]) => chooseTexts(page, folder, ...files);

const card = (page: Page, name: string) => page.getByTestId('table-card').filter({ hasText: name });
const role = (page: Page, file: string, column: string) => card(page, file).getByRole('combobox', { name: `Role: ${column}` });

const JANUARY =
  '户号,标识,202401,202402,202403\n01,甲,10,20,1\n02,乙,30,40,3\n03,丙,50,60,5\n04,丁,70,80,7\n05,戊,90,95,9\n06,己,1,2,11\n';
// Another order, other months, one more of them.
const MARCH =
  '202402,202403,202404,标识,户号\n20,1,2,甲,01\n40,3,4,乙,02\n60,5,6,丙,03\n80,7,8,丁,04\n95,9,10,戊,05\n2,11,12,己,06\n';

it('takes a corrected mapping for the next export, also with other months in another order, says so, and forgets it on demand', async () => {
  const { page, context, errors } = await openPage(browser);
  await whenReady(page);
  await choose(page, ['january.csv', JANUARY]);
  await role(page, 'january.csv', '标识').selectOption({ label: 'Customer class' });
  await role(page, 'january.csv', '202401 … 202403: 3 columns, one month each').selectOption({ label: 'Leave out' });
  await page.getByRole('button', { name: 'Use it' }).click();
  await page.locator('[data-chart="segment-size"] .plot svg').waitFor();
  const classes = await queryPage(page, "SELECT string_agg(class, '' ORDER BY customer_id) AS classes FROM customer");
  expect(classes).toEqual([{ classes: '甲乙丙丁戊己' }]);
  expect(await queryPage(page, 'SELECT count(*)::INTEGER AS n FROM usage')).toEqual([{ n: 0 }]);

  await page.getByRole('button', { name: 'Data', exact: true }).click();
  await choose(page, ['march.csv', MARCH]);
  await card(page, 'march.csv').getByText('The mapping from last time was applied: 4 columns as you set them').waitFor();
  await expect.poll(() => role(page, 'march.csv', '标识').inputValue()).toBe('role:class');
  const months = role(page, 'march.csv', '202402 … 202404: 3 columns, one month each');
  await expect.poll(() => months.inputValue()).toBe('ignore');
  await months.selectOption({ label: 'one month each' });
  await page.getByRole('button', { name: 'Use it' }).click();
  await page.locator('[data-chart="segment-size"] .plot svg').waitFor();
  const usage = "SELECT strftime(period, '%Y%m') AS month, sum(kwh) AS kwh FROM usage GROUP BY ALL ORDER BY ALL";
  await expect
    .poll(() => queryPage(page, usage))
    .toEqual([
      { month: '202402', kwh: 297 },
      { month: '202403', kwh: 36 },
      { month: '202404', kwh: 42 },
    ]);

  await page.getByRole('button', { name: 'Data', exact: true }).click();
  await card(page, 'march.csv').locator('summary').first().click();
  await card(page, 'march.csv').getByRole('button', { name: 'Recognise afresh' }).click();
  await expect.poll(() => role(page, 'march.csv', '标识').inputValue()).not.toBe('role:class');
  expect(errors).toEqual([]);
  await context.close();
});

it('saves the mapping of a table to a file, which another browser loads by dropping it', async () => {
  const first = await openPage(browser);
  await whenReady(first.page);
  await choose(first.page, ['january.csv', JANUARY]);
  await role(first.page, 'january.csv', '标识').selectOption({ label: 'Customer class' });
  const [download] = await Promise.all([
    first.page.waitForEvent('download'),
    first.page.getByRole('button', { name: 'Save mapping' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('january mapping.json');
  const saved = await readFile(await download.path(), 'utf8');
  expect(JSON.parse(saved)).toMatchObject({
    wattfolk: 'mapping',
    version: 1,
    tables: [
      {
        rowIs: 'customer',
        columns: {
          标识: { kind: 'role', role: 'class' },
          户号: { kind: 'role', role: 'customer_id' },
          '#month:kwh': { kind: 'series' },
        },
      },
    ],
  });
  await first.context.close();

  const { page, context, errors } = await openPage(browser);
  await whenReady(page);
  // Beside data, under any name: the content tells.
  await choose(page, ['saved.txt', saved], ['march.csv', MARCH]);
  await card(page, 'march.csv').getByText('The mapping from last time was applied').waitFor();
  await page.getByText('The mapping was loaded: 1 layout').waitFor();
  await expect.poll(() => role(page, 'march.csv', '标识').inputValue()).toBe('role:class');
  await expect.poll(() => page.getByTestId('table-card').count()).toBe(1);

  await choose(page, ['newer.json', saved.replace('"version": 1', '"version": 2')], ['cut.json', saved.slice(0, 200)]);
  await page.getByText('"newer.json" was saved by another version').waitFor();
  await page.getByText('"cut.json" is a mapping file, but it is incomplete').waitFor();
  await choose(page, ['strange.json', saved.replace('"class"', '"horoscope"')]);
  await page.getByText('column "标识": the role "horoscope" is not known here').waitFor();
  expect(errors).toEqual([]);
  await context.close();
});

// Opens two exports with known faults on the Data quality page: the sentences, the masked list and its CSV, thresholds, completeness, fields.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe';
import { chooseRadio } from '../support/choose-radio';
import { queryPage, whenReady } from '../support/handle';
import { launchBrowser, openPage, type OpenedPage } from '../support/page';
import { settled } from '../support/settled';
import { openFiles } from './open-files';

let browser: Browser;
let folder: string;
let opened: OpenedPage;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  folder = await mkdtemp(path.join(tmpdir(), 'wattfolk-'));
  const ids = Array.from({ length: 30 }, (_, i) => `03300000${String(i).padStart(2, '0')}`);
  const customers = ids.map((id, i) => {
    const phone = i === 3 ? '12345' : i < 6 ? '' : `138000012${String(i).padStart(2, '0')}`;
    return [id, `=张${i}`, phone, '居民生活', i % 3 === 0 ? '城东' : '城西', i === 1 ? '99' : '3'];
  });
  const usage = ids.flatMap((id, i) =>
    Array.from({ length: 12 }, (_, m) => [
      id,
      `2025${String(m + 1).padStart(2, '0')}`,
      String(i === 2 && m === 4 ? -80 : 80 + 7 * m + i),
    ]).filter((_, m) => !(i === 4 && m > 2 && m < 6)),
  );
  const write = async (name: string, rows: string[][]): Promise<string> => {
    const file = path.join(folder, name);
    await writeFile(file, rows.map((row) => row.join(',')).join('\n'));
    return file;
  };
  const files = [
    await write('customers.csv', [['户号', '户名', '联系电话', '用电类别', '供电单位', '家庭人口'], ...customers]),
    await write('usage.csv', [['户号', '年月', '电量'], ...usage, ['0339999999', '202501', '5']]),
  ];
  opened = await openPage(browser);
  page = opened.page;
  await whenReady(page);
  await openFiles(page, files);
  await page.getByRole('button', { name: 'Data quality', exact: true }).click();
  await page.getByText('Without a finding').waitFor();
  await page.locator('[data-testid="quality"][aria-busy="false"]').waitFor();
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

it('says every fault in one sentence, the worst first', async () => {
  const findings = page.getByTestId('findings').getByRole('listitem');
  const sentences = async (): Promise<string[]> =>
    (await findings.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
  await expect
    .poll(sentences)
    .toEqual([
      'The household size is below 1, above 20 or no whole number for 1 customer. 3.2%',
      'Consumption is negative in 1 customer month of 1 customer. 0.28%',
      '3 months missing between first and last month of 1 customer. 3.2%',
      'In other files but not in the customer file: 1 customer. 3.2%',
      'The number of digits is wrong in 1 phone number. 3.2%',
    ]);
  await expect
    .poll(async () => (await page.getByTestId('severities').innerText()).replace(/\s+/g, ' '))
    .toContain('2 errors 3 to look at 0 notes');
});

it('lists the rows masked, saves them so that no cell can act, and shows their SQL', async () => {
  await page.getByRole('button', { name: /number of digits/ }).click();
  const grid = page.getByRole('table', { name: 'Rows concerned' });
  await grid.getByText('033****003').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as CSV' }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toBe(
    "\ufeffCustomer number,Phone,Name,Region or branch\r\n033****003,1****,'=**,城东\r\n",
  );
  await chooseRadio(page.getByRole('radio', { name: 'SQL' }));
  const sql = page.getByRole('region', { name: 'SQL of this list' });
  await expect.poll(() => sql.innerText()).toContain('SELECT');
  const statement = await sql.innerText();
  expect(await queryPage(page, statement)).toEqual([{ customer_id: '0330000003', phone: '12345', name: '=张3', region: '城东' }]);
});

it('judges anew when a threshold is changed', async () => {
  await page.getByRole('button', { name: /household size/ }).click();
  await page.getByLabel('Largest household').fill('99');
  await page.getByLabel('Largest household').press('Enter');
  await expect.poll(() => page.getByTestId('findings').innerText()).not.toContain('household size');
});

it('still shows a check that finds nothing any more, and takes its usual value again', async () => {
  await page.getByText('Without a finding').click();
  await page.getByRole('button', { name: 'Impossible household size' }).click();
  await page.getByRole('button', { name: /Back to the usual value/ }).click();
  await expect.poll(() => page.getByTestId('findings').innerText()).toContain('household size');
});

it('shows the whole dashboard for the customers of a finding, until the filter is removed', async () => {
  await page.getByRole('button', { name: /Consumption is negative/ }).click();
  await page.getByRole('button', { name: 'Show these customers' }).click();
  await page.locator('[data-chart="segment-size"] .plot svg').waitFor();
  await expect.poll(() => page.getByTestId('shown').innerText()).toContain('1 of 31 customers');
  await page.getByRole('button', { name: /Remove filter Negative consumption 1 customer/ }).click();
  await expect.poll(() => page.getByTestId('shown').innerText()).toContain('31 customers, unfiltered');
  await page.getByRole('button', { name: 'Data quality', exact: true }).click();
});

it('keeps what was found when the page is left and comes back', async () => {
  await page.getByRole('button', { name: 'Overview', exact: true }).click();
  await page.getByRole('button', { name: 'Data quality', exact: true }).click();
  await expect.poll(() => page.getByTestId('findings').innerText()).toContain('Consumption is negative');
});

it('shows completeness by branch, and who lacks a field', async () => {
  await page.getByRole('tab', { name: 'Completeness' }).click();
  const row = page.getByTestId('matrix').getByRole('row', { name: /^Phone/ });
  await row.waitFor();
  // Blank are 0 in 城东 (10) and 1, 2, 4, 5 in 城西 (20); the customer whom only the usage knows has neither: 25 of 31 are filled.
  await expect.poll(async () => (await row.innerText()).split(/\s+/)).toEqual(['Phone', '81%', '80%', '90%', '0%']);
  await row.getByRole('button', { name: /城西/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('033****005').waitFor();
  await expect.poll(() => dialog.innerText()).toContain('4 listed');
  await page.keyboard.press('Escape');
});

it('profiles every field', async () => {
  await page.getByRole('tab', { name: 'Fields' }).click();
  const fields = page.getByTestId('fields');
  await expect.poll(() => fields.locator('svg').count()).toBeGreaterThan(2);
  const cells = async (name: string): Promise<string[]> =>
    (await fields.getByRole('row', { name }).first().getByRole('cell').allInnerTexts()).map((text) => text.trim());
  // 28 households of 3, one of 99; thirty rows of thirty-one customers.
  await expect.poll(async () => (await cells('People in the household')).slice(0, 5)).toEqual(['97%', '2', '3', '3', '99']);
  await expect.poll(async () => (await cells('Region or branch'))[3]).toContain('67%');
  expect(await fields.innerText()).not.toContain('1380000');
});

it('has no serious fault for assistive technology, in either language, and asked for nothing', async () => {
  for (const tab of ['Findings', 'Completeness', 'Fields']) {
    await page.getByRole('tab', { name: tab }).click();
    await settled(page);
    expect({ tab, serious: await seriousFindings(page) }).toEqual({ tab, serious: [] });
  }
  await page.getByText('中文').click();
  await page.getByRole('tab', { name: '检查结果' }).click();
  await expect.poll(() => page.getByTestId('findings').innerText()).toContain('1 户的 1 个户月电量为负。');
  expect(opened.errors).toEqual([]);
  expect(opened.requests).toEqual([]);
});

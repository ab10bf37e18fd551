// Works with segments as a person does: edits them, combines, compares, follows movement, saves lists and the workspace.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { loadExample, queryPage } from '../support/handle';
import { launchBrowser, openExample, type OpenedPage } from '../support/page';
import { settled } from '../support/settled';
import { turnTo, undoEverything } from '../support/shown';
import { openFiles } from './open-files';

let browser: Browser;
let folder: string;
let opened: OpenedPage;
let page: Page;

// One page for all: to load the example takes longer than most of these. Whoever opened other data, loads it again.
beforeAll(async () => {
  browser = await launchBrowser();
  opened = await openExample(browser);
  page = opened.page;
  folder = await mkdtemp(path.join(tmpdir(), 'wattfolk-'));
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  await undoEverything(page);
  await loadExample(page);
  await turnTo(page, 'segments');
  await item('Residential').waitFor();
  await settled(page);
});

afterEach(() => {
  expect(opened.requests).toEqual([]);
  expect(opened.errors).toEqual([]);
});

const item = (name: string) => page.locator('li[data-segment]').filter({ hasText: name }).first();
const names = (): Promise<string[]> => page.locator('li[data-segment] .name').allInnerTexts();
const tab = (name: string) => page.getByRole('tab', { name }).click();

async function method(id: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Segments', exact: true }).selectOption(`method:${id}`);
}

async function edit(name: string, command: string): Promise<void> {
  await page.getByRole('button', { name: `Edit ${name}`, exact: true }).click();
  await page.getByRole('menuitem', { name: command }).click();
}

async function saved(button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  const file = path.join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

it('renames, moves, merges, hides and recolours segments, and takes it all back', async () => {
  const before = await names();
  await edit('Agriculture', 'Rename');
  await page.getByRole('textbox', { name: 'Name' }).fill('Farms');
  await page.keyboard.press('Enter');
  await edit('Farms', 'Move up');
  await expect.poll(async () => (await names()).indexOf('Farms')).toBe(before.indexOf('Agriculture') - 1);

  await edit('Public institutions', 'Merge into…');
  await page.getByRole('dialog').getByRole('combobox').selectOption({ label: 'Residential' });
  await page.getByRole('dialog').getByRole('button', { name: 'Merge into…' }).click();
  await expect.poll(names).toHaveLength(before.length - 1);
  const merged = async (): Promise<Record<string, unknown>> => {
    const [sum] = await queryPage(
      page,
      `SELECT count(*)::INTEGER AS n, count(*) FILTER (f.class NOT LIKE '居民%')::INTEGER AS added FROM segment s JOIN customer_facts f USING (customer_id) WHERE s.segment LIKE '居民%'`,
    );
    return sum ?? {};
  };
  // The list follows at once, the table when the method has run again.
  await expect.poll(async () => Number((await merged())['added'])).toBeGreaterThan(0);
  const sum = await merged();
  await expect.poll(() => item('Residential').innerText()).toContain(Number(sum['n']).toLocaleString('en-US'));

  await edit('Large industrial', 'Hide');
  await page.getByText(/^1 segment hidden: \d+ customers$/).waitFor();
  await page.getByRole('button', { name: 'Colour of Farms' }).click();
  await page.getByRole('button', { name: 'Colour 10' }).click();

  await edit('Farms', 'Only this segment');
  await expect.poll(() => item('Residential').innerText()).toContain('0 of ');
  await edit('Farms', 'All segments');

  await page.getByRole('button', { name: 'Undo all edits' }).click();
  await expect.poll(names).toEqual(before);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(names).toContain('Farms');
});

it('compares, crosses two kept segmentations, and tells what sets a segment apart', async () => {
  await tab('Compare');
  await page.getByLabel('Compare with').selectOption('method:value-tier');
  await expect.poll(() => page.getByTestId('agreement').innerText()).toMatch(/^Adjusted Rand index −?-?\d\.\d\d: /);
  const cells = page.locator('[data-cell]');
  await cells.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.locator('.looked').innerText()).toMatch(/Residential → .*n = [\d,]+, .*index/);

  for (const id of ['by-category', 'value-tier']) {
    await method(id);
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keep', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await method('combine');
  await page.getByText('Two kept segmentations are needed').waitFor();
  await page.getByLabel('First').selectOption({ index: 1 });
  await page.getByLabel('Second').selectOption({ index: 2 });
  await expect.poll(names).toContainEqual(expect.stringMatching(/^Residential × /));
  const parts = async (): Promise<unknown> =>
    (await queryPage(page, 'SELECT count(DISTINCT segment)::INTEGER AS n FROM segment'))[0]?.['n'];
  await expect.poll(async () => (await names()).length - Number(await parts())).toBe(0);

  await tab('Profile');
  await expect.poll(() => page.getByText(/customers chosen, beside all 6,400/).count()).toBe(1);
  await expect.poll(() => page.locator('tbody tr').count()).toBeGreaterThan(10);
});

it('follows customers from one year to the next and from one load to another', async () => {
  await method('value-tier');
  await tab('Movement');
  await expect.poll(() => page.getByTestId('movement').innerText()).toMatch(/^\d+ of 6,\d{3} customers changed segment; most: /);
  const ribbons = page.locator('[data-ribbon]');
  await expect.poll(() => ribbons.count()).toBeGreaterThan(3);
  await ribbons.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText(/^(?:n = |first 1,000 of )/).waitFor();
  await expect.poll(() => page.getByRole('cell', { name: /\*{4}/ }).count()).toBeGreaterThan(0);

  await page.getByText('Two loads', { exact: true }).click();
  await page.getByText('Nothing to compare with yet').waitFor();
  const file = path.join(folder, 'next.csv');
  const ids = await queryPage(page, "SELECT customer_id AS id FROM segment WHERE segment = 'A' ORDER BY customer_id LIMIT 40");
  await writeFile(
    file,
    `户号,用电类别,年用电量\n${ids.map(({ id }, i) => `${String(id)},居民,${String(1000 - i)}`).join('\n')}\nNEW,居民,5\n`,
  );
  await openFiles(page, [file]);
  await turnTo(page, 'segments');
  await tab('Movement');
  await page.getByText('Two loads', { exact: true }).click();
  await expect
    .poll(() => page.getByTestId('movement').innerText())
    .toMatch(/of 40 customers .* 1 customer is new\. 6,360 customers are gone\.$/);
});

it('saves a list with a control group, masked, as CSV and as a workbook', async () => {
  await tab('Lists');
  await page.getByLabel('Control group').fill('10');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('listed').innerText()).toMatch(/^6,400 customers, of them 640 \(10%\) control/);
  const csv = await readFile(await saved('CSV'), 'utf8');
  const lines = csv.trim().split('\r\n');
  expect(lines).toHaveLength(6401);
  expect(csv.startsWith('\ufeffCustomer number,Segment,Group,')).toBe(true);
  expect(lines.slice(1).every((line) => /^0330\*{4}\d{4},/.test(line))).toBe(true);
  expect(lines.filter((line) => line.includes(',control,'))).toHaveLength(640);

  await page.getByRole('button', { name: 'Personal data is masked. Show it' }).click();
  const book = await readXlsx(new Uint8Array(await readFile(await saved('Excel'))));
  expect(book.sheets.map(({ name }) => name)).toEqual(['Customers', 'About this list']);
  const rows = book.sheets[0]?.rows ?? [];
  expect(rows).toHaveLength(6401);
  const [first] = await queryPage(page, 'SELECT min(customer_id) AS id FROM customer_facts');
  expect(rows.some((row) => row[0] === first?.['id'])).toBe(true);
  expect(JSON.stringify(book.sheets[1]?.rows)).toContain('By attribute');
});

it('stops the saving of a long list, on whatever page, and saves again', async () => {
  const file = path.join(folder, 'many.csv');
  const rows = Array.from(
    { length: 120_000 },
    (_, i) => `03${String(i).padStart(8, '0')},${i % 3 === 0 ? '居民' : '商业'},${String(i)}`,
  );
  await writeFile(file, `户号,用电类别,年用电量\n${rows.join('\n')}\n`);
  await openFiles(page, [file]);
  await turnTo(page, 'segments');
  await tab('Lists');
  const excel = page.getByRole('button', { name: 'Excel', exact: true });
  await expect.poll(() => excel.isEnabled()).toBe(true);
  let downloads = 0;
  page.on('download', () => downloads++);
  await excel.click();
  const bar = page.getByRole('progressbar', { name: 'Saving the list' });
  await bar.waitFor();
  await turnTo(page, 'overview');
  expect(await bar.isVisible()).toBe(true);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await bar.waitFor({ state: 'detached' });
  const list = "SELECT count(*)::INTEGER AS n FROM duckdb_tables() WHERE table_name = 'segment_list'";
  await expect.poll(() => queryPage(page, list)).toEqual([{ n: 0 }]);
  await turnTo(page, 'segments');
  await tab('Lists');
  await expect.poll(() => page.getByRole('button', { name: 'CSV', exact: true }).isEnabled()).toBe(true);
  expect(downloads).toBe(0);
  const csv = await readFile(await saved('CSV'), 'utf8');
  expect(csv.trim().split('\r\n')).toHaveLength(120_001);
});

it('carries the workspace to another page, and tells a damaged file', async () => {
  await edit('Agriculture', 'Rename');
  await page.getByRole('textbox', { name: 'Name' }).fill('Farms');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Workspace file' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Save the workspace' }).click(),
  ]);
  const file = path.join(folder, 'workspace.json');
  await download.saveAs(file);
  const text = await readFile(file, 'utf8');
  expect(text).not.toMatch(/showPersonal|"locale"/);

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(names).not.toContain('Farms');
  await page.getByTestId('workspace-file').setInputFiles(file);
  await expect.poll(names).toContain('Farms');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(names).not.toContain('Farms');

  await writeFile(file, text.slice(0, text.length / 2));
  await page.getByTestId('workspace-file').setInputFiles(file);
  await page.getByText('is a workspace file, but it is incomplete').waitFor();
  await writeFile(file, '{}');
  await page.getByTestId('workspace-file').setInputFiles(file);
  await page.getByText('That is no workspace file').waitFor();
});

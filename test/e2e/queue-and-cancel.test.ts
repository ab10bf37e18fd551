// Drops while a file is being read, cancels half way, and breaks the engine during a reading: nothing gets lost or half loaded.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MORE_THAN_MEMORY, queryPage, whenReady } from '../support/handle';
import { dropFiles, launchBrowser, openPage } from '../support/page';

let browser: Browser;
let folder: string;
let big: string;
/** Enough for several batches, each of which is waited for. */
const BIG_ROWS = 450_000;

beforeAll(async () => {
  browser = await launchBrowser();
  folder = await mkdtemp(path.join(tmpdir(), 'wattfolk-'));
  big = path.join(folder, 'readings.csv');
  const lines = Array.from(
    { length: BIG_ROWS },
    (_, i) =>
      `${String(10_000_000 + Math.floor(i / 96))},2024-01-01 ${String(Math.floor((i % 96) / 4)).padStart(2, '0')}:${String((i % 4) * 15).padStart(2, '0')},${String(i % 50)}.5,remark ${String(i)}`,
  );
  await writeFile(big, `户号,时间,功率,备注\n${lines.join('\n')}\n`);
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

async function small(name: string, ids: readonly string[]): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, `户号,用电类别,合同容量\n${ids.map((id) => `${id},居民生活,8\n`).join('')}`);
  return file;
}

const card = (page: Page, name: string) => page.getByTestId('table-card').filter({ hasText: name });
const names = (page: Page): Promise<string[]> => page.getByTestId('table-card').locator('h3').allInnerTexts();
const rawTables = `SELECT table_name AS name FROM duckdb_tables() ORDER BY 1`;
const cancel = (page: Page) => page.getByRole('button', { name: 'Cancel' });

it('reads two drops one after the other, with rows, size and place shown meanwhile', async () => {
  const { page, context, errors } = await openPage(browser, { slowReadingMs: 1500 });
  await whenReady(page);
  await dropFiles(page, 'body', [big, await small('first.csv', ['01', '02'])]);
  await page.getByText(/file 1 of 2 · .*rows · .* of \d+ MB/).waitFor();
  await dropFiles(page, 'body', [await small('second.csv', ['03'])]);
  await page.getByText(/1 more waiting/).waitFor();
  await card(page, 'second.csv').waitFor({ timeout: 60_000 });
  await expect.poll(() => names(page)).toEqual(['readings.csv', 'first.csv', 'second.csv']);
  expect(await queryPage(page, `SELECT count(*)::INTEGER AS n FROM raw_readings`)).toEqual([{ n: BIG_ROWS }]);
  expect(errors).toEqual([]);
  await context.close();
});

it('leaves everything as it was when cancelled half way', async () => {
  const { page, context, errors } = await openPage(browser, { slowReadingMs: 1500 });
  await whenReady(page);
  await dropFiles(page, 'body', [await small('first.csv', ['01', '02'])]);
  await card(page, 'first.csv').waitFor();
  // The small one is read when the big one is cancelled: it goes, too.
  await dropFiles(page, 'body', [await small('second.csv', ['03']), big]);
  await page.getByText(/file 2 of 2 · .*rows/).waitFor();
  await cancel(page).click();
  await cancel(page).waitFor({ state: 'detached' });
  await expect.poll(() => names(page)).toEqual(['first.csv']);
  await expect.poll(() => queryPage(page, rawTables)).toEqual([{ name: 'raw_first' }]);
  await page.getByRole('button', { name: 'Use it' }).click();
  await page.locator('[data-chart="segment-size"] .plot svg').waitFor();
  expect(await queryPage(page, 'SELECT count(*)::INTEGER AS n FROM customer')).toEqual([{ n: 2 }]);
  expect(errors).toEqual([]);
  await context.close();
});

it('repeats a reading during which somebody else broke the engine', async () => {
  const { page, context, errors } = await openPage(browser, { slowReadingMs: 1500 });
  await whenReady(page);
  await dropFiles(page, 'body', [await small('first.csv', ['01', '02']), big]);
  await page.getByText(/file 2 of 2 · .*rows/).waitFor();
  const greedy = queryPage(page, MORE_THAN_MEMORY);
  await expect(greedy).rejects.toThrow(/memory/);
  await card(page, 'readings.csv').waitFor({ timeout: 90_000 });
  await expect.poll(() => names(page)).toEqual(['first.csv', 'readings.csv']);
  expect(await queryPage(page, `SELECT count(*)::INTEGER AS n FROM raw_readings`)).toEqual([{ n: BIG_ROWS }]);
  expect(await queryPage(page, `SELECT count(*)::INTEGER AS n FROM raw_first`)).toEqual([{ n: 2 }]);
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(errors).toEqual([]);
  await context.close();
});

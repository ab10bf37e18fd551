// Opens a file that would not fit in memory: the page says so with figures before it is too late, and reads less of it as decided.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { queryPage, whenReady } from '../support/handle';
import { dropFiles, launchBrowser, openPage } from '../support/page';
import { openFiles } from './open-files';

let browser: Browser;
let folder: string;
let large: string;

/** 2.4 million readings with a remark of 1,500 bytes each: 3.7 GB in memory, a few hundred KB on disk. */
beforeAll(async () => {
  browser = await launchBrowser();
  folder = await mkdtemp(path.join(tmpdir(), 'wattfolk-'));
  large = path.join(folder, 'readings.parquet');
  const native = await (await DuckDBInstance.create(':memory:')).connect();
  await native.run(`
    COPY (
      SELECT lpad((range // 480)::VARCHAR, 12, '0') AS "户号", TIMESTAMP '2024-01-01' + to_minutes((range % 480 * 15)::INTEGER) AS "时间",
             (range % 40)::DOUBLE AS "功率", repeat('备注', 250) AS "备注"
      FROM range(2400000)
    ) TO '${large}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 40960)`);
  native.closeSync();
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

it('asks with figures, does nothing when told so, and reads the columns chosen', async () => {
  const { page, context, errors } = await openPage(browser);
  await whenReady(page);
  await dropFiles(page, 'body', [large]);
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/about 2,400,000 rows of 4 columns. That is about 3.\d GB in memory/).waitFor({ timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Do not read it' }).click();
  await page.getByTestId('drop').waitFor();
  expect(await queryPage(page, 'SELECT count(*)::INTEGER AS n FROM duckdb_tables()')).toEqual([{ n: 0 }]);

  await dropFiles(page, 'body', [large]);
  await dialog.getByRole('radio', { name: /Only some columns/ }).check({ timeout: 60_000 });
  expect(await dialog.getByRole('checkbox', { name: /备注/ }).isChecked()).toBe(false);
  await dialog.getByRole('button', { name: 'Read', exact: true }).click();
  const card = page.getByTestId('table-card');
  await card.getByText('Only 3 chosen columns were read.').waitFor({ timeout: 110_000 });
  const sums = 'SELECT count(*)::INTEGER AS n, sum("功率") AS kw, count(DISTINCT "户号")::INTEGER AS ids FROM raw_readings';
  // 60,000 times 0 + 1 + … + 39
  expect(await queryPage(page, sums)).toEqual([{ n: 2_400_000, kw: 46_800_000, ids: 5000 }]);
  expect(errors).toEqual([]);
  await context.close();
});

it('reads the sample that fits when nobody is there to ask, and every page says so', async () => {
  const { page, context, errors } = await openPage(browser);
  await whenReady(page);
  const { tables, problems } = await openFiles(page, [large]);
  expect(problems.map(({ code }) => code)).toContain('sample_read');
  const [counts] = await queryPage(
    page,
    'SELECT count(*)::INTEGER AS customers, min(n)::INTEGER AS least, max(n)::INTEGER AS most FROM (SELECT count(*) AS n FROM raw_readings GROUP BY "户号")',
  );
  expect(counts).toMatchObject({ least: 480, most: 480 });
  expect(tables[0]?.rows).toBe(Number(counts?.['customers']) * 480);
  expect(Number(counts?.['customers'])).toBeGreaterThan(1500);
  expect(Number(counts?.['customers'])).toBeLessThan(2700);
  await page
    .getByText(/sample of 1 customer in 2/)
    .first()
    .waitFor();
  expect(errors).toEqual([]);
  await context.close();
});

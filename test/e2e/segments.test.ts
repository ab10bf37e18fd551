// A large file on a machine of many cores is read by several workers: every row is there, in the order of the file.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { queryPage, whenReady } from '../support/handle';
import { launchBrowser, openPage } from '../support/page';
import { openFiles } from './open-files';

const ROWS = 700_000;

it('reads a large file in segments, in order, and starts again in one worker where a segment cannot stand for itself', async () => {
  const browser = await launchBrowser();
  const folder = await mkdtemp(path.join(tmpdir(), 'wattfolk-'));
  const { page, context, errors } = await openPage(browser);
  await page.addInitScript(() => Object.defineProperty(navigator, 'hardwareConcurrency', { value: 8 }));
  await page.reload();
  await whenReady(page);
  const line = (i: number, remark: string): string =>
    `${String(i).padStart(10, '0')},"居民, 生活",${String(i % 100)},${remark}\n`;
  const lines = Array.from({ length: ROWS }, (_, i) => line(i, `a remark of some length ${String(i)}`));
  const file = path.join(folder, 'large.csv');
  for (const last of [line(ROWS, 'the end'), `${String(ROWS).padStart(10, '0')},"居民",many,"the end"\n`]) {
    await writeFile(file, `户号,用电类别,数量,备注\n${lines.join('')}${last}`);
    const { tables } = await openFiles(page, [file]);
    expect(tables).toMatchObject([{ rows: ROWS + 1, rejected: 0 }]);
    const [row] = await queryPage(
      page,
      `SELECT count(*) FILTER (CAST("户号" AS INTEGER) <> rowid)::INTEGER AS misplaced, sum(TRY_CAST("数量" AS INTEGER))::DOUBLE AS amount, last("备注") AS ending FROM ${tables[0]?.name ?? ''}`,
    );
    // 0 + 1 + … + 99, seven thousand times; the last row of the first file adds nothing.
    expect(row).toEqual({ misplaced: 0, amount: 4950 * 7000, ending: 'the end' });
  }
  expect(errors).toEqual([]);
  await context.close();
  await browser.close();
  await rm(folder, { recursive: true });
});

// Uses the scorecard as a person does: what it says, weights by hand and by pairs, undo, the workbook, and data with little in it.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unzipSync } from 'fflate';
import { seriousFindings } from '../support/axe';
import { launchBrowser, openExample, type OpenedPage } from '../support/page';
import { settled } from '../support/settled';
import { turnTo, undoEverything } from '../support/shown';
import { openFiles } from './open-files';

let browser: Browser;
let opened: OpenedPage;
let page: Page;

// One page for all: to load the example takes longer than any of these. The last test opens other data.
beforeAll(async () => {
  browser = await launchBrowser();
  opened = await openExample(browser, { locale: 'zh-CN' });
  page = opened.page;
});
afterAll(() => browser.close());
beforeEach(async () => {
  await undoEverything(page);
  await open();
});
afterEach(() => {
  expect(opened.requests).toEqual([]);
  expect(opened.errors).toEqual([]);
});

async function open(): Promise<void> {
  await turnTo(page, 'service');
  await page.getByRole('tab', { name: '绩效评分', exact: true }).click();
}
const said = () => page.getByTestId('findings').innerText();
const rows = (chart: string) => page.locator(`[data-chart="${chart}"] [data-row]`);
const weights = () =>
  page
    .getByRole('spinbutton', { name: /^权重: / })
    .evaluateAll((boxes) => boxes.map((box) => Number((box as HTMLInputElement).value)));

describe('the example', () => {
  it('ranks the eight branches, says how sure that is, and blames what is behind the last place', async () => {
    await expect.poll(said).toMatch(/以 \d\d\.\d 分居首，名次(稳固|但名次并不稳固)/);
    const text = await said();
    // The branch of the bad line: its outages and their complaints cost most.
    expect(text).toMatch(/城南供电所以 \d\d\.\d 分居末，失分最多的是“(万户投诉量|户均停电时间（SAIDI）)”/);
    expect(text).toMatch(/名次即互换/);
    await expect.poll(() => rows('scorecard').count()).toBe(8);
    await expect.poll(() => rows('scorecard-ranks').count()).toBe(8);
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('weights by hand always make 100, a locked one stays, and undo brings them back', async () => {
    await rows('scorecard').first().waitFor();
    await settled(page);
    const before = await weights();
    await page.getByRole('checkbox', { name: '锁定: 净推荐值（NPS）' }).check();
    const box = page.getByRole('spinbutton', { name: '权重: 客户满意率' });
    await box.fill('40');
    await box.press('Enter');
    await expect.poll(async () => (await weights())[0]).toBe(40);
    const after = await weights();
    expect(after.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(100, 6);
    expect(after[1]).toBe(before[1]);
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(weights).toEqual(before);
  });

  it('pairs that contradict each other are told, and which', async () => {
    await page.getByText('两两比较（AHP）', { exact: true }).click();
    await expect.poll(() => page.getByTestId('consistency').innerText()).toMatch(/CR = 0\.0\d\d，不大于 0\.1/);
    await page.getByRole('combobox', { name: '客户满意率 / 净推荐值（NPS）', exact: true }).selectOption({ label: '1/9' });
    await expect.poll(said).toMatch(/大于 0\.1，判断前后矛盾。请复核“客户满意率”对“净推荐值（NPS）”：判为 1\/9/);
  });

  it('leaves as a workbook with the definitions', async () => {
    await rows('scorecard').first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出工作簿' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^绩效评分-\d{4}-\d\d-\d\d\.xlsx$/);
    const parts = unzipSync(new Uint8Array(readFileSync(await download.path())));
    const text = (name: string): string => new TextDecoder().decode(parts[name]);
    expect(text('xl/workbook.xml')).toMatch(/绩效得分.*指标定义.*指标值.*名次稳定性/s);
    expect(text('xl/worksheets/sheet1.xml')).toContain('城南供电所');
    expect(text('xl/worksheets/sheet2.xml')).toContain('近 12 个月投诉件数');
  });
});

it('with satisfaction alone there is one indicator, and the rest say what to add', async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'wattfolk-')), '满意度.csv');
  const lines = Array.from(
    { length: 90 },
    (_, i) => `${String(330100000000 + i)},${['城东', '城西', '城北'][i % 3] ?? ''},${String(1 + (i % 5))}`,
  );
  writeFileSync(file, ['户号,供电单位,满意度', ...lines].join('\n'));
  await openFiles(page, [file]);
  await open();
  await expect.poll(() => rows('scorecard').count()).toBe(3);
  await expect.poll(() => page.getByText('当前数据不具备').innerText()).toMatch(/万户投诉量/);
});

// Uses the tab of reliability as a person does: the bad line is found and said, what is planted about outages follows, other data say what to add.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe';
import { launchBrowser, openExample, type OpenedPage } from '../support/page';
import { settled } from '../support/settled';
import { shownCustomers, turnTo, undoEverything } from '../support/shown';
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
  await turnTo(page, 'service');
  await page.getByRole('tab', { name: '供电可靠性', exact: true }).click();
});
afterEach(() => {
  expect(opened.requests).toEqual([]);
  expect(opened.errors).toEqual([]);
});

const said = () => page.getByTestId('findings').innerText();
const rows = (chart: string) => page.locator(`[data-chart="${chart}"] :is([data-row], [data-segment])`);

describe('the example', () => {
  it('names the bad line with its cause, what it does to customers, and the level', async () => {
    await expect.poll(said).toMatch(/10kV槐荫线 停电 \d+ 次，是其他线路（平均 [\d.]+ 次）的 [5-9]\.\d 倍；其中设备老化故障占/);
    const text = await said();
    expect(text).toMatch(/率比 .*95% 区间 .*p < 0\.001（Holm 校正 40 个，共 3 问）/);
    expect(text).toMatch(/停电 48 小时及以上的客户满意率 [45]\d%，其他客户满意率 7\d%/);
    expect(text).toMatch(/每千户 1\d\d 户投诉，其他客户每千户 \d\d 户投诉/);
    expect(text).toMatch(/供电可靠率 99\.\d{4}%/);
    // One line only, and nothing of the placebo.
    expect(text.match(/是其他线路/g)).toHaveLength(1);
    expect(text).not.toMatch(/人口/);
    for (const chart of ['reliability', 'outage-effect', 'outage-causes', 'outage-months', 'outage-cemi'])
      await rows(chart).first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('one click keeps the customers of the line; kinds of interruption change every chart', async () => {
    await rows('outage-causes').first().waitFor();
    await settled(page);
    const before = await rows('outage-causes').count();
    await page.getByTestId('findings').getByRole('button', { name: '只看这些客户' }).first().click();
    await expect.poll(() => shownCustomers(page)).toBe(270);
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(() => shownCustomers(page)).toBe(6400);
    await page.getByText('计划', { exact: true }).first().click();
    await expect.poll(() => rows('outage-causes').count()).toBeLessThan(before);
    await rows('outage-causes').first().click();
    await expect.poll(() => shownCustomers(page)).toBeLessThan(6400);
  });

  it('lists the worst served, masked', async () => {
    const grid = page.getByRole('table', { name: '停电最多的客户' });
    await expect.poll(() => grid.innerText()).toMatch(/\d{4}\*{4}\d{4}/);
    await page.getByText('重要用户', { exact: true }).click();
    await page.getByRole('table', { name: '停电的重要用户' }).waitFor();
  });
});

it('a file without outages says what to add', async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'wattfolk-')), '满意度.csv');
  const lines = Array.from(
    { length: 60 },
    (_, i) => `${String(330100000000 + i)},${i % 2 === 0 ? '城东' : '城西'},${String(1 + (i % 5))}`,
  );
  writeFileSync(file, ['户号,供电单位,满意度', ...lines].join('\n'));
  await openFiles(page, [file]);
  await turnTo(page, 'service');
  await page.getByRole('tab', { name: '供电可靠性', exact: true }).click();
  await expect.poll(() => page.getByRole('tabpanel').innerText()).toMatch(/缺少此部分所需的数据.*停电开始时间/s);
  await expect.poll(() => rows('reliability').count()).toBe(0);
  await expect.poll(() => page.getByTestId('findings').count()).toBe(0);
});

// Uses the tabs that ask why, and by which channel, as a person does: what is said of the example, and what data without a survey may expect.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe';
import { launchBrowser, openExample, type OpenedPage } from '../support/page';
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
});
afterEach(() => {
  expect(opened.requests).toEqual([]);
  expect(opened.errors).toEqual([]);
});

const tab = (name: string) => page.getByRole('tab', { name, exact: true }).click();
const said = () => page.getByTestId('findings').innerText();
async function shownCustomersBelow(most: number): Promise<number> {
  await expect.poll(() => shownCustomers(page)).toBeLessThan(most);
  return shownCustomers(page);
}
const marks = (chart: string) => page.locator(`[data-chart="${chart}"] [data-mark]`);

describe('why', () => {
  it('says what moves the score, what to mend first, and what cannot be seen in it', async () => {
    await tab('原因分析');
    await expect.poll(said).toMatch(/影响最大的是：电价 \d+% .*、响应速度 \d+%/);
    const text = await said();
    expect(text).toMatch(/优先改进：电价（满意率 5\d% .*）、响应速度/);
    expect(text).toMatch(/供电可靠性普遍评价高.*不代表客户不在意/s);
    await expect.poll(said).toMatch(/意见中提到“.*电价.*”的，满意率/);
    // The placebo.
    expect(await said()).not.toMatch(/人口/);
    await expect.poll(() => marks('driver-map').count()).toBe(6);
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('keeps the customers of a word and shows what they wrote, with who they are hidden', async () => {
    await tab('原因分析');
    await page.locator('[data-chart="comment-words"] [data-mark="停电"]').click();
    const list = page.getByTestId('comments');
    await expect.poll(() => list.locator('li').count()).toBeGreaterThan(10);
    await expect.poll(() => list.locator('li').first().locator('mark').innerText()).toBe('停电');
    await expect.poll(() => list.innerText()).toMatch(/已隐藏/);
    // The map follows: fewer answers.
    await expect.poll(() => page.locator('[data-chart="driver-map"]').innerText()).not.toMatch(/n = 1,7\d\d/);
  });
});

describe('channels', () => {
  it('finds the slow one, and which reach newer customers', async () => {
    await tab('渠道与触达');
    await expect
      .poll(said)
      .toMatch(
        /微信渠道的工单办结慢：同类诉求用时是其他渠道的 2\.\d 倍.*12 个月中有 1[0-2] 个月达 2 倍以上；10 天内重复来电 2\d%/,
      );
    const text = await said();
    expect(text).toMatch(/新客户多用 App（\d\.\d 年）、微信（\d\.\d 年）；老客户多用 .*营业厅/);
    expect(text).not.toMatch(/App渠道的工单办结慢|人口/);
    for (const id of ['channel-users', 'channel-reach', 'channel-service', 'channel-moves'])
      await page.locator(`[data-chart="${id}"] [data-cell]`).first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('filters by group and channel together', async () => {
    await tab('渠道与触达');
    await page.locator('[data-chart="channel-users"] [data-cell="0,1"]').click();
    const both = await shownCustomersBelow(6400);
    // The first cell of a row is the whole group, of which those with the channel are a part.
    await page.locator('[data-chart="channel-users"] [data-cell="0,0"]').click();
    await expect.poll(() => shownCustomers(page)).toBeGreaterThan(both);
  });
});

it('with nothing but one score on the customer file the rest says what to add', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'wattfolk-'));
  const rows = Array.from(
    { length: 40 },
    (_, i) => `C${String(1000 + i)},${i % 2 === 0 ? '城区' : '郊区'},${String(1 + (i % 5))}`,
  );
  const file = path.join(folder, '客户满意度.csv');
  writeFileSync(file, `客户编号,供电单位,满意度\n${rows.join('\n')}\n`);
  await openFiles(page, [file]);
  await turnTo(page, 'service');
  await tab('原因分析');
  await expect.poll(() => page.getByTestId('declined').innerText()).toMatch(/问卷中没有分项评价[\s\S]*意见/);
  await expect.poll(() => page.getByTestId('comments').innerText()).toMatch(/没有客户意见/);
  await tab('渠道与触达');
  await expect.poll(() => page.getByRole('tabpanel').innerText()).toMatch(/缺少此部分所需的数据.*缴费渠道/s);
  await expect.poll(() => page.getByTestId('findings').count()).toBe(0);
});

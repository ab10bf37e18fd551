// Uses the page of load curves as a person does: days, tables of holidays and of time of use, choosing segments, real readings.
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe';
import { dropFiles, launchBrowser, openExample, type OpenedPage } from '../support/page';
import { settled } from '../support/settled';
import { turnTo, undoEverything } from '../support/shown';

const VIEWS = {
  曲线: ['load-curve', 'load-kinds'],
  日历: ['load-calendar', 'load-hours'],
  系统高峰: ['load-stack', 'load-duration'],
};

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
  await turnTo(page, 'load');
  await view('曲线');
});
afterEach(() => {
  expect(opened.requests).toEqual([]);
  expect(opened.errors).toEqual([]);
});

const plot = (id: string) => page.locator(`[data-chart="${id}"] .plot`);
const view = (name: string) => page.getByRole('tab', { name, exact: true }).click();

describe('the example’s four weeks', () => {
  it('show in every view, within the page, and fit for everybody', async () => {
    await expect.poll(() => page.getByTestId('coverage').innerText()).toMatch(/2026-09-14 至 2026-10-11，共 28 天/);
    for (const [name, charts] of Object.entries(VIEWS)) {
      await view(name);
      for (const id of charts) await plot(id).locator('svg').first().waitFor();
      expect(await seriousFindings(page)).toEqual([]);
    }
    await view('指标与潜力');
    await plot('load-indices').locator('tbody tr').first().waitFor();
    await plot('load-potential').locator('tbody tr').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  it('know the holidays: ten days off, and a worked Sunday among the workdays', async () => {
    await expect
      .poll(() => plot('load-kinds').locator('[data-label]').allTextContents())
      .toEqual([
        expect.stringMatching(/工作日\s+16 天/) as unknown,
        expect.stringMatching(/周末\s+2 天/) as unknown,
        expect.stringMatching(/节假日\s+10 天/) as unknown,
      ]);
    await page.getByRole('button', { name: '节假日表', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('2026-10-01 2026-10-07 国庆节\n2026-13-01');
    await dialog.getByText('第 2 行无法识别').waitFor();
    await expect.poll(() => dialog.getByRole('button', { name: '应用' }).isDisabled()).toBe(true);
    await dialog.getByRole('textbox').fill('2026-10-01 2026-10-07 国庆节');
    await dialog.getByRole('button', { name: '应用' }).click();
    await expect.poll(() => plot('load-kinds').locator('[data-label="holiday"]').textContent()).toMatch(/7 天/);
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(() => plot('load-kinds').locator('[data-label="holiday"]').textContent()).toMatch(/10 天/);
  });

  it('follow another table of time of use, which is kept and can be undone', async () => {
    await view('指标与潜力');
    const sharp = plot('load-indices').getByRole('button', { name: '尖电量占比' });
    await plot('load-indices').locator('tbody tr').first().waitFor();
    await expect.poll(() => sharp.count()).toBe(0);
    await page.getByRole('button', { name: '分时电价', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('时段 17:00').selectOption({ label: '尖' });
    await dialog.getByRole('button', { name: '应用' }).click();
    await sharp.waitFor();
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(() => sharp.count()).toBe(0);
    await page.getByRole('button', { name: '重做' }).click();
    await sharp.waitFor();
    await plot('load-potential').getByRole('spinbutton').fill('25');
    await plot('load-potential').getByRole('spinbutton').press('Enter');
    await plot('load-potential').getByText('25% 移至谷段').waitFor();
  });

  it('choose a segment by its name in one chart and keep the others in step', async () => {
    await view('系统高峰');
    const all = plot('load-stack').locator('path.layer');
    await settled(page);
    const before = await all.count();
    expect(before).toBeGreaterThan(3);
    await plot('load-duration').locator('[data-label]', { hasText: '大工业' }).click();
    await expect.poll(() => all.count()).toBe(1);
    await plot('load-stack').getByText('占比').first().waitFor();
    await expect.poll(() => plot('load-duration').locator('path.line').count()).toBe(before + 1);
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(() => all.count()).toBe(before);
  });
});

it('months without readings decline in words', async () => {
  const carrier = path.resolve(import.meta.dirname, '../../public/examples/customers-gbk.csv');
  await turnTo(page, 'data');
  await dropFiles(page, 'body', [carrier]);
  await page.getByRole('button', { name: '使用这些数据' }).click();
  await page.locator('[data-chart="segment-size"] .plot svg').waitFor();
  await turnTo(page, 'load');
  await page.getByText('当前数据没有负荷曲线').waitFor();
  await expect.poll(() => page.locator('main').innerText()).toMatch(/P1……P96/);
  expect(await page.locator('main').getByRole('tab').count()).toBe(0);
  expect(await seriousFindings(page)).toEqual([]);
});

// Uses the Overview of the built page on the example data: figures traced, nested boxes, several brushes, a dropped map.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openFiles } from './open-files';
import { queryPage } from '../support/handle';
import { dropFiles, launchBrowser, openExample, type OpenedPage } from '../support/page';
import { shownCustomers, turnTo, undoEverything } from '../support/shown';

let browser: Browser;
let opened: OpenedPage;
let page: Page;
let folder: string;

// One page for all: to load the example takes longer than any of these.
beforeAll(async () => {
  browser = await launchBrowser();
  opened = await openExample(browser, { locale: 'zh-CN' });
  page = opened.page;
  folder = mkdtempSync(path.join(tmpdir(), 'wattfolk-map-'));
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await browser.close();
});

beforeEach(async () => {
  await undoEverything(page);
  await turnTo(page, 'overview');
  await page.locator('[data-figure="complaints"]').waitFor();
  await expect.poll(shown).toBe(6400);
});

afterEach(() => {
  expect(opened.requests).toEqual([]);
  expect(opened.errors).toEqual([]);
});

const shown = () => shownCustomers(page);

async function count(where: string): Promise<number> {
  const [row] = await queryPage(page, `SELECT count(*)::INTEGER AS n FROM customer_facts WHERE ${where}`);
  return Number(row?.['n']);
}

it('a key figure says its change and opens its statement and the customers behind it, masked', async () => {
  const energy = page.locator('[data-figure="energy"]');
  await expect.poll(() => energy.innerText()).toMatch(/用电量[\s\S]*亿[\s\S]*同比 [+−]\d/);
  await page.locator('[data-figure="arrears"]').click();
  const dialog = page.locator('dialog[open]');
  await dialog.getByText('arrears_amount').first().waitFor();
  await dialog.getByRole('tab', { name: '客户' }).click();
  const owing = (await count('arrears_amount > 0')).toLocaleString('en-US');
  await dialog.getByText(owing).first().waitFor();
  await expect.poll(() => dialog.innerText()).toMatch(/\d\*{4}\d/);
  expect(await dialog.innerText()).not.toMatch(/\d{13}/);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

it('a box inside a box filters both levels in one step', async () => {
  const all = await shown();
  // The second column's first box: the largest region of the largest class.
  const box = page.locator('[data-box*="],["]').first();
  const [[kind], [region]] = JSON.parse((await box.getAttribute('data-box')) ?? '[[],[]]') as [string[], string[]];
  await box.press('Enter');
  await expect.poll(shown).toBe(await count(`class = '${kind ?? ''}' AND region = '${region ?? ''}'`));
  await page.keyboard.press('Control+z');
  await expect.poll(shown).toBe(all);
});

it('two distributions are brushed at once', async () => {
  const [kwh, price] = ['distribution', 'distribution:mean_price'].map((key) =>
    page.locator(`[data-chart="${key}"]`).getByRole('slider'),
  );
  await kwh!.press('End');
  await kwh!.press('Shift+ArrowLeft');
  await price!.press('Home');
  for (let i = 0; i < 3; i++) await price!.press('Shift+ArrowRight');
  const chips = page.getByRole('button', { name: /移除筛选条件/ });
  await expect.poll(() => chips.count()).toBe(2);
  const filters = async () => {
    const saved = await page.evaluate(() => localStorage.getItem('wattfolk.workspace.1'));
    type Saved = { choices: { filters: Record<string, { field: string; lo: number; hi: number }> } };
    return (JSON.parse(saved ?? '{}') as Saved).choices.filters;
  };
  // Saved when changes rest.
  await expect.poll(async () => Object.keys(await filters()).sort()).toEqual(['distribution', 'distribution:mean_price']);
  const inSql = async () => {
    const ranges = Object.values(await filters());
    return count(ranges.map(({ field, lo, hi }) => `${field} >= ${String(lo)} AND ${field} < ${String(hi)}`).join(' AND '));
  };
  await expect.poll(async () => (await shown()) - (await inSql())).toBe(0);
});

it('a dropped map shows the regions it names, and filters by a click', async () => {
  const ring = (x: number) => [
    [x, 30],
    [x + 1, 30],
    [x + 1, 31],
    [x, 31],
    [x, 30],
  ];
  const features = ['东城', '西城', '无名'].map((name, i) => ({
    ...{ type: 'Feature', properties: { NAME: name }, geometry: { type: 'Polygon', coordinates: [ring(110 + 2 * i)] } },
  }));
  const map = path.join(folder, 'areas.geojson');
  writeFileSync(map, JSON.stringify({ type: 'FeatureCollection', features }));
  // As a script gives it: one area of the three, and the data stays.
  const before = await shown();
  const one = path.join(folder, 'one.geojson');
  writeFileSync(one, JSON.stringify({ type: 'FeatureCollection', features: features.slice(0, 1) }));
  expect((await openFiles(page, [one])).problems).toEqual([]);
  await page.getByText('地图匹配 1/8（按 NAME）').waitFor();
  expect(await shown()).toBe(before);
  await dropFiles(page, 'body', [map]);
  const areas = page.locator('[data-area]');
  await expect.poll(() => areas.count()).toBe(2);
  await page.getByText('地图匹配 2/8（按 NAME）').waitFor();
  await areas.first().press('Enter');
  await expect.poll(shown).toBe(await count(`region = '${(await areas.first().getAttribute('data-area')) ?? ''}'`));
});

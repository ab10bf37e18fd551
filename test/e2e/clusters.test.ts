// Clusters and load shapes in the built page: on the example and on real files, in workers, with advice, cancelling and both languages.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright';
import { chooseRadio } from '../support/choose-radio';
import { loadExample, queryPage, whenReady } from '../support/handle';
import { launchBrowser, openPage, type OpenedPage } from '../support/page';
import { turnTo, undoEverything } from '../support/shown';
import { describeWithSharedData } from '../support/shared-data';
import { openFiles } from './open-files';

let browser: Browser;
let opened: OpenedPage;
let page: Page;

// One page for all: to load the example takes longer than most of these.
beforeAll(async () => {
  browser = await launchBrowser();
  opened = await openPage(browser, { locale: 'zh-CN' });
  page = opened.page;
  await whenReady(page);
});
afterAll(() => browser.close());
beforeEach(() => undoEverything(page));
afterEach(() => {
  expect(opened.errors).toEqual([]);
  expect(opened.requests).toEqual([]);
});

async function choose(method: string): Promise<void> {
  await turnTo(page, 'segments');
  await page
    .locator('select', { has: page.locator(`option[value="method:${method}"]`) })
    .first()
    .selectOption(`method:${method}`);
  await page.locator('[data-verdict]').first().waitFor({ timeout: 60_000 });
}

const SIZES = 'SELECT segment, count(*)::INTEGER AS n FROM segment GROUP BY segment ORDER BY segment';

describe('k-means in the page', () => {
  it('clusters the example, shows profiles and says how good they are', async () => {
    await loadExample(page);
    await choose('kmeans');
    const sizes = await queryPage(page, SIZES);
    expect(sizes.reduce((sum, { n }) => sum + Number(n), 0)).toBe(6400);
    expect(sizes.map(({ segment }) => segment)).toEqual(['(missing)', 'c1', 'c2', 'c3', 'c4']);
    const [left] = await queryPage(
      page,
      'SELECT count(*)::INTEGER AS n FROM customer_facts WHERE kwh_12m IS NULL OR peak_share IS NULL OR kwh_growth IS NULL OR mean_price IS NULL OR late_payments_12m IS NULL',
    );
    expect(sizes[0]?.['n']).toBe(left?.['n']);
    const reasons = await queryPage(page, "SELECT count(*)::INTEGER AS n FROM segment WHERE reason LIKE 'kwh_12m=%, distance=%'");
    expect(reasons).toEqual([{ n: 6400 }]);
    await expect.poll(() => page.locator('[data-verdict]').first().innerText()).toMatch(/平均轮廓系数 0\.\d\d/);
    // Ids of typical customers are masked.
    await page.getByText('典型客户').waitFor();
    await expect
      .poll(() => page.locator('li code').allInnerTexts())
      .toEqual(Array(5).fill(expect.stringMatching(/^0330\*{4}\d{4}$/)));
  });

  it('advises on k, takes the k that is clicked, and undoes it', async () => {
    await loadExample(page);
    await chooseRadio(page.locator('input[value="en"]'));
    await choose('kmeans');
    await chooseRadio(page.getByRole('radio', { name: 'Advise on k' }));
    await page.getByRole('button', { name: 'Advise on k' }).click();
    await expect.poll(() => page.locator('[data-point]').count()).toBe(4 * 9);
    await page.locator('[data-k="6"]').first().click();
    await expect.poll(async () => (await queryPage(page, SIZES)).length).toBe(7);
    await page.getByRole('button', { name: /undo/i }).first().click();
    await expect.poll(async () => (await queryPage(page, SIZES)).length).toBe(5);
    // The advice is on the same measures still.
    await expect.poll(() => page.locator('[data-point]').count()).toBe(4 * 9);
    await page.getByRole('button', { name: 'Advise again' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Advise again' }).waitFor();
  });
});

describe('load shapes in the page', () => {
  it('are found in the example, and customers without readings stay apart', async () => {
    await loadExample(page);
    await choose('load-shapes');
    const [apart] = await queryPage(page, "SELECT count(*)::INTEGER AS n FROM segment WHERE segment = '(missing)'");
    const [none] = await queryPage(
      page,
      'SELECT count(*)::INTEGER AS n FROM customer_facts WHERE customer_id NOT IN (SELECT customer_id FROM reading_day)',
    );
    expect(apart).toEqual(none);
    await expect.poll(() => page.locator('[data-shape]').count()).toBe(8);
    // Street lamps burn by night.
    const lamps = await queryPage(
      page,
      "SELECT DISTINCT s.segment FROM segment s JOIN customer_facts f USING (customer_id) WHERE f.industry = '公共设施管理业' AND f.class = '非居民照明' AND s.segment <> '(missing)'",
    );
    expect(lamps).toHaveLength(1);
  });
});

describeWithSharedData('clusters of real files', (file) => {
  it('finds kinds of years in monthly consumption, and calls them weak', async () => {
    await openFiles(page, [file('lcl_monthly_long.csv')]);
    await choose('kmeans');
    await page.getByLabel('按月度用电规律').click({ force: true });
    await page.getByText('全年平稳').first().waitFor();
    const sizes = await queryPage(page, SIZES);
    expect(sizes.reduce((sum, { n }) => sum + Number(n), 0)).toBe(1130);
    await expect.poll(() => page.locator('[data-verdict]').first().getAttribute('data-verdict')).toBe('weak');
  });

  it('finds the load shapes of 247 buildings in a year of hours', async () => {
    await openFiles(page, [file('citylearn_hourly_zstd.parquet')]);
    await choose('load-shapes');
    const [all] = await queryPage(
      page,
      "SELECT count(*)::INTEGER AS n, count(*) FILTER (segment LIKE 's%')::INTEGER AS shaped FROM segment",
    );
    expect(all).toEqual({ n: 247, shaped: 247 });
  });
});

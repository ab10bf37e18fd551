// Uses the built page as a person does: example data, brush, language, undo, reload, keyboard, and what a screen reader needs.
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe';
import { chooseRadio } from '../support/choose-radio';
import { queryPage, whenReady } from '../support/handle';
import { dropFiles, launchBrowser, openExample, openPage, type OpenedPage } from '../support/page';
import { shownCustomers, turnTo, undoEverything } from '../support/shown';

const examples = path.resolve(import.meta.dirname, '../../public/examples');

let browser: Browser;
let opened: OpenedPage;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

afterEach(() => {
  expect(opened.requests).toEqual([]);
  expect(opened.errors).toEqual([]);
});

const shown = () => shownCustomers(page);

describe('the first screen', () => {
  beforeEach(async () => {
    opened = await openPage(browser, { locale: 'zh-CN' });
    page = opened.page;
    await whenReady(page);
  });
  afterEach(() => opened.context.close());

  it('shows the shell before the engine is there, in the language of the browser', async () => {
    await expect.poll(() => page.title()).toMatch(/电客分群/);
    await page.getByText('把今天导出的文件拖到这里').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('opens a dropped GBK export with title rows and a total row by drop, check and use', async () => {
    await dropFiles(page, 'body', [path.join(examples, 'customers-gbk.csv')]);
    // A 户号 is personal: masked before anything is asked.
    await expect.poll(() => page.getByTestId('table-card').innerText()).toMatch(/\d\*{4}\d/);
    expect(await page.getByTestId('table-card').innerText()).not.toMatch(/\d{13}/);
    await page.getByRole('button', { name: '使用这些数据' }).click();
    await page.locator('[data-chart="segment-size"] .plot svg').waitFor();
    const [row] = await queryPage(
      page,
      'SELECT count(*) AS n, min(length(customer_id)) AS digits, count(class) AS classes FROM customer_facts',
    );
    expect(row).toMatchObject({ digits: 13 });
    expect(row?.['n']).toBe(row?.['classes']);
    expect(await queryPage(page, "SELECT count(*) AS n FROM customer_facts WHERE customer_id LIKE '%合计%'")).toEqual([{ n: 0 }]);
  });
});

describe('the overview of the example data', () => {
  // One page for all: to load the example takes longer than any of these.
  beforeAll(async () => {
    opened = await openExample(browser, { locale: 'zh-CN' });
    page = opened.page;
  });
  afterAll(() => opened.context.close());
  beforeEach(async () => {
    await undoEverything(page);
    await turnTo(page, 'overview');
    await page.locator('[data-chart="load-curve"] path').first().waitFor();
    // The segments are those of the mapping as it was guessed.
    await page.locator('[data-chart="segment-size"] [data-segment="居民生活"]').waitFor();
    await expect.poll(shown).toBe(6400);
  });

  it('says that it is invented, and shows every chart', async () => {
    await page.getByText('虚构示例数据').first().waitFor();
    // Key figures have a sparkline each: the charts are counted, not their drawings.
    const drawn = page.locator('[data-chart]:has(.plot svg)');
    await expect
      .poll(async () => (await drawn.evaluateAll((hosts) => hosts.map((host) => (host as HTMLElement).dataset['chart']))).sort())
      .toEqual([
        ...['composition', 'distribution', 'distribution:amount_12m', 'distribution:arrears_amount', 'distribution:capacity_use'],
        ...['distribution:contract_years', 'distribution:mean_price', 'key-figures', 'load-curve', 'pareto', 'regions'],
        ...['satisfaction', 'segment-size', 'trend'],
      ]);
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('filters every other chart and the sentence by a click on a segment, and takes it back', async () => {
    const all = await shown();
    await page.locator('[data-chart="segment-size"] [role="button"]').first().click();
    const [{ n } = { n: 0 }] = await queryPage(
      page,
      `SELECT count(*) AS n FROM segment GROUP BY segment ORDER BY n DESC LIMIT 1`,
    );
    expect(n).toBeLessThan(all);
    await expect.poll(shown).toBe(n);
    // Rows keep their places; only the chosen segment still has a share to show.
    const shares = async (): Promise<number> =>
      ((await page.locator('[data-chart="satisfaction"] .plot').innerText()).match(/\d+% \(/g) ?? []).length;
    await expect.poll(shares).toBe(1);
    // A chart ignores its own filter: every segment stays in sight.
    await expect.poll(() => page.locator('[data-chart="segment-size"] [role="button"]').count()).toBeGreaterThan(3);
    await page.keyboard.press('Control+z');
    await expect.poll(shown).toBe(all);
    await page.keyboard.press('Control+y');
    await expect.poll(shown).toBe(n);
  });

  it('filters by a brush over kWh', async () => {
    const all = await shown();
    const plot = page.locator('[data-chart="distribution"] .plot svg');
    await plot.scrollIntoViewIfNeeded();
    const box = await plot.boundingBox();
    if (box === null) throw new Error('no plot');
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.8, box.y + box.height * 0.5, { steps: 6 });
    await page.mouse.up();
    await expect.poll(shown).toBeLessThan(all);
    await expect.poll(shown).toBeGreaterThan(0);
    // One drag is one step back.
    await page.keyboard.press('Control+z');
    await expect.poll(shown).toBe(all);
  });

  it('enlarges a chart over the page: focus inside, Escape first lets go of a brush, then closes and gives the focus back', async () => {
    const card = page.locator('[data-chart="distribution"]');
    await card.getByRole('button', { name: '放大演示' }).press('Enter');
    const view = page.locator('dialog[open]');
    await view.getByText(/未筛选/).waitFor();
    await expect.poll(() => view.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
    const brush = view.getByRole('slider');
    await brush.press('Shift+ArrowRight');
    await view.getByText(/满足以上条件/).waitFor();
    await brush.press('Escape');
    await view.getByText(/未筛选/).waitFor();
    await brush.press('Escape');
    await expect.poll(() => view.count()).toBe(0);
    await expect
      .poll(() => card.getByRole('button', { name: '放大演示' }).evaluate((button) => button === document.activeElement))
      .toBe(true);
  });

  it('keeps the statement and its result while another page is shown, and masks customer numbers', async () => {
    await turnTo(page, 'sql');
    await page.locator('#statement').fill('SELECT customer_id, 1 AS one FROM customer LIMIT 7');
    await page.locator('#statement').press('Control+Enter');
    await page.getByText(/^\s*7 行/).waitFor();
    await turnTo(page, 'overview');
    await turnTo(page, 'sql');
    await expect.poll(() => page.locator('#statement').inputValue()).toMatch(/LIMIT 7/);
    await expect.poll(() => page.locator('.result').innerText()).toMatch(/\d{4}\*{4}\d{4}/);
    expect(await page.locator('.result').innerText()).not.toMatch(/\d{13}/);
  });

  /** Filters by the first segment; the customers it leaves. */
  async function chooseSegment(): Promise<number> {
    await page.locator('[data-chart="segment-size"] [role="button"]').first().click();
    await expect.poll(shown).toBeLessThan(5000);
    return shown();
  }

  it('switches language and theme with everything kept', async () => {
    const before = await chooseSegment();
    await page.getByText('EN', { exact: true }).click();
    await page.getByText(/under these filters/).waitFor();
    await expect.poll(shown).toBe(before);
    await expect.poll(() => page.title()).toMatch(/Wattfolk/);
    await chooseRadio(page.getByRole('radio', { name: 'Projector' }));
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('projector');
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('shows the SQL and the table of each chart', async () => {
    for (const chart of ['segment-size', 'satisfaction', 'load-curve', 'distribution']) {
      const host = page.locator(`[data-chart="${chart}"]`);
      await chooseRadio(host.getByRole('radio', { name: 'SQL' }));
      await expect.poll(() => host.innerText()).toMatch(/customer_facts/);
      await chooseRadio(host.getByRole('radio', { name: '表格' }));
      await expect.poll(() => host.locator('tbody tr').count()).toBeGreaterThan(2);
      await chooseRadio(host.getByRole('radio', { name: '图表' }));
    }
  });

  it('corrects a mapping after loading, and takes the correction back', async () => {
    await turnTo(page, 'data');
    const card = page.getByTestId('table-card').first();
    await card.locator('summary').click();
    await card.getByRole('combobox', { name: /用电类别/ }).selectOption('ignore');
    const known = async (): Promise<unknown> => (await queryPage(page, 'SELECT count(class) AS n FROM customer_facts'))[0]?.['n'];
    await expect.poll(known).toBe(0);
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('Control+z');
    await expect.poll(known).not.toBe(0);
  });

  it('comes back after a reload with its choices, for the example needs no file', async () => {
    const before = await chooseSegment();
    await page.reload();
    await whenReady(page);
    await page.locator('[data-chart="load-curve"] path').first().waitFor();
    await expect.poll(shown).toBe(before);
  });
});

// Every page on the example data, in both languages, three themes and the smallest screen: nothing lies over anything, and axe is content.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe';
import { loadExample, queryPage, whenReady } from '../support/handle';
import { untidyThings } from '../support/look';
import { launchBrowser, openPage, type OpenedPage } from '../support/page';

/** Where the pictures go, for whoever wants to look at them; nowhere unless asked for. */
const PICTURES = process.env['WATTFOLK_PICTURES'];
const PAGES = ['data', 'quality', 'overview', 'segments', 'load', 'customer', 'sql'] as const;
const THEMES = ['light', 'dark', 'projector'] as const;
const LOCALES = ['zh', 'en'] as const;

let browser: Browser;
let opened: OpenedPage;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  opened = await openPage(browser, { locale: 'zh-CN', reducedMotion: true });
  page = opened.page;
  await whenReady(page);
  await loadExample(page);
}, 120_000);
afterAll(async () => {
  expect(opened.errors).toEqual([]);
  expect(opened.requests).toEqual([]);
  await browser.close();
});

/** Nothing is being worked out any more. */
async function settled(): Promise<void> {
  await expect
    .poll(() => page.locator('main [aria-busy="true"], main .skeleton, [role="progressbar"]').count(), { timeout: 30_000 })
    .toBe(0);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

async function turnTo(id: string): Promise<void> {
  await page.locator(`[data-page="${id}"]`).click();
  if (id === 'customer') {
    const [one] = await queryPage(
      page,
      'SELECT customer_id FROM ticket WHERE customer_id IS NOT NULL ORDER BY customer_id LIMIT 1',
    );
    await page.getByRole('searchbox').fill(String(one?.['customer_id']));
    await page.locator('aside button').first().click();
    await page.locator('article h2').first().waitFor();
  }
  await settled();
}

for (const locale of LOCALES) {
  for (const theme of THEMES) {
    describe(`${locale}, ${theme}`, () => {
      beforeAll(async () => {
        await page.locator(`input[value="${locale}"]`).check({ force: true });
        await page.locator(`input[value="${theme}"]`).check({ force: true });
      });
      it.each(PAGES)('%s', async (id) => {
        await turnTo(id);
        if (PICTURES !== undefined) {
          mkdirSync(PICTURES, { recursive: true });
          await page.screenshot({ path: path.join(PICTURES, `${id}-${locale}-${theme}.png`) });
        }
        expect(await untidyThings(page)).toEqual([]);
        expect(await seriousFindings(page)).toEqual([]);
      });
    });
  }
}

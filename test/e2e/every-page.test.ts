// Every page on the example data, in both languages, three themes and the smallest screen: nothing lies over anything, and axe is content.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe';
import { chooseRadio } from '../support/choose-radio';
import { queryPage } from '../support/handle';
import { untidyThings } from '../support/look';
import { launchBrowser, openExample, type OpenedPage } from '../support/page';
import { settled } from '../support/settled';
import { turnTo } from '../support/shown';

/** Where the pictures go, for whoever wants to look at them; nowhere unless asked for. */
const PICTURES = process.env['WATTFOLK_PICTURES'];
const PAGES = ['data', 'quality', 'overview', 'segments', 'load', 'service', 'customer', 'sql'] as const;
const THEMES = ['light', 'dark', 'projector'] as const;
const LOCALES = ['zh', 'en'] as const;

let browser: Browser;
let opened: OpenedPage;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  opened = await openExample(browser, { locale: 'zh-CN', reducedMotion: true });
  page = opened.page;
});
afterAll(async () => {
  expect(opened.errors).toEqual([]);
  expect(opened.requests).toEqual([]);
  await browser.close();
});

async function show(id: string): Promise<void> {
  await turnTo(page, id);
  if (id === 'customer') {
    const [one] = await queryPage(
      page,
      'SELECT customer_id FROM ticket WHERE customer_id IS NOT NULL ORDER BY customer_id LIMIT 1',
    );
    await page.getByRole('searchbox').fill(String(one?.['customer_id']));
    await page.locator('aside button').first().click();
    await page.locator('article h2').first().waitFor();
  }
  await settled(page);
}

/** What to look at on a page: every tab where each is a page's worth of its own, else the page as it opens. */
async function partsOf(id: string): Promise<{ readonly name: string; readonly open: () => Promise<void> }[]> {
  const tabs = id === 'service' ? await page.locator('main [role="tablist"]').first().getByRole('tab').all() : [];
  if (tabs.length === 0) return [{ name: id, open: async () => undefined }];
  return tabs.map((tab, i) => ({
    name: `${id}-${String(i + 1)}`,
    open: async () => {
      await tab.click();
      await settled(page);
    },
  }));
}

for (const locale of LOCALES) {
  for (const theme of THEMES) {
    describe(`${locale}, ${theme}`, () => {
      beforeAll(async () => {
        await chooseRadio(page.locator(`input[value="${locale}"]`));
        await chooseRadio(page.locator(`input[value="${theme}"]`));
      });
      it.each(PAGES)('%s', async (id) => {
        await show(id);
        for (const part of await partsOf(id)) {
          await part.open();
          if (PICTURES !== undefined) {
            mkdirSync(PICTURES, { recursive: true });
            await page.screenshot({ path: path.join(PICTURES, `${part.name}-${locale}-${theme}.png`) });
          }
          expect.soft(await untidyThings(page), part.name).toEqual([]);
          expect.soft(await seriousFindings(page, theme === 'light' ? 'all' : 'by sight'), part.name).toEqual([]);
        }
      });
    });
  }
}

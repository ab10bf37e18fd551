// Every page on the example data, in both languages, three themes and the smallest screen: it looks as in its picture (test/golden),
// nothing lies over anything, and axe is content.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe';
import { chooseRadio } from '../support/choose-radio';
import { Golden, isOtherLook } from '../support/golden';
import { differenceOf } from '../support/golden-cells';
import { queryPage } from '../support/handle';
import { untidyThings } from '../support/look';
import { launchBrowser, openExample, type OpenedPage } from '../support/page';
import { outlineFaults } from '../support/page-outline';
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
let golden: Golden;

beforeAll(async () => {
  browser = await launchBrowser();
  opened = await openExample(browser, { locale: 'zh-CN', reducedMotion: true });
  page = opened.page;
  golden = await Golden.open(browser, page);
});
afterAll(async () => {
  await browser.close();
  expect(opened.errors).toEqual([]);
  expect(opened.requests).toEqual([]);
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

interface Part {
  readonly name: string;
  readonly open: () => Promise<void>;
  /** It has a picture, and is looked at by axe. */
  readonly isWhole: boolean;
}

/** What to look at on a page: every tab where each is a page's worth of its own, else the page as it opens, and then its further tabs. */
async function partsOf(id: string): Promise<Part[]> {
  if (!['service', 'segments', 'load'].includes(id)) return [{ name: id, open: async () => undefined, isWhole: true }];
  const tabs = await page.locator('main [role="tablist"]').first().getByRole('tab').all();
  expect(tabs.length, `tabs of ${id}`).toBeGreaterThan(1);
  return tabs.map((tab, i) => ({
    name: id === 'service' || i > 0 ? `${id}-${String(i + 1)}` : id,
    open: async () => {
      if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
      await settled(page);
    },
    isWhole: id === 'service' || i === 0,
  }));
}

for (const locale of LOCALES) {
  for (const theme of THEMES) {
    describe(`${locale}, ${theme}`, () => {
      beforeAll(async () => {
        await chooseRadio(page.locator(`input[value="${locale}"]`));
        await chooseRadio(page.locator(`input[value="${theme}"]`));
      });
      it.each(PAGES)(
        '%s',
        async (id) => {
          await show(id);
          for (const part of await partsOf(id)) {
            // Words take the same room in the dark.
            if (!part.isWhole && theme === 'dark') continue;
            await part.open();
            if (PICTURES !== undefined) {
              mkdirSync(PICTURES, { recursive: true });
              await page.screenshot({ path: path.join(PICTURES, `${part.name}-${locale}-${theme}.png`) });
            }
            if (part.isWhole) expect.soft(await golden.faults(`${part.name}-${locale}-${theme}`)).toEqual([]);
            expect.soft(await untidyThings(page), part.name).toEqual([]);
            if (!part.isWhole) continue;
            expect.soft(await seriousFindings(page, theme === 'light' ? 'all' : 'by sight'), part.name).toEqual([]);
          }
        },
        900_000,
      );
    });
  }
}

it('has no picture of what is no page any more', () => {
  expect(golden.leftOver()).toEqual([]);
});

describe('a picture tells', () => {
  beforeAll(async () => {
    await chooseRadio(page.locator('input[value="light"]'));
  });

  /** What is told of a page changed by a style, beside the page without it. */
  async function toldOf(style: string): Promise<{ readonly byCells: boolean; readonly byOutline: boolean }> {
    await show('overview');
    let before = await golden.see(await golden.take());
    await expect
      .poll(async () => {
        const last = before.cells;
        before = await golden.see(await golden.take());
        return differenceOf(last, before.cells);
      })
      .toBeNull();
    const outline = await golden.outline(before);
    await page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [sheet];
    }, style);
    try {
      const after = await golden.see(await golden.take());
      return {
        byCells: isOtherLook(differenceOf(before.cells, after.cells)),
        byOutline: outlineFaults(outline, await golden.outline(after)).length > 0,
      };
    } finally {
      await page.evaluate(() => (document.adoptedStyleSheets = []));
    }
  }

  it.each([
    ['nothing of a page that is the same', '', false, false],
    ['that a chart is missing', '[data-chart="segment-size"] .plot { visibility: hidden }', true, true],
    ['that marks have a wrong colour', '[data-chart="segment-size"] .plot rect { fill: #888 !important }', true, true],
    ['that the ground is that of another theme', ':root { --paper: #101820 !important }', true, true],
    ['that labels lie over the marks', '[data-chart="segment-size"] .plot text { transform: translateX(-60px) }', true, false],
  ])('%s', async (_, style, byCells, byOutline) => {
    expect(await toldOf(style)).toEqual({ byCells, byOutline });
  });
});

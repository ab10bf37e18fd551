// What a screen reader needs on every tab of the Segments page and of the tags, in both languages.
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe';
import { loadExample, whenReady } from '../support/handle';
import { launchBrowser, openPage } from '../support/page';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const WORDS = {
  'en-US': { page: 'Segments', tags: 'Tags' },
  'zh-CN': { page: '分群', tags: '标签' },
} as const;

it.each(['en-US', 'zh-CN'] as const)(
  'has no serious fault on any tab, %s',
  async (locale) => {
    const { page, context, errors } = await openPage(browser, { locale, reducedMotion: true });
    await whenReady(page);
    await loadExample(page);
    await page.getByRole('button', { name: WORDS[locale].page, exact: true }).first().click();
    await page.locator('li[data-segment]').first().waitFor();
    const faults: Record<string, string[]> = {};
    const look = async (part: string): Promise<void> => {
      const tabs = page.getByRole('tab');
      for (let at = 0; at < (await tabs.count()); at++) {
        const tab = tabs.nth(at);
        const name = await tab.innerText();
        await tab.click();
        await expect.poll(() => page.locator('[aria-busy="true"], .skeleton').count(), { timeout: 20_000 }).toBe(0);
        faults[`${part} ${name}`] = await seriousFindings(page);
      }
    };
    await look('segments');
    await page.getByRole('radio', { name: WORDS[locale].tags, exact: true }).check({ force: true });
    // The figures are pale until they are there.
    await expect.poll(() => page.locator('dl:not([aria-busy="true"]) dd').first().innerText(), { timeout: 20_000 }).toMatch(/\d/);
    await look('tags');
    expect(Object.keys(faults)).toHaveLength(10);
    expect(Object.entries(faults).filter(([, list]) => list.length > 0)).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  },
  120_000,
);

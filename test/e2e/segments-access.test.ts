// What a screen reader needs on every tab of the Segments page and of the tags, in both languages.
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe';
import { chooseRadio } from '../support/choose-radio';
import { launchBrowser, openExample, type OpenedPage } from '../support/page';
import { settled } from '../support/settled';
import { turnTo } from '../support/shown';

let browser: Browser;
let opened: OpenedPage;

beforeAll(async () => {
  browser = await launchBrowser();
  opened = await openExample(browser, { locale: 'en-US', reducedMotion: true });
});
afterAll(() => browser.close());

const TAGS = { en: 'Tags', zh: '标签' } as const;

it.each(['en', 'zh'] as const)('has no serious fault on any tab, %s', async (locale) => {
  const { page, errors } = opened;
  await chooseRadio(page.locator(`input[value="${locale}"]`));
  // From another page, so that the one of segments begins anew.
  await turnTo(page, 'overview');
  await turnTo(page, 'segments');
  const faults: Record<string, string[]> = {};
  const look = async (part: string): Promise<void> => {
    const tabs = page.getByRole('tab');
    for (let at = 0; at < (await tabs.count()); at++) {
      const tab = tabs.nth(at);
      const name = await tab.innerText();
      await tab.click();
      await settled(page);
      faults[`${part} ${name}`] = await seriousFindings(page);
    }
  };
  await page.locator('li[data-segment]').first().waitFor();
  await look('segments');
  await chooseRadio(page.getByRole('radio', { name: TAGS[locale], exact: true }));
  // The figures are pale until they are there.
  await expect.poll(() => page.locator('dl:not([aria-busy="true"]) dd').first().innerText()).toMatch(/\d/);
  await look('tags');
  expect(Object.keys(faults)).toHaveLength(10);
  expect(Object.entries(faults).filter(([, list]) => list.length > 0)).toEqual([]);
  expect(errors).toEqual([]);
});

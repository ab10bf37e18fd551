// Opens the built page in Chromium 109, the oldest browser it promises to run in (the last one for Windows 7).
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright';
import { installDebianPackage } from '../support/debian-package.mjs';
import { loadExample, queryPage, whenReady } from '../support/handle';
import { FLOOR_CHROMIUM, installNpmChromium } from '../support/npm-chromium.mjs';
import { launchBrowser, openPage } from '../support/page';

let browser: Browser | undefined;
let problem = '';

beforeAll(async () => {
  try {
    const executablePath = await installNpmChromium(FLOOR_CHROMIUM);
    browser = await launchBrowser(executablePath).catch(() => {
      // It brings most libraries along; a bare machine lacks those of NSS.
      installDebianPackage('libnss3');
      return launchBrowser(executablePath);
    });
  } catch (error) {
    problem = String(error).slice(0, 300);
  }
});
afterAll(async () => {
  await browser?.close();
});

it('starts its engine, answers a query and loads the example in Chromium 109, without a request or an error', async ({
  skip,
}) => {
  if (!browser) return skip(`Chromium ${FLOOR_CHROMIUM} could not be fetched or started: ${problem}`);
  expect(browser.version()).toMatch(/^109\./);
  const { page, requests, errors, context } = await openPage(browser);
  await whenReady(page);
  expect(await queryPage(page, "SELECT 6 * 7 AS answer, '户号' AS text")).toEqual([{ answer: 42, text: '户号' }]);
  await loadExample(page);
  const [row] = await queryPage(page, 'SELECT count(*) AS customers FROM customer_facts');
  expect(row?.['customers']).toBeGreaterThanOrEqual(5000);
  expect(errors).toEqual([]);
  expect(requests).toEqual([]);
  await context.close();
});

// Opens the built page in Firefox over WebDriver BiDi.
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, type Browser } from 'puppeteer-core';
import { findFirefox } from '../support/find-firefox.mjs';
import { loadExample, queryPage, whenReady } from '../support/handle';
import { builtPage } from '../support/places.mjs';

let browser: Browser | undefined;
let problem = '';

beforeAll(async () => {
  const found = findFirefox();
  if (found.executablePath === undefined) problem = found.problem;
  else browser = await launch({ browser: 'firefox', executablePath: found.executablePath, headless: true });
});
afterAll(async () => {
  await browser?.close();
});

it('starts its engine, answers a query and loads the example in Firefox, without a request or an error', async ({ skip }) => {
  if (!browser) return skip(`no Firefox here: ${problem}`);
  const page = await browser.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    if (!/^(file|blob|data|about):/.test(request.url())) requests.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => {
    errors.push(String(error));
  });
  await page.goto(pathToFileURL(builtPage).href);
  await whenReady(page);
  expect(await queryPage(page, "SELECT 6 * 7 AS answer, '户号' AS text")).toEqual([{ answer: 42, text: '户号' }]);
  await loadExample(page);
  const [row] = await queryPage(page, 'SELECT count(*) AS customers FROM customer_facts');
  expect(row?.['customers']).toBeGreaterThanOrEqual(5000);
  expect(errors).toEqual([]);
  expect(requests).toEqual([]);
  await page.close();
});

// Breaks the engine of the built page on purpose: it must come back by itself, with the tables restored.
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadExample, MORE_THAN_MEMORY, queryPage, whenReady } from '../support/handle';
import { launchBrowser, openPage } from '../support/page';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

it('restores tables, model and segments after running out of memory', async () => {
  const { page, context, errors } = await openPage(browser);
  await whenReady(page);
  await loadExample(page);
  const counts =
    'SELECT (SELECT count(*) FROM customer_facts) AS facts, (SELECT count(*) FROM segment) AS assigned, (SELECT sum(kwh) FROM usage) AS kwh';
  const before = await queryPage(page, counts);
  const greedy = queryPage(page, MORE_THAN_MEMORY);
  await expect(greedy).rejects.toThrow(/memory/);
  expect(await queryPage(page, counts)).toEqual(before);
  await page.getByText(/had to restart/).waitFor();
  expect(errors).toEqual([]);
  await context.close();
});

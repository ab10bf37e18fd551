// Keeps the engine from starting: the page says so and stays usable, and a second try starts it.
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadExample, queryPage } from '../support/handle';
import { launchBrowser } from '../support/page';
import { builtPage } from '../support/places.mjs';

declare global {
  interface Window {
    brokenWorkers: number;
  }
}

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

/** Runs in the page, before its own script: as many workers as are asked for have a script that cannot be read. */
function breakWorkers(times: number): void {
  const Sound = window.Worker;
  window.brokenWorkers = 0;
  window.Worker = class extends Sound {
    constructor(address: string | URL, options?: WorkerOptions) {
      const isBroken = window.brokenWorkers < times;
      if (isBroken) window.brokenWorkers++;
      super(isBroken ? URL.createObjectURL(new Blob(['not a script'])) : address, options);
    }
  };
}

async function openBroken(times: number, width: number) {
  const context: BrowserContext = await browser.newContext({ viewport: { width, height: 768 }, locale: 'en-US', offline: true });
  const page = await context.newPage();
  await page.addInitScript(breakWorkers, times);
  await page.goto(pathToFileURL(builtPage).href);
  return { context, page };
}

it.each([1366, 1000])('tells that the engine did not start, and starts it when asked again, %s wide', async (width) => {
  const { context, page } = await openBroken(2, width);
  const again = page.getByRole('button', { name: /Try again/ });
  await page.getByRole('status').getByText('The engine did not start').waitFor({ state: 'attached' });
  await page.getByRole('alert').waitFor({ state: 'attached' });
  // The second try fails, too: the button is there for a third.
  await again.click();
  await expect.poll(() => page.evaluate(() => window.brokenWorkers)).toBe(2);
  await expect.poll(() => again.isEnabled()).toBe(true);
  await again.click();
  await page.getByRole('status').getByText('The engine did not start').waitFor({ state: 'detached' });
  await expect.poll(() => again.count()).toBe(0);
  await loadExample(page);
  expect(Number((await queryPage(page, 'SELECT count(*) AS n FROM customer_facts'))[0]?.['n'])).toBeGreaterThan(0);
  await context.close();
});

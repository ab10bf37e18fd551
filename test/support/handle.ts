// Speaks to the page through its documented automation handle, window.wattfolk, from Playwright and Puppeteer alike.

/** What both Playwright's and Puppeteer's pages can do: run an expression in the page and wait for its promise. */
export interface Evaluates {
  evaluate(expression: string): Promise<unknown>;
}

/** Waits until the engine of the page answers. Rejects when the page says that it cannot start. */
export async function whenReady(page: Evaluates, limitMs = 60_000): Promise<void> {
  await page.evaluate(`(async () => {
    const end = Date.now() + ${String(limitMs)};
    const late = (what) => new Error(what + ' after ${String(limitMs)} ms: ' + document.body?.innerText.slice(0, 300));
    while (!window.wattfolk) {
      if (Date.now() > end) throw late('no window.wattfolk');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await Promise.race([
      window.wattfolk.ready,
      new Promise((_, reject) => setTimeout(() => reject(late('window.wattfolk.ready is pending')), end - Date.now())),
    ]);
  })()`);
}

/** Rows of a query over the canonical and raw tables. */
export async function queryPage(page: Evaluates, sql: string): Promise<Record<string, unknown>[]> {
  return (await page.evaluate(`window.wattfolk.query(${JSON.stringify(sql)})`)) as Record<string, unknown>[];
}

/** Loads the example data, as the button on the first screen does. */
export async function loadExample(page: Evaluates): Promise<void> {
  // The answer may hold more than can leave the page.
  await page.evaluate('window.wattfolk.example().then(() => undefined)');
}

/** A statement that takes more memory than the engine has, a few long texts at a time: it fails, and the engine starts anew. */
export const MORE_THAN_MEMORY = 'SELECT count(DISTINCT l) FROM (SELECT repeat(i::VARCHAR, 20000000) AS l FROM range(100) t(i))';

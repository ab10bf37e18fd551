// Drags a brush over the example data with the mouse held down, and holds every figure on the way equal to SQL's.
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chooseRadio } from '../support/choose-radio';
import { queryPage } from '../support/handle';
import { launchBrowser, openExample } from '../support/page';
import { shownCustomers } from '../support/shown';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

it('shows at every place of a moving brush what SQL counts there', async () => {
  const { page, context, errors } = await openExample(browser, { locale: 'en-US' });
  const sizes = page.locator('[data-chart="segment-size"]');
  const satisfaction = page.locator('[data-chart="satisfaction"]');
  await chooseRadio(sizes.getByRole('radio', { name: 'Table' }));
  await chooseRadio(satisfaction.getByRole('radio', { name: 'SQL' }));

  /** Customers per segment, as the table says. */
  const shown = async (): Promise<number[]> =>
    (await sizes.locator('tbody tr td:nth-child(2)').allInnerTexts()).map((cell) => Number(cell.replace(/\D/g, '')));
  /** The same by SQL, under the filter that another chart's statement has at this moment. */
  const counted = async (): Promise<number[]> => {
    const where = /FROM segment\) s WHERE ([^)\n]+)\)/.exec(await satisfaction.innerText())?.[1] ?? 'FALSE';
    const rows = await queryPage(
      page,
      `SELECT segment, count(*) FILTER (WHERE ${where})::INTEGER AS n FROM customer_facts JOIN segment USING (customer_id) GROUP BY segment ORDER BY segment`,
    );
    return rows.map(({ n }) => Number(n));
  };
  const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);
  const everybody = sorted(await counted());
  await expect.poll(async () => sorted(await shown())).toEqual(everybody);

  const brushed = page.locator('[data-chart^="distribution"] .surface rect').first();
  await brushed.scrollIntoViewIfNeeded();
  const box = await brushed.boundingBox();
  if (box === null) throw new Error('no plot');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 0.3 * box.width, y);
  await page.mouse.down();
  const seen = new Set<string>();
  for (const share of [0.45, 0.6, 0.8, 0.5, 0.2, 0.7]) {
    await page.mouse.move(box.x + share * box.width, y, { steps: 5 });
    // Both anew each time: the page follows the pointer frame by frame.
    const differences = async (): Promise<number[]> => {
      const expected = sorted(await counted());
      return sorted(await shown()).map((n, i) => n - (expected[i] ?? NaN));
    };
    await expect.poll(differences).toEqual(everybody.map(() => 0));
    seen.add(sorted(await shown()).join());
  }
  await page.mouse.up();
  expect(seen.size).toBeGreaterThan(3);

  // A click on a segment under the brush leaves the customers of one of them.
  const before = await shown();
  await chooseRadio(sizes.getByRole('radio', { name: 'Chart' }));
  await sizes.locator('[data-segment]').first().click();
  await expect.poll(async () => before.includes(await shownCustomers(page))).toBe(true);
  expect(errors).toEqual([]);
  await context.close();
});

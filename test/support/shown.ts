// What the page says of itself: where one is, and how many customers are shown.
import type { Page } from 'playwright';

/** The number of customers in the sentence above the page. NaN while they are being counted, so that a poll asks again. */
export async function shownCustomers(page: Page): Promise<number> {
  const [text] = await page.getByTestId('shown').locator('b').allInnerTexts();
  return text === undefined ? NaN : Number(text.replace(/\D/g, ''));
}

/** Turns to a page by its entry in the rail. */
export async function turnTo(page: Page, id: string): Promise<void> {
  await page.locator(`[data-page="${id}"]`).click();
}

/** Takes back every choice made since the page was opened: filters, language, theme, segmentation, tags. */
export async function undoEverything(page: Page): Promise<void> {
  const undo = page.getByRole('button', { name: /^(Undo|撤销)$/ });
  while (await undo.isEnabled()) await undo.click();
}

// Waits until a page is at rest, so that what is measured once is what stays.
import type { Page } from 'playwright';
import { expect } from 'vitest';

/** What has been asked for is there: nothing is busy, no place is kept for something to come, and nothing moves. */
export async function settled(page: Page): Promise<void> {
  // A chart that memory does not answer shows its work from the next frame on.
  await still(page);
  await expect
    .poll(() => page.locator('main [aria-busy="true"], main .skeleton, [role="progressbar"]').count(), { timeout: 60_000 })
    .toBe(0);
  await still(page);
}

/** Fonts are there, transitions have come to their end, and a frame has been drawn since. A colour on its way to another has no contrast to judge. */
export async function still(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    // One that is taken back rejects: it has come to its end as well.
    await Promise.allSettled(ending.map(({ finished }) => finished));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}

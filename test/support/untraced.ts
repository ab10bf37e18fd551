// Owns the search for figures that a reader sees and cannot trace: numbers in a card or panel that has no way to their source.
import type { Page } from 'playwright';

/**
 * Numbers outside of charts whose card, panel or dialog has nothing to trace them with, each with a word on where it stands.
 * What a person types or chooses, statements, and counts of the page's own parts are no figures of the data.
 */
export async function untracedFigures(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const own =
      'script, style, input, select, textarea, pre, button, summary, nav, .sr-only, [aria-hidden="true"], [role="toolbar"]';
    const blocks = 'dialog, section.card, [data-testid="table-card"], [role="tabpanel"], main';
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const element = node.parentElement;
      if (element === null || !/\d/.test(text) || !element.checkVisibility()) continue;
      if (element.closest(`[data-chart], [data-trace], ${own}`) !== null) continue;
      const block = element.closest(blocks);
      if (block === null || block.querySelector('[data-trace]:not(:disabled)') !== null) continue;
      const heading = block.querySelector('h1, h2, h3')?.textContent?.trim() ?? block.tagName.toLowerCase();
      found.push(`${heading}: ${text}`);
    }
    return found;
  });
}

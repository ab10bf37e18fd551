// What a person would call untidy on a page, found by measuring: words over words, words outside of their box, a page that scrolls sideways.
import type { Page } from 'playwright';
import { still } from './settled';

/** One sentence a fault, once two looks after each other find the same: a drawing takes its room and its letters into account one after the other. */
export async function untidyThings(page: Page): Promise<string[]> {
  let found = await look(page);
  for (let times = 0; times < 20; times++) {
    await still(page);
    const again = await look(page);
    if (again.join() === found.join()) break;
    found = again;
  }
  return found;
}

/**
 * Runs in the page:
 * - two SVG texts of one drawing that cover each other by more than a seventh of the smaller one's letters
 * - an SVG text that reaches out of its plot's frame
 * - a page or card that can be scrolled sideways although nothing says so
 */
async function look(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const isSeen = (element: Element): boolean => {
      const { visibility, opacity, display } = getComputedStyle(element);
      return visibility === 'visible' && opacity !== '0' && display !== 'none';
    };
    const words = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40);
    for (const drawing of document.querySelectorAll('main svg')) {
      const texts = [...drawing.querySelectorAll('text')]
        .filter((text) => words(text) !== '' && isSeen(text))
        .map((text) => ({ text, box: text.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0);
      const frame = drawing.getBoundingClientRect();
      for (const { text, box } of texts)
        if (box.left < frame.left - 2 || box.right > frame.right + 2) found.push(`"${words(text)}" reaches out of its drawing`);
      for (let i = 0; i < texts.length; i++) {
        for (let j = i + 1; j < texts.length; j++) {
          const [a, b] = [texts[i]?.box, texts[j]?.box];
          if (a === undefined || b === undefined) continue;
          const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          // Of a line's box the upper quarter and the lowest eighth hold no part of a letter.
          const top = (box: DOMRect): number => box.top + 0.26 * box.height;
          const bottom = (box: DOMRect): number => box.bottom - 0.14 * box.height;
          const height = Math.min(bottom(a), bottom(b)) - Math.max(top(a), top(b));
          if (width <= 1 || height <= 1) continue;
          const share = (width * height) / (0.6 * Math.min(a.width * a.height, b.width * b.height));
          const [one, other] = [texts[i]?.text, texts[j]?.text];
          if (share > 0.15 && one !== undefined && other !== undefined) found.push(`"${words(one)}" lies over "${words(other)}"`);
        }
      }
    }
    const main = document.querySelector('main');
    for (const element of [document.documentElement, ...(main === null ? [] : [main])])
      if (element.scrollWidth > element.clientWidth + 1) found.push(`<${element.tagName.toLowerCase()}> scrolls sideways`);
    for (const title of document.querySelectorAll('main h2, main h3'))
      if (title.scrollWidth > title.clientWidth + 1 && isSeen(title) && title.clientWidth > 1)
        found.push(`the heading "${words(title)}" is cut`);
    return [...new Set(found)];
  });
}

// Asks axe what a reader of the screen, or one who cannot tell colours apart, would stumble over.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';
import { still } from './settled';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What hangs on colours and sizes, and with them on the theme. Names, roles and order are the same in every one. */
const BY_SIGHT = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable'];

/** One sentence a finding that is serious or critical, once nothing moves. The page's policy forbids eval, so the source is evaluated from outside. */
export async function seriousFindings(page: Page, what: 'all' | 'by sight' = 'all'): Promise<string[]> {
  await still(page);
  if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(source);
  const rules = what === 'all' ? '' : `{ runOnly: ${JSON.stringify(BY_SIGHT)} }`;
  const { violations } = await page.evaluate<{ violations: Violation[] }>(`axe.run(${rules})`);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 200))
          .join(' | ')}`,
    );
}

// Opens files of this machine through window.wattfolk.open, as a notebook or kiosk would.
import type { Page } from 'playwright';

export interface OpenResult {
  tables: { name: string; rows: number; rejected: number }[];
  problems: { code: string; message: string }[];
}

/** The files go through an input of their own, so that their size does not matter. */
export async function openFiles(page: Page, paths: readonly string[]): Promise<OpenResult> {
  const carrier = await page.evaluateHandle(() =>
    Object.assign(document.createElement('input'), { type: 'file', multiple: true }),
  );
  await carrier.asElement().setInputFiles([...paths]);
  const result = await carrier.evaluate((input) => window.wattfolk.open([...(input.files ?? [])]));
  await carrier.dispose();
  return result as OpenResult;
}

// Opens files of this machine through window.wattfolk.open, as a notebook or kiosk would.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
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

/** Writes texts as files into a folder and chooses them together with the button of the Data page. They are then read, which takes a while. */
export async function chooseTexts(page: Page, folder: string, ...files: readonly [name: string, text: string][]): Promise<void> {
  const paths = files.map(([name]) => path.join(folder, name));
  for (const [i, [, text]] of files.entries()) await writeFile(paths[i] ?? '', text);
  await page.getByTestId('file-input').first().setInputFiles(paths);
}

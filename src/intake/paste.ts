/** Owns what a paste brings: files, or text such as cells copied from Excel, as a file. */

/** The name under which pasted text is listed. */
export const PASTED_NAME = 'pasted.tsv';

/**
 * Files of a paste or drop as they are; else its text as one file, and nothing for blank text. Cells copied in Excel or WPS come
 * as text separated by tabs, with a picture of themselves beside it, which is left out.
 */
export function filesFromTransfer(transfer: Pick<DataTransfer, 'files' | 'getData'>): File[] {
  const files = Array.from(transfer.files);
  const text = transfer.getData('text/plain');
  const isPicture = files.every(({ type }) => type.startsWith('image/'));
  if (text.trim() === '' || (files.length > 0 && !isPicture)) return files;
  return [new File([text], PASTED_NAME, { type: 'text/tab-separated-values' })];
}

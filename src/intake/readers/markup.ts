/** Owns web pages with tables and spreadsheets in XML, which systems export under the name of .xls or .csv. */
import { textStart } from '../encoding/text-start';
import type { FileProbe, Reader } from '../reader';
import { loadTables } from '../tables/load-tables';
import { readTablesInWorker } from '../tables/tables-client';

const HTML_TAG =
  /^(?:!doctype\s+html|html|head|meta|body|table|thead|tbody|tr|style|title|div|span|center|form|font|script|link|p|br|h[1-6])\b/i;

/** Which of them a file is; null for neither. */
export function markupFormat({ head, extension }: FileProbe): 'html' | 'spreadsheetml' | null {
  const text = textStart(head, 65_536).trimStart();
  if (!text.startsWith('<')) return null;
  if (/<(?:\w+:)?Workbook[\s>]/.test(text) && text.includes('schemas-microsoft-com:office:spreadsheet')) return 'spreadsheetml';
  // Comments, declarations and processing instructions may stand before the first tag.
  const body = text.replace(/^(?:\s*<(?:!--[\s\S]*?-->|\?[^>]*>|!doctype(?!\s+html)[^>]*>))+\s*/i, '');
  if (HTML_TAG.test(text.slice(1)) || HTML_TAG.test(body.slice(1))) return 'html';
  return /^html?$/.test(extension) && /<(?:table|tr)[\s>]/i.test(text) ? 'html' : null;
}

const reader: Reader = {
  id: 'markup',
  text: { en: 'Web page or XML spreadsheet (often named .xls)', zh: '网页表格或 XML 表格（常以 .xls 命名）' },
  recognise: (probe) => (markupFormat(probe) === null ? 0 : 0.95),
  read: (probe, context) =>
    loadTables(markupFormat(probe) ?? 'html', probe, context, readTablesInWorker(markupFormat(probe) ?? 'html')),
};

export default reader;

/** Owns Excel workbooks in the XML form: XLSX, XLSM and what calls itself otherwise but is one. */
import type { Reader } from '../reader';
import { loadTables } from '../tables/load-tables';
import { readXlsxInWorker } from '../xlsx/xlsx-client';

/** A local header of a ZIP file: the first entry's name starts at byte 30. */
function firstEntry(head: Uint8Array): string | null {
  if (head[0] !== 0x50 || head[1] !== 0x4b || head[2] !== 3 || head[3] !== 4) return null;
  return String.fromCharCode(...head.subarray(30, 30 + Math.min(200, (head[26] ?? 0) | ((head[27] ?? 0) << 8))));
}

const reader: Reader = {
  id: 'xlsx',
  text: { en: 'Excel workbook (XLSX)', zh: 'Excel 工作簿（XLSX）' },
  recognise({ head, extension }) {
    const first = firstEntry(head);
    if (first === null) return 0;
    return /^xls[xmb]?$/.test(extension) || /^(?:\[Content_Types\]\.xml|_rels\/|xl\/|docProps\/)/i.test(first) ? 1 : 0;
  },
  read: (probe, context) => loadTables('xlsx', probe, context, readXlsxInWorker),
};

export default reader;

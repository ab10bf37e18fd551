/** Owns old workbooks (XLS), and what else comes in their container, which is refused by name. */
import type { Reader } from '../reader';
import { loadTables } from '../tables/load-tables';
import { readTablesInWorker } from '../tables/tables-client';
import { COMPOUND_MAGIC } from '../xls/compound-file';

/** The first record of a workbook without a container: its number, then its length. */
function isBareBiff(head: Uint8Array): boolean {
  const length = (head[2] ?? 0) | ((head[3] ?? 0) << 8);
  return head[0] === 9 && [0, 2, 4, 8].includes(head[1] ?? 1) && length >= 4 && length <= 16 && head.length > 4 + length;
}

const reader: Reader = {
  id: 'xls',
  text: { en: 'Excel 97–2003 workbook (XLS)', zh: 'Excel 97–2003 工作簿（XLS）' },
  recognise: ({ head }) => (COMPOUND_MAGIC.every((byte, i) => head[i] === byte) || isBareBiff(head) ? 1 : 0),
  read: (probe, context) => loadTables('xls', probe, context, readTablesInWorker('xls')),
};

export default reader;

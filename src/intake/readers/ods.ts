/** Owns OpenDocument spreadsheets (ODS). */
import type { Reader } from '../reader';
import { loadTables } from '../tables/load-tables';
import { readTablesInWorker } from '../tables/tables-client';

const TYPE = 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet';

const reader: Reader = {
  id: 'ods',
  text: { en: 'OpenDocument spreadsheet (ODS)', zh: 'OpenDocument 电子表格（ODS）' },
  recognise({ head, extension }) {
    if (head[0] !== 0x50 || head[1] !== 0x4b || head[2] !== 3 || head[3] !== 4) return 0;
    // The type comes first and unpacked, behind a header of 30 bytes and perhaps an extra field.
    const start = String.fromCharCode(...head.subarray(30, 200)).replace(/^mimetype[\s\S]{0,80}?(?=application\/)/, 'mimetype');
    return start.startsWith(TYPE) ? 1 : extension === 'ods' ? 0.97 : 0;
  },
  read: (probe, context) => loadTables('ods', probe, context, readTablesInWorker('ods')),
};

export default reader;

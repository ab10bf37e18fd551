/** Owns JSON: lists of records, one record a line, wrapped lists, columns; recognised by what it begins with. */
import { textStart } from '../encoding/text-start';
import type { Reader } from '../reader';
import { loadTables } from '../tables/load-tables';
import { readTablesInWorker } from '../tables/tables-client';

const EXTENSIONS = new Set(['json', 'jsonl', 'ndjson', 'geojson', 'jsonlines']);

const reader: Reader = {
  id: 'json',
  text: { en: 'JSON (also one record a line)', zh: 'JSON（含每行一条记录）' },
  recognise({ head, extension }) {
    const text = textStart(head);
    // Under its own name what begins like JSON is JSON, if need be with a sentence on where it is none.
    if (EXTENSIONS.has(extension)) return /^\s*(?:[{["]|null\s*$)/.test(text) ? 0.95 : 0;
    return /^\s*(?:\{\s*(?:"|\}|$)|\[\s*(?:[{["\]\d]|-\d|true|false|null|$))/.test(text) ? 0.7 : 0;
  },
  read: (probe, context) => loadTables('json', probe, context, readTablesInWorker('json')),
};

export default reader;

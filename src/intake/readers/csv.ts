/** Owns delimited text: CSV, TSV and TXT in any encoding. */
import { readCsvInWorker } from '../csv/csv-client';
import { loadCsv } from '../csv/load-csv';
import type { Reader } from '../reader';

const EXTENSIONS = new Set(['csv', 'tsv', 'txt', 'tab', 'psv', 'dat', 'prn', 'asc']);

const reader: Reader = {
  id: 'csv',
  text: { en: 'Delimited text (CSV, TSV, TXT)', zh: '分隔文本（CSV、TSV、TXT）' },
  // The format without a mark of its own takes what no other recognises.
  recognise: ({ extension }) => (EXTENSIONS.has(extension) ? 0.5 : 0.1),
  read: (probe, context) => loadCsv(probe, context, readCsvInWorker),
};

export default reader;

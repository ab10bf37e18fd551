// Reads a file of any format into the wasm engine through the readers of the page, in place instead of in their workers.
import { AppError } from '../../../src/lib/errors';
import { sameText } from '../../../src/lib/text';
import { loadCsv } from '../../../src/intake/csv/load-csv';
import { readCsv } from '../../../src/intake/csv/read-csv';
import type { RawTable } from '../../../src/intake/raw-table';
import { readFile } from '../../../src/intake/read-file';
import type { ReadContext, Reader, ReadOverrides } from '../../../src/intake/reader';
import foreign from '../../../src/intake/readers/foreign';
import gzip from '../../../src/intake/readers/gzip';
import json from '../../../src/intake/readers/json';
import markup, { markupFormat } from '../../../src/intake/readers/markup';
import ods from '../../../src/intake/readers/ods';
import xls from '../../../src/intake/readers/xls';
import xlsx from '../../../src/intake/readers/xlsx';
import zip from '../../../src/intake/readers/zip';
import { loadTables } from '../../../src/intake/tables/load-tables';
import { readFormat } from '../../../src/intake/tables/formats';
import { tableName } from '../../../src/intake/table-name';
import { readXlsx } from '../../../src/intake/xlsx/read-xlsx';
import type { TestDuckdb } from '../../support/duckdb';
import { runnerOf } from './load-text';

const READERS: readonly Reader[] = [
  {
    id: 'csv',
    text: sameText('CSV'),
    recognise: ({ extension }) => (/^(?:csv|tsv|txt)$/.test(extension) ? 0.5 : 0.1),
    read: (probe, context) => loadCsv(probe, context, readCsv),
  },
  { ...xlsx, read: (probe, context) => loadTables('xlsx', probe, context, readXlsx) },
  ...[json, markup, ods, xls].map((reader): Reader => ({
    ...reader,
    read(probe, context) {
      const format = reader === markup ? (markupFormat(probe) ?? '') : reader.id;
      return loadTables(format, probe, context, (file, overrides, sink) => readFormat(format, file, overrides, sink));
    },
  })),
  foreign,
  gzip,
  zip,
];

/** The tables of one file. @throws AppError as the page shows it */
export function openFile(
  duckdb: TestDuckdb,
  content: string | Uint8Array<ArrayBuffer>,
  name: string,
  overrides: ReadOverrides = {},
): Promise<RawTable[]> {
  const taken = new Set(duckdb.query('SELECT table_name FROM duckdb_tables()').map((row) => String(row['table_name'])));
  const nameFor = (label: string): string => {
    const free = tableName(label, taken);
    taken.add(free);
    return free;
  };
  const context: Omit<ReadContext, 'readInner'> = {
    runner: runnerOf(duckdb),
    nameFor,
    overrides,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  };
  return readFile(new File([content], name), READERS, context);
}

/** The AppError that reading ends with. */
export async function refusalOf(duckdb: TestDuckdb, content: string | Uint8Array<ArrayBuffer>, name: string): Promise<AppError> {
  const tables = await openFile(duckdb, content, name).catch((thrown: unknown) => thrown);
  if (tables instanceof AppError) return tables;
  throw tables instanceof Error ? tables : new Error(`"${name}" was read`);
}

// Reads workbooks into the wasm engine as the page does, without the worker in between.
import { AppError } from '../../../src/lib/errors';
import { probeFile } from '../../../src/intake/probe';
import type { RawTable } from '../../../src/intake/raw-table';
import type { ReadOverrides } from '../../../src/intake/reader';
import { tableName } from '../../../src/intake/table-name';
import { loadTables } from '../../../src/intake/tables/load-tables';
import { readXlsx } from '../../../src/intake/xlsx/read-xlsx';
import type { TestDuckdb } from '../../support/duckdb';
import { runnerOf } from './load-text';

/** The tables of one file, in order. */
export async function loadWorkbook(
  duckdb: TestDuckdb,
  content: Uint8Array<ArrayBuffer>,
  name = 'book.xlsx',
  overrides: ReadOverrides = {},
): Promise<RawTable[]> {
  const taken = new Set(duckdb.query('SELECT table_name FROM duckdb_tables()').map((row) => String(row['table_name'])));
  const nameFor = (label: string): string => {
    const free = tableName(label, taken);
    taken.add(free);
    return free;
  };
  const context = {
    runner: runnerOf(duckdb),
    nameFor,
    overrides,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  };
  return loadTables('xlsx', await probeFile(new File([content], name)), context, readXlsx);
}

export const rowsOf = (duckdb: TestDuckdb, table: RawTable | undefined): Record<string, unknown>[] =>
  duckdb.query(`FROM "${table?.name ?? ''}"`);

/** Values of all rows in the order of the columns. */
export const gridOf = (duckdb: TestDuckdb, table: RawTable | undefined): unknown[][] =>
  rowsOf(duckdb, table).map((row) => Object.values(row));

/** Problems of a table by code, with their count. */
export const problemsOf = (table: RawTable | undefined): Record<string, number | true> =>
  Object.fromEntries((table?.problems ?? []).map(({ code, count }) => [code, count ?? true]));

/** The code of the AppError that reading ends with. */
export async function refusal(
  duckdb: TestDuckdb,
  content: Uint8Array<ArrayBuffer>,
  overrides: ReadOverrides = {},
): Promise<string> {
  try {
    await loadWorkbook(duckdb, content, 'book.xlsx', overrides);
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.code;
    throw thrown;
  }
  throw new Error('not refused');
}

// Reads delimited text into the wasm engine as the page does, without the worker in between.
import { AppError } from '../../../src/lib/errors';
import type { Runner } from '../../../src/engine/engine';
import { loadCsv } from '../../../src/intake/csv/load-csv';
import { readCsv } from '../../../src/intake/csv/read-csv';
import { probeFile } from '../../../src/intake/probe';
import type { RawTable } from '../../../src/intake/raw-table';
import type { ReadOverrides } from '../../../src/intake/reader';
import { tableName } from '../../../src/intake/table-name';
import { ident, sql } from '../../../src/sql/sql';
import type { TestDuckdb } from '../../support/duckdb';

/** The engine of the tests behind the interface that loaders use. */
export function runnerOf(duckdb: TestDuckdb): Runner {
  return {
    run: (statement) => Promise.resolve().then(() => duckdb.columns(statement.text)),
    insert: (schema, table, ipc, create) =>
      Promise.resolve().then(() => {
        if (create) {
          duckdb.insertArrow(ipc, table, schema);
          return;
        }
        duckdb.insertArrow(ipc, 'staged');
        duckdb.query(sql`INSERT INTO ${ident(schema, table)} FROM staged`.text);
        duckdb.query('DROP TABLE staged');
      }),
  };
}

export interface Loaded {
  readonly table: RawTable;
  readonly rows: Record<string, unknown>[];
}

/** One file, read and asked for all its rows in order. */
export async function loadText(
  duckdb: TestDuckdb,
  content: string | Uint8Array<ArrayBuffer>,
  name = 'test.csv',
  overrides: ReadOverrides = {},
): Promise<Loaded> {
  const probe = await probeFile(new File([content], name));
  const taken = new Set(duckdb.query('SELECT table_name FROM duckdb_tables()').map((row) => String(row['table_name'])));
  const [table] = await loadCsv(
    probe,
    {
      runner: runnerOf(duckdb),
      nameFor: (label) => tableName(label, taken),
      overrides,
      onProgress: () => undefined,
      signal: new AbortController().signal,
    },
    readCsv,
  );
  if (table === undefined) throw new Error('no table');
  return { table, rows: duckdb.query(`FROM ${table.name}`) };
}

/** The code of the AppError that reading ends with. */
export async function refusalCode(
  duckdb: TestDuckdb,
  content: string | Uint8Array<ArrayBuffer>,
  name = 'test.csv',
): Promise<string> {
  try {
    await loadText(duckdb, content, name);
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.code;
    throw thrown;
  }
  throw new Error('not refused');
}

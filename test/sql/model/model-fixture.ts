// Owns the short way from text or a file to a built model, for the tests in this folder.
import { readFileSync } from 'node:fs';
import type { Runner } from '../../../src/engine/engine';
import { describeTable } from '../../../src/intake/describe-table';
import type { RawTable } from '../../../src/intake/raw-table';
import { buildModel } from '../../../src/model/build-model';
import { guessMapping } from '../../../src/model/guess-mapping';
import type { TableMapping } from '../../../src/model/mapping';
import type { ModelInfo } from '../../../src/model/model-info';
import { ident, sql, type Sql } from '../../../src/sql/sql';
import type { TestDuckdb } from '../../support/duckdb';

/** The test engine behind the interface that the builders use. */
export function runnerOf(db: TestDuckdb): Runner {
  return {
    run: (statement) => Promise.resolve().then(() => db.columns(statement.text)),
    insert: (schema, table, ipc) => Promise.resolve(db.insertArrow(ipc, table, schema)),
  };
}

/** Makes a table out of rows of text (null = missing); the first row is the header. Every column is text, as in a careless export. */
export async function textTable(
  db: TestDuckdb,
  name: string,
  rows: readonly (readonly (string | null)[])[],
  file = `${name}.csv`,
): Promise<RawTable> {
  const [header = [], ...values] = rows;
  db.query(sql`CREATE OR REPLACE TABLE ${ident(name)} (${header.map((column) => sql`${ident(column ?? '')} VARCHAR`)})`.text);
  if (values.length > 0) db.query(sql`INSERT INTO ${ident(name)} VALUES ${values.map((row) => sql`(${row})`)}`.text);
  return describe(db, name, file);
}

/** Makes a table by a SELECT, for columns that are not text. */
export async function selectTable(db: TestDuckdb, name: string, select: Sql, file = `${name}.csv`): Promise<RawTable> {
  db.query(sql`CREATE OR REPLACE TABLE ${ident(name)} AS ${select}`.text);
  return describe(db, name, file);
}

/** Reads a UTF-8 CSV of the shared folder; `options` are DuckDB's own. */
export async function csvTable(db: TestDuckdb, name: string, path: string, options = ''): Promise<RawTable> {
  db.registerFile(`import/${name}`, new Uint8Array(readFileSync(path)));
  db.query(`CREATE OR REPLACE TABLE "${name}" AS SELECT * FROM read_csv('import/${name}', header = true${options})`);
  return describe(db, name, path.replace(/^.*\//, ''));
}

export function describe(db: TestDuckdb, name: string, file: string): Promise<RawTable> {
  return describeTable(runnerOf(db), name, { source: { file, bytes: 0, format: 'csv' } });
}

/** Builds with the guessed mappings, or with those given. */
export function build(
  db: TestDuckdb,
  raws: readonly RawTable[],
  mappings: readonly TableMapping[] = raws.map((raw) => guessMapping(raw)),
): Promise<ModelInfo> {
  return buildModel(runnerOf(db), raws, mappings, { today: '2026-11-24', loadId: 1 });
}

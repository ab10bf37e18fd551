/** Owns one opened file with its raw tables, and reading it again after the engine had to restart. */
import type { Runner } from '../engine/engine';
import type { RawTable } from '../intake/raw-table';
import { readFiles } from '../intake/read-files';
import { ident, sql } from '../sql/sql';
import { loadExample } from './load-example';

/** One opened file (or the example) and the raw tables that came of it. */
export interface LoadedSource {
  /** null for the invented example. */
  readonly file: File | null;
  readonly tables: readonly RawTable[];
}

/** Reads the source into a fresh instance, under the names that its tables had. @throws AppError when the file is gone or changed */
export async function readAgain(source: LoadedSource, runner: Runner): Promise<LoadedSource> {
  if (source.file === null) return { file: null, tables: await loadExample(runner, () => undefined) };
  const [result] = await readFiles([source.file], runner, {
    taken: new Set(),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  if (result === undefined || result.error !== null) throw result?.error ?? new RangeError('nothing read');
  const tables: RawTable[] = [];
  for (const [i, table] of result.tables.entries()) {
    // The name depends on what else was open when the file was first read.
    const name = source.tables[i]?.name ?? table.name;
    if (name !== table.name) await runner.run(sql`ALTER TABLE ${ident(table.name)} RENAME TO ${ident(name)}`);
    tables.push({ ...table, name });
  }
  return { file: source.file, tables };
}

/** Owns one opened file with its raw tables, and reading it again after the engine had to restart. */
import type { Runner } from '../engine/engine';
import type { RawTable } from '../intake/raw-table';
import { readFiles } from '../intake/read-files';
import type { ReadOverrides } from '../intake/reader';
import { ident, sql } from '../sql/sql';
import { loadExample } from './load-example';
import type { SourceNote } from './workspace.svelte';

/** One opened file (or the example) and the raw tables that came of it. */
export interface LoadedSource {
  /** null for the invented example. */
  readonly file: File | null;
  readonly tables: readonly RawTable[];
  /** What the user set instead of the guess; empty when all was guessed. */
  readonly overrides: ReadOverrides;
  /** Names of those tables to which a mapping from an earlier time was applied when they were read. */
  readonly remembered?: readonly string[];
}

/**
 * Reads the source into a fresh instance, under the names that its tables had. `names` are those of all sources: none of them may be
 * used on the way, or a file of the same name would be overwritten.
 * @throws AppError when the file is gone or changed
 */
export async function readAgain(source: LoadedSource, runner: Runner, names: ReadonlySet<string>): Promise<LoadedSource> {
  const read =
    source.file === null
      ? await loadExample(runner, names, () => undefined)
      : await readFile(source.file, source.overrides, runner, names);
  const tables: RawTable[] = [];
  for (const [i, table] of read.entries()) {
    const name = source.tables[i]?.name ?? table.name;
    if (name !== table.name) await runner.run(sql`ALTER TABLE ${ident(table.name)} RENAME TO ${ident(name)}`);
    tables.push({ ...table, name });
  }
  return { ...source, tables };
}

async function readFile(
  file: File,
  overrides: ReadOverrides,
  runner: Runner,
  taken: ReadonlySet<string>,
): Promise<readonly RawTable[]> {
  const [result] = await readFiles([file], runner, {
    taken,
    overrides: () => overrides,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  if (result === undefined || result.error !== null) throw result?.error ?? new RangeError('nothing read');
  return result.tables;
}

/** The sources that could be read again, in their order; the names of the others are added to `lost`. See readAgain. */
export async function readAllAgain(
  sources: readonly LoadedSource[],
  runner: Runner,
  names: ReadonlySet<string>,
  lost: string[],
): Promise<LoadedSource[]> {
  const restored: LoadedSource[] = [];
  for (const source of sources) {
    await readAgain(source, runner, names).then(
      (again) => restored.push(again),
      () => lost.push(source.file?.name ?? ''),
    );
  }
  return restored;
}

/** SQL names of all their raw tables. */
export function tableNames(sources: readonly LoadedSource[]): Set<string> {
  return new Set(sources.flatMap((source) => source.tables.map((table) => table.name)));
}

/** What is remembered of the files in use: their names. */
export function sourceNote(sources: readonly LoadedSource[]): SourceNote {
  const names = sources.flatMap((source) => source.file?.name ?? []);
  if (names.length > 0) return { kind: 'files', names };
  return sources.length > 0 ? { kind: 'example' } : { kind: 'none' };
}

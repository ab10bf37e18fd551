/** Owns the way in for files: one after another through the reader that recognises each, with one outcome per file. */
import type { Runner } from '../engine/engine';
import { abortError, AppError, isAbort } from '../lib/errors';
import { ident, sql } from '../sql/sql';
import type { RawTable } from './raw-table';
import { readFile } from './read-file';
import type { Reader, ReadOverrides, ReadProgress } from './reader';
import { tableName } from './table-name';
import type { Thinning } from './thin-choice';
import type { MemoryWatch } from './thin-gate';
import { readWatched } from './thin-reading';

export interface FileResult {
  readonly file: File;
  readonly tables: readonly RawTable[];
  /** Null when the file was read; its problems are with its tables. */
  readonly error: AppError | null;
  /** How the file was read if not whole, by choice or for want of memory; see ReadOverrides.thinning. */
  readonly thinning: Thinning | null;
}

export interface ReadFilesOptions {
  /** Table names in use. */
  readonly taken: ReadonlySet<string>;
  readonly overrides?: (file: File) => ReadOverrides;
  readonly onProgress: (progress: ReadProgress) => void;
  readonly signal: AbortSignal;
  /** Asked before a file is read that will not fit; without it, everything is read whatever happens. */
  readonly watch?: MemoryWatch;
}

const READERS = Object.values(import.meta.glob<Reader>('./readers/*.ts', { eager: true, import: 'default' }));

/**
 * Reads files one after another, in their order; one bad file never stops the others.
 * @throws AbortError when cancelled; the tables made by this call are dropped then
 */
export async function readFiles(files: readonly File[], runner: Runner, options: ReadFilesOptions): Promise<FileResult[]> {
  const taken = new Set(options.taken);
  const nameFor = (label: string): string => {
    const name = tableName(label, taken);
    taken.add(name);
    return name;
  };
  const results: FileResult[] = [];
  try {
    for (const file of files) {
      if (options.signal.aborted) throw abortError();
      options.onProgress({ file: file.name, share: 0, rows: 0 });
      try {
        const overrides = options.overrides?.(file) ?? {};
        const { onProgress, signal } = options;
        const { tables, thinning } = await readWatched(
          file,
          { runner, nameFor, overrides, onProgress, signal },
          options.watch ?? null,
          (context) => readFile(file, READERS, context),
        );
        results.push({ file, tables, thinning, error: null });
      } catch (thrown) {
        if (isAbort(thrown)) throw thrown;
        results.push({ file, tables: [], thinning: null, error: AppError.from(thrown) });
      }
    }
  } catch (thrown) {
    for (const { name } of results.flatMap(({ tables }) => tables))
      await runner.run(sql`DROP TABLE IF EXISTS ${ident('main', name)}`).catch(() => undefined);
    throw thrown;
  }
  return results;
}

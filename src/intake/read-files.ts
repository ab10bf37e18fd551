/** Owns the way in for files: one after another through the reader that recognises each, with one outcome per file. */
import type { Runner } from '../engine/engine';
import { abortError, AppError, isAbort } from '../lib/errors';
import { ident, sql } from '../sql/sql';
import { probeFile } from './probe';
import type { RawTable } from './raw-table';
import type { FileProbe, Reader, ReadOverrides, ReadProgress } from './reader';
import { tableName } from './table-name';

export interface FileResult {
  readonly file: File;
  readonly tables: readonly RawTable[];
  /** Null when the file was read; its problems are with its tables. */
  readonly error: AppError | null;
}

export interface ReadFilesOptions {
  /** Table names in use. */
  readonly taken: ReadonlySet<string>;
  readonly overrides?: (file: File) => ReadOverrides;
  readonly onProgress: (progress: ReadProgress) => void;
  readonly signal: AbortSignal;
}

const READERS = Object.values(import.meta.glob<Reader>('./readers/*.ts', { eager: true, import: 'default' }));

/** The reader that is surest of the file; one that reads text takes what no other knows. */
export function readerFor(probe: FileProbe, readers: readonly Reader[] = READERS): Reader | undefined {
  let best: Reader | undefined;
  let certainty = 0;
  for (const reader of readers) {
    const answer = reader.recognise(probe);
    if (answer > certainty) [best, certainty] = [reader, answer];
  }
  return best;
}

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
        const probe = await probeFile(file);
        const reader = readerFor(probe);
        if (reader === undefined)
          throw new AppError('format_unknown', {
            en: `"${file.name}" is of no known format.`,
            zh: `无法识别“${file.name}”的格式。`,
          });
        const tables = await reader.read(probe, {
          runner,
          nameFor,
          overrides: options.overrides?.(file) ?? {},
          onProgress: options.onProgress,
          signal: options.signal,
        });
        results.push({ file, tables, error: null });
      } catch (thrown) {
        if (isAbort(thrown)) throw thrown;
        results.push({ file, tables: [], error: AppError.from(thrown) });
      }
    }
  } catch (thrown) {
    for (const { name } of results.flatMap(({ tables }) => tables))
      await runner.run(sql`DROP TABLE IF EXISTS ${ident('main', name)}`).catch(() => undefined);
    throw thrown;
  }
  return results;
}

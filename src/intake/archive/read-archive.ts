/** Owns the reading of the files inside a ZIP file, one after another; a bad one does not stop the others. */
import { AppError, isAbort } from '../../lib/errors';
import { many } from '../../lib/many';
import type { Problem, RawTable } from '../raw-table';
import type { FileProbe, ReadContext } from '../reader';
import { crc32 } from './crc32';
import { gatherFile } from './gather-file';
import { innerName, isLeftover } from './inner-name';
import { UnpackBudget } from './unpack-budget';
import { zipBroken, type ZipEntry } from './zip-directory';
import { zipEntryChunks } from './zip-entry';

const MOST_FILES = 1000;

/** Tables in the order of the files. @throws AppError when none of them can be read, AbortError */
export async function readArchive(
  { file: archive }: FileProbe,
  entries: readonly ZipEntry[],
  context: ReadContext,
): Promise<RawTable[]> {
  const { readInner, signal } = context;
  if (readInner === undefined) throw new RangeError('an archive needs a way to read what is inside');
  const files = entries.filter(({ name }) => !isLeftover(name));
  const budget = new UnpackBudget(archive.name, archive.size);
  const tables: RawTable[] = [];
  const errors: { readonly file: string; readonly error: AppError }[] = [];
  for (const [i, entry] of files.slice(0, MOST_FILES).entries()) {
    const name = innerName(archive.name, entry.name.normalize('NFC').replaceAll('\\', '/'));
    const progress = (share: number): void =>
      context.onProgress({ file: archive.name, share: (i + share) / files.length, rows: 0 });
    try {
      tables.push(...(await readInner(await unpackEntry(archive, entry, name, budget, signal, progress))));
    } catch (thrown) {
      const error = AppError.from(thrown);
      if (isAbort(thrown)) throw thrown;
      errors.push({ file: name, error });
      if (error.code === 'archive_too_large') break;
    }
  }
  const [first] = errors;
  if (tables.length === 0)
    throw first === undefined ? emptyArchive(archive.name) : nothingRead(archive.name, errors, first.error);
  const problems = errors.map(({ file, error: { code, text } }): Problem => ({ code, text, file }));
  if (files.length > MOST_FILES) problems.push(tooMany(archive.name, files.length));
  return tables.map((table, i) => (i === 0 ? { ...table, problems: [...table.problems, ...problems] } : table));
}

async function unpackEntry(
  archive: File,
  entry: ZipEntry,
  name: string,
  budget: UnpackBudget,
  signal: AbortSignal,
  progress: (share: number) => void,
): Promise<File> {
  let crc = 0;
  // One byte beyond the rest of the budget is enough to see that it is exceeded.
  const chunks = zipEntryChunks(archive, name, entry, budget.rest + 1, progress);
  const file = await gatherFile(chunks, name, budget, signal, (chunk) => (crc = crc32(chunk, crc)));
  if (file.size !== entry.bytes || crc !== entry.crc) throw zipBroken(name, new RangeError('check sum or size differs'));
  return file;
}

function nothingRead(archive: string, errors: readonly { readonly error: AppError }[], first: AppError): AppError {
  if (errors.length === 1) return first;
  return new AppError(
    'archive_unreadable',
    {
      en: `None of the ${errors.length} files in "${archive}" can be read. The first: ${first.text.en}`,
      zh: `“${archive}”中的 ${errors.length} 个文件均无法读取。首个：${first.text.zh}`,
    },
    { cause: first, detail: errors.map(({ error }) => error.text.en).join('\n') },
  );
}

function emptyArchive(archive: string): AppError {
  return new AppError('archive_empty', {
    en: `"${archive}" holds no files with data. Check that the export finished, or open the files themselves.`,
    zh: `“${archive}”中没有数据文件。请确认导出已完成，或直接导入数据文件。`,
  });
}

function tooMany(archive: string, count: number): Problem {
  return {
    code: 'archive_files_left_out',
    file: archive,
    count: count - MOST_FILES,
    text: {
      en: `"${archive}" holds ${many(count, 'file')}; only the first ${MOST_FILES} were read. Split it, or unpack it and open the others.`,
      zh: `“${archive}”中有 ${count} 个文件，只读取了前 ${MOST_FILES} 个。请拆分压缩包，或解压后导入其余文件。`,
    },
  };
}

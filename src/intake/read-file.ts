/** Owns the way of one file to the reader that recognises it, and of the files inside an archive. */
import { AppError } from '../lib/errors';
import { labelInArchive } from './archive/inner-name';
import { probeFile } from './probe';
import type { RawTable } from './raw-table';
import type { FileProbe, ReadContext, Reader } from './reader';

const ARCHIVES: ReadonlySet<string> = new Set(['zip', 'gzip']);

/** The reader that is surest of the file; one that reads text takes what no other knows. */
export function readerFor(probe: FileProbe, readers: readonly Reader[]): Reader | undefined {
  let best: Reader | undefined;
  let certainty = 0;
  for (const reader of readers) {
    const answer = reader.recognise(probe);
    if (answer > certainty) [best, certainty] = [reader, answer];
  }
  return best;
}

/**
 * Two levels of packing are opened (`a.zip › b.csv.gz`), a ZIP in a ZIP is not: who packs deeper wants to exhaust the page.
 * @param within how the archives are packed around the file; none for a file that a person chose
 * @throws AppError with a sentence that names the file, AbortError
 */
export async function readFile(
  file: File,
  readers: readonly Reader[],
  context: Omit<ReadContext, 'readInner'>,
  within: readonly string[] = [],
): Promise<RawTable[]> {
  const probe = await probeFile(file);
  const open = readers.filter(({ id }) => !ARCHIVES.has(id) || (within.length < 2 && !within.includes(id)));
  const reader = readerFor(probe, open);
  if (reader === undefined)
    throw new AppError('format_unknown', {
      en: `"${file.name}" is of no known format.`,
      zh: `无法识别“${file.name}”的格式。`,
    });
  const inner = { ...context, nameFor: (label: string) => context.nameFor(labelInArchive(label, file.name)) };
  return reader.read(probe, { ...context, readInner: (found) => readFile(found, readers, inner, [...within, reader.id]) });
}

/** Owns the way from unpacked chunks to a File that the browser keeps, not the page's memory. */
import { abortError } from '../../lib/errors';
import type { UnpackBudget } from './unpack-budget';

/** Bytes after which chunks are handed to the browser as one part. */
const PART_BYTES = 16 * 1024 * 1024;

/**
 * @param watch sees each chunk, for check sums
 * @throws whatever the chunks throw, AbortError, AppError `archive_too_large`
 */
export async function gatherFile(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  budget: UnpackBudget,
  signal: AbortSignal,
  watch: (chunk: Uint8Array) => void = () => undefined,
): Promise<File> {
  const parts: Blob[] = [];
  let some: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    if (signal.aborted) throw abortError();
    budget.spend(chunk.length);
    watch(chunk);
    some.push(chunk as Uint8Array<ArrayBuffer>);
    bytes += chunk.length;
    if (bytes < PART_BYTES) continue;
    parts.push(new Blob(some));
    some = [];
    bytes = 0;
  }
  return new File([...parts, ...some], name);
}

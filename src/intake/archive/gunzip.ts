/** Owns the unpacking of gzip files, of several members behind one another too. */
import { isAbort, AppError } from '../../lib/errors';
import { gatherFile } from './gather-file';
import type { UnpackBudget } from './unpack-budget';
import { zipBroken } from './zip-directory';

const STEP_BYTES = 65_536;

/**
 * Check sums are verified; zeros behind the end, as tapes and some servers add them, are passed over.
 * @param onShare told of the share of the packed bytes that was read
 * @throws AppError `zip_broken`, `archive_too_large`, AbortError
 */
export async function gunzip(
  file: File,
  name: string,
  budget: UnpackBudget,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<File> {
  const unpack = async (part: Blob): Promise<File | null> => {
    try {
      return await gatherFile(inflated(part, onShare), name, budget, signal);
    } catch (thrown) {
      if (isAbort(thrown) || thrown instanceof AppError) throw thrown;
      return null;
    }
  };
  const whole = await unpack(file);
  if (whole !== null) return whole;
  // The browser takes one member only and calls what follows it junk.
  const members: File[] = [];
  for (let from = 0; from < file.size;) {
    const rest = file.slice(from);
    const step = await failingStep(rest);
    let member: File | null = null;
    let end = rest.size;
    if (step === null) member = await unpack(rest);
    else
      for (const candidate of await endsWithin(rest, step)) {
        member = await unpack(rest.slice(0, candidate));
        end = candidate;
        if (member !== null) break;
      }
    if (member === null) throw zipBroken(file.name);
    members.push(member);
    from += end;
    if (await isZeros(file.slice(from))) break;
  }
  return new File(members, name);
}

async function* inflated(part: Blob, onShare: (share: number) => void): AsyncGenerator<Uint8Array> {
  let read = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      read += chunk.length;
      onShare(read / part.size);
      controller.enqueue(chunk);
    },
  });
  const reader = part.stream().pipeThrough(counted).pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Position of the step at which unpacking stops with an error; null when it goes to the end of the bytes. */
async function failingStep(part: Blob): Promise<number | null> {
  const stream = new DecompressionStream('gzip');
  const drained = drain(stream.readable.getReader());
  const writer = stream.writable.getWriter();
  writer.closed.catch(() => undefined);
  for (let at = 0; at < part.size; at += STEP_BYTES) {
    try {
      await writer.write(new Uint8Array(await part.slice(at, at + STEP_BYTES).arrayBuffer()));
    } catch {
      return at;
    }
  }
  writer.close().catch(() => undefined);
  await drained;
  return null;
}

async function drain(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  try {
    while (!(await reader.read()).done);
  } catch {
    // told by the writer
  }
}

/** Where a member may end within the step: before the mark of the next, or before zeros up to the end of the file. */
async function endsWithin(part: Blob, step: number): Promise<number[]> {
  const bytes = new Uint8Array(await part.slice(step, step + STEP_BYTES + 2).arrayBuffer());
  const ends: number[] = [];
  for (let i = bytes.indexOf(0x1f); i >= 0; i = bytes.indexOf(0x1f, i + 1))
    if (step + i > 0 && bytes[i + 1] === 0x8b && bytes[i + 2] === 8) ends.push(step + i);
  let filled = bytes.length;
  while (filled > 0 && bytes[filled - 1] === 0) filled--;
  // The length at the end of a member may end with zeros itself.
  if (filled < bytes.length) for (let i = 0; i <= 8; i++) ends.push(step + filled + i);
  return ends.filter((end) => end <= part.size);
}

async function isZeros(rest: Blob): Promise<boolean> {
  for (let at = 0; at < rest.size; at += 1_048_576) {
    const bytes = new Uint8Array(await rest.slice(at, at + 1_048_576).arrayBuffer());
    if (bytes.some((byte) => byte !== 0)) return false;
  }
  return true;
}

/** Owns the bytes of one entry of a ZIP file, inflated as they are read and never beyond a limit. */
import { AppError } from '../../lib/errors';
import { zipBroken, type ZipEntry } from './zip-directory';

/**
 * The entry's bytes in chunks. Memory holds one chunk, whatever the size.
 * @param mostBytes inflated bytes beyond which it is refused
 * @param onPacked called with the share of the entry's packed bytes that has been read
 * @throws AppError `zip_broken`, `zip_encrypted`, `zip_method`, `zip_too_large`
 */
export async function* zipEntryChunks(
  file: Blob,
  fileName: string,
  entry: ZipEntry,
  mostBytes: number,
  onPacked: (share: number) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  if (entry.encrypted) throw encryptedError(fileName);
  if (entry.method !== 0 && entry.method !== 8) throw methodError(fileName);
  const header = new DataView(await file.slice(entry.at, entry.at + 30).arrayBuffer());
  if (header.byteLength < 30 || header.getUint32(0, true) !== 0x04034b50) throw zipBroken(fileName);
  const from = entry.at + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  if (from + entry.packedBytes > file.size) throw zipBroken(fileName);
  const packed = file.slice(from, from + entry.packedBytes);
  let packedRead = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      packedRead += chunk.length;
      onPacked(packedRead / entry.packedBytes);
      controller.enqueue(chunk);
    },
  });
  const raw = packed.stream().pipeThrough(counted);
  const reader = (entry.method === 8 ? raw.pipeThrough(new DecompressionStream('deflate-raw')) : raw).getReader();
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw zipBroken(fileName, cause);
      });
      if (done) break;
      bytes += value.length;
      if (bytes > mostBytes) throw tooLarge(fileName, mostBytes);
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** The whole entry. @throws as zipEntryChunks */
export async function readZipEntry(
  file: Blob,
  fileName: string,
  entry: ZipEntry,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipEntryChunks(file, fileName, entry, mostBytes)) chunks.push(chunk);
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** The error of content that inflates beyond what is sane. */
export function tooLarge(fileName: string, mostBytes: number): AppError {
  const mb = Math.round(mostBytes / 1_048_576).toLocaleString('en');
  return new AppError('zip_too_large', {
    en: `"${fileName}" unpacks to more than ${mb} MB, which is refused for safety. Export a shorter period or fewer columns, or save it as CSV.`,
    zh: `“${fileName}”解压后超过 ${mb} MB，为安全起见未读取。请缩短导出时段、减少列数，或另存为 CSV。`,
  });
}

function encryptedError(fileName: string): AppError {
  return new AppError('zip_encrypted', {
    en: `"${fileName}" is protected by a password. Unpack it and open the files inside.`,
    zh: `“${fileName}”设有密码。请先解压，再导入其中的文件。`,
  });
}

function methodError(fileName: string): AppError {
  return new AppError('zip_method', {
    en: `"${fileName}" is packed in a way that is not read here. Unpack it and open the files inside.`,
    zh: `“${fileName}”的压缩方式暂不支持。请先解压，再导入其中的文件。`,
  });
}

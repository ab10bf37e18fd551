/** Owns the table of contents of a ZIP file: which entries it has and where their bytes are. */
import { AppError } from '../../lib/errors';

export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated; others are not read. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly packedBytes: number;
  /** As the archive says, which may lie. */
  readonly bytes: number;
  /** CRC-32 of the unpacked bytes. */
  readonly crc: number;
  /** Position of the entry's local header in the file. */
  readonly at: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const CENTRAL = 0x02014b50;
/** The end record with the longest comment, and the 64-bit locator before it. */
const TAIL_BYTES = 65_557 + 20;
const LARGEST_DIRECTORY_BYTES = 64 * 1024 * 1024;

/** Entries in the order of the directory. @throws AppError `zip_broken` */
export async function readZipDirectory(file: Blob, fileName: string): Promise<ZipEntry[]> {
  const tailAt = Math.max(0, file.size - TAIL_BYTES);
  const tail = await viewOf(file, tailAt, file.size);
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== END) end--;
  if (end < 0) throw zipBroken(fileName);
  let size = tail.getUint32(end + 12, true);
  let at = tail.getUint32(end + 16, true);
  if (end >= 20 && tail.getUint32(end - 20, true) === LOCATOR_64) {
    const at64 = Number(tail.getBigUint64(end - 12, true));
    const end64 = await viewOf(file, at64, at64 + 56);
    if (end64.byteLength < 56 || end64.getUint32(0, true) !== END_64) throw zipBroken(fileName);
    size = Number(end64.getBigUint64(40, true));
    at = Number(end64.getBigUint64(48, true));
  }
  if (size > LARGEST_DIRECTORY_BYTES || at + size > file.size) throw zipBroken(fileName);
  return readEntries(await viewOf(file, at, at + size), fileName);
}

function readEntries(view: DataView<ArrayBuffer>, fileName: string): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let p = 0;
  while (p + 46 <= view.byteLength && view.getUint32(p, true) === CENTRAL) {
    const flags = view.getUint16(p + 8, true);
    const nameBytes = view.getUint16(p + 28, true);
    const extraBytes = view.getUint16(p + 30, true);
    const next = p + 46 + nameBytes + extraBytes + view.getUint16(p + 32, true);
    if (next > view.byteLength) throw zipBroken(fileName);
    const sizes = [view.getUint32(p + 24, true), view.getUint32(p + 20, true), view.getUint32(p + 42, true)];
    useLargeSizes(view, p + 46 + nameBytes, extraBytes, sizes);
    entries.push({
      name: nameOf(new Uint8Array(view.buffer, p + 46, nameBytes)),
      method: view.getUint16(p + 10, true),
      encrypted: (flags & 1) !== 0,
      crc: view.getUint32(p + 16, true),
      bytes: sizes[0] ?? 0,
      packedBytes: sizes[1] ?? 0,
      at: sizes[2] ?? 0,
    });
    p = next;
  }
  return entries;
}

/** Sizes of 32 set bits stand in the extra field, in this order, as 64 bits. */
function useLargeSizes(view: DataView, from: number, length: number, sizes: number[]): void {
  for (let p = from; p + 4 <= from + length; p += 4 + view.getUint16(p + 2, true)) {
    if (view.getUint16(p, true) !== 1) continue;
    let q = p + 4;
    sizes.forEach((size, i) => {
      if (size !== 0xffffffff || q + 8 > from + length) return;
      sizes[i] = Number(view.getBigUint64(q, true));
      q += 8;
    });
    return;
  }
}

/** UTF-8, else as Chinese Windows writes names, whatever the flag says: the flag is often wrong. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

async function viewOf(file: Blob, from: number, to: number): Promise<DataView<ArrayBuffer>> {
  return new DataView(await file.slice(from, to).arrayBuffer());
}

/** The error of an archive that is cut off or damaged. */
export function zipBroken(fileName: string, cause?: unknown): AppError {
  return new AppError(
    'zip_broken',
    {
      en: `"${fileName}" is cut off or damaged. Copy or download it again, or save it again in the program it comes from.`,
      zh: `“${fileName}”不完整或已损坏。请重新复制、下载，或在原程序中重新保存。`,
    },
    { cause, detail: cause instanceof Error ? cause.message : undefined },
  );
}

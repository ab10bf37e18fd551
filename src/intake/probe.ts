/** Owns the first look at a file. */
import { AppError } from '../lib/errors';
import type { FileProbe } from './reader';

/** Bytes at the start of a file on which its format is recognised. */
export const HEAD_BYTES = 262_144;

/** @throws AppError `file_empty`, `file_unreadable` */
export async function probeFile(file: File): Promise<FileProbe> {
  if (file.size === 0) throw emptyFile(file.name);
  try {
    const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
    const extension = /\.([^.\\/]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
    return { file, head, extension };
  } catch (cause) {
    throw new AppError(
      'file_unreadable',
      {
        en: `"${file.name}" cannot be read. It may have been moved, changed or locked since it was chosen, or be a folder. Close it in other programs and choose it again.`,
        zh: `无法读取“${file.name}”。文件可能已被移动、修改或被其他程序占用，也可能是文件夹。请在其他程序中关闭后重新选择。`,
      },
      { cause },
    );
  }
}

/** The error of a file without content. */
export function emptyFile(name: string): AppError {
  return new AppError('file_empty', {
    en: `"${name}" is empty. Export it again and check that the export finished.`,
    zh: `“${name}”是空文件。请重新导出，并确认导出已完成。`,
  });
}

/** Owns the encoding in which a text file is read: what the user says, what its start proves, or what the whole of it shows. */
import { AppError } from '../../lib/errors';
import { detectEncoding } from '../encoding/detect-encoding';
import { EncodingEvidence } from '../encoding/encoding-evidence';
import { HEAD_BYTES } from '../probe';
import type { ReadOverrides } from '../reader';

export interface EncodingChoice {
  readonly encoding: string;
  /** Taken for UTF-8 without NUL bytes until a cell proves otherwise. */
  readonly trusted: boolean;
}

/** @throws AppError `file_not_text`, `encoding_unknown` */
export async function chooseEncoding(file: File, overrides: ReadOverrides): Promise<EncodingChoice> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  if (overrides.encoding !== undefined) {
    try {
      return { encoding: new TextDecoder(overrides.encoding).encoding, trusted: false };
    } catch {
      throw new AppError('encoding_unknown', {
        en: `No encoding is called "${overrides.encoding}".`,
        zh: `没有名为“${overrides.encoding}”的编码。`,
      });
    }
  }
  const { encoding, certain } = detectEncoding(head, head.length === file.size);
  if (!encoding.startsWith('utf-16') && isBinary(head)) {
    throw new AppError('file_not_text', {
      en: `"${file.name}" is not a text file, although its name may say so. Open it in the program it comes from and export it as CSV or Parquet.`,
      zh: `“${file.name}”不是文本文件（扩展名可能不符）。请在原程序中打开，另存为 CSV 或 Parquet 后再导入。`,
    });
  }
  if (encoding === 'utf-8' && !head.includes(0)) return { encoding, trusted: true };
  return { encoding: certain ? encoding : await encodingOfWholeFile(file), trusted: false };
}

/** On the evidence of every byte. */
export async function encodingOfWholeFile(file: Blob): Promise<string> {
  const start = new Uint8Array(await file.slice(0, 3).arrayBuffer());
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8';
  const evidence = new EncodingEvidence();
  const step = 8 * 1024 * 1024;
  for (let at = 0; at < file.size; at += step) evidence.add(new Uint8Array(await file.slice(at, at + step).arrayBuffer()));
  return evidence.decide();
}

/** Control characters, which no text has in number. */
function isBinary(head: Uint8Array): boolean {
  let controls = 0;
  let nul = 0;
  for (const byte of head) {
    if (byte === 0) nul++;
    else if ((byte > 1 && byte < 9) || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27 && byte !== 31)) controls++;
  }
  return controls > head.length * 0.02 || nul > head.length * 0.3;
}

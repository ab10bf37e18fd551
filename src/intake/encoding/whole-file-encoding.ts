/** Owns the choice of the encoding of a text file that is not delimited text: by its head, else on evidence from the whole file. */
import { AppError } from '../../lib/errors';
import { detectEncoding } from './detect-encoding';
import { EncodingEvidence } from './encoding-evidence';

const HEAD_BYTES = 262_144;
const STEP_BYTES = 8 * 1024 * 1024;

/** @param asked what a person chose @throws AppError `encoding_unknown` */
export async function wholeFileEncoding(file: Blob, asked: string | undefined): Promise<string> {
  if (asked !== undefined) {
    try {
      return new TextDecoder(asked).encoding;
    } catch {
      throw new AppError('encoding_unknown', {
        en: `No encoding is called "${asked}".`,
        zh: `没有名为“${asked}”的编码。`,
      });
    }
  }
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const { encoding, certain } = detectEncoding(head, head.length === file.size);
  if (certain) return encoding;
  const evidence = new EncodingEvidence();
  for (let at = 0; at < file.size; at += STEP_BYTES)
    evidence.add(new Uint8Array(await file.slice(at, at + STEP_BYTES).arrayBuffer()));
  return evidence.decide();
}

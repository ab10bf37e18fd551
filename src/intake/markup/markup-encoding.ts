/** Owns the encoding of HTML and XML: what the bytes say counts more than what the file says of itself. */
import { wholeFileEncoding } from '../encoding/whole-file-encoding';

const DECLARED_BYTES = 8192;

/** @param asked what a person chose @throws AppError `encoding_unknown` */
export async function markupEncoding(file: Blob, asked: string | undefined): Promise<string> {
  const found = await wholeFileEncoding(file, asked);
  if (asked !== undefined || found.startsWith('utf-')) return found;
  // The bytes are no Unicode; which older encoding they are in, the page may know better.
  const head = new TextDecoder('latin1').decode(await file.slice(0, DECLARED_BYTES).arrayBuffer());
  const label = /(?:charset|encoding)\s{0,9}=\s{0,9}["']?([\w-]{2,30})/i.exec(head)?.[1];
  if (label === undefined) return found;
  try {
    const { encoding } = new TextDecoder(label);
    if (encoding.startsWith('utf-')) return found;
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return found;
  }
}

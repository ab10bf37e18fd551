/** Owns the first characters of a file as text, on which text formats are recognised. */
import { detectEncoding } from './detect-encoding';

const BYTES = 4096;

/** Without a byte-order mark; nonsense for a file that is not text. */
export function textStart(head: Uint8Array, bytes = BYTES): string {
  const start = head.subarray(0, bytes);
  return new TextDecoder(detectEncoding(start, start.length === head.length).encoding).decode(start);
}

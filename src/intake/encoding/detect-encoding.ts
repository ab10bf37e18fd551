/** Owns the guess of a file's encoding from its first bytes. */
import { EncodingEvidence, type Encoding } from './encoding-evidence';

/** Bytes that are not UTF-8 after which the head alone decides. */
const ENOUGH = 200;

/**
 * Byte-order mark, then the parity of NUL bytes (UTF-16), then UTF-8, then GB18030, Big5 or windows-1252.
 * `certain` is false where the rest of the file may still say otherwise: UTF-8 without a mark, or too little of another encoding.
 */
export function detectEncoding(head: Uint8Array, complete: boolean): { readonly encoding: Encoding; readonly certain: boolean } {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', certain: true };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', certain: true };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', certain: true };
  const wide = utf16Parity(head);
  if (wide !== null) return { encoding: wide, certain: true };
  const evidence = new EncodingEvidence();
  evidence.add(head);
  const encoding = evidence.decide();
  return { encoding, certain: encoding !== 'utf-8' && (complete || evidence.invalid > ENOUGH) };
}

/** UTF-16 without a mark: digits, commas and line ends have their NUL always on the same side. */
function utf16Parity(head: Uint8Array): Encoding | null {
  const length = Math.min(head.length, 65_536) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
  }
  const few = length / 8;
  if (odd > few && even * 5 < odd) return 'utf-16le';
  return even > few && odd * 5 < even ? 'utf-16be' : null;
}

/** Owns the streaming of a file of any encoding as UTF-8 bytes without NUL. */
import type { Encoding } from './encoding-evidence';

/** Large enough that a batch of rows is worth a statement of its own, small enough that several fit in memory. */
export const CHUNK_BYTES = 8 * 1024 * 1024;

/** Thrown when a file taken for UTF-8 turns out to be something else further down. */
export class NotUtf8 extends Error {}

/** Counted over the stream. */
export interface StreamCounts {
  nulBytes: number;
  /** Replacement characters put in place of bytes that the encoding does not know. */
  undecodable: number;
  /** Bytes of the file read so far. */
  bytesRead: number;
}

export interface Utf8Chunk {
  readonly bytes: Uint8Array;
  readonly last: boolean;
}

/**
 * Chunks without a byte-order mark. Each chunk's memory belongs to the receiver.
 * @param strict stop at the first byte that is not UTF-8 instead of replacing it; only with utf-8
 * @throws NotUtf8
 */
export async function* utf8Chunks(
  file: Blob,
  encoding: string,
  strict: boolean,
  counts: StreamCounts,
): AsyncGenerator<Utf8Chunk> {
  const decoder = new TextDecoder(encoding as Encoding, { fatal: strict });
  const encoder = new TextEncoder();
  for (let at = 0; at === 0 || at < file.size; at += CHUNK_BYTES) {
    const raw = new Uint8Array(await file.slice(at, at + CHUNK_BYTES).arrayBuffer());
    const last = at + raw.length >= file.size;
    let bytes: Uint8Array;
    if (strict) {
      validate(decoder, raw, last);
      const marked = at === 0 && raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf;
      bytes = marked ? raw.subarray(3) : raw;
    } else {
      const text = decoder.decode(raw, { stream: !last });
      counts.undecodable += occurrences(text, '\ufffd');
      bytes = encoder.encode(text);
    }
    counts.bytesRead = Math.min(file.size, at + raw.length);
    yield { bytes: withoutNul(bytes, counts), last };
  }
}

function validate(decoder: TextDecoder, raw: Uint8Array, last: boolean): void {
  try {
    decoder.decode(raw, { stream: !last });
  } catch {
    throw new NotUtf8('not UTF-8');
  }
}

function occurrences(text: string, character: string): number {
  let count = 0;
  for (let i = text.indexOf(character); i >= 0; i = text.indexOf(character, i + 1)) count++;
  return count;
}

function withoutNul(bytes: Uint8Array, counts: StreamCounts): Uint8Array {
  if (!bytes.includes(0)) return bytes;
  const kept = bytes.filter((byte) => byte !== 0);
  counts.nulBytes += bytes.length - kept.length;
  return kept;
}

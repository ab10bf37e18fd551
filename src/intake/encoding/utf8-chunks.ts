/** Owns the streaming of a file of any encoding as UTF-8 bytes without NUL. */
import { Gb18030Transcoder } from './gb18030';

/** Large enough that a batch of rows is worth a statement of its own, small enough that several fit in memory. */
export const CHUNK_BYTES = 8 * 1024 * 1024;

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
 * Chunks without a byte-order mark. Each chunk's memory belongs to the receiver. The next chunk is read while this one is worked on.
 * @param trust hand on the bytes of a UTF-8 file as they are; whoever packs the text checks it (see NotPlainUtf8), at a fifth of the cost of decoding all
 */
export async function* utf8Chunks(file: Blob, encoding: string, trust: boolean, counts: StreamCounts): AsyncGenerator<Utf8Chunk> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  const chinese = ['gb18030', 'gbk'].includes(decoder.encoding) ? new Gb18030Transcoder() : null;
  const read = (at: number): Promise<ArrayBuffer> => file.slice(at, at + CHUNK_BYTES).arrayBuffer();
  let next = read(0);
  for (let at = 0; at === 0 || at < file.size; at += CHUNK_BYTES) {
    const raw = new Uint8Array(await next);
    const last = at + CHUNK_BYTES >= file.size;
    if (!last) next = read(at + CHUNK_BYTES);
    let bytes: Uint8Array;
    if (trust) {
      const marked = at === 0 && raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf;
      bytes = marked ? raw.subarray(3) : raw;
    } else if (chinese !== null) {
      bytes = chinese.add(raw, last);
      counts.undecodable = chinese.undecodable;
    } else {
      const text = decoder.decode(raw, { stream: !last });
      counts.undecodable += occurrences(text, '\ufffd');
      bytes = encoder.encode(text);
    }
    counts.bytesRead = Math.min(file.size, at + raw.length);
    yield { bytes: trust ? bytes : withoutNul(bytes, counts), last };
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

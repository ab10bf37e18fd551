/** Owns the choice of a text encoding from bytes: valid UTF-8 sequences against broken ones, then common characters. */
import { COMMON_CHARACTERS } from './common-characters';
import { utf8SequenceLength } from './utf8-sequence';

/** Bytes around non-ASCII text that are kept for trial decoding. */
const SAMPLE_BYTES = 131_072;
const LONGEST_SAMPLE = 2048;

/** Labels as TextDecoder knows them. */
export type Encoding = 'utf-8' | 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Gathered over a stream of chunks, the whole file if need be. */
export class EncodingEvidence {
  /** UTF-8 sequences of two bytes and more. */
  valid = 0;
  /** Bytes that belong to no UTF-8 sequence. */
  invalid = 0;
  private readonly samples: Uint8Array[] = [];
  private sampled = 0;
  private pending = new Uint8Array(0);

  add(chunk: Uint8Array): void {
    let bytes = chunk;
    if (this.pending.length > 0) {
      bytes = new Uint8Array(this.pending.length + chunk.length);
      bytes.set(this.pending);
      bytes.set(chunk, this.pending.length);
    }
    this.pending = this.scan(bytes);
  }

  /** Counts sequences; gives the cut one at the end. */
  private scan(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
    let i = 0;
    while (i < bytes.length) {
      const lead = bytes[i] as number;
      if (lead < 0x80) {
        i++;
        continue;
      }
      if (this.sampled < SAMPLE_BYTES) this.sampleLine(bytes, i);
      const length = utf8SequenceLength(bytes, i);
      if (length < 0) return bytes.slice(i);
      if (length === 0) this.invalid++;
      else this.valid++;
      i += Math.max(1, length);
    }
    return new Uint8Array(0);
  }

  private sampledTo = 0;
  private sampledFrom: Uint8Array | null = null;

  /** Keeps the line around a high byte, once. Line feeds are never part of a character in the encodings in question. */
  private sampleLine(bytes: Uint8Array, at: number): void {
    if (this.sampledFrom === bytes && at < this.sampledTo) return;
    let from = at;
    while (from > 0 && from > at - LONGEST_SAMPLE && bytes[from - 1] !== 10 && bytes[from - 1] !== 13) from--;
    let to = at;
    while (to < bytes.length && to < at + LONGEST_SAMPLE && bytes[to] !== 10 && bytes[to] !== 13) to++;
    this.samples.push(bytes.slice(from, to), Uint8Array.of(10));
    this.sampled += to - from + 1;
    this.sampledFrom = bytes;
    this.sampledTo = to;
  }

  /** The text around non-ASCII bytes. */
  sample(): Uint8Array {
    const whole = new Uint8Array(this.samples.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of this.samples) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  /** UTF-8 when it explains more bytes than it leaves unexplained: text of another encoding forms valid sequences only by accident. */
  decide(): Encoding {
    return this.valid >= this.invalid ? 'utf-8' : legacyEncoding(this.sample());
  }
}

/** Share of common Chinese characters that makes a trial decoding believable. */
const BELIEVABLE = 0.25;
/** Share of non-ASCII bytes standing alone between letters that points to a Latin alphabet. */
const LATIN = 0.5;

/** GB18030, Big5 or windows-1252, by trial. */
export function legacyEncoding(sample: Uint8Array): Encoding {
  const gb = judge(sample, 'gb18030');
  const big = judge(sample, 'big5');
  const best = big.score > gb.score ? big : gb;
  if (best.score >= BELIEVABLE) return best.encoding;
  if (aloneShare(sample) >= LATIN) return 'windows-1252';
  if (gb.errors === 0) return 'gb18030';
  return big.errors === 0 ? 'big5' : 'windows-1252';
}

/** Share of common characters among the non-ASCII ones, errors counting against it. */
function judge(sample: Uint8Array, encoding: Encoding): { encoding: Encoding; score: number; errors: number } {
  let common = 0;
  let foreign = 0;
  let errors = 0;
  for (const character of new TextDecoder(encoding).decode(sample)) {
    if (character <= '\u007f') continue;
    foreign++;
    if (character === '\ufffd') errors++;
    else if (COMMON_CHARACTERS.has(character)) common++;
  }
  return { encoding, score: foreign === 0 ? 0 : (common - errors) / foreign, errors };
}

/** `Zürich` has its high byte alone between ASCII; Chinese text has them in pairs. */
function aloneShare(sample: Uint8Array): number {
  let high = 0;
  let alone = 0;
  sample.forEach((byte, i) => {
    if (byte < 0x80) return;
    high++;
    if ((sample[i - 1] ?? 0) < 0x80 && (sample[i + 1] ?? 0) < 0x80) alone++;
  });
  return high === 0 ? 0 : alone / high;
}

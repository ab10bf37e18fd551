// The fast transcoder beside the browser's own decoder: every sequence, and bytes at random in chunks of all sizes.
import { expect, it } from 'vitest';
import { Gb18030Transcoder } from '../../../src/intake/encoding/gb18030';

function transcode(bytes: Uint8Array, chunkBytes = Infinity): string {
  const transcoder = new Gb18030Transcoder();
  let text = '';
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for (let at = 0; at === 0 || at < bytes.length; at += chunkBytes) {
    const last = at + chunkBytes >= bytes.length;
    text += decoder.decode(transcoder.add(bytes.slice(at, last ? undefined : at + chunkBytes), last), { stream: !last });
  }
  return text;
}
const decode = (bytes: Uint8Array) => new TextDecoder('gb18030').decode(bytes);

/** The same numbers every time (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

it('knows every two-byte sequence, valid or not', () => {
  const bytes: number[] = [];
  for (let lead = 0x80; lead <= 0xff; lead++) for (let trail = 0; trail <= 0xff; trail++) bytes.push(lead, trail, 10);
  expect(transcode(Uint8Array.from(bytes))).toBe(decode(Uint8Array.from(bytes)));
});

it('knows every four-byte sequence', () => {
  const bytes = new Uint8Array(126 * 10 * 126 * 10 * 4);
  let at = 0;
  for (let b1 = 0x81; b1 <= 0xfe; b1++)
    for (let b2 = 0x30; b2 <= 0x39; b2++)
      for (let b3 = 0x81; b3 <= 0xfe; b3++) for (let b4 = 0x30; b4 <= 0x39; b4++) at = bytes.set([b1, b2, b3, b4], at) ?? at + 4;
  expect(transcode(bytes) === decode(bytes)).toBe(true);
});

it('reads random bytes as the decoder does, however they are cut', () => {
  const random = generator(18030);
  // Leads, digits, trails and separators in turns, so that every state of the decoder meets every kind of byte.
  const kinds = [
    () => 0x30 + random() * 10,
    () => 0x80 + random() * 128,
    () => 0x40 + random() * 63,
    () => random() * 256,
    () => 44,
  ];
  for (let run = 0; run < 3000; run++) {
    const bytes = Uint8Array.from({ length: 1 + random() * 40 }, () => kinds[Math.floor(random() * kinds.length)]?.() ?? 0);
    const expected = decode(bytes);
    for (const chunkBytes of [Infinity, 1, 2, 3, 7]) {
      if (transcode(bytes, chunkBytes) !== expected)
        expect(`${Buffer.from(bytes).toString('hex')} ${transcode(bytes, chunkBytes)}`).toBe(expected);
    }
  }
});

it('counts what it could not read', () => {
  const transcoder = new Gb18030Transcoder();
  transcoder.add(Uint8Array.of(0xb5, 0xe7, 0xff, 44, 0xb5, 44), true);
  expect(transcoder.undecodable).toBe(2);
});

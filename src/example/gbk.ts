/** Owns writing text as GBK, the encoding of Excel on Chinese Windows: browsers and Node only read it. */
import { AppError } from '../lib/errors';

/** Lead and trail bytes of the two-byte part of GBK. */
const LEAD = { from: 0x81, to: 0xfe };
const TRAIL = { from: 0x40, to: 0xfe, without: 0x7f };

let bytesByCharacter: ReadonlyMap<string, number> | undefined;

/** Every two-byte character → its bytes as one number, found by decoding all pairs once (about 24 000). */
function encoderTable(): ReadonlyMap<string, number> {
  if (bytesByCharacter !== undefined) return bytesByCharacter;
  const decoder = new TextDecoder('gbk');
  const table = new Map<string, number>();
  for (let lead = LEAD.from; lead <= LEAD.to; lead++) {
    for (let trail = TRAIL.from; trail <= TRAIL.to; trail++) {
      if (trail === TRAIL.without) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\ufffd' && !table.has(character)) table.set(character, (lead << 8) | trail);
    }
  }
  bytesByCharacter = table;
  return table;
}

/** Text as GBK bytes. Throws AppError `not_in_gbk` for a character GBK does not have (such as an emoji). */
export function encodeGbk(text: string): Uint8Array {
  const table = encoderTable();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) {
      bytes.push(code);
      continue;
    }
    const pair = table.get(character);
    if (pair === undefined) {
      throw new AppError('not_in_gbk', {
        en: `GBK has no character “${character}”. Save the file as UTF-8.`,
        zh: `GBK 编码中没有字符“${character}”，请改用 UTF-8 保存。`,
      });
    }
    bytes.push(pair >> 8, pair & 0xff);
  }
  return Uint8Array.from(bytes);
}

// Owns the way from text to GBK, which Node can only decode.

/** Two bytes of each character of the plane that GBK covers. */
const codes = new Map();
for (let lead = 0x81; lead <= 0xfe; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    const text = trail === 0x7f ? '' : new TextDecoder('gbk').decode(Uint8Array.of(lead, trail));
    if (text.length === 1 && text !== '\ufffd') codes.set(text.charCodeAt(0), (lead << 8) | trail);
  }
}

/** Bytes of a text all of whose characters are in GBK.  @param {string} text */
export function toGbk(text) {
  const bytes = new Uint8Array(text.length * 2);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 128) bytes[at++] = code;
    else {
      const pair = codes.get(code);
      if (pair === undefined) throw new RangeError(`"${text[i]}" is not in GBK`);
      bytes[at++] = pair >> 8;
      bytes[at++] = pair & 255;
    }
  }
  return bytes.subarray(0, at);
}

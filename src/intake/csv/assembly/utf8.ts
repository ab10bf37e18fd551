/** Owns the check of UTF-8 in AssemblyScript; as encoding/utf8-sequence.ts has it. */

/** True when the bytes are whole UTF-8 sequences and ASCII, nothing else. */
export function isUtf8(from: usize, to: usize): bool {
  let i = from;
  while (i < to) {
    const lead = <u32>load<u8>(i);
    if (lead < 0x80) {
      i++;
      continue;
    }
    const length: u32 =
      lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
    if (length === 0 || i + <usize>length > to) return false;
    const second = <u32>load<u8>(i + 1);
    const lowest: u32 = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const highest: u32 = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (second < lowest || second > highest) return false;
    if (length > 2 && ((<u32>load<u8>(i + 2)) & 0xc0) !== 0x80) return false;
    if (length > 3 && ((<u32>load<u8>(i + 3)) & 0xc0) !== 0x80) return false;
    i += <usize>length;
  }
  return true;
}

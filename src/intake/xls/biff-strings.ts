/** Owns the texts of BIFF: Unicode of BIFF8 with its flags, bytes in a code page before it. */
import { legacyEncoding } from '../encoding/encoding-evidence';
import type { BiffRecord } from './biff-records';

/** How a file writes texts. */
export interface TextForm {
  readonly isUnicode: boolean;
  /** As CODEPAGE tells it; 0 for not at all. */
  readonly codePage: number;
}

const CODE_PAGES: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1258: 'windows-1258',
  65001: 'utf-8',
};

/** @param longLength the count takes two bytes */
export function readText(record: BiffRecord, form: TextForm, longLength: boolean): string {
  const count = longLength ? record.u16() : record.u8();
  return form.isUnicode ? unicodeText(record, count) : decodeBytes(record.bytes(count), form.codePage);
}

/** A text of BIFF8 behind its length: fonts within it and readings of characters are passed over. */
export function unicodeText(record: BiffRecord, count: number): string {
  if (count === 0 && record.size === 2) return '';
  const flags = record.u8();
  const runs = (flags & 8) !== 0 ? record.u16() : 0;
  const extra = (flags & 4) !== 0 ? record.u32() : 0;
  const text = record.characters(count, (flags & 1) !== 0);
  record.skip(runs * 4);
  record.skip(extra);
  return text;
}

/** Programs write the code page of western Windows, or none, and Chinese bytes all the same: then the bytes decide. */
function decodeBytes(bytes: Uint8Array, codePage: number): string {
  const known = CODE_PAGES[codePage];
  if (known !== undefined) return new TextDecoder(known).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(legacyEncoding(bytes)).decode(bytes);
  }
}

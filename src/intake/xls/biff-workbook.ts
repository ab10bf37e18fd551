/** Owns what a BIFF workbook says of its sheets, formats, dates and shared texts before any cell is read. */
import { builtinKind, formatKind, zerosOf } from '../xlsx/serial-date';
import type { CellFormat } from '../xlsx/workbook';
import { RECORD, recordAt, type BiffRecord } from './biff-records';
import { readText, unicodeText, type TextForm } from './biff-strings';

export interface BiffSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Position of its records in the stream. */
  readonly at: number;
}

export interface BiffWorkbook {
  readonly form: TextForm;
  /** Work sheets in the order of their tabs; charts and macros are not among them. */
  readonly sheets: readonly BiffSheet[];
  readonly is1904: boolean;
  /** By number of the cell style. */
  readonly formats: readonly CellFormat[];
  readonly strings: readonly string[];
}

/** Thrown for a workbook that only its password opens. */
export class EncryptedWorkbook extends Error {}

const BIFF8 = 0x0600;
const BIFF5 = 0x0500;
const MOST_STRINGS = 4_000_000;
const SHEET = 0x10;

/** @throws EncryptedWorkbook, RangeError for what is no workbook */
export function readGlobals(stream: Uint8Array): BiffWorkbook {
  const first = recordAt(stream, 0);
  if (first === null || first.type !== RECORD.Bof) throw new RangeError('no beginning of a workbook');
  const version = first.u16();
  const kind = first.u16();
  const form = { isUnicode: version === BIFF8, codePage: 0 };
  if (version !== BIFF8 && version !== BIFF5 && version !== 0) throw new RangeError('unknown version');
  // Some programs write one sheet and nothing around it.
  if (kind === SHEET)
    return { form, sheets: [{ name: 'Sheet1', isHidden: false, at: 0 }], is1904: false, formats: [], strings: [] };
  const sheets: BiffSheet[] = [];
  const codes = new Map<number, CellFormat>();
  const styles: number[] = [];
  let strings: readonly string[] = [];
  let is1904 = false;
  for (
    let record = recordAt(stream, first.next);
    record !== null && record.type !== RECORD.Eof;
    record = recordAt(stream, record.next)
  ) {
    switch (record.type) {
      case RECORD.FilePass:
        throw new EncryptedWorkbook();
      case RECORD.CodePage:
        form.codePage = record.u16();
        break;
      case RECORD.Date1904:
        is1904 = record.u16() === 1;
        break;
      case RECORD.Format: {
        const number = record.u16();
        const code = readText(record, form, form.isUnicode);
        codes.set(number, { kind: formatKind(code), zeros: zerosOf(code) });
        break;
      }
      case RECORD.Xf:
        record.skip(2);
        styles.push(record.u16());
        break;
      case RECORD.BoundSheet: {
        const at = record.u32();
        const state = record.u8();
        const type = record.u8();
        const name = readText(record, form, false);
        if (type === 0) sheets.push({ name, isHidden: (state & 3) !== 0, at });
        break;
      }
      case RECORD.Sst:
        strings = readStrings(record);
    }
  }
  const formats = styles.map((id) => codes.get(id) ?? { kind: builtinKind(id), zeros: 0 });
  return { form, sheets, is1904, formats, strings };
}

/** As many as there are: the count that the file gives may lie, and what is cut off is missing in the cells. */
function readStrings(record: BiffRecord): string[] {
  record.skip(4);
  const count = Math.min(MOST_STRINGS, record.u32());
  const strings: string[] = [];
  try {
    while (strings.length < count) strings.push(unicodeText(record, record.u16()));
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
  }
  return strings;
}

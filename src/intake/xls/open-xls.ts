/** Owns workbooks of Excel 5 to 2003 (XLS), also as written by WPS, report servers and scripts. */
import type { CsvProblem } from '../csv/csv-problems';
import { markupProblems } from '../markup/markup-problems';
import type { GridSource, OpenTables } from '../tables/table-source';
import { xlsxProblems } from '../xlsx/xlsx-problems';
import { readBiffSheet } from './biff-sheet';
import { EncryptedWorkbook, readGlobals, type BiffWorkbook } from './biff-workbook';
import { COMPOUND_MAGIC, CompoundFile } from './compound-file';
import { xlsErrors } from './xls-errors';

/** A sheet of this kind has 65,536 rows of 256 columns at most. */
const MOST_BYTES = 1024 * 1024 * 1024;

/** @throws AppError `xls_broken`, `xls_encrypted`, `xls_old`, `format_not_read`, `xls_too_large` */
export const openXls: OpenTables = async (file, overrides) => {
  if (file.size > MOST_BYTES) throw xlsErrors.tooLarge(file.name);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const stream = workbookStream(bytes, file.name);
  const workbook = globalsOf(stream, file.name);
  const asked = overrides.sheet;
  const shown = workbook.sheets.filter(({ isHidden, name }) => (asked === undefined ? !isHidden : name === asked));
  const hidden = asked === undefined ? workbook.sheets.filter(({ isHidden }) => isHidden).map(({ name }) => name) : [];
  const cut: string[] = [];
  const sources: GridSource[] = [];
  for (const { name, at } of shown) {
    try {
      const { grid, isCut } = readBiffSheet(stream, at, workbook);
      if (isCut) cut.push(name);
      sources.push({ name, grid });
    } catch (thrown) {
      if (!(thrown instanceof RangeError)) throw thrown;
      cut.push(name);
    }
  }
  if (sources.length === 0 && cut.length > 0) throw xlsErrors.broken(file.name);
  const problems: (CsvProblem | false)[] = [
    cut.length > 0 && xlsErrors.sheetsCut(cut),
    hidden.length > 0 && xlsxProblems.hiddenSheets(hidden),
  ];
  return {
    sources,
    problems: problems.filter((problem) => problem !== false),
    empty: hidden.length > 0 ? xlsxProblems.emptyWorkbook(file.name, hidden) : markupProblems.noCells(file.name),
  };
};

function workbookStream(bytes: Uint8Array, file: string): Uint8Array {
  if (!COMPOUND_MAGIC.every((byte, i) => bytes[i] === byte)) {
    // Records without a container: 0x0009, 0x0209 and 0x0409 begin sheets of Excel 2 to 4.
    if (bytes[0] === 9 && bytes[1] !== 8) throw xlsErrors.old(file);
    return bytes;
  }
  try {
    const container = new CompoundFile(bytes);
    const stream = container.stream('Workbook') ?? container.stream('Book');
    if (stream !== null) return stream;
    throw xlsErrors.notWorkbook(file, container.names);
  } catch (thrown) {
    throw thrown instanceof RangeError ? xlsErrors.broken(file, thrown) : thrown;
  }
}

function globalsOf(stream: Uint8Array, file: string): BiffWorkbook {
  try {
    return readGlobals(stream);
  } catch (thrown) {
    if (thrown instanceof EncryptedWorkbook) throw xlsErrors.encrypted(file);
    throw thrown instanceof RangeError ? xlsErrors.broken(file, thrown) : thrown;
  }
}

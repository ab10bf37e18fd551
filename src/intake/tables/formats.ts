/** Owns the list of formats that the tables worker reads. */
import { AppError } from '../../lib/errors';
import { openJson } from '../json/open-json';
import { openHtml } from '../markup/open-html';
import { openOds } from '../markup/open-ods';
import { openSpreadsheetMl } from '../markup/open-spreadsheet-ml';
import type { ReadOverrides } from '../reader';
import { openXls } from '../xls/open-xls';
import { readTables } from './read-tables';
import type { TableSink } from './table-sink';
import type { OpenTables } from './table-source';

const FORMATS: Readonly<Record<string, OpenTables>> = {
  json: openJson,
  html: openHtml,
  spreadsheetml: openSpreadsheetMl,
  ods: openOds,
  xls: openXls,
};

/** @throws AppError with a sentence that names the file, whatever its bytes are */
export async function readFormat(format: string, file: File, overrides: ReadOverrides, sink: TableSink): Promise<void> {
  const open = FORMATS[format];
  if (open === undefined) throw new RangeError(`no format "${format}"`);
  try {
    await readTables(open, file, overrides, sink);
  } catch (thrown) {
    throw thrown instanceof RangeError ? damaged(file.name, thrown) : thrown;
  }
}

/** Of files whose parts contradict each other, or that ask for more memory than there is. */
function damaged(file: string, cause: RangeError): AppError {
  return new AppError(
    'file_damaged',
    {
      en: `"${file}" is damaged or too large to be read here. Open it in the program it comes from and save it as CSV or XLSX.`,
      zh: `“${file}”已损坏或过大，无法读取。请在原程序中打开，另存为 CSV 或 XLSX 后再导入。`,
    },
    { cause, detail: cause.message },
  );
}

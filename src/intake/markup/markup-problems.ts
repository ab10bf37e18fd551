/** Owns the words about what was found in web pages and in spreadsheets written as XML. */
import { AppError } from '../../lib/errors';
import { many } from '../../lib/many';
import type { CsvProblem } from '../csv/csv-problems';

export const markupProblems = {
  passedOver: (count: number): CsvProblem => ({
    code: 'tables_passed_over',
    count,
    text: {
      en: `${many(count, 'small table or table that lays out the page was', 'small tables or tables that lay out the page were')} passed over.`,
      zh: `已略过 ${count} 个用于排版的或很小的表格。`,
    },
  }),
  cut: (): CsvProblem => ({
    code: 'file_cut_off',
    text: {
      en: 'The file ends in the middle of a table, so rows may be missing. Export it again and check that the export finished.',
      zh: '文件在表格中间结束，可能缺少数据行。请重新导出，并确认导出已完成。',
    },
  }),
  repeatsCut: (count: number): CsvProblem => ({
    code: 'repeated_cells_left_out',
    count,
    text: {
      en: `${many(count, 'repeated cell or row', 'repeated cells or rows')} beyond the size of a sheet ${count === 1 ? 'was' : 'were'} left out.`,
      zh: `超出工作表大小的 ${count} 个重复单元格或行未导入。`,
    },
  }),
  noTable: (file: string): AppError =>
    new AppError('html_no_table', {
      en: `"${file}" is a web page without a table of data. If you were asked to log in when exporting, log in and export again.`,
      zh: `“${file}”是网页，其中没有数据表格。如导出时需要登录，请重新登录后再导出。`,
    }),
  noCells: (file: string): AppError =>
    new AppError('sheets_empty', {
      en: `"${file}" has no sheet with anything in it. Export it again and check that the export finished.`,
      zh: `“${file}”中没有含内容的工作表。请重新导出，并确认导出已完成。`,
    }),
  encryptedOds: (file: string): AppError =>
    new AppError('ods_encrypted', {
      en: `"${file}" is protected by a password. Open it in the program it comes from, and save it without one.`,
      zh: `“${file}”设有密码。请在原程序中打开，取消密码后保存再导入。`,
    }),
  noOds: (file: string): AppError =>
    new AppError('ods_broken', {
      en: `"${file}" is not a spreadsheet that can be read. Open it in LibreOffice or WPS and save it as XLSX or CSV.`,
      zh: `“${file}”不是可读取的电子表格。请用 LibreOffice 或 WPS 打开，另存为 XLSX 或 CSV 后再导入。`,
    }),
} as const;

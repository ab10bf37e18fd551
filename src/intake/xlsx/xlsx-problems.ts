/** Owns the words about what was found in a workbook. */
import { AppError } from '../../lib/errors';
import type { CsvProblem } from '../csv/csv-problems';
import type { SheetCounts } from './sheet-rows';

export const xlsxProblems = {
  hiddenSheets: (names: readonly string[]): CsvProblem => ({
    code: 'hidden_sheets',
    count: names.length,
    text: {
      en: `Hidden sheets were not loaded: ${names.slice(0, 8).join(', ')}. Show them in Excel if you need them.`,
      zh: `隐藏的工作表未导入：${names.slice(0, 8).join('、')}。如有需要，请先在 Excel 中取消隐藏。`,
    },
  }),
  mergedRows: (count: number): CsvProblem => ({
    code: 'merged_cells',
    count,
    text: {
      en: `${count} merged areas span several rows; their value stands in the first of them, the rows below are empty there.`,
      zh: `${count} 处合并单元格跨多行，其值只在首行，下方各行为空。`,
    },
  }),
  ofCounts: ({ errors, firstError, unsavedFormulas, missingStrings, longNumbers }: SheetCounts): (CsvProblem | false)[] => [
    errors > 0 && {
      code: 'cell_errors',
      count: errors,
      text: {
        en: `${errors} cells hold an error of Excel and were read as missing (first: ${firstError}).`,
        zh: `${errors} 个单元格为 Excel 错误值，按缺失值读取（首个：${firstError}）。`,
      },
    },
    unsavedFormulas > 0 && {
      code: 'formulas_without_value',
      count: unsavedFormulas,
      text: {
        en: `${unsavedFormulas} formulas were saved without their value and are missing. Open the file in Excel or WPS, save it, and open it again here.`,
        zh: `${unsavedFormulas} 个公式没有保存计算结果，按缺失值读取。请用 Excel 或 WPS 打开并保存后重新导入。`,
      },
    },
    missingStrings > 0 && {
      code: 'missing_strings',
      count: missingStrings,
      text: {
        en: `${missingStrings} cells refer to texts that the file does not hold and were read as missing. The file is damaged: save it again in Excel or WPS.`,
        zh: `${missingStrings} 个单元格引用的文本不存在，按缺失值读取。文件已受损，请用 Excel 或 WPS 重新保存。`,
      },
    },
    longNumbers > 0 && {
      code: 'long_numbers',
      count: longNumbers,
      text: {
        en: `${longNumbers} cells hold numbers of more than 15 digits. Excel keeps 15, so the last digits may be lost already; export such identifiers as text.`,
        zh: `${longNumbers} 个单元格为超过 15 位的数字。Excel 只保留 15 位，末几位可能已丢失；此类编号请以文本格式导出。`,
      },
    },
  ],
  sheetMissing: (file: string, sheet: string): AppError =>
    new AppError('sheet_missing', {
      en: `"${file}" has no sheet called "${sheet}".`,
      zh: `“${file}”中没有名为“${sheet}”的工作表。`,
    }),
  emptyWorkbook: (file: string, hidden: readonly string[]): AppError => {
    const names = hidden.slice(0, 8);
    const en = names.length > 0 ? ` Its hidden sheets (${names.join(', ')}) are not read: show them in Excel and save.` : '';
    const zh = names.length > 0 ? `隐藏的工作表（${names.join('、')}）不会读取，请在 Excel 中取消隐藏并保存。` : '';
    return new AppError('xlsx_empty', {
      en: `"${file}" has no visible sheet with anything in it.${en || ' Export it again and check that the export finished.'}`,
      zh: `“${file}”中没有含内容的可见工作表。${zh || '请重新导出，并确认导出已完成。'}`,
    });
  },
};

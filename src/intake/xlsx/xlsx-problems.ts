/** Owns the words about what was found in a workbook. */
import { many } from '../../lib/many';
import { AppError } from '../../lib/errors';
import type { Text } from '../../lib/text';
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
      en: `${many(count, 'merged area of numbers spans', 'merged areas of numbers span')} several rows; the number stands in the first of them only, so that sums count it once.`,
      zh: `${count} 处数值单元格跨多行合并，数值只保留在首行，以免合计时重复计算。`,
    },
  }),
  mergedFilled: (count: number, cells: number): CsvProblem => ({
    code: 'merged_cells_filled',
    count: cells,
    text: {
      en: `${many(count, 'merged area spans', 'merged areas span')} several rows; ${count === 1 ? 'its' : 'their'} value was repeated in ${many(cells, 'row')} below.`,
      zh: `${count} 处单元格跨多行合并，其值已填入下方 ${cells} 行。`,
    },
  }),
  hiddenRows: (count: number): CsvProblem => ({
    code: 'hidden_rows',
    count,
    text: {
      en: `${many(count, 'row is', 'rows are')} hidden or filtered out in the sheet and ${count === 1 ? 'was' : 'were'} read all the same.`,
      zh: `${count} 行在工作表中被隐藏或筛选掉，仍已读取。`,
    },
  }),
  hiddenColumns: (names: readonly string[]): CsvProblem => ({
    code: 'hidden_columns',
    count: names.length,
    text: {
      en: `${many(names.length, 'column is', 'columns are')} hidden in the sheet and ${names.length === 1 ? 'was' : 'were'} read all the same: ${names.slice(0, 5).join(', ')}.`,
      zh: `${names.length} 列在工作表中被隐藏，仍已读取：${names.slice(0, 5).join('、')}。`,
    },
  }),
  sideBySide: (names: readonly string[]): CsvProblem => ({
    code: 'empty_columns_between',
    count: names.length,
    text: {
      en: `Empty columns part the table (${names.slice(0, 5).join(', ')}). If these are several tables side by side, put each on a sheet of its own.`,
      zh: `表格中间有空列（${names.slice(0, 5).join('、')}）。若为并排的多张表，请分别放到不同的工作表。`,
    },
  }),
  tableBelow: (line: number): CsvProblem => ({
    code: 'several_tables',
    text: {
      en: `Another table begins in row ${line} of this sheet; it was read as a table of its own.`,
      zh: `该工作表第 ${line} 行起是另一张表，已单独读取为一张数据表。`,
    },
  }),
  declarations: (): CsvProblem => ({
    code: 'xml_declarations',
    text: {
      en: 'The file declares abbreviations of its own (XML entities), which Excel never writes. They were not expanded and stand as written.',
      zh: '文件自行声明了 XML 实体（Excel 不会写入），为安全起见未展开，按原文保留。',
    },
  }),
  ofCounts: ({ errors, firstError, unsavedFormulas, missingStrings, longNumbers }: SheetCounts): (CsvProblem | false)[] => [
    errors > 0 && {
      code: 'cell_errors',
      count: errors,
      text: {
        en: `${many(errors, 'cell holds', 'cells hold')} an error of Excel and ${errors === 1 ? 'was' : 'were'} read as missing (first: ${firstError}).`,
        zh: `${errors} 个单元格为 Excel 错误值，按缺失值读取（首个：${firstError}）。`,
      },
    },
    unsavedFormulas > 0 && {
      code: 'formulas_without_value',
      count: unsavedFormulas,
      text: {
        en: `${many(unsavedFormulas, 'formula was saved without its value and is', 'formulas were saved without their value and are')} missing. Open the file in Excel or WPS, save it, and open it again here.`,
        zh: `${unsavedFormulas} 个公式没有保存计算结果，按缺失值读取。请用 Excel 或 WPS 打开并保存后重新导入。`,
      },
    },
    missingStrings > 0 && {
      code: 'missing_strings',
      count: missingStrings,
      text: {
        en: `${many(missingStrings, 'cell refers to a text', 'cells refer to texts')} that the file does not hold and ${missingStrings === 1 ? 'was' : 'were'} read as missing. The file is damaged: save it again in Excel or WPS.`,
        zh: `${missingStrings} 个单元格引用的文本不存在，按缺失值读取。文件已受损，请用 Excel 或 WPS 重新保存。`,
      },
    },
    longNumbers > 0 && {
      code: 'long_numbers',
      count: longNumbers,
      text: {
        en: `${many(longNumbers, 'cell holds a number', 'cells hold numbers')} of more than 15 digits. Excel keeps 15, so the last digits may be lost already; export such identifiers as text.`,
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

/** Why a row of merged text was left out. */
export const bannerReason: Text = { en: 'a heading across the table', zh: '横跨全表的标题行' };

/** Why the foot of a printed page was left out. */
export const pageReason: Text = { en: 'the foot of a printed page', zh: '打印页脚（页码）' };

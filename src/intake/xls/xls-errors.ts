/** Owns the words about old workbooks and other files in the same container. */
import { AppError } from '../../lib/errors';
import type { Text } from '../../lib/text';
import type { CsvProblem } from '../csv/csv-problems';

const SAVE_TABLE: Text = {
  en: 'Copy the table into Excel or WPS and save it as XLSX or CSV.',
  zh: '请将其中的表格复制到 Excel 或 WPS，另存为 XLSX 或 CSV 后再导入。',
};

/** What else such a container may hold, by the streams in it. */
const OTHERS: readonly { readonly stream: RegExp; readonly name: Text; readonly advice: Text }[] = [
  {
    stream: /^EncryptedPackage$/i,
    name: { en: 'an Office file protected by a password', zh: '设有密码的 Office 文件' },
    advice: {
      en: 'Open it in Excel or WPS with the password, and save it without one.',
      zh: '请用密码在 Excel 或 WPS 中打开，取消密码后保存再导入。',
    },
  },
  { stream: /^WordDocument$/i, name: { en: 'a Word document', zh: 'Word 文档' }, advice: SAVE_TABLE },
  { stream: /^PowerPoint Document$/i, name: { en: 'a PowerPoint presentation', zh: 'PowerPoint 演示文稿' }, advice: SAVE_TABLE },
  { stream: /^__properties_version/i, name: { en: 'an Outlook message', zh: 'Outlook 邮件' }, advice: SAVE_TABLE },
];

export const xlsErrors = {
  broken: (file: string, cause?: RangeError): AppError =>
    new AppError(
      'xls_broken',
      {
        en: `"${file}" is an old workbook (XLS) that is cut off or damaged. Export or copy it again; if Excel or WPS can open it, save it as XLSX.`,
        zh: `“${file}”是旧格式工作簿（XLS），但不完整或已损坏。请重新导出或复制；若 Excel 或 WPS 能打开，请另存为 XLSX。`,
      },
      { cause, detail: cause?.message },
    ),
  encrypted: (file: string): AppError =>
    new AppError('xls_encrypted', {
      en: `"${file}" is protected by a password. Open it in Excel or WPS, and save it without one.`,
      zh: `“${file}”设有密码。请用 Excel 或 WPS 打开，取消密码后保存再导入。`,
    }),
  old: (file: string): AppError =>
    new AppError('xls_old', {
      en: `"${file}" is a workbook of Excel 4 or older. Open it in Excel or LibreOffice and save it as XLSX.`,
      zh: `“${file}”是 Excel 4 或更早版本的工作簿。请用 Excel 或 LibreOffice 打开，另存为 XLSX 后再导入。`,
    }),
  tooLarge: (file: string): AppError =>
    new AppError('xls_too_large', {
      en: `"${file}" is larger than an old workbook can sensibly be. Save it as XLSX or CSV.`,
      zh: `“${file}”超出旧格式工作簿的合理大小。请另存为 XLSX 或 CSV 后再导入。`,
    }),
  notWorkbook(file: string, streams: readonly string[]): AppError {
    const other = OTHERS.find(({ stream }) => streams.some((name) => stream.test(name)));
    const name = other?.name ?? { en: 'a file of an older program, not a workbook', zh: '旧版程序的文件，不是工作簿' };
    const advice = other?.advice ?? {
      en: 'Open it in the program it comes from and export it as XLSX or CSV.',
      zh: '请在原程序中打开，导出为 XLSX 或 CSV 后再导入。',
    };
    return new AppError('format_not_read', {
      en: `"${file}" is ${name.en}. ${advice.en}`,
      zh: `“${file}”是${name.zh}。${advice.zh}`,
    });
  },
  sheetsCut: (names: readonly string[]): CsvProblem => ({
    code: 'file_cut_off',
    count: names.length,
    text: {
      en: `These sheets are damaged or cut off, so rows may be missing: ${names.slice(0, 8).join(', ')}. Export the file again, or save it as XLSX.`,
      zh: `以下工作表不完整或已损坏，可能缺少数据行：${names.slice(0, 8).join('、')}。请重新导出，或另存为 XLSX。`,
    },
  }),
} as const;

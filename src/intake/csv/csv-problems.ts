/** Owns the words about what was found in a text file. */
import type { Text } from '../../lib/text';
import type { DateOrder } from './date-text';
import type { ExampleCell } from './evidence';
import type { NumberForm } from './number-text';

/** A problem before its file is known; see raw-table.ts. */
export interface CsvProblem {
  readonly code: string;
  readonly text: Text;
  readonly count?: number;
}

/** Why a record was left out. */
export function rejectReason(cells: number, width: number): Text {
  return cells > width
    ? { en: `${cells} cells instead of ${width}`, zh: `有 ${cells} 个单元格，应为 ${width} 个` }
    : { en: `only ${cells} of ${width} cells`, zh: `只有 ${cells} 个单元格，应为 ${width} 个` };
}

function cited({ line, text }: ExampleCell): Text {
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return { en: `"${short}" in line ${line}`, zh: `第 ${line} 行的“${short}”` };
}

export const csvProblems = {
  rejected: (count: number): CsvProblem => ({
    code: 'rows_rejected',
    count,
    text: {
      en: `${count} rows do not fit the columns or are remarks. They were left out and are listed with line and text.`,
      zh: `${count} 行与列数不符或为备注，未导入；行号与原文见清单。`,
    },
  }),
  blankRows: (count: number): CsvProblem => ({
    code: 'blank_rows',
    count,
    text: { en: `${count} empty rows were left out.`, zh: `已略去 ${count} 个空行。` },
  }),
  noRows: (): CsvProblem => ({
    code: 'no_rows',
    text: {
      en: 'The file has a header but no rows of data. Check the period and the filter of the export.',
      zh: '文件只有表头，没有数据行。请检查导出的时间范围与筛选条件。',
    },
  }),
  noHeader: (): CsvProblem => ({
    code: 'no_header',
    text: {
      en: 'The file has no header, so the columns are numbered. Give them their roles by hand.',
      zh: '文件没有表头，各列已按顺序编号，请手动指定角色。',
    },
  }),
  titleRows: (count: number, line: number): CsvProblem => ({
    code: 'title_rows',
    count,
    text: {
      en: `${count} title rows above the header in line ${line} were left out.`,
      zh: `表头在第 ${line} 行，其上 ${count} 行标题未导入。`,
    },
  }),
  renamed: (names: readonly string[]): CsvProblem => ({
    code: 'columns_renamed',
    count: names.length,
    text: {
      en: `${names.length} columns had no name or one that occurs twice, and were named: ${names.slice(0, 5).join(', ')}.`,
      zh: `${names.length} 列无名称或名称重复，已命名为：${names.slice(0, 5).join('、')}。`,
    },
  }),
  shortRows: (): CsvProblem => ({
    code: 'short_rows',
    text: {
      en: 'Most rows leave out the empty cells at their end; these cells were read as missing.',
      zh: '多数行省略了末尾的空单元格，已按缺失值读取。',
    },
  }),
  strayQuotes: (count: number): CsvProblem => ({
    code: 'stray_quotes',
    count,
    text: {
      en: `${count} cells have text behind their closing quote; it was kept, without the quote.`,
      zh: `${count} 个单元格的右引号后还有文字，已去掉引号并保留文字。`,
    },
  }),
  unclosedQuotes: (lines: readonly number[]): CsvProblem => ({
    code: 'unclosed_quotes',
    count: lines.length,
    text: {
      en: `${lines.length} lines open a quote that is never closed (first: line ${lines[0]}); it was read as a plain character.`,
      zh: `${lines.length} 行的引号没有闭合（首个在第 ${lines[0]} 行），已按普通字符读取。`,
    },
  }),
  nulBytes: (count: number): CsvProblem => ({
    code: 'nul_bytes',
    count,
    text: {
      en: `${count} NUL bytes were removed. The export may have been damaged on its way.`,
      zh: `已去除 ${count} 个 NUL 字节，文件在传输中可能受损。`,
    },
  }),
  undecodable: (count: number, encoding: string): CsvProblem => ({
    code: 'undecodable_text',
    count,
    text: {
      en: `${count} places are not valid ${encoding} and show as �. If names look wrong, choose another encoding.`,
      zh: `${count} 处不是有效的 ${encoding} 文字，显示为 �。若名称异常，请改选编码。`,
    },
  }),
  missingSpelled: (column: string, count: number): CsvProblem => ({
    code: 'missing_values_spelled',
    count,
    text: {
      en: `Column "${column}": ${count} cells such as "-" or "N/A" were read as missing.`,
      zh: `列“${column}”：${count} 个“-”“N/A”之类的单元格按缺失值读取。`,
    },
  }),
  keptText: (column: string, kind: 'number' | 'date', count: number, example: ExampleCell | null): CsvProblem => {
    const where =
      example === null ? { en: '', zh: '' } : { en: `, first ${cited(example).en}`, zh: `，首个为${cited(example).zh}` };
    return {
      code: kind === 'number' ? 'not_all_numbers' : 'not_all_dates',
      count,
      text:
        kind === 'number'
          ? {
              en: `Column "${column}" stays text: ${count} values are not plain numbers${where.en}.`,
              zh: `列“${column}”保留为文本：${count} 个值不是规范数值${where.zh}。`,
            }
          : {
              en: `Column "${column}" stays text: ${count} values are not dates in the order of the others${where.en}.`,
              zh: `列“${column}”保留为文本：${count} 个值不是同一次序的日期${where.zh}。`,
            },
    };
  },
  repeatedHeaders: (count: number): CsvProblem => ({
    code: 'headers_repeated',
    count,
    text: {
      en: `The header is repeated ${count} times between the rows, as at page breaks; it was left out there.`,
      zh: `表头在数据中重复出现 ${count} 次（分页打印所致），已略去。`,
    },
  }),
  totalRows: (count: number): CsvProblem => ({
    code: 'total_rows_left_out',
    count,
    text: {
      en: `${count} total rows name themselves in a column of dates or numbers; they were left out and are listed with the rows not loaded.`,
      zh: `${count} 个合计行的名称写在日期或数值列中，未导入；行号与原文见清单。`,
    },
  }),
  numberForm: (column: string, { comma, unit }: NumberForm): CsvProblem => ({
    code: comma ? 'decimal_comma' : unit === '%' || unit === '‰' ? 'percent_divided' : 'unit_removed',
    text: comma
      ? {
          en: `Column "${column}" was read with a decimal comma: 1,5 is one and a half, 1.000 is a thousand.`,
          zh: `列“${column}”按逗号小数读取：1,5 为一点五，1.000 为一千。`,
        }
      : unit === '%' || unit === '‰'
        ? {
            en: `Column "${column}": the values in ${unit} were read as shares, so 12.5% is 0.125.`,
            zh: `列“${column}”：带 ${unit} 的值按比例读取，12.5% 记为 0.125。`,
          }
        : {
            en: `Column "${column}": every value carries the unit ${unit}; it was taken off and the numbers kept as they are.`,
            zh: `列“${column}”：每个值都带单位 ${unit}，已去掉单位，数值不变。`,
          },
  }),
  ambiguousDates: (column: string, order: DateOrder): CsvProblem => ({
    code: 'dates_ambiguous',
    text: {
      en: `Column "${column}": nothing tells day and month apart; it was read as ${order === 'dmy' ? 'day/month, so 1/2 is 1 February' : 'month/day, so 1/2 is 2 January'}.`,
      zh: `列“${column}”：无法区分日与月，1/2 按 ${order === 'dmy' ? '2 月 1 日' : '1 月 2 日'}读取。`,
    },
  }),
} as const;

/** Owns the words about what was found in a text file. */
import { many } from '../../lib/many';
import type { Text } from '../../lib/text';
import type { DateOrder } from './date-text';
import type { ExampleCell } from './evidence';
import { unitOf, type NumberForm } from './number-form';

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

/** Other reasons to leave a record out. */
export const rejectReasons = {
  total: { en: 'a total row in a column without text', zh: '合计行' },
  note: { en: 'a remark, not a row of data', zh: '备注行，非数据' },
  foreign: { en: 'the header of another table', zh: '另一张表的表头' },
  otherTable: { en: 'a row of another table', zh: '另一张表的数据行' },
} as const satisfies Record<string, Text>;

function cited({ line, text }: ExampleCell): Text {
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return { en: `"${short}" in line ${line}`, zh: `第 ${line} 行的“${short}”` };
}

/** The first of these lines. */
function inLines(lines: readonly number[]): Text {
  const more = lines.length > 5;
  const some = lines.slice(0, 5);
  return { en: `line ${some.join(', ')}${more ? ' …' : ''}`, zh: `第 ${some.join('、')} 行${more ? '等' : ''}` };
}

export const csvProblems = {
  rejected: (count: number): CsvProblem => ({
    code: 'rows_rejected',
    count,
    text: {
      en: `${many(count, 'row does', 'rows do')} not fit the columns or ${count === 1 ? 'is a remark. It was' : 'are remarks. They were'} left out; see the left-out lines.`,
      zh: `${count} 行与列数不符或为备注，未导入；行号与原文见“未导入的行”。`,
    },
  }),
  blankRows: (count: number): CsvProblem => ({
    code: 'blank_rows',
    count,
    text: { en: `${many(count, 'empty row was', 'empty rows were')} left out.`, zh: `已略去 ${count} 个空行。` },
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
      en: `${many(count, 'title row')} above the ${line > 0 ? `header in line ${line}` : 'data'} ${count === 1 ? 'was' : 'were'} left out.`,
      zh: line > 0 ? `表头在第 ${line} 行，其上 ${count} 行标题未导入。` : `数据之上的 ${count} 行标题未导入。`,
    },
  }),
  headerRows: (count: number): CsvProblem => ({
    code: 'header_rows_joined',
    count,
    text: {
      en: `The header has ${count} rows; the name of each column is put together from them, upper row first.`,
      zh: `表头共 ${count} 行，列名由各行自上而下合并而成。`,
    },
  }),
  headerDoubtful: (line: number): CsvProblem => ({
    code: 'header_doubtful',
    text: {
      en: `Line ${line}, the first below the header, has words but none of the values that every other row has. It was read as a row; if it belongs to the header, delete it from the file.`,
      zh: `表头下的第 ${line} 行只有文字，没有其他各行都有的数值。已按数据读取；如属于表头，请在文件中删除该行。`,
    },
  }),
  headerMended: (line: number): CsvProblem => ({
    code: 'header_mended',
    text: {
      en: `The header in line ${line} has a delimiter or quote too many or too few and was put in order. Check the names of the columns.`,
      zh: `第 ${line} 行的表头分隔符或引号多余或缺失，已修正，请核对列名。`,
    },
  }),
  namesMissing: (count: number, line: number): CsvProblem => ({
    code: 'header_short',
    count,
    text: {
      en: `The header in line ${line} has ${many(count, 'name')} less than the rows have cells. Names may stand above the wrong column: compare them with the preview.`,
      zh: `第 ${line} 行的表头比数据少 ${count} 个列名，列名可能与数据错位，请对照预览核对。`,
    },
  }),
  fixedWidth: (columns: number): CsvProblem => ({
    code: 'fixed_width',
    count: columns,
    text: {
      en: `The text has no delimiter; ${columns} columns were found by the positions at which they start. Check the preview, or export as CSV.`,
      zh: `文本没有分隔符，已按起始位置识别出 ${columns} 列。请核对预览，或改以 CSV 导出。`,
    },
  }),
  drawnTable: (): CsvProblem => ({
    code: 'drawn_table',
    text: {
      en: 'The table is drawn with lines of characters; the lines were left out.',
      zh: '表格以字符画线，画线部分已略去。',
    },
  }),
  singleColumn: (character: string): CsvProblem => ({
    code: 'single_column',
    text: {
      en: `The whole file is one column. Its lines hold "${character}", though not alike. If it should have more, choose the delimiter by hand, or export it again as CSV.`,
      zh: `整个文件只识别出一列。各行中含有“${character}”，但数量不一。如应有多列，请手动选择分隔符，或重新以 CSV 导出。`,
    },
  }),
  renamed: (names: readonly string[]): CsvProblem => ({
    code: 'columns_renamed',
    count: names.length,
    text: {
      en: `${many(names.length, 'column')} had no name or one that occurs twice, and ${names.length === 1 ? 'was' : 'were'} named: ${names.slice(0, 5).join(', ')}.`,
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
  rowsShort: (count: number, lines: readonly number[]): CsvProblem => ({
    code: 'rows_short',
    count,
    text: {
      en: `${many(count, 'row ends', 'rows end')} before the last columns; these cells are missing (${inLines(lines).en}).`,
      zh: `${count} 行末尾缺少单元格，缺少部分按缺失值读取（${inLines(lines).zh}）。`,
    },
  }),
  rowsMended: (count: number, lines: readonly number[]): CsvProblem => ({
    code: 'rows_mended',
    count,
    text: {
      en: `${many(count, 'row has', 'rows have')} a delimiter, quote or line end too many or too few. Only one order of ${count === 1 ? 'its' : 'their'} cells agrees with the other rows, and that was taken (${inLines(lines).en}). Check these lines.`,
      zh: `${count} 行的分隔符、引号或换行多余或缺失，已按与其他行相符的唯一排列归位（${inLines(lines).zh}），请核对。`,
    },
  }),
  rejectsUnlisted: (count: number): CsvProblem => ({
    code: 'rejects_unlisted',
    count,
    text: {
      en: `${many(count, 'more row was', 'more rows were')} left out than the list can hold.`,
      zh: `另有 ${count} 行未导入，超出清单可容纳的数量。`,
    },
  }),
  strayQuotes: (count: number): CsvProblem => ({
    code: 'stray_quotes',
    count,
    text: {
      en: `${count === 1 ? '1 cell has a quote in its midst that nothing marks as text; its' : `${many(count, 'cell')} have a quote in their midst that nothing marks as text; their`} text was kept.`,
      zh: `${count} 个单元格中间有未转义的引号，文字已保留。`,
    },
  }),
  unclosedQuotes: (lines: readonly number[]): CsvProblem => ({
    code: 'unclosed_quotes',
    count: lines.length,
    text: {
      en: `${many(lines.length, 'line opens', 'lines open')} a quote that is never closed (first: line ${lines[0]}); it was read as a plain character.`,
      zh: `${lines.length} 行的引号没有闭合（首个在第 ${lines[0]} 行），已按普通字符读取。`,
    },
  }),
  nulBytes: (count: number): CsvProblem => ({
    code: 'nul_bytes',
    count,
    text: {
      en: `${many(count, 'NUL byte was', 'NUL bytes were')} removed. The export may have been damaged on its way.`,
      zh: `已去除 ${count} 个 NUL 字节，文件在传输中可能受损。`,
    },
  }),
  undecodable: (count: number, encoding: string): CsvProblem => ({
    code: 'undecodable_text',
    count,
    text: {
      en: `${many(count, 'place is', 'places are')} not valid ${encoding} and ${count === 1 ? 'shows' : 'show'} as �. If names look wrong, choose another encoding.`,
      zh: `${count} 处不是有效的 ${encoding} 文字，显示为 �。若名称异常，请改选编码。`,
    },
  }),
  missingSpelled: (column: string, count: number): CsvProblem => ({
    code: 'missing_values_spelled',
    count,
    text: {
      en: `Column "${column}": ${many(count, 'cell', 'cells')} such as "-", "N/A" or blanks ${count === 1 ? 'was' : 'were'} read as missing.`,
      zh: `列“${column}”：${count} 个“-”“N/A”或空格之类的单元格按缺失值读取。`,
    },
  }),
  cellsMended: (column: string, count: number): CsvProblem => ({
    code: 'cells_mended',
    count,
    text: {
      en: `Column "${column}": ${count} values have a stray quote or line end in their cell; they were read without it.`,
      zh: `列“${column}”：${count} 个值的单元格中有多余的引号或换行，已去除后读取。`,
    },
  }),
  cellsUnread: (column: string, count: number, cells: readonly ExampleCell[]): CsvProblem => ({
    code: 'cells_unread',
    count,
    text: {
      en: `Column "${column}" holds numbers but for ${many(count, 'cell')}, left empty so that the others can be summed: ${cells.map((cell) => cited(cell).en).join(', ')}${count > cells.length ? ' …' : ''}.`,
      zh: `列“${column}”除 ${count} 个单元格外均为数值；这些单元格按缺失值读取，以便其余数值求和：${cells.map((cell) => cited(cell).zh).join('、')}${count > cells.length ? '等' : ''}。`,
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
              en: `Column "${column}" stays text: ${many(count, 'value is not a plain number', 'values are not plain numbers')}${where.en}.`,
              zh: `列“${column}”保留为文本：${count} 个值不是规范数值${where.zh}。`,
            }
          : {
              en: `Column "${column}" stays text: ${count === 0 ? 'its dates are not all in the same order' : `${many(count, 'value is not a date', 'values are not dates')} in the order of the others${where.en}`}.`,
              zh: `列“${column}”保留为文本：${count === 0 ? '各日期的年月日次序不一致' : `${count} 个值不是日期，或年月日次序不同${where.zh}`}。`,
            },
    };
  },
  /** @param months what stands behind the point of 2024.1 and 2024.10 */
  yearMonths: (column: string, months: ReadonlySet<string>): CsvProblem => {
    const isOctoberLost = months.has('1') && !months.has('10') && [...months].some((month) => month.length > 1);
    return isOctoberLost
      ? {
          code: 'months_ambiguous',
          text: {
            en: `Column "${column}" writes months as 2024.1 and has no 2024.10: a spreadsheet has taken the zero of October away. Rows of October would count as January; write months as 2024-10 or 202410 and export again.`,
            zh: `列“${column}”以 2024.1 的形式写月份，却没有 2024.10：10 月末尾的 0 已被表格软件去掉，10 月会被当作 1 月。请将月份写成 2024-10 或 202410 后重新导出。`,
          },
        }
      : {
          code: 'months_kept',
          text: {
            en: `Column "${column}" holds months such as 2024.1; it was kept as text, so that 2024.10 is October and not January.`,
            zh: `列“${column}”以 2024.1 的形式写月份，已按文本保留，2024.10 为 10 月，不会当作 1 月。`,
          },
        };
  },
  lineTails: (mark: string): CsvProblem => ({
    code: 'line_tails',
    text: {
      en: `Every line ends with "${mark}"; it was left out.`,
      zh: `每行末尾都有“${mark}”，已略去。`,
    },
  }),
  otherTables: (lines: readonly number[]): CsvProblem => ({
    code: 'other_tables',
    count: lines.length,
    text: {
      en: `The file holds ${lines.length === 1 ? 'another table' : 'other tables'} with a header of ${lines.length === 1 ? 'its' : 'their'} own (${inLines(lines).en}). Rows there that do not fit the first table were left out; save that part as a file of its own to read it.`,
      zh: `文件中另有${lines.length === 1 ? '一张' : `${lines.length} 张`}带表头的表（${inLines(lines).zh}），其中与首表不符的行未导入。如需读取，请将该部分另存为单独文件。`,
    },
  }),
  repeatedHeaders: (count: number): CsvProblem => ({
    code: 'headers_repeated',
    count,
    text: {
      en: `The header is repeated ${many(count, 'time')} between the rows, as at page breaks; it was left out there.`,
      zh: `表头在数据中重复出现 ${count} 次（分页打印所致），已略去。`,
    },
  }),
  totalRows: (count: number): CsvProblem => ({
    code: 'total_rows_left_out',
    count,
    text: {
      en: `${many(count, 'total row names itself', 'total rows name themselves')} in a column of dates or numbers; ${count === 1 ? 'it was' : 'they were'} left out; see the left-out lines.`,
      zh: `${count} 个合计行的名称写在日期或数值列中，未导入；见“未导入的行”。`,
    },
  }),
  numberForm: (column: string, { comma, unit, mixed, scale = 1 }: NumberForm): CsvProblem => {
    const factor = (unitOf(unit)?.[1] ?? 1) * scale;
    const share = unit === '%' || unit === '‰';
    const at: Text = comma
      ? { en: 'with a decimal comma (1,5 is one and a half, 1.000 a thousand)', zh: '按逗号小数（1,5 为一点五，1.000 为一千）' }
      : { en: '', zh: '' };
    if (mixed === true)
      return {
        code: 'units_mixed',
        text: {
          en:
            `Column "${column}": values carry different units, such as ${unit}; each was read with its own factor, so that all are alike ${at.en}`.trim() +
            '.',
          zh: `列“${column}”：各值单位不同（如 ${unit}），已分别换算为同一单位${at.zh}。`,
        },
      };
    if (unit === '')
      return { code: 'decimal_comma', text: { en: `Column "${column}" was read ${at.en}.`, zh: `列“${column}”${at.zh}读取。` } };
    if (factor === 1)
      return {
        code: 'unit_removed',
        text: {
          en:
            `Column "${column}": every value carries the unit ${unit}; it was taken off and the numbers kept as they are ${at.en}`.trim() +
            '.',
          zh: `列“${column}”：每个值都带单位 ${unit}，已去掉单位，数值不变${at.zh}。`,
        },
      };
    return share
      ? {
          code: 'percent_divided',
          text: {
            en: `Column "${column}": the values in ${unit} were read as shares, so 12.5${unit} is ${String((12.5 * factor * 1e6) / 1e6)}.`,
            zh: `列“${column}”：带 ${unit} 的值按比例读取，12.5${unit} 记为 ${String(12.5 * factor)}。`,
          },
        }
      : {
          code: 'unit_factor',
          text: {
            en:
              `Column "${column}": every value carries ${unit}, so it was multiplied: 1 ${unit} is ${String(factor)} ${at.en}`.trim() +
              '.',
            zh: `列“${column}”：每个值都带 ${unit}，已换算：1 ${unit} 记为 ${String(factor)}${at.zh}。`,
          },
        };
  },
  offsets: (column: string, offset: number, mixed: boolean): CsvProblem => {
    const minutes = Math.abs(offset);
    const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    const zone = offset === 0 ? 'UTC' : `${offset < 0 ? '-' : '+'}${clock}`;
    return mixed
      ? {
          code: 'time_offsets_mixed',
          text: {
            en: `Column "${column}": times carry different offsets from UTC; all were brought to ${zone}, those without one taken as they stand.`,
            zh: `列“${column}”：各时间的时区不同，已统一换算为 ${zone}，未注明时区的按原样读取。`,
          },
        }
      : {
          code: 'time_offset',
          text: {
            en: `Column "${column}": every time carries ${zone}; it was read as the clock shows it there.`,
            zh: `列“${column}”：各时间均注明时区 ${zone}，按当地钟面时间读取。`,
          },
        };
  },
  unnamedTotal: (line: number, columns: readonly string[]): CsvProblem => ({
    code: 'total_row_unnamed',
    count: 1,
    text: {
      en: `The last row (line ${line}) has no name and holds the sums of ${columns.slice(0, 3).join(', ')}: a total row. It was left out; see the left-out lines.`,
      zh: `末行（第 ${line} 行）没有名称，其数值为${columns.slice(0, 3).join('、')}各列之和，视为合计行，未导入；见“未导入的行”。`,
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

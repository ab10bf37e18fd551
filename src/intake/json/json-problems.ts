/** Owns the words about what was found in a JSON file. */
import { AppError } from '../../lib/errors';
import { many } from '../../lib/many';
import type { CsvProblem } from '../csv/csv-problems';
import type { JsonBreak } from './json-tokens';

export const jsonProblems = {
  broken: ({ line, position, reason }: JsonBreak): CsvProblem => ({
    code: 'json_broken',
    text: {
      en: `The file breaks off or is damaged in line ${line}, position ${position}: ${reason.en}. Only the rows before it were read; export the file again.`,
      zh: `文件在第 ${line} 行第 ${position} 个字节处中断或损坏：${reason.zh}。只读取了此前的行，请重新导出。`,
    },
  }),
  namesLeftOut: (count: number): CsvProblem => ({
    code: 'columns_left_out',
    count,
    text: {
      en: `The records have ${many(count, 'more name', 'more names')} than the 16,384 columns there can be; ${count === 1 ? 'its values' : 'their values'} were left out.`,
      zh: `记录中的字段比上限 16384 列多出 ${count} 个，其值未导入。`,
    },
  }),
} as const;

/** The error of a file of which no row can be read. */
export function notJson(file: string, { line, position, reason }: JsonBreak): AppError {
  return new AppError('json_broken', {
    en: `"${file}" is no valid JSON: in line ${line}, position ${position}, ${reason.en}. Export it again, or save it as CSV.`,
    zh: `“${file}”不是有效的 JSON：第 ${line} 行第 ${position} 个字节处，${reason.zh}。请重新导出，或另存为 CSV。`,
  });
}

/** The error of a file without records. */
export function emptyJson(file: string): AppError {
  return new AppError('json_empty', {
    en: `"${file}" holds no records. Check the period and the filter of the export.`,
    zh: `“${file}”中没有记录。请检查导出的时间范围与筛选条件。`,
  });
}

/** The error of a large file that is not a list of records. */
export function tooLargeShape(file: string): AppError {
  return new AppError('json_too_large', {
    en: `"${file}" is too large for JSON that is not a list of records. Export it as one record a line (NDJSON) or as CSV.`,
    zh: `“${file}”过大，且不是记录列表形式的 JSON。请导出为每行一条记录（NDJSON）或 CSV。`,
  });
}

/** Owns which cells of the preview are marked, and what is said of each. */
import type { RawTable } from '../../intake/raw-table';
import { isTotalName } from '../../intake/totals';
import type { Text } from '../../lib/text';
import type { TableMapping } from '../../model/mapping';
import type { Unread } from '../../model/unread-cells';
import type { CellMark } from '../../ui/cell-mark';
import { oddTest } from './odd-values';

export const markText: Readonly<Record<CellMark, Text>> = {
  odd: { en: 'not like the other values of its column', zh: '与本列其他值不同' },
  unread: { en: 'cannot be read: counts as missing', zh: '无法识别，按缺失处理' },
  none: { en: 'stands for no value: read as missing', zh: '表示无值，按缺失处理' },
  total: { en: 'row of totals', zh: '合计行' },
};

const noNumber: Text = { en: 'not a number: counts as missing', zh: '不是数值，按缺失处理' };
const excelError: Text = { en: 'an error of Excel: counts as missing', zh: 'Excel 错误值，按缺失处理' };
/** As Excel writes them, such as `#DIV/0!`; `#N/A` is one too. */
const ERROR = /^#[A-Z/0_]+[!?]?$/;
const noDate: Text = { en: 'not a date: counts as missing', zh: '不是日期，按缺失处理' };

export interface PreviewMarks {
  of(row: number, column: number): CellMark | null;
  note(row: number, column: number): Text;
  /** What the file has in a cell that became NULL; null for any other. */
  written(row: number, column: number): string | null;
}

/**
 * @param cell value of a row under a column's name
 * @param unread see readUnread; empty until the engine has answered
 */
export function previewMarks(
  table: RawTable,
  mapping: TableMapping,
  cell: (row: number, name: string) => unknown,
  unread: ReadonlyMap<string, readonly (Unread | null)[]>,
): PreviewMarks {
  const roles = new Map(mapping.columns.map(({ column, use }) => [column, 'role' in use ? use.role : '']));
  const names = table.columns.map(({ name }) => name);
  const isOdd = table.columns.map((column) => oddTest(column, roles.get(column.name) ?? ''));
  const missing = new Map((table.missingCells ?? []).map(({ row, column, text }) => [`${String(row)} ${column}`, text]));
  const written = (row: number, column: number): string | null =>
    missing.size === 0 ? null : (missing.get(`${String(row)} ${names[column] ?? ''}`) ?? null);
  const isTotal = (row: number): boolean => table.totals.some(({ column }) => isTotalName(String(cell(row, column) ?? '')));
  const unreadAt = (row: number, column: number): Unread | null => unread.get(names[column] ?? '')?.[row] ?? null;
  const of = (row: number, column: number): CellMark | null => {
    const text = written(row, column);
    if (text !== null) return ERROR.test(text) ? 'unread' : 'none';
    if (isTotal(row)) return 'total';
    const failed = unreadAt(row, column);
    if (failed !== null) return failed === 'none' ? 'none' : 'unread';
    const value = cell(row, names[column] ?? '');
    return typeof value === 'string' && isOdd[column]?.(value) === true ? 'odd' : null;
  };
  return {
    of,
    note(row, column) {
      const mark = of(row, column);
      const failed = unreadAt(row, column);
      if (mark === 'unread' && failed === null) return excelError;
      if (mark === 'unread') return failed === 'number' ? noNumber : noDate;
      return markText[mark ?? 'none'];
    },
    written,
  };
}

/** Owns a chart's table as tab-separated text, for the clipboard and Excel. */
import type { ChartTable } from '../charts/chart';
import type { Locale } from '../lib/text';

/** Heading line and rows; tabs and line ends inside a value become spaces. Numbers stay plain, so that Excel can calculate. */
export function tableAsText(table: ChartTable, locale: Locale): string {
  const lines = [table.columns.map((column) => column.text[locale]), ...table.rows.map((row) => row.map(cellText))];
  return lines.map((line) => line.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}

/** A text that a spreadsheet would run as a formula gets an apostrophe in front. */
function cellText(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** Owns a chart's table on the clipboard: tab-separated text, and the same with the formats that a spreadsheet keeps. */
import type { ChartTable } from '../charts/chart';
import type { Locale } from '../lib/text';
import type { RichText } from '../ui/copy-text';

type Cell = ChartTable['rows'][number][number];

export function copiedTable(table: ChartTable, locale: Locale): RichText {
  return { text: tableAsText(table, locale), html: tableAsHtml(table, locale) };
}

/** Heading line and rows; tabs and line ends inside a value become spaces. Numbers stay plain, so that Excel can calculate. */
export function tableAsText(table: ChartTable, locale: Locale): string {
  const lines = [table.columns.map((column) => column.text[locale]), ...table.rows.map((row) => row.map(cellText))];
  return lines.map((line) => line.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}

/** A text that a spreadsheet would run as a formula gets an apostrophe in front. */
function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** The unit at the end of a heading: "Share (%)", "满意率，%". */
const PERCENT = /\s*(?:[（(]%[)）]|[,，]\s*%)$/;
const MOST_DECIMALS = 4;

/**
 * A table whose cells a spreadsheet takes as they are meant: numbers as numbers with their decimals, percents as percents, and all else as text,
 * so that a customer number keeps its digits and a month is no date.
 */
export function tableAsHtml({ columns, rows }: ChartTable, locale: Locale): string {
  const kinds = columns.map(({ text, numeric }, i) => {
    const isPercent = numeric && PERCENT.test(text.en);
    return { isPercent, numeric, decimals: numeric ? decimalsOf(rows.map((row) => row[i] ?? null)) : 0 };
  });
  const head = columns.map(({ text }, i) => {
    const words = kinds[i]?.isPercent === true ? text[locale].replace(PERCENT, '') : text[locale];
    return `<th style="text-align:${kinds[i]?.numeric === true ? 'right' : 'left'}">${escaped(words)}</th>`;
  });
  const body = rows.map((row) => `<tr>${row.map((cell, i) => htmlCell(cell, kinds[i])).join('')}</tr>`);
  return `<meta charset="utf-8"><table border="1" style="border-collapse:collapse"><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

interface Kind {
  readonly isPercent: boolean;
  readonly numeric: boolean;
  readonly decimals: number;
}

function htmlCell(cell: Cell, kind: Kind | undefined): string {
  if (cell === null) return '<td></td>';
  const number = kind?.numeric === true ? numberOf(cell) : null;
  if (number === null || kind === undefined) return `<td style="mso-number-format:'\\@'">${escaped(cellText(cell))}</td>`;
  const places = kind.decimals === 0 ? '0' : `0.${'0'.repeat(kind.decimals)}`;
  const isPercent = kind.isPercent || number.isPercent;
  // A percentage is read from its sign: what stands there is what is meant in every program.
  const [format, text] = isPercent
    ? [`${places}%`, `${number.value.toFixed(kind.decimals)}%`]
    : [`#,##${places}`, String(number.value)];
  return `<td style="text-align:right;mso-number-format:'${format.replace(/[,#.%]/g, '\\$&')}'">${text}</td>`;
}

/** A number, or one that stands as text with its sign. */
function numberOf(cell: string | number): { readonly value: number; readonly isPercent: boolean } | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? { value: cell, isPercent: false } : null;
  const [, sign = '', digits = '', percent] = /^([+−-]?)(\d[\d,]*(?:\.\d+)?)\s*(%?)$/.exec(cell) ?? [];
  if (digits === '') return null;
  const value = Number(digits.replaceAll(',', ''));
  return { value: sign === '' || sign === '+' ? value : -value, isPercent: percent === '%' };
}

function decimalsOf(cells: readonly Cell[]): number {
  const lengths = cells.map((cell) => {
    const number = cell === null ? null : numberOf(cell);
    return number === null ? 0 : (/\.(\d+)$/.exec(String(number.value))?.[1]?.length ?? 0);
  });
  return Math.min(MOST_DECIMALS, Math.max(0, ...lengths));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Owns what a raw line of a delimited file looks like on screen and in exports while the mask is on. */
import type { TableMapping } from './mapping';
import { maskValue } from './masking';
import { readHeader } from './header-name';

const LONG_NUMBER = /\d{7,}/g;

/** Cells of one line; quotes keep a delimiter inside a cell. Without a delimiter the line is one cell. */
export function lineCells(line: string, delimiter: string | undefined): string[] {
  if (delimiter === undefined || delimiter === '') return [line];
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const char of line) {
    if (char === '"') quoted = !quoted;
    if (char === delimiter && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += char;
  }
  return [...cells, cell];
}

/**
 * The cells under the mask: those that stand where a personal column stands, and in any cell every run of seven digits and more.
 * Left as they are: cells of the header, the one cell of a title row, and words where a number belongs, so that wrongly decoded
 * headers can be seen as such.
 */
export function maskCells(cells: readonly string[], mapping: TableMapping): string[] {
  return cells.map((cell, i) => {
    const entry = mapping.columns[i];
    const role = entry?.use.kind === 'role' ? entry.use.role : '';
    const isHeader = entry !== undefined && readHeader(cell.replace(/"/g, '')).key === readHeader(entry.column).key;
    const isWord = role === 'customer_id' && !/\d/.test(cell);
    const shown = cells.length < 2 || isHeader || isWord || role === '' ? cell : maskValue(role, cell);
    return shown.replace(LONG_NUMBER, (digits) => maskValue('customer_id', digits));
  });
}

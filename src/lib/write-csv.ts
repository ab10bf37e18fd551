/** Owns CSV as it leaves the page: opened by a spreadsheet with its characters right, and no cell that it would run. */

const BYTE_ORDER_MARK = '\ufeff';
/** What Excel, WPS and LibreOffice take for a formula or a command at the start of a cell; full-width forms are folded by some of them. */
const RUNS = /^[\s\u00a0]*[=+\-@\t\r＝＋－＠]/;
const IS_NUMBER = /^[-+]?\d[\d,]*(?:\.\d+)?(?:e[-+]?\d+)?%?$/i;

/** A leading apostrophe makes it text for a spreadsheet. Plain numbers, negative ones too, stay numbers. */
export function harmlessCell(text: string): string {
  return RUNS.test(text) && !IS_NUMBER.test(text) ? `'${text}` : text;
}

/** UTF-8 with a byte-order mark, commas, CRLF, quotes where needed. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + csvLines(rows);
}

/** Some rows of it, for a file that is written piece by piece; the first piece is that of writeCsv. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map((cell) => quoted(harmlessCell(cell))).join(',')}\r\n`).join('');
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;
}

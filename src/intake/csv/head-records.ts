/** Owns the splitting of a file's first lines into texts, to find its layout; rows for loading are split by record-splitter. */

export interface HeadRecord {
  readonly cells: readonly string[];
  /** Physical line of its first character, from 1, and position in the text behind its line end. */
  readonly line: number;
  readonly end: number;
  /** A quote opens or closes within a cell that is not quoted: the delimiter is probably another. */
  readonly torn: boolean;
}

/** At most `most` records. A quote that nothing closes within the text is taken as a character. Empty lines are records of one empty cell. */
export function headRecords(text: string, delimiter: string, quote: string, most: number): HeadRecord[] {
  const records: HeadRecord[] = [];
  let i = 0;
  let line = 1;
  while (i < text.length && records.length < most) {
    const cells: string[] = [];
    const start = line;
    let torn = false;
    for (;;) {
      const quoted = quotedCell(text, i, delimiter, quote);
      const cell = quoted ?? plainCell(text, i, delimiter);
      if (quoted === null && (cell.text.startsWith(quote) || cell.text.endsWith(quote))) torn = true;
      cells.push(cell.text);
      line += cell.breaks;
      i = cell.end;
      if (text[i] !== delimiter) break;
      i++;
    }
    i += text.startsWith('\r\n', i) ? 2 : 1;
    line++;
    records.push({ cells, line: start, end: Math.min(i, text.length), torn });
  }
  return records;
}

interface Cell {
  readonly text: string;
  readonly end: number;
  readonly breaks: number;
}

function plainCell(text: string, start: number, delimiter: string): Cell {
  let i = start;
  while (i < text.length && text[i] !== delimiter && text[i] !== '\n' && text[i] !== '\r') i++;
  return { text: text.slice(start, i), end: i, breaks: 0 };
}

/** Null when the cell is not quoted, or its quote is followed by neither delimiter nor line end. */
function quotedCell(text: string, start: number, delimiter: string, quote: string): Cell | null {
  let open = start;
  while (text[open] === ' ') open++;
  if (text[open] !== quote) return null;
  let close = text.indexOf(quote, open + 1);
  while (close >= 0 && text[close + 1] === quote) close = text.indexOf(quote, close + 2);
  if (close < 0) return null;
  let end = close + 1;
  while (text[end] === ' ') end++;
  const next = text[end];
  if (next !== undefined && next !== delimiter && next !== '\n' && next !== '\r') return null;
  const body = text.slice(open + 1, close);
  return { text: body.replaceAll(quote + quote, quote), end, breaks: body.match(/\r\n|\r|\n/g)?.length ?? 0 };
}

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
      if (quoted === null && isTorn(cell.text, quote)) torn = true;
      cells.push(cell.text);
      line += cell.breaks;
      i = cell.end;
      if (!text.startsWith(delimiter, i) || i >= text.length) break;
      i += delimiter.length;
    }
    i += text.startsWith('\r\n', i) ? 2 : 1;
    line++;
    records.push({ cells, line: start, end: Math.min(i, text.length), torn });
  }
  return records;
}

/** An apostrophe is part of many words, a double quote of few. */
function isTorn(text: string, quote: string): boolean {
  // `="0012"` is how spreadsheets keep a text from becoming a number.
  if (text.startsWith(`=${quote}`) && text.indexOf(quote, 2) === text.length - 1) return false;
  if (text.startsWith(quote) || text.endsWith(quote)) return true;
  return quote === '"' && text.includes(quote) && text.split(quote).length % 2 === 0;
}

interface Cell {
  readonly text: string;
  readonly end: number;
  readonly breaks: number;
}

function plainCell(text: string, start: number, delimiter: string): Cell {
  let i = start;
  const first = delimiter[0];
  while (i < text.length && text[i] !== '\n' && text[i] !== '\r' && !(text[i] === first && text.startsWith(delimiter, i))) i++;
  return { text: text.slice(start, i), end: i, breaks: 0 };
}

/** Null when the cell is not quoted, or its quote is followed by neither delimiter nor line end. */
function quotedCell(text: string, start: number, delimiter: string, quote: string): Cell | null {
  let open = start;
  const blanks = delimiter !== ' ';
  while (blanks && text[open] === ' ') open++;
  if (text[open] !== quote) return null;
  for (let close = text.indexOf(quote, open + 1); close >= 0; close = text.indexOf(quote, close + 1)) {
    if (text[close + 1] === quote) {
      close++;
      continue;
    }
    let end = close + 1;
    while (blanks && text[end] === ' ') end++;
    const next = text[end];
    if (next === undefined || next === '\n' || next === '\r' || text.startsWith(delimiter, end)) {
      const body = text.slice(open + 1, close);
      return { text: body.replaceAll(quote + quote, quote), end, breaks: body.match(/\r\n|\r|\n/g)?.length ?? 0 };
    }
    // Behind a line end it opens a cell of the next record: the first one is never closed.
    if (/[\r\n]/.test(text.slice(open, close))) return null;
    // A quote that nothing escapes is text in a cell that ends with a quote before the next delimiter.
    if (text[close - 1] === '\\') continue;
    const stop = nextEnd(text, end, delimiter);
    if (text[stop - 1] !== quote || stop - 1 <= close) return null;
  }
  return null;
}

/** Position of the next delimiter or line end, less blanks before it. */
function nextEnd(text: string, start: number, delimiter: string): number {
  const { end } = plainCell(text, start, delimiter);
  let i = end;
  while (i > start && text[i - 1] === ' ') i--;
  return i;
}

/** Owns the forms of text that are not delimited by one byte, and their rewriting, line for line, into one that is. */

/** What stands between cells after rewriting: a control character that no export holds. */
export const CELL_END = '\u001f';
/** Quote of rewritten text where the file's own is no single byte. */
export const QUOTE = '\u0002';

export type LineForm =
  /** Delimiter and quote of more than a byte. */
  | { readonly kind: 'marks'; readonly delimiter: string; readonly quote: string | null }
  /** Every line ends with a mark that belongs to no cell. */
  | { readonly kind: 'tail'; readonly mark: string }
  /** Columns of fixed width, aligned by blanks: where each starts, Chinese characters counting two. */
  | { readonly kind: 'columns'; readonly starts: readonly number[] }
  /** A drawn table: `| a | b |`, with lines of dashes. */
  | { readonly kind: 'drawn' };

/** One line, without its end, in the new form; lines of dashes become empty. */
function rewriteLine(line: string, form: LineForm): string {
  switch (form.kind) {
    case 'marks':
      return line;
    case 'tail':
      return line.endsWith(form.mark) ? line.slice(0, -form.mark.length) : line;
    case 'drawn':
      return isRule(line) ? '' : drawnCells(line).join(CELL_END);
    case 'columns':
      return isRule(line) ? '' : columnCells(line, form.starts).join(CELL_END);
  }
}

/** True for a line that only draws: dashes, pluses, pipes. */
export function isRule(line: string): boolean {
  return /^[\s|+:=─│┼├┤-]*[-=─]{2,}[\s|+:=─│┼├┤-]*$/.test(line);
}

/** Cells between pipes, the outer pipes and the blanks around each left out. */
export function drawnCells(line: string): string[] {
  return line
    .trim()
    .replace(/^[|│]/, '')
    .replace(/[|│]$/, '')
    .split(/[|│]/)
    .map((cell) => cell.trim());
}

/** Width of a character in a column of fixed width. */
export function widthOf(character: string): number {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\ud840-\ud8bf]/.test(
    character,
  )
    ? 2
    : 1;
}

/** A line that does not reach as far has empty cells at its end. */
export function columnCells(line: string, starts: readonly number[]): string[] {
  const cells = starts.map(() => '');
  let at = 0;
  let column = 0;
  for (const character of line) {
    while (column + 1 < starts.length && at >= (starts[column + 1] ?? Infinity)) column++;
    cells[column] = `${cells[column] ?? ''}${character}`;
    at += widthOf(character);
  }
  return cells.map((cell) => cell.trim());
}

/** The whole text; lines stay lines. */
export function rewriteText(text: string, form: LineForm): string {
  if (form.kind === 'marks') return withMarks(text, form.delimiter, form.quote);
  return text.replace(/[^\r\n]+/g, (line) => rewriteLine(line, form));
}

function withMarks(text: string, delimiter: string, quote: string | null): string {
  const quoted = quote === null ? text : text.replaceAll(quote, QUOTE);
  const mark = quote === null ? '"' : QUOTE;
  // Within quotes it is text.
  return quoted.replace(/[^\r\n]+/g, (line) => {
    if (!line.includes(mark)) return line.replaceAll(delimiter, CELL_END);
    return line
      .split(mark)
      .map((part, i) => (i % 2 === 0 ? part.replaceAll(delimiter, CELL_END) : part))
      .join(mark);
  });
}

/** Rewrites a stream of UTF-8 chunks; the last line of a chunk waits for the next. */
export class LineRewriter {
  private rest = '';
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  private readonly encoder = new TextEncoder();

  constructor(private readonly form: LineForm) {}

  add(chunk: Uint8Array, last: boolean): Uint8Array {
    const text = this.rest + this.decoder.decode(chunk, { stream: !last });
    const end = last ? text.length : Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r', text.length - 2)) + 1;
    this.rest = text.slice(end);
    return this.encoder.encode(rewriteText(text.slice(0, end), this.form));
  }
}

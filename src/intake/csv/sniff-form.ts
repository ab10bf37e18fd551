/** Owns the recognition of text that is laid out for the eye: drawn tables and columns of fixed width. */
import { columnCells, drawnCells, isRule, widthOf, type LineForm } from './line-form';

const LINES = 200;
/** Share of the lines that a form has to explain. */
const ENOUGH = 0.9;

/** Null for text that is delimited, or of one column. Asked only when no delimiter makes columns, or pipes do. */
export function sniffForm(text: string): LineForm | null {
  const lines = text
    .split(/\r\n|\r|\n/, LINES + 1)
    .slice(0, LINES)
    .filter((line) => line.trim() !== '');
  if (lines.length < 2) return null;
  return drawn(lines) ?? columns(lines);
}

/** Pipes with a line of dashes, or at both ends of every line. */
function drawn(lines: readonly string[]): LineForm | null {
  const rows = lines.filter((line) => !isRule(line));
  const piped = rows.filter((line) => /[|│]/.test(line));
  if (piped.length < rows.length * ENOUGH || piped.length < 2) return null;
  const enclosed = piped.every((line) => /^\s*[|│].*[|│]\s*$/.test(line));
  const ruled = lines.some((line) => isRule(line) && /[|+│┼]/.test(line));
  const widths = piped.map((line) => drawnCells(line).length);
  const usual = widths.filter((width) => width === widths[0]).length;
  return (enclosed || ruled) && (widths[0] ?? 0) > 1 && usual >= piped.length * ENOUGH ? { kind: 'drawn' } : null;
}

/** Columns start where, in every line, text stands behind a blank that no line fills. */
function columns(lines: readonly string[]): LineForm | null {
  // What runs over all columns is a title or a remark.
  const ruled = lines.findIndex(isRule);
  const rows = lines.filter((line) => !isRule(line) && / {2}|\t/.test(line.trim()));
  if (rows.length < 3 || rows.length < lines.length * 0.6) return null;
  const widest = Math.max(...rows.map((line) => [...line].reduce((sum, c) => sum + widthOf(c), 0)));
  const filled = new Array<number>(widest + 1).fill(0);
  const begins = new Array<number>(widest + 1).fill(0);
  for (const line of rows) {
    let at = 0;
    let before = ' ';
    for (const character of line) {
      if (character !== ' ') {
        for (let i = at; i < at + widthOf(character); i++) filled[i] = (filled[i] ?? 0) + 1;
        if (before === ' ') begins[at] = (begins[at] ?? 0) + 1;
      }
      before = character;
      at += widthOf(character);
    }
  }
  const starts: number[] = [];
  let gap = true;
  for (let at = 0; at <= widest; at++) {
    if ((filled[at] ?? 0) === 0) gap = true;
    else if (gap) {
      starts.push(at);
      gap = false;
    }
  }
  const ruler = lines[ruled] ?? '';
  const drawnStarts = [...ruler.matchAll(/-+|=+/g)].map(({ index }) => index);
  if (/^[-= ]+$/.test(ruler) && drawnStarts.length > 1) return { kind: 'columns', starts: [0, ...drawnStarts.slice(1)] };
  // A gap of one blank that few rows have text behind is one between words.
  const kept = starts.filter((start, i) => {
    const next = starts[i + 1] ?? widest + 1;
    const used = rows.filter((line) => cellBetween(line, start, next) !== '').length;
    return i === 0 || used >= rows.length * 0.5 || (filled[start - 2] ?? 0) === 0;
  });
  if (kept.length < 2) return null;
  // Every column is filled in a good part of the rows, and rows fill most columns.
  const cells = rows.map((line) => columnCells(line, kept));
  const used = kept.map((_, i) => cells.filter((row) => row[i] !== '').length);
  const isClear =
    used.every((count) => count >= rows.length * 0.3) && used.filter((count) => count >= rows.length * ENOUGH).length >= 2;
  return isClear ? { kind: 'columns', starts: [0, ...kept.slice(1)] } : null;
}

function cellBetween(line: string, from: number, to: number): string {
  return columnCells(line, [0, from, to])[1] ?? '';
}

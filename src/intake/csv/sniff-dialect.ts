/** Owns the guess of the delimiter, the quote and its escape from the first lines. */
import { headRecords, type HeadRecord } from './head-records';

const DELIMITERS = [',', '\t', ';', '|'] as const;
/** Rare ones, taken only when nearly every record agrees and more of them than under a usual one. */
const RARE_DELIMITERS = ['^', '~', '§', '，', '；', '\u0001', '\u001f', '\u001e', '::'] as const;
/** These stand in ordinary text and times, too: every record, header included, has to agree on three cells and more. */
const WORDY_DELIMITERS = ['=>', '<>', '¦', '·', '•', '、', '#', '@', '!', '$', '*', ':', ' '] as const;
const WORDY: ReadonlySet<string> = new Set(WORDY_DELIMITERS);
const RECORDS = 100;
/** In favour of the delimiter of the first record, where another takes over in the middle of the file. */
const AT_TOP = 0.1;
const QUOTES = ['"', "'", '`', '´'] as const;
/** Cells of which some stand between pipes, as some databases quote text. */
const PIPED_LINE = /^(?:\|[^|\r\n]*\||[^|,;\t\r\n]*)(?:[,;\t](?:\|[^|\r\n]*\||[^|,;\t\r\n]*))+$/;

/** Excel's own hint on the first line: `sep=;`. */
export const SEPARATOR_LINE = /^sep=([\x01-\x7e])\r?(?:\n|$|\r)/i;

/** The delimiter under which most records have the same number of cells, quotes respected; more cells break a tie. `score` is about their share; 0 for a single column. */
export function sniffDelimiter(text: string, quote: string): { readonly delimiter: string; readonly score: number } {
  const hint = SEPARATOR_LINE.exec(text)?.[1];
  if (hint !== undefined) return { delimiter: hint, score: 1 };
  let best = { delimiter: '', score: 0 };
  for (const delimiter of DELIMITERS) {
    if (delimiter === quote) continue;
    const score = consistency(text, delimiter, quote);
    if (score > best.score) best = { delimiter, score };
  }
  for (const delimiter of [...RARE_DELIMITERS, ...WORDY_DELIMITERS]) {
    if (!text.includes(delimiter)) continue;
    const score = consistency(text, delimiter, quote);
    if (score > 0.9 && score > best.score && (best.score < 0.5 || !WORDY.has(delimiter))) best = { delimiter, score };
  }
  if (best.score > 0)
    return isDoubled(text, best.delimiter, quote) ? { ...best, delimiter: best.delimiter + best.delimiter } : best;
  // One column: any delimiter will do that does not occur, so that no cell is torn apart.
  return { delimiter: DELIMITERS.find((delimiter) => !text.includes(delimiter)) ?? '\u001f', score: 0 };
}

const isFilled = ({ cells }: HeadRecord): boolean => cells.some((cell) => cell !== '');

/** 0 when records are not split alike; otherwise the share of those that are, plus a little for each cell. Title rows of one cell do not count against it much. */
function consistency(text: string, delimiter: string, quote: string): number {
  const records = headRecords(text, delimiter, quote, RECORDS).filter(isFilled);
  const split = records.filter(({ cells }) => cells.length > 1).map(({ cells }) => cells.length);
  const { width, count } = usualWidth(split);
  const share = count / Math.max(1, records.length);
  const torn = records.filter((record) => record.torn && record.cells.length === width).length / Math.max(1, records.length);
  // Below titles nearly all is split; lines of words with a comma here and there are not.
  const first = records.findIndex(({ cells }) => cells.length === width);
  if (count < (records.length - first) * 0.5) return 0;
  if (WORDY.has(delimiter) && (share < 1 || width < 3 || records.length < 2)) return 0;
  return count < split.length * 0.5 || share < 0.25
    ? 0
    : Math.max(0.001, share - torn + Math.min(width, 50) / 500 + (records[0]?.cells.length === width ? AT_TOP : 0));
}

/** True for `a||b`: every other cell is empty in every record. */
function isDoubled(text: string, delimiter: string, quote: string): boolean {
  if (delimiter.length > 1 || !text.includes(delimiter + delimiter)) return false;
  const records = headRecords(text, delimiter, quote, RECORDS).filter(isFilled);
  return (
    records.length > 1 &&
    records.some(({ cells }) => cells.length > 2) &&
    records.every(({ cells }) => cells.length % 2 === 1 && cells.every((cell, i) => i % 2 === 0 || cell === ''))
  );
}

/** The most frequent number of cells; of equals the larger. */
export function usualWidth(widths: readonly number[]): { width: number; count: number } {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  let best = { width: 0, count: 0 };
  for (const [width, count] of counts) {
    if (count > best.count || (count === best.count && width > best.width)) best = { width, count };
  }
  return best;
}

/** Another quote than the double one only where it encloses cells and double quotes never do. */
export function sniffQuote(text: string): (typeof QUOTES)[number] | '|' {
  const enclosed = (quote: string): number =>
    text.match(new RegExp(`(?:^|[,;\\t|^~:\\r\\n]) *${quote}[^${quote}\\r\\n]*${quote} *(?=[,;\\t|^~:\\r\\n]|$)`, 'g'))?.length ??
    0;
  if (enclosed('"') > 0) return '"';
  if (arePipesQuotes(text)) return '|';
  return QUOTES.find((quote) => quote !== '"' && enclosed(quote) > 2) ?? '"';
}

function arePipesQuotes(text: string): boolean {
  if (!text.includes('|')) return false;
  const lines = text.split(/\r\n|\r|\n/, RECORDS).filter((line) => line !== '');
  const piped = lines.filter((line) => line.includes('|'));
  return (
    piped.length > 2 &&
    piped.every((line) => PIPED_LINE.test(line)) &&
    lines.filter((line) => PIPED_LINE.test(line)).length >= lines.length * 0.9
  );
}

/** True when quotes within quoted cells are marked by a backslash, as database exports do, instead of being doubled. */
export function sniffEscape(text: string, delimiter: string, quote: string): boolean {
  let escaped = 0;
  // A path such as "C:\data\" ends with a backslash that is none of an escape.
  let closing = 0;
  for (let at = text.indexOf(`\\${quote}`); at >= 0; at = text.indexOf(`\\${quote}`, at + 2)) {
    const next = text[at + 2] ?? '\n';
    if (next === '\n' || next === '\r' || text.startsWith(delimiter, at + 2)) closing++;
    else escaped++;
  }
  if (escaped === 0 || closing > escaped) return false;
  // Doubled quotes within text say that this file doubles them.
  const inner = `[^\\\\${quote}\\r\\n][${quote}][${quote}][^${quote}\\r\\n]`;
  const doubled = text.match(new RegExp(inner, 'g'))?.filter((found) => ![...found].some((c) => c === delimiter)).length ?? 0;
  return doubled === 0;
}

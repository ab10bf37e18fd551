/** Owns the guess of the delimiter and the quote from the first lines. */
import { headRecords } from './head-records';

const DELIMITERS = [',', '\t', ';', '|'] as const;
/** Rare ones, taken only when every record agrees and none of the usual fits. */
const RARE_DELIMITERS = ['^', '~', '\u0001', '\u001f', '\u001e'] as const;
const RECORDS = 100;

/** Excel's own hint on the first line: `sep=;`. */
export const SEPARATOR_LINE = /^sep=([\x01-\x7e])\r?(?:\n|$|\r)/i;

/** The delimiter under which most records have the same number of cells, quotes respected; more cells break a tie. A comma for a single column. */
export function sniffDelimiter(text: string, quote: string): string {
  const hint = SEPARATOR_LINE.exec(text)?.[1];
  if (hint !== undefined) return hint;
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const score = consistency(text, delimiter, quote);
    if (score > best.score) best = { delimiter, score };
  }
  if (best.score >= 0.5) return best.delimiter;
  const rare = RARE_DELIMITERS.find((delimiter) => text.includes(delimiter) && consistency(text, delimiter, quote) > 0.9);
  if (rare !== undefined) return rare;
  if (best.score > 0) return best.delimiter;
  // One column: any delimiter will do that does not occur, so that no cell is torn apart.
  return DELIMITERS.find((delimiter) => !text.includes(delimiter)) ?? '\u001f';
}

/** 0 when records are not split alike; otherwise the share of those that are, plus a little for each cell. Title rows of one cell do not count against it much. */
function consistency(text: string, delimiter: string, quote: string): number {
  const records = headRecords(text, delimiter, quote, RECORDS).filter(({ cells }) => cells.some((cell) => cell !== ''));
  const split = records.filter(({ cells }) => cells.length > 1).map(({ cells }) => cells.length);
  const { width, count } = usualWidth(split);
  const share = count / Math.max(1, records.length);
  const torn = records.filter((record) => record.torn).length / Math.max(1, records.length);
  return count < split.length * 0.5 || share < 0.25 ? 0 : Math.max(0.001, share - torn + Math.min(width, 50) / 500);
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

/** Single quotes only where they enclose cells and double quotes never do. */
export function sniffQuote(text: string): '"' | "'" {
  const enclosed = (quote: string): number =>
    text.match(new RegExp(`(?:^|[,;\\t|\\r\\n])${quote}[^${quote}\\r\\n]*${quote}(?=[,;\\t|\\r\\n]|$)`, 'g'))?.length ?? 0;
  return enclosed('"') === 0 && enclosed("'") > 2 ? "'" : '"';
}

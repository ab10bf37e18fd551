/** Owns the words of comments as a table. */
import type { Locale } from '../../lib/text';
import type { ChartContext, ChartTable } from '../chart';
import { percentCell, roundedCell } from '../table-cells';
import type { WordUses } from './query';
import { words } from './text';

/** One row a word in the order drawn; one that is not told keeps its counts and nothing else. */
export function tableOfWords(data: WordUses, _context: ChartContext, _locale: Locale): ChartTable {
  const numeric = [words.customers, words.answered, words.shareColumn, words.loColumn, words.hiColumn, words.gapColumn, words.p];
  return {
    columns: [{ text: words.term, numeric: false }, ...numeric.map((text) => ({ text, numeric: true }))],
    rows: data.words.map(({ term, customers, answered, share, interval, gap, p }) => [
      term,
      customers,
      answered,
      percentCell(share ?? NaN),
      percentCell(interval?.[0] ?? NaN),
      percentCell(interval?.[1] ?? NaN),
      percentCell(gap),
      roundedCell(p, 4),
    ]),
  };
}

/** Owns the distributions by segment as a table. */
import type { Locale } from '../../lib/text';
import type { ChartContext, ChartTable } from '../chart';
import { roundedCell, segmentName } from '../table-cells';
import type { Spreads } from './query';
import { median, words } from './text';

/** One row a segment; a hidden one keeps its n and nothing else. */
export function tableOfSpreads(data: Spreads, context: ChartContext, locale: Locale): ChartTable {
  const numeric = [words.known, words.missing, words.p25, median, words.p75];
  return {
    columns: [{ text: words.segment, numeric: false }, ...numeric.map((text) => ({ text, numeric: true }))],
    rows: data.rows.map(({ key, known, missing, q1, median: middle, q3 }) => {
      const told = known >= context.smallGroup;
      return [
        segmentName(context.segments, key, locale),
        known,
        missing,
        ...[q1, middle, q3].map((value) => roundedCell(told ? value : NaN, 4)),
      ];
    }),
  };
}

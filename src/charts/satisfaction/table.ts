/** Owns satisfaction by segment as a table. */
import type { Locale } from '../../lib/text';
import type { ChartContext, ChartTable } from '../chart';
import { percentCell, segmentName } from '../table-cells';
import { estimateOf } from './layout';
import type { SegmentAnswers } from './query';
import { words } from './text';

/** One row a segment; a hidden group keeps its n and nothing else. */
export function tableOfSatisfaction(data: readonly SegmentAnswers[], context: ChartContext, locale: Locale): ChartTable {
  return {
    columns: [
      { text: words.segment, numeric: false },
      ...[words.answered, words.shareColumn, words.loColumn, words.hiColumn].map((text) => ({ text, numeric: true })),
    ],
    rows: data.map((row) => {
      const estimate = estimateOf(row.answered, row.top2, context.smallGroup);
      const [lo, hi] = estimate?.interval ?? [NaN, NaN];
      return [
        segmentName(context.segments, row.key, locale),
        row.answered,
        percentCell(estimate?.share ?? NaN),
        percentCell(lo),
        percentCell(hi),
      ];
    }),
  };
}

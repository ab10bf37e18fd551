/** Owns region × segment as a table. */
import type { Locale } from '../../lib/text';
import type { ChartContext, ChartTable } from '../chart';
import { percentCell, segmentName } from '../table-cells';
import { leastOf, rowName } from './layout';
import type { RegionSegments } from './query';
import { sharesOf } from './shares';
import { field, words } from './text';

/** One row a region and segment, both shares. */
export function tableOfRegionSegments(data: RegionSegments, context: ChartContext, locale: Locale): ChartTable {
  const least = leastOf(context);
  const byRegion = sharesOf(data, 'region', least);
  const bySegment = sharesOf(data, 'segment', least);
  const numeric = (text: { en: string; zh: string }) => ({ text, numeric: true });
  return {
    columns: [
      { text: data.field?.text ?? field, numeric: false },
      { text: words.segmentColumn, numeric: false },
      ...[words.customers, words.rowColumn, words.shareColumn].map(numeric),
    ],
    rows: byRegion.rows.flatMap((row, r) =>
      row.cells.map((cell, c) => [
        rowName(row, context.smallGroup, locale),
        segmentName(context.segments, data.keys[c] ?? '', locale),
        cell.customers,
        percentCell(cell.share),
        percentCell(bySegment.rows[r]?.cells[c]?.share ?? NaN),
      ]),
    ),
  };
}

/** Owns segment sizes as a table. */
import type { Locale } from '../../lib/text';
import type { ChartContext, ChartTable } from '../chart';
import { percentCell, segmentName } from '../table-cells';
import type { SegmentSizes } from './query';
import { words } from './text';

/** One row a segment; energy columns only where the fact is there. */
export function tableOfSegmentSizes(data: SegmentSizes, context: ChartContext, locale: Locale): ChartTable {
  const customers = data.rows.reduce((total, row) => total + row.customers, 0);
  const energy = data.rows.reduce((total, row) => total + row.energyKwh, 0);
  const numeric = (text: (typeof words)[keyof typeof words]) => ({ text, numeric: true });
  return {
    columns: [
      { text: words.segment, numeric: false },
      numeric(words.customers),
      numeric(words.customerShareColumn),
      ...(data.hasEnergy ? [words.energyColumn, words.energyShareColumn, words.known].map(numeric) : []),
    ],
    rows: data.rows.map((row) => [
      segmentName(context.segments, row.key, locale),
      row.customers,
      percentCell(row.customers / customers),
      ...(data.hasEnergy ? [row.energyKwh, percentCell(energy > 0 ? row.energyKwh / energy : NaN), row.known] : []),
    ]),
  };
}

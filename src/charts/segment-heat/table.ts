/** Owns the heat map of profiles as a table. */
import type { Locale } from '../../lib/text';
import type { ChartContext, ChartTable } from '../chart';
import type { MomentsTable } from '../segment-moments';
import { roundedCell, segmentName } from '../table-cells';
import { heatRows } from './rows';
import { words } from './text';

/** One row a measure and segment, in the order drawn; a hidden group keeps its n and nothing else. */
export function tableOfHeat(data: MomentsTable, context: ChartContext, locale: Locale): ChartTable {
  const text = (of: { en: string; zh: string }) => ({ text: of, numeric: false });
  const numeric = (of: { en: string; zh: string }) => ({ text: of, numeric: true });
  return {
    columns: [
      ...[words.measure, words.unit, words.segment].map(text),
      ...[words.mean, words.allMean, words.zColumn, { en: 'n', zh: 'n' }].map(numeric),
    ],
    rows: heatRows(data, context.smallGroup, context.dominated).flatMap(({ field, cells, all }) =>
      cells.map((cell, i) => [
        field.text[locale],
        field.unit?.[locale] ?? '',
        segmentName(context.segments, data.segments[i]?.key ?? '', locale),
        roundedCell(cell.mean, 4),
        roundedCell(all.mean, 4),
        roundedCell(cell.z, 2),
        cell.n,
      ]),
    ),
  };
}

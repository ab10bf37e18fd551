/** Owns the monthly trend as a table. */
import type { Locale } from '../../lib/text';
import type { ChartContext, ChartTable } from '../chart';
import { roundedCell, segmentName } from '../table-cells';
import { leastOf } from './measure';
import type { Trend } from './query';
import { words } from './text';

/** One row a segment and month with data; groups that may not be shown keep their n and lose their figures. */
export function tableOfTrend(data: Trend, context: ChartContext, locale: Locale): ChartTable {
  const { segments, dominated } = context;
  const least = leastOf(context);
  return {
    columns: [
      { text: words.segment, numeric: false },
      { text: words.month, numeric: false },
      ...[words.customers, words.kwh, words.amount, words.price, words.each].map((text) => ({ text, numeric: true })),
    ],
    rows: data.series.flatMap(({ key, points }) =>
      points.flatMap((point, i) => {
        if (point === null) return [];
        const cell = (n: number, value: number, decimals: number): number | null =>
          n > 0 && n >= least && dominated?.keys.has(key) !== true ? roundedCell(value, decimals) : null;
        return [
          [
            segmentName(segments, key, locale),
            (data.months[i] ?? '').slice(0, 7),
            point.customers,
            cell(point.kwhKnown, point.kwh, 1),
            cell(point.amountKnown, point.amount, 2),
            cell(point.priced, point.pricedAmount / point.pricedKwh, 4),
            cell(point.kwhKnown, point.kwh / point.kwhKnown, 1),
          ],
        ];
      }),
    ),
  };
}

/** Owns load curves as a table. */
import { formatHour } from '../../lib/format';
import type { Locale } from '../../lib/text';
import type { ChartContext, ChartTable } from '../chart';
import { roundedCell, segmentName } from '../table-cells';
import type { SegmentCurve, Spread } from './query';
import { shownCurves } from './shown';
import { words } from './text';

/** One row a shown segment and slot, in both scales; a group too small for a band has none. */
export function tableOfLoadCurves(data: readonly SegmentCurve[], context: ChartContext, locale: Locale): ChartTable {
  const { shown, allSmall } = shownCurves(data, context.smallGroup, context.dominated);
  const cells = ({ mean, p10, p90 }: Spread): (number | null)[] =>
    [mean, allSmall ? NaN : p10, allSmall ? NaN : p90].map((value) => roundedCell(value, 4));
  const { customers, meanColumn, p10Column, p90Column, relativeColumn, relativeP10Column, relativeP90Column } = words;
  return {
    columns: [
      { text: words.segment, numeric: false },
      { text: words.hour, numeric: false },
      ...[customers, meanColumn, p10Column, p90Column, relativeColumn, relativeP10Column, relativeP90Column].map((text) => ({
        text,
        numeric: true,
      })),
    ],
    rows: shown.flatMap((curve) =>
      curve.points.map((point) => [
        segmentName(context.segments, curve.key, locale),
        formatHour(point.hour),
        point.customers,
        ...cells(point.kw),
        ...cells(point.relative),
      ]),
    ),
  };
}

/** Owns the comparison as a table. */
import type { Locale } from '../../lib/text';
import type { ChartContext, ChartTable } from '../chart';
import type { MomentsTable } from '../segment-moments';
import { STANDINGS } from '../standing';
import { roundedCell, segmentName } from '../table-cells';
import { comparedRows } from './rows';
import { words } from './text';

/** One row a measure and segment, in the order drawn; a hidden group keeps its n and nothing else. */
export function tableOfCompared(data: MomentsTable, context: ChartContext, locale: Locale): ChartTable {
  const text = (of: { en: string; zh: string }) => ({ text: of, numeric: false });
  const numeric = (of: { en: string; zh: string }) => ({ text: of, numeric: true });
  return {
    columns: [
      ...[words.measure, words.unit, words.segment].map(text),
      ...[{ en: 'n', zh: 'n' }, words.mean, words.lo, words.hi, words.difference, words.effectColumn].map(numeric),
      text(words.inWords),
    ],
    rows: comparedRows(data, context.smallGroup, context.dominated).flatMap(({ field, cells }) =>
      cells.map(({ n, mean, interval, difference }, at) => [
        field.text[locale],
        field.unit?.[locale] ?? '',
        segmentName(context.segments, data.segments[at]?.key ?? '', locale),
        n,
        ...[mean, interval?.[0] ?? NaN, interval?.[1] ?? NaN, difference?.value ?? NaN].map((value) => roundedCell(value, 4)),
        roundedCell(difference?.effect ?? NaN, 2),
        difference === null ? '' : STANDINGS[difference.standing][locale],
      ]),
    ),
  };
}

/** Owns the levels of answers as a table. */
import type { Locale } from '../../lib/text';
import type { ChartContext, ChartTable } from '../chart';
import { percentCell } from '../table-cells';
import { levelShares, orderedRows, rowName } from './layout';
import type { Likert } from './query';
import { levels, question, words } from './text';

/** One row a question or group in the order of the drawing; a hidden one keeps its n and nothing else. */
export function tableOfLikert(data: Likert, context: ChartContext, locale: Locale): ChartTable {
  return {
    columns: [
      { text: data.field?.text ?? question, numeric: false },
      { text: words.answered, numeric: true },
      ...levels.map((level) => ({ text: { en: `${level.en} (%)`, zh: `${level.zh}（%）` }, numeric: true })),
    ],
    rows: orderedRows(data, context).map((row) => [
      rowName(data, row, context, locale),
      row.answered,
      ...levelShares(row).map((share) => (row.answered < context.smallGroup ? null : percentCell(share))),
    ]),
  };
}

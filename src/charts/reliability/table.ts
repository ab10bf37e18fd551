/** Owns reliability by group as a table. */
import type { Locale } from '../../lib/text';
import { factField } from '../../model/model-info';
import type { ChartContext, ChartTable } from '../chart';
import { roundedCell } from '../table-cells';
import { rankedGroups } from './layout';
import type { Reliability } from './query';
import * as text from './text';

/** One row a group, the most minutes a customer first; groups that are too small are left out. */
export function tableOfReliability(data: Reliability, context: ChartContext, locale: Locale): ChartTable {
  const { words } = text;
  const columns = [
    words.customers,
    words.saidiColumn,
    words.saifiColumn,
    words.caidiColumn,
    words.asaiColumn,
    words.plannedSaidiColumn,
    words.plannedSaifiColumn,
  ];
  const name = data.field === null || data.field === 'segment' ? text.segment : factField(context.model, data.field)?.text;
  return {
    columns: [{ text: name ?? text.field, numeric: false }, ...columns.map((one) => ({ text: one, numeric: true }))],
    rows: rankedGroups(data, 'saidi', context, locale).ranked.map(({ name: group, group: sums, indices }) => [
      group,
      sums.customers,
      roundedCell(indices.saidi, 2),
      roundedCell(indices.saifi, 4),
      roundedCell(indices.caidi, 2),
      roundedCell(100 * indices.asai, 5),
      roundedCell(sums.plannedMinutes / sums.customers, 2),
      roundedCell(sums.plannedInterruptions / sums.customers, 4),
    ]),
  };
}

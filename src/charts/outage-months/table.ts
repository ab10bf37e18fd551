/** Owns interruptions by month as a table. */
import type { ChartTable } from '../chart';
import { roundedCell } from '../table-cells';
import type { OutageMonths } from './query';
import { words } from './text';

/** One row a month, in order. */
export function tableOfMonths({ months }: OutageMonths): ChartTable {
  const numbers = [words.saidi, words.plannedSaidi, words.saifi, words.plannedSaifi];
  return {
    columns: [{ text: words.month, numeric: false }, ...numbers.map((text) => ({ text, numeric: true }))],
    rows: months.map((month) => [
      month.month,
      roundedCell(month.saidi, 2),
      roundedCell(month.plannedSaidi, 2),
      roundedCell(month.saifi, 4),
      roundedCell(month.plannedSaifi, 4),
    ]),
  };
}

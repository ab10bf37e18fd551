/** Owns the causes as a table. */
import type { Locale } from '../../lib/text';
import type { ChartContext, ChartTable } from '../chart';
import { percentCell, roundedCell } from '../table-cells';
import { causeName } from './layout';
import type { OutageCauses } from './query';
import { words } from './text';

/** One row a cause, the most customer-hours first; those that hit too few customers are left out. */
export function tableOfCauses({ causes }: OutageCauses, context: ChartContext, locale: Locale): ChartTable {
  const total = causes.reduce((sum, { minutes }) => sum + minutes, 0);
  const numbers = [words.hours, words.share, words.plannedShare, words.times, words.each, words.customers];
  return {
    columns: [{ text: words.cause, numeric: false }, ...numbers.map((text) => ({ text, numeric: true }))],
    rows: causes
      .filter(({ customers }) => customers >= context.smallGroup)
      .map((cause) => [
        causeName(cause.cause, locale),
        roundedCell(cause.minutes / 60, 1),
        percentCell(cause.minutes / total),
        percentCell(cause.plannedMinutes / cause.minutes),
        cause.interruptions,
        roundedCell(cause.minutes / cause.interruptions, 1),
        cause.customers,
      ]),
  };
}

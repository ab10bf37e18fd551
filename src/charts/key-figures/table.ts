/** Owns the key figures as a table: today's, then each month. */
import type { Locale } from '../../lib/text';
import { subjectOf } from '../subject';
import { roundedCell } from '../table-cells';
import type { ChartContext, ChartTable } from '../chart';
import type { Figure } from './query';
import { names, words } from './text';

/** One row a figure, and one a figure and month, the newest first. */
export function tableOfKeyFigures(figures: readonly Figure[], { model }: ChartContext, locale: Locale): ChartTable {
  return {
    columns: [
      { text: words.figure, numeric: false },
      { text: words.period, numeric: false },
      { text: words.value, numeric: true },
      { text: words.n, numeric: true },
    ],
    rows: figures.flatMap(({ id, now, months }) => {
      const name = id === 'customers' ? subjectOf(model.grain, locale).heading : names[id][locale];
      const newest = [...months].reverse();
      return [
        { period: words.now[locale], ...now },
        ...newest.map((month) => ({ ...month, period: month.period.slice(0, 7) })),
      ].map(({ period, value, base, n }) => [name, period, roundedCell(value / base, 4), n]);
    }),
  };
}

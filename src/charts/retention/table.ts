/** Owns retention by year of contract as a table. */
import type { Locale } from '../../lib/text';
import type { ChartContext, ChartTable } from '../chart';
import { percentCell } from '../table-cells';
import type { Retention } from './query';
import { retentionRows } from './rows';
import { words } from './text';

/** One row a span of years; shares of small groups are left out. */
export function tableOfRetention(data: Retention, context: ChartContext, locale: Locale): ChartTable {
  const rows = retentionRows(data, context.smallGroup, locale);
  const numeric = (...texts: (typeof words)[keyof typeof words][]) => texts.map((text) => ({ text, numeric: true }));
  const first = { text: words.age, numeric: false };
  if (data.left === null) {
    return {
      columns: [first, ...numeric(words.n, words.part)],
      rows: rows.map((row) => [row.name, row.group.customers, percentCell(row.value)]),
    };
  }
  return {
    columns: [first, ...numeric(words.n, words.gone, words.share, words.lo, words.hi)],
    rows: rows.map((row) => [
      row.name,
      row.group.known,
      Number.isFinite(row.value) ? row.group.gone : null,
      percentCell(row.value),
      percentCell(row.lo),
      percentCell(row.hi),
    ]),
  };
}

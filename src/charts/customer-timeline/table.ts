/** Owns the months of one customer as a table. */
import type { ChartTable } from '../chart';
import type { CustomerMonth } from './query';
import * as text from './text';

/** One row a month; the segment's median only where it has `smallGroup` customers. */
export function timelineTable(months: readonly CustomerMonth[], smallGroup: number): ChartTable {
  const known = (value: number): number | null => (Number.isNaN(value) ? null : value);
  return {
    columns: [
      { text: text.month, numeric: false },
      { text: text.energy, numeric: true },
      { text: text.bill, numeric: true },
      { text: text.median, numeric: true },
      { text: { en: 'n', zh: 'n' }, numeric: true },
    ],
    rows: months.map(({ period, kwh, amount, peerKwh, peers }) => [
      ...[period.slice(0, 7), known(kwh), known(amount)],
      ...[peers >= smallGroup ? known(peerKwh) : null, peers],
    ]),
  };
}

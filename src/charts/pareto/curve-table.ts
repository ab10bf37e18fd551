/** Owns the Pareto curve as a table: what the largest 1, 5, 10 … percent hold. */
import type { Locale } from '../../lib/text';
import type { ChartContext, ChartTable } from '../chart';
import { percentCell, roundedCell } from '../table-cells';
import { holdingOf, isTold } from './curve-layout';
import type { ParetoCurve } from './query';
import { words } from './text';

const SHARES = [0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** One row a share of the customers, without what a group too small holds; the Gini coefficient and n stand on each, as in the statement. */
export function tableOfPareto(data: ParetoCurve, { smallGroup }: ChartContext, _locale: Locale): ChartTable {
  return {
    columns: [words.topShare, words.holds, words.amount, words.n, words.gini].map((text) => ({ text, numeric: true })),
    rows: SHARES.map((share) => {
      const holds = data.customers.length === 0 || !isTold(data, 0, share, smallGroup) ? NaN : holdingOf(data, share);
      return [
        percentCell(share),
        percentCell(holds),
        roundedCell(holds * data.sum, 1),
        roundedCell(share * data.known, 0),
        roundedCell(data.known < smallGroup ? NaN : data.gini, 4),
      ];
    }),
  };
}

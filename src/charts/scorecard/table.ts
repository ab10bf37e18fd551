/** Owns the scorecard as a table: what a sheet needs to work it out again. */
import type { Locale } from '../../lib/text';
import { factField } from '../../model/model-info';
import { valueText } from '../../model/vocabulary';
import type { Card } from '../../service/scorecard/card';
import type { ChartContext, ChartTable } from '../chart';
import { percentCell, roundedCell } from '../table-cells';
import { columnText, words } from './text';

/** One row a branch, the best first: place, points, and value, n, score and points of every indicator. */
export function tableOfCard(card: Card, context: ChartContext, locale: Locale): ChartTable {
  const numeric = (text: { en: string; zh: string }) => ({ text, numeric: true });
  return {
    columns: [
      { text: factField(context.model, card.choice.field)?.text ?? words.branch, numeric: false },
      ...[words.rank, words.total, words.customers, words.known].map(numeric),
      ...card.columns.flatMap(({ indicator: { name, unit } }) =>
        (['value', 'n', 'score', 'points'] as const).map((what) => numeric(columnText(name, what, unit))),
      ),
    ],
    rows: card.branches.map((one) => [
      valueText(one.branch, locale),
      roundedCell(one.rank, 0),
      roundedCell(one.total, 1),
      one.customers,
      percentCell(one.known),
      ...card.columns.flatMap(({ indicator }, i) => {
        const cell = one.cells[i];
        const value = cell?.value ?? NaN;
        return [
          indicator.unit.en === '%' ? percentCell(value) : roundedCell(value, 1),
          cell === undefined || cell.n < context.smallGroup ? null : cell.n,
          roundedCell(cell?.score ?? NaN, 1),
          roundedCell(cell?.points ?? NaN, 1),
        ];
      }),
    ]),
  };
}

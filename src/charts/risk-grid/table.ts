/** Owns value against risk as a table. */
import type { Locale } from '../../lib/text';
import { tierText } from '../../service/risk/tier-filter';
import { RISK_LEVELS } from '../../tag/risk/risk';
import { LEVEL_TEXT } from '../../tag/risk/risk-text';
import type { ChartContext, ChartTable } from '../chart';
import { percentCell, roundedCell } from '../table-cells';
import { shownTiers } from './cells';
import type { RiskGridData } from './query';
import { words } from './text';

/** One row a cell, the most valuable and riskiest first; what is at stake in a small one is left out. */
export function tableOfRiskGrid(data: RiskGridData, context: ChartContext, locale: Locale): ChartTable {
  return {
    columns: [
      { text: words.tier, numeric: false },
      { text: words.level, numeric: false },
      ...[words.customers, words.ofAll, words.stake, words.ofStake].map((text) => ({ text, numeric: true })),
    ],
    rows: shownTiers(data).flatMap((tier) =>
      RISK_LEVELS.map((level) => {
        const { customers, stake } = data.cells[tier][level];
        const known = customers >= context.smallGroup;
        return [
          data.value === null ? '' : tierText[tier][locale],
          LEVEL_TEXT[level][locale],
          customers,
          percentCell(data.whole.customers > 0 ? customers / data.whole.customers : NaN),
          known ? roundedCell(stake, 0) : null,
          known && data.whole.stake > 0 ? percentCell(stake / data.whole.stake) : null,
        ];
      }),
    ),
  };
}

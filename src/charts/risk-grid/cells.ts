/** Owns what every cell of value against risk says. */
import { formatCount, formatPercent, formatQuantity } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { RISK_LEVELS } from '../../tag/risk/risk';
import { LEVEL_TEXT, VALUE_TIERS, type ValueTier } from '../../tag/risk/risk-text';
import type { GridCell } from '../cell-grid';
import type { RiskGridData } from './query';
import * as text from './text';

/** Tiers that have customers: one where nothing tells what a customer is worth. */
export function shownTiers({ value }: RiskGridData): readonly ValueTier[] {
  return value === null ? ['C'] : VALUE_TIERS;
}

/** `cells[tier][level]`: how much deeper the colour, the more there is of the total at stake above what its share of customers would hold. */
export function gridCells(data: RiskGridData, smallGroup: number, locale: Locale): GridCell[][] {
  return shownTiers(data).map((tier) => {
    const inTier = RISK_LEVELS.reduce((sum, level) => sum + data.cells[tier][level].customers, 0);
    return RISK_LEVELS.map((level): GridCell => {
      const { customers, stake } = data.cells[tier][level];
      const title = `${data.value === null ? '' : `${text.tier[tier][locale]} · `}${text.level[locale](LEVEL_TEXT[level][locale])}`;
      const count = formatCount(customers, locale);
      // How many there are tells of nobody; what they use together might.
      if (customers > 0 && customers < smallGroup) {
        return {
          lines: [[text.customers[locale](count), count], [text.hidden[locale](String(smallGroup))]],
          ...{ tone: 0, pale: true, title },
          facts: [[text.words.customers[locale], count]],
        };
      }
      const amount = formatQuantity(stake, data.value?.unit, locale);
      const share = data.whole.stake > 0 ? stake / data.whole.stake : NaN;
      return {
        lines: customers === 0 ? [['–']] : [[text.customers[locale](count), count], ...(data.value === null ? [] : [[amount]])],
        tone: level === 'low' || customers === 0 ? 0 : -Math.min(1, Math.max(0.08, share * 4)) * (level === 'high' ? 1 : 0.6),
        pale: customers < 2 * smallGroup,
        title,
        facts: [
          [text.words.customers[locale], count],
          [text.words.ofAll[locale], formatPercent(data.whole.customers > 0 ? customers / data.whole.customers : NaN, locale, 1)],
          [text.words.ofTier[locale], formatPercent(inTier > 0 ? customers / inTier : NaN, locale, 1)],
          ...(data.value === null
            ? []
            : ([
                [text.words.stake[locale], amount],
                [text.words.ofStake[locale], formatPercent(share, locale, 1)],
              ] as const)),
        ],
      };
    });
  });
}

/** Owns what every cell of value against risk says. */
import { formatCount, formatNumber, formatPercent, formatQuantity } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { RISK_LEVELS, type RiskLevel } from '../../tag/risk/risk';
import { tierText } from '../../service/risk/tier-filter';
import { LEVEL_TEXT, VALUE_TIERS, type ValueTier } from '../../tag/risk/risk-text';
import type { GridCell } from '../cell-grid';
import type { ChartContext } from '../chart';
import { dominatedText } from '../dominated';
import type { RiskGridData } from './query';
import * as text from './text';

/** Tiers that have customers: one where nothing tells what a customer is worth. */
export function shownTiers({ value }: RiskGridData): readonly ValueTier[] {
  return value === null ? ['C'] : VALUE_TIERS;
}

type Limits = Pick<ChartContext, 'smallGroup' | 'largestShare'>;

/** `cells[tier][level]`: the deeper the colour, the sooner to act. */
export function gridCells(data: RiskGridData, { smallGroup, largestShare = 1 }: Limits, locale: Locale): GridCell[][] {
  return shownTiers(data).map((tier) => {
    const inTier = RISK_LEVELS.reduce((sum, level) => sum + data.cells[tier][level].customers, 0);
    return RISK_LEVELS.map((level): GridCell => {
      const { customers, stake, isDominated = false } = data.cells[tier][level];
      const title = `${data.value === null ? '' : `${tierText[tier][locale]} · `}${text.level[locale](LEVEL_TEXT[level][locale])}`;
      const count = formatCount(customers, locale);
      // How many there are tells of nobody; what they use together might.
      if (customers > 0 && customers < smallGroup) {
        return {
          lines: [[text.customers[locale](count), count], [text.hidden[locale](String(smallGroup))]],
          ...{ tone: urgency(tier, level), pale: true, title },
          facts: [[text.words.customers[locale], count]],
        };
      }
      const amount = formatQuantity(stake, data.value?.unit, locale);
      const share = data.whole.stake > 0 ? stake / data.whole.stake : NaN;
      return {
        lines:
          customers === 0
            ? [['–']]
            : [[text.customers[locale](count), count], ...(data.value === null ? [] : [[amount, formatNumber(stake, locale)]])],
        tone: customers === 0 ? 0 : urgency(tier, level),
        pale: customers < 2 * smallGroup,
        title,
        facts: [
          [text.words.customers[locale], count],
          [text.words.ofAll[locale], formatPercent(data.whole.customers > 0 ? customers / data.whole.customers : NaN, locale, 1)],
          [text.words.ofTier[locale], formatPercent(inTier > 0 ? customers / inTier : NaN, locale, 1)],
          ...(data.value === null
            ? []
            : isDominated
              ? [[text.words.stake[locale], dominatedText(largestShare, locale)] as const]
              : ([
                  [text.words.stake[locale], amount],
                  [text.words.ofStake[locale], formatPercent(share, locale, 1)],
                ] as const)),
        ],
      };
    });
  });
}

/** The most valuable at high risk come first; below 0 is the warm colour of the grid. */
function urgency(tier: ValueTier, level: RiskLevel): number {
  const [value, risk] = [{ A: 1, B: 0.7, C: 0.45 }[tier], { high: 1, medium: 0.5, low: 0 }[level]];
  return -value * risk;
}

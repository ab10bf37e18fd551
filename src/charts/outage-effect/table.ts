/** Owns what time without supply does as a table. */
import { wilsonInterval } from '../../lib/statistics';
import type { Locale } from '../../lib/text';
import type { ChartContext, ChartTable } from '../chart';
import { percentCell, roundedCell } from '../table-cells';
import { binName } from './layout';
import { shareOf, type EffectBin, type EffectMeasure } from './query';
import { words } from './text';

/** One row a bin; shares of too few are empty. */
export function tableOfEffect(bins: readonly EffectBin[], { smallGroup }: ChartContext, locale: Locale): ChartTable {
  const numbers = [
    ...[words.customers, words.answered, words.share, words.shareLo, words.shareHi],
    ...[words.rate, words.rateLo, words.rateHi, words.complaints],
  ];
  const estimate = (bin: EffectBin, measure: EffectMeasure): readonly [number, number, number] => {
    const { n, successes } = shareOf(bin, measure);
    const interval = n >= smallGroup ? wilsonInterval(successes, n) : null;
    return interval === null ? [NaN, NaN, NaN] : [successes / n, ...interval];
  };
  return {
    columns: [{ text: words.minutes, numeric: false }, ...numbers.map((text) => ({ text, numeric: true }))],
    rows: bins.map((bin) => [
      binName(bin, locale),
      bin.customers,
      bin.answered,
      ...estimate(bin, 'satisfied').map(percentCell),
      ...estimate(bin, 'complaining').map((share) => roundedCell(1000 * share, 1)),
      bin.customers >= smallGroup ? bin.complaints : null,
    ]),
  };
}

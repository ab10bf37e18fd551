/** Owns a cluster's profile as a table. */
import type { MeasureEffect } from '../../cluster/profile';
import type { Locale } from '../../lib/text';
import type { ChartTable } from '../chart';
import { roundedCell } from '../table-cells';
import type { ProfileMeasure } from './layout';
import { sizeWord, words } from './text';

/** One row a measure. */
export function tableOfProfile(
  effects: readonly MeasureEffect[],
  measures: readonly ProfileMeasure[],
  locale: Locale,
): ChartTable {
  const { measure, effect, low, high, size, mean, n, others, nOthers } = words;
  const texts = [measure, size];
  return {
    columns: [measure, size, effect, low, high, mean, n, others, nOthers].map((text) => ({
      text,
      numeric: !texts.includes(text),
    })),
    rows: effects.map((one) => {
      const meaning = measures[one.measure];
      const unit = meaning?.unit == null ? '' : locale === 'zh' ? `（${meaning.unit.zh}）` : ` (${meaning.unit.en})`;
      return [
        `${meaning?.text[locale] ?? ''}${unit}`,
        sizeWord(one.effect)[locale],
        ...[one.effect, one.effect - one.halfWidth, one.effect + one.halfWidth].map((value) => roundedCell(value, 2)),
        roundedCell(one.mean, 4),
        one.n,
        roundedCell(one.otherMean, 4),
        one.others,
      ];
    }),
  };
}

/** Owns the bars of a scorecard: a row a branch, a part an indicator. */
import { formatPercent } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { valueText } from '../../model/vocabulary';
import type { Card, CardBranch } from '../../service/scorecard/card';
import { layoutBarRows, type BarInput, type BarRowsLayout } from '../bar-rows';
import { pointsText } from '../card-values';
import { valueKey } from '../picked-values';
import { segmentColour } from '../segment-colour';
import * as text from './text';

export const MOST_POINTS = 100;

export function placeText(rank: number): string {
  return Number.isFinite(rank) ? String(rank) : '–';
}

/** True where some indicator is not known. */
export function isPartial({ known }: CardBranch): boolean {
  return known < 1 - 1e-9;
}

/** Positions in px. */
export function layoutScorecard(input: {
  readonly card: Card;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}): BarRowsLayout {
  const { card, locale, width, height, fontPx } = input;
  const bars = card.branches.map((one): BarInput => {
    const name = valueText(one.branch, locale);
    const said = card.columns.map(({ indicator }, i) => {
      const points = one.cells[i]?.points ?? NaN;
      return `${indicator.name[locale]} ${pointsText(points)}`;
    });
    const star = isPartial(one) ? ' *' : '';
    return {
      key: valueKey(one.branch),
      name: text.rowName[locale](placeText(one.rank), name),
      parts: card.columns.map(({ indicator }, i) => ({
        key: indicator.id,
        colour: segmentColour(i),
        value: Number.isFinite(one.cells[i]?.points) ? (one.cells[i]?.points ?? 0) : 0,
      })),
      label: pointsText(one.total) + star,
      spoken:
        text.spoken[locale](name, placeText(one.rank), pointsText(one.total), said.join(locale === 'zh' ? '、' : ', ')) +
        (isPartial(one) ? ` ${text.partial[locale](formatPercent(one.known, locale, 0))}` : ''),
    };
  });
  const heading = text.heading(card.columns.length, card.branches.length)[locale];
  return layoutBarRows({ bars, heading, most: MOST_POINTS, width, height, fontPx });
}

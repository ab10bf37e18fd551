/** Owns the bars of causes: order, lengths and words. */
import { formatCount, formatNumber, formatPercent } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { valueText } from '../../model/vocabulary';
import { layoutBarRows, type BarInput, type BarRowsLayout } from '../bar-rows';
import { valueKey } from '../picked-values';
import { PLANNED_COLOUR, UNPLANNED_COLOUR } from '../planned-colours';
import { MEASURES, type Measure, type OutageCause, type OutageCauses } from './query';
import * as text from './text';

const MINUTES_OF_HOUR = 60;

export function shownMeasure(measure: string): Measure {
  return MEASURES.find((one) => one === measure) ?? 'minutes';
}

export function causeName(cause: string | null, locale: Locale): string {
  return cause === null ? text.unknown[locale] : valueText(cause, locale);
}

/** Positions in px. Causes that hit fewer customers than `smallGroup` are left out. */
export function layoutCauses(input: {
  readonly data: OutageCauses;
  readonly measure: Measure;
  readonly smallGroup: number;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}): BarRowsLayout {
  const { data, measure, smallGroup, locale, width, height, fontPx } = input;
  const size = (cause: OutageCause): number => (measure === 'minutes' ? cause.minutes / MINUTES_OF_HOUR : cause.interruptions);
  const total = data.causes.reduce((sum, cause) => sum + size(cause), 0);
  const bars = data.causes
    .filter(({ customers }) => customers >= smallGroup)
    .sort((a, b) => size(b) - size(a))
    .map((cause): BarInput => {
      const name = causeName(cause.cause, locale);
      const share = formatPercent(total > 0 ? size(cause) / total : NaN, locale);
      const planned = measure === 'minutes' ? cause.plannedMinutes / MINUTES_OF_HOUR : cause.plannedInterruptions;
      return {
        key: valueKey(cause.cause),
        name,
        parts: [
          { key: 'unplanned', colour: UNPLANNED_COLOUR, value: size(cause) - planned },
          { key: 'planned', colour: PLANNED_COLOUR, value: planned },
        ],
        label: text.label[locale](formatNumber(size(cause), locale), share),
        shortLabel: share,
        few: cause.customers < 2 * smallGroup,
        spoken: text.spoken[locale](
          name,
          formatNumber(cause.minutes / MINUTES_OF_HOUR, locale),
          formatCount(cause.interruptions, locale),
          formatCount(cause.customers, locale),
          share,
        ),
      };
    });
  return layoutBarRows({ bars, heading: text.headings[measure][locale](formatNumber(total, locale)), width, height, fontPx });
}

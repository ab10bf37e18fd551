/** Owns the bars of customers with many interruptions. */
import { formatCount, formatPercent } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { layoutBarRows, type BarInput, type BarRowsLayout } from '../bar-rows';
import type { Cemi } from './query';
import * as text from './text';

/** Positions in px. Steps of fewer customers than `smallGroup` keep their row and nothing else. */
export function layoutCemi(input: {
  readonly data: Cemi;
  readonly smallGroup: number;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}): BarRowsLayout {
  const { data, smallGroup, locale, width, height, fontPx } = input;
  const bars = data.steps.map(({ times, customers }): BarInput => {
    const isHidden = customers < smallGroup;
    const share = formatPercent(customers / data.served, locale);
    const label = isHidden ? text.hidden[locale](String(smallGroup)) : text.label[locale](share, formatCount(customers, locale));
    return {
      key: String(times),
      name: text.atLeast[locale](String(times)),
      parts: [{ key: 'all', colour: 'var(--accent)', value: isHidden ? 0 : customers / data.served }],
      label,
      shortLabel: isHidden ? label : share,
      few: customers < 2 * smallGroup,
      spoken: text.spoken[locale](String(times), label),
    };
  });
  return layoutBarRows({ bars, heading: text.heading[locale](formatCount(data.served, locale)), most: 1, width, height, fontPx });
}

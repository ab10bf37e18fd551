/** Owns what each row of retention says: the share still active, or where nobody is known to have left, the share of the customers. */
import { formatCount, formatPercent } from '../../lib/format';
import { wilsonInterval } from '../../lib/statistics';
import type { Locale } from '../../lib/text';
import type { EstimateRow } from '../estimate-rows';
import type { AgeGroup, Retention } from './query';
import * as text from './text';

/** The youngest contracts first. */
export function retentionRows(
  data: Retention,
  smallGroup: number,
  locale: Locale,
): (EstimateRow & { readonly group: AgeGroup })[] {
  const all = data.groups.reduce((sum, { customers }) => sum + customers, 0);
  return data.groups.map((group) => {
    const { lo: from, hi: to, customers, known, gone } = group;
    const name = Number.isFinite(to) ? text.years[locale](String(from), String(to)) : text.over[locale](String(from));
    const count = data.left === null ? customers : known;
    const isShown = count >= smallGroup;
    const share = !isShown ? NaN : data.left === null ? customers / all : (known - gone) / known;
    const [lo, hi] = (isShown && data.left !== null ? wilsonInterval(known - gone, known) : null) ?? [NaN, NaN];
    const percent = formatPercent(share, locale, 1);
    return {
      group,
      ...{ key: String(from), name, value: share, lo, hi, far: NaN },
      label: !isShown
        ? text.hidden[locale](String(smallGroup))
        : data.left === null
          ? percent
          : text.estimate[locale](percent, (100 * lo).toFixed(0), formatPercent(hi, locale, 0)),
      short: isShown ? formatPercent(share, locale) : text.shortlyHidden[locale],
      n: `n = ${formatCount(count, locale)}`,
      few: count < 2 * smallGroup,
      facts: [
        [text.words.n[locale], formatCount(count, locale)],
        ...(!isShown
          ? []
          : data.left === null
            ? [[text.words.part[locale], percent] as const]
            : ([
                [text.words.gone[locale], formatCount(gone, locale)],
                [text.words.share[locale], percent],
                [text.words.interval[locale], `${formatPercent(lo, locale, 1)} – ${formatPercent(hi, locale, 1)}`],
              ] as const)),
      ],
      values: [String(from)],
    };
  });
}

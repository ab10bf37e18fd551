/** Owns rows of shares with their Wilson intervals: which are hidden, and what each says. */
import { formatCount, formatPercent } from '../lib/format';
import { wilsonInterval } from '../lib/statistics';
import type { Locale, Text } from '../lib/text';
import type { EstimateRow } from './estimate-rows';

export interface ShareGroup {
  readonly name: string;
  readonly values: readonly (string | null)[];
  /** Cases, and of these such as count. */
  readonly n: number;
  readonly hits: number;
  /** Follows the share where there is room. */
  readonly after?: string;
  /** Further lines of the tooltip. */
  readonly facts?: readonly (readonly [string, string])[];
}

export interface ShareWords {
  readonly n: Text;
  readonly hits: Text;
  readonly share: Text;
}

const INTERVAL: Text = { en: '95% interval (Wilson)', zh: '95% 置信区间（Wilson）' };
const HIDDEN: Readonly<Record<Locale, (limit: string) => string>> = {
  en: (limit) => `n < ${limit}, hidden`,
  zh: (limit) => `n < ${limit}，不显示`,
};

/** In the order given. */
export function shareEstimates(
  groups: readonly ShareGroup[],
  words: ShareWords,
  smallGroup: number,
  locale: Locale,
): EstimateRow[] {
  return groups.map(({ name, values, n, hits, after = '', facts = [] }): EstimateRow => {
    const interval = wilsonInterval(hits, n);
    const isHidden = interval === null || n < smallGroup;
    const [lo, hi] = isHidden ? [NaN, NaN] : interval;
    const share = formatPercent(hits / n, locale);
    return {
      key: JSON.stringify(values),
      name,
      ...{ value: isHidden ? NaN : hits / n, lo, hi, far: NaN },
      label: isHidden
        ? HIDDEN[locale](String(smallGroup))
        : `${share} (${(100 * lo).toFixed(1)}–${formatPercent(hi, locale, 1)})${after}`,
      short: isHidden ? '–' : share,
      n: `n = ${formatCount(n, locale)}`,
      few: n < 2 * smallGroup,
      facts: [
        [words.n[locale], formatCount(n, locale)],
        ...(isHidden
          ? []
          : ([
              [words.hits[locale], formatCount(hits, locale)],
              [words.share[locale], formatPercent(hits / n, locale, 1)],
              [INTERVAL[locale], `${formatPercent(lo, locale, 1)} – ${formatPercent(hi, locale, 1)}`],
            ] as const)),
        ...facts,
      ],
      values,
    };
  });
}

/** Share of all groups together; NaN when nobody counts. */
export function wholeShare(groups: readonly Pick<ShareGroup, 'n' | 'hits'>[]): number {
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  return n > 0 ? groups.reduce((sum, group) => sum + group.hits, 0) / n : NaN;
}

/** n, hits, share and its interval as cells, nothing but n for a hidden group. */
export function shareCells({ n, hits }: Pick<ShareGroup, 'n' | 'hits'>, smallGroup: number): (number | null)[] {
  const interval = wilsonInterval(hits, n);
  if (interval === null || n < smallGroup) return [n, null, null, null, null];
  return [n, hits, ...[hits / n, ...interval].map((share) => Math.round(1000 * share) / 10)];
}

/** Owns rows of how long something took: median with its interval, P90 as second mark, and what has not ended. */
import { formatCount } from '../lib/format';
import type { Locale, Text } from '../lib/text';
import type { Duration } from '../service/survival';
import type { EstimateRow } from './estimate-rows';

export interface DurationGroup extends Duration {
  readonly name: string;
  readonly values: readonly (string | null)[];
  readonly facts?: readonly (readonly [string, string])[];
}

export const durationWords = {
  n: { en: 'n', zh: 'n' },
  open: { en: 'of these open', zh: '其中未办结' },
  median: { en: 'Median', zh: '中位数' },
  interval: { en: '95% interval of the median', zh: '中位数 95% 置信区间' },
  p90: { en: 'P90 (nine of ten within)', zh: 'P90（九成在此之内）' },
  lo: { en: 'Median, 95% from', zh: '中位数区间下限' },
  hi: { en: 'Median, 95% to', zh: '中位数区间上限' },
} satisfies Record<string, Text>;

const HIDDEN: Readonly<Record<Locale, (limit: string) => string>> = {
  en: (limit) => `n < ${limit}, hidden`,
  zh: (limit) => `n < ${limit}，不显示`,
};

/** In the order given. @param spoken a time in words; openWord says what has not ended */
export function durationEstimates(
  groups: readonly DurationGroup[],
  smallGroup: number,
  spoken: (value: number, locale: Locale) => string,
  locale: Locale,
  openWord: Text = durationWords.open,
): EstimateRow[] {
  const words = durationWords;
  return groups.map(({ name, values, n, open, median, p90, lo, hi, facts = [] }): EstimateRow => {
    const isHidden = n < smallGroup;
    const told = (value: number): string => spoken(value, locale);
    return {
      key: JSON.stringify(values),
      name,
      ...(isHidden ? { value: NaN, lo: NaN, hi: NaN, far: NaN } : { value: median, lo, hi, far: p90 }),
      label: isHidden ? HIDDEN[locale](String(smallGroup)) : `${told(median)} · P90 ${told(p90)}`,
      short: isHidden ? '–' : told(median),
      n: `n = ${formatCount(n, locale)}`,
      few: n < 2 * smallGroup,
      facts: [
        [words.n[locale], formatCount(n, locale)],
        [openWord[locale], formatCount(open, locale)],
        ...(isHidden
          ? []
          : ([
              [words.median[locale], told(median)],
              [words.interval[locale], `${told(lo)} – ${told(hi)}`],
              [words.p90[locale], told(p90)],
            ] as const)),
        ...facts,
      ],
      values,
    };
  });
}

/** n, open ones, median, its interval and P90 as cells; nothing but n for a hidden group. */
export function durationCells({ n, open, median, lo, hi, p90 }: Duration, smallGroup: number): (number | null)[] {
  const cell = (value: number): number | null => (Number.isFinite(value) ? Math.round(100 * value) / 100 : null);
  return n < smallGroup ? [n, null, null, null, null, null] : [n, open, ...[median, lo, hi, p90].map(cell)];
}

/** Owns the rows of complaints per 10,000 customers, and their order. */
import { formatCount, formatNumber } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { groupRates, type GroupRate } from '../../service/complaint-rates';
import { groupName } from '../../service/grouping';
import type { ChartContext } from '../chart';
import type { EstimateRow } from '../estimate-rows';
import { pText } from '../p-text';
import type { RateData } from './query';
import { hidden, label, words } from './text';

const SURE = 0.05;

export interface RateRow {
  readonly group: GroupRate;
  readonly name: string;
  readonly isHidden: boolean;
}

/** Highest first; segments in their own order, small groups last. */
export function rateRows(
  { grouping, rates }: RateData,
  { segments, smallGroup, model }: ChartContext,
  locale: Locale,
): RateRow[] {
  const least = model.grain === 'customer' ? smallGroup : 0;
  const rows = groupRates(rates, smallGroup).map((group) => ({
    group,
    name: groupName(grouping, group.value, segments, locale),
    isHidden: group.customers < least,
  }));
  const place = (value: string | null): number => segments.findIndex(({ key }) => key === value);
  const bySize = (a: RateRow, b: RateRow): number => b.group.rate - a.group.rate;
  const byPlace = (a: RateRow, b: RateRow): number => place(a.group.value) - place(b.group.value);
  return rows.sort(
    (a, b) => Number(a.isHidden) - Number(b.isHidden) || (grouping.id === 'segment' ? byPlace(a, b) : bySize(a, b)),
  );
}

export function rateEstimates(rows: readonly RateRow[], { smallGroup }: ChartContext, locale: Locale): EstimateRow[] {
  return rows.map(({ group, name, isHidden }): EstimateRow => {
    const { rate, interval, ratio, p } = group;
    const number = (value: number): string => formatNumber(value, locale);
    const mark = !(p < SURE) ? '' : ratio > 1 ? ' ▲' : ' ▼';
    const n = `n = ${formatCount(group.customers, locale)}`;
    const [lo, hi] = interval;
    return {
      key: JSON.stringify([group.value]),
      name,
      ...(isHidden ? { value: NaN, lo: NaN, hi: NaN } : { value: rate, lo, hi }),
      far: NaN,
      label: isHidden ? hidden[locale](String(smallGroup)) : label[locale](number(rate), number(lo), number(hi), mark),
      short: isHidden ? '–' : `${number(rate)}${mark}`,
      n,
      few: group.customers < 2 * smallGroup,
      facts: [
        [words.customers[locale], formatCount(group.customers, locale)],
        ...(isHidden
          ? []
          : ([
              [words.complaints[locale], formatCount(group.complaints, locale)],
              [words.complainers[locale], formatCount(group.complainers, locale)],
              [words.rate[locale], number(rate)],
              [words.interval[locale], `${number(lo)} – ${number(hi)}`],
              ...(Number.isFinite(p)
                ? ([
                    [words.ratio[locale], number(ratio)],
                    [words.p[locale], pText(p)],
                  ] as const)
                : []),
            ] as const)),
      ],
      values: [group.value],
    };
  });
}

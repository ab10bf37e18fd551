/** Owns the rows of connections by group for each measure, and their order. */
import { formatCount } from '../../lib/format';
import { Z95 } from '../../lib/statistics';
import type { Locale } from '../../lib/text';
import type { ChartContext } from '../chart';
import { connectionGroupName } from '../connection-group';
import { durationEstimates } from '../duration-rows';
import { daysText } from '../duration-text';
import type { EstimateRow } from '../estimate-rows';
import { shareEstimates } from '../share-rows';
import { MONTHS, type ConnectionGroup, type ConnectionMeasure, type ConnectionTimes } from './query';
import { hidden, words } from './text';

interface Named extends ConnectionGroup {
  readonly name: string;
  readonly values: readonly (string | null)[];
}

const SIZE: Readonly<Record<ConnectionMeasure, (group: ConnectionGroup) => readonly [n: number, size: number]>> = {
  days: ({ n, median }) => [n, median],
  late: ({ judged, late }) => [judged, late / judged],
  hands: ({ handed, hands }) => [handed, hands],
};

/** Months in order of time; other groups the largest value first, small ones last. */
export function timeRows(
  { grouping, groups }: ConnectionTimes,
  measure: ConnectionMeasure,
  { segments, smallGroup }: ChartContext,
  locale: Locale,
): EstimateRow[] {
  const isMonth = MONTHS.some(({ id }) => id === grouping.id);
  const named = groups.map((group): Named => ({
    ...group,
    name: isMonth ? (group.value ?? '') : connectionGroupName(grouping, group.value, segments, locale),
    values: [group.value],
  }));
  const sizeOf = SIZE[measure];
  if (!isMonth)
    named.sort((a, b) => {
      const [[n, x], [m, y]] = [sizeOf(a), sizeOf(b)];
      return Number(n < smallGroup) - Number(m < smallGroup) || y - x;
    });
  switch (measure) {
    case 'days':
      return durationEstimates(named, smallGroup, daysText, locale);
    case 'late':
      return shareEstimates(
        named.map(({ name, values, judged, late }) => ({ name, values, n: judged, hits: late })),
        words,
        smallGroup,
        locale,
      );
    case 'hands':
      return named.map((group) => handRow(group, smallGroup, locale));
  }
}

function handRow({ name, values, handed, hands, error }: Named, smallGroup: number, locale: Locale): EstimateRow {
  const isHidden = handed < smallGroup;
  const [lo, hi] = [hands - Z95 * error, hands + Z95 * error];
  return {
    key: JSON.stringify(values),
    name,
    ...(isHidden ? { value: NaN, lo: NaN, hi: NaN } : { value: hands, lo: Math.max(0, lo), hi }),
    far: NaN,
    label: isHidden ? hidden[locale](String(smallGroup)) : `${hands.toFixed(2)} (${lo.toFixed(2)}–${hi.toFixed(2)})`,
    short: isHidden ? '–' : hands.toFixed(2),
    n: `n = ${formatCount(handed, locale)}`,
    few: handed < 2 * smallGroup,
    facts: [
      [words.handed[locale], formatCount(handed, locale)],
      ...(isHidden
        ? []
        : ([
            [words.hands[locale], hands.toFixed(2)],
            [words.interval[locale], `${lo.toFixed(2)} – ${hi.toFixed(2)}`],
          ] as const)),
    ],
    values,
  };
}

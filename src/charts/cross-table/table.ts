/** Owns a cross table as a table to copy: customers, without those of small groups. */
import { sameText, type Locale, type Text } from '../../lib/text';
import type { SegmentInfo } from '../../segment/method';
import type { ChartTable } from '../chart';
import type { CrossLayout } from './layout';

/** One row an own segment: how many they are, and how many of them are in each other segment; null where that is hidden. */
export function tableOfCross(
  { rows }: Pick<CrossLayout, 'rows'>,
  own: readonly SegmentInfo[],
  other: readonly SegmentInfo[],
  ownName: Text,
  locale: Locale,
): ChartTable {
  return {
    columns: [
      { text: ownName, numeric: false },
      { text: sameText('n'), numeric: true },
      ...other.map(({ text }) => ({ text, numeric: true })),
    ],
    rows: own.map(({ text }, i) => [
      text[locale],
      rows[i]?.customers ?? null,
      ...(rows[i]?.cells ?? []).map(({ customers }) => customers),
    ]),
  };
}

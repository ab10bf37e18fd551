/** Owns survival as a table: the estimate at whole years. */
import type { Locale } from '../../lib/text';
import type { ChartContext, ChartTable } from '../chart';
import { percentCell } from '../table-cells';
import { groupName, shownGroups } from './lines';
import type { Survival } from './query';
import { words } from './text';

/** One row a group and month at which someone left, thinned to the last of every quarter. */
export function tableOfSurvival(data: Survival, context: ChartContext, locale: Locale): ChartTable {
  return {
    columns: [
      { text: words.group, numeric: false },
      ...[words.months, words.atRisk, words.left, words.survival, words.lo, words.hi].map((text) => ({ text, numeric: true })),
    ],
    rows: (data.left === null ? [] : shownGroups(data, context.smallGroup)).flatMap((group) =>
      group.points
        .filter(({ time }, i) => Math.floor(time / 3) !== Math.floor((group.points[i + 1]?.time ?? Infinity) / 3))
        .map(({ time, atRisk, left, survival, interval: [lo, hi] }) => [
          groupName(group, data, context.segments, locale),
          ...[time, atRisk, left, percentCell(survival), percentCell(lo), percentCell(hi)],
        ]),
    ),
  };
}

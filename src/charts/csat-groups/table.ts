/** Owns satisfaction by group as a table. */
import type { Locale } from '../../lib/text';
import { estimateOf } from '../../service/satisfaction/measure';
import { scaleOf } from '../../service/satisfaction/questions';
import { nameOfGroup } from '../answer-groups';
import { measureAxis } from '../answer-measure';
import type { ChartContext, ChartTable } from '../chart';
import { percentCell, roundedCell } from '../table-cells';
import { orderedGroups } from './layout';
import type { SatisfactionGroups } from './query';
import { words } from './text';

/** One row a group in the order of the drawing; a hidden group keeps its n and nothing else. */
export function tableOfGroups(data: SatisfactionGroups, context: ChartContext, locale: Locale): ChartTable {
  const { measure, field } = data;
  const scale = scaleOf(context.model, 'overall') ?? [0, 100];
  const cell = (value: number): number | null => {
    if (measure === 'top2') return percentCell(value);
    return measure === 'nps' ? roundedCell(value, 1) : roundedCell(scale[0] + value * (scale[1] - scale[0]), 2);
  };
  return {
    columns: [
      { text: field.text, numeric: false },
      ...[words.customers, words.answered, measureAxis[measure], words.lo, words.hi].map((text) => ({ text, numeric: true })),
    ],
    rows: orderedGroups(data, context).map((group) => {
      const estimate = estimateOf(group, measure, context.smallGroup);
      const [lo, hi] = estimate?.interval ?? [NaN, NaN];
      return [
        nameOfGroup(field, group.key, context.segments, locale),
        group.customers,
        group.answered,
        cell(estimate?.value ?? NaN),
        cell(lo),
        cell(hi),
      ];
    }),
  };
}

/** Owns the statement behind two groups side by side, and reading its result. */
import type { ResultReader } from '../../lib/result';
import { queryGroupAnswers, readGroupAnswers, type GroupAnswers } from '../../service/satisfaction/answers';
import { differenceOf, restOf, type Difference } from '../../service/satisfaction/difference';
import { groupField, type GroupField } from '../../service/satisfaction/group-field';
import { itemsOf } from '../../service/satisfaction/questions';
import type { Sql } from '../../sql/sql';
import { orderGroups, rowKey } from '../answer-groups';
import type { ChartContext } from '../chart';

export type DifferenceOptions = {
  /** See group-field.ts. */
  readonly by: string;
  readonly item: string;
  /** Keys of rows; empty: the least content group, and everybody else. */
  readonly a: string;
  readonly b: string;
};

export interface TwoGroups {
  readonly field: GroupField;
  readonly item: string;
  /** Groups large enough to be compared, the most content first. */
  readonly groups: readonly GroupAnswers[];
  /** Keys of everybody but the first group, those among them that are too small to be compared. */
  readonly others: readonly (string | null)[];
  /** Keys of rows; `rest` for everybody else. */
  readonly a: string;
  readonly b: string;
  readonly difference: Difference | null;
}

/** Everybody but the first group. */
export const REST = 'rest';

export function shownItem({ model }: ChartContext, { item }: Pick<DifferenceOptions, 'item'>): string {
  const items = itemsOf(model);
  return items.includes(item) ? item : (items[0] ?? 'overall');
}

export function queryDifference(context: ChartContext, options: DifferenceOptions): Sql {
  return queryGroupAnswers(context.filters, groupField(context.model, options.by), shownItem(context, options));
}

export function readDifference(result: ResultReader, context: ChartContext, options: DifferenceOptions): TwoGroups {
  const { model, segments, smallGroup } = context;
  const field = groupField(model, options.by);
  const all = readGroupAnswers(result);
  const share = ({ top2, answered }: GroupAnswers): number => (answered < smallGroup ? NaN : top2 / answered);
  const groups = orderGroups(all, field, segments, share).filter(({ answered }) => answered >= Math.max(1, smallGroup));
  const find = (key: string): GroupAnswers | undefined => groups.find((group) => rowKey(group.key) === key);
  const least = [...groups].sort((one, other) => share(one) - share(other))[0];
  const first = find(options.a) ?? least;
  const second = find(options.b);
  const rest = first === undefined ? undefined : restOf(all, first.key);
  const other = second === undefined || second === first ? rest : second;
  return {
    ...{ field, groups, item: shownItem(context, options) },
    others: all.map(({ key }) => key).filter((key) => key !== first?.key),
    a: first === undefined ? '' : rowKey(first.key),
    b: second === undefined || second === first ? REST : rowKey(second.key),
    difference:
      first === undefined || other === undefined || other.answered < Math.max(1, smallGroup) ? null : differenceOf(first, other),
  };
}

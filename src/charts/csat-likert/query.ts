/** Owns the statement behind the bars of answers, by question or by group, and reading its result. */
import type { ResultReader } from '../../lib/result';
import { queryGroupAnswers, queryItemAnswers, readGroupAnswers, type GroupAnswers } from '../../service/satisfaction/answers';
import { groupField, type GroupField } from '../../service/satisfaction/group-field';
import { itemsOf } from '../../service/satisfaction/questions';
import type { Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';

export type LikertOptions = {
  /** See group-field.ts. */
  readonly by: string;
  /** A question, whose answers are shown by group; `all`: the questions below each other, of everybody. */
  readonly item: string;
};

export interface Likert {
  /** Null: a row is a question. */
  readonly field: GroupField | null;
  /** The question by group; null: a row is a question. */
  readonly item: string | null;
  readonly rows: readonly GroupAnswers[];
}

/** The question that is shown by group; null for all of them below each other. */
export function shownItem({ model }: ChartContext, { item }: Pick<LikertOptions, 'item'>): string | null {
  const items = itemsOf(model);
  if (items.length < 2) return items[0] ?? 'overall';
  return items.includes(item) ? item : null;
}

export function queryLikert(context: ChartContext, options: LikertOptions): Sql {
  const item = shownItem(context, options);
  if (item === null) return queryItemAnswers(context.filters);
  return queryGroupAnswers(context.filters, groupField(context.model, options.by), item);
}

/** Questions in the order of the questionnaire. */
export function readLikert(result: ResultReader, context: ChartContext, options: LikertOptions): Likert {
  const item = shownItem(context, options);
  const rows = readGroupAnswers(result);
  if (item !== null) return { field: groupField(context.model, options.by), item, rows };
  const order = itemsOf(context.model);
  const place = ({ key }: GroupAnswers): number => order.indexOf(key ?? '');
  return { field: null, item, rows: rows.filter((row) => place(row) >= 0).sort((a, b) => place(a) - place(b)) };
}

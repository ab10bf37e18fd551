/** Owns the statement behind satisfaction by group, and reading its result. */
import type { ResultReader } from '../../lib/result';
import type { Sql } from '../../sql/sql';
import { NPS, queryGroupAnswers, readGroupAnswers, type GroupAnswers } from '../../service/satisfaction/answers';
import { groupField, type GroupField } from '../../service/satisfaction/group-field';
import type { Measure } from '../../service/satisfaction/measure';
import { shownMeasure } from '../answer-measure';
import type { ChartContext } from '../chart';

export type GroupsOptions = {
  /** See group-field.ts; a field that the data lacks falls back to the segments. */
  readonly by: string;
  readonly measure: string;
};

export interface SatisfactionGroups {
  readonly field: GroupField;
  readonly measure: Measure;
  readonly groups: readonly GroupAnswers[];
}

/** One row a group and score: see queryGroupAnswers. */
export function queryGroups(context: ChartContext, options: GroupsOptions): Sql {
  const item = shownMeasure(context, options.measure) === 'nps' ? NPS : 'overall';
  return queryGroupAnswers(context.filters, groupField(context.model, options.by), item);
}

export function readGroups(result: ResultReader, context: ChartContext, options: GroupsOptions): SatisfactionGroups {
  return {
    field: groupField(context.model, options.by),
    measure: shownMeasure(context, options.measure),
    groups: readGroupAnswers(result),
  };
}

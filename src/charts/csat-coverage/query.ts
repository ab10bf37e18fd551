/** Owns the statement behind who answered and who did not, and reading its result. */
import type { ResultReader } from '../../lib/result';
import { NPS, queryGroupAnswers, readGroupAnswers, type GroupAnswers } from '../../service/satisfaction/answers';
import { groupField, type GroupField } from '../../service/satisfaction/group-field';
import type { Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';

/** See group-field.ts. */
export type CoverageOptions = { readonly by: string };

export interface CoverageGroups {
  readonly field: GroupField;
  readonly groups: readonly GroupAnswers[];
}

/** By the overall score; where nobody was asked for one, by the recommendation. */
export function queryCoverage(context: ChartContext, { by }: CoverageOptions): Sql {
  const { roles } = context.model;
  const item = !roles.includes('overall') && roles.includes('nps') ? NPS : 'overall';
  return queryGroupAnswers(context.filters, groupField(context.model, by), item);
}

export function readCoverage(result: ResultReader, { model }: ChartContext, { by }: CoverageOptions): CoverageGroups {
  return { field: groupField(model, by), groups: readGroupAnswers(result) };
}

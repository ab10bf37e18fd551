/** Owns what the chart of follow-ups is asked for. */
import type { ResultReader } from '../../lib/result';
import type { ModelInfo } from '../../model/model-info';
import { FOLLOW_DAYS, queryFollowUp, readFollowUp, type FollowUp } from '../../service/channels/follow-up';
import { chosenGrouping, customerGroupings, eventGroupings, type Grouping } from '../../service/grouping';
import type { Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';

export type FollowOptions = {
  /** A column of the contacts, segment, or a fact; see chosenGrouping. */
  readonly by: string;
  readonly days: number;
};

export interface FollowAnswer extends FollowUp {
  readonly grouping: Grouping;
}

export function followGroupings(model: ModelInfo): Grouping[] {
  return [...customerGroupings(model), ...eventGroupings(model, ['ticket_channel', 'type', 'department'])];
}

export function followDays({ days }: Pick<FollowOptions, 'days'>): number {
  return FOLLOW_DAYS.find((known) => known === days) ?? FOLLOW_DAYS[2];
}

export function queryFollowGroups({ model, filters }: ChartContext, options: FollowOptions): Sql {
  return queryFollowUp(filters, chosenGrouping(followGroupings(model), options.by), followDays(options));
}

export function readFollowGroups(result: ResultReader, { model }: ChartContext, options: FollowOptions): FollowAnswer {
  return { ...readFollowUp(result), grouping: chosenGrouping(followGroupings(model), options.by) };
}

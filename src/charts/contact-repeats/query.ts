/** Owns the statement behind repeat contacts. */
import type { ResultReader } from '../../lib/result';
import type { ModelInfo } from '../../model/model-info';
import { chosenGrouping, customerGroupings, eventGroupings, type Grouping } from '../../service/grouping';
import { queryRepeats, REPEAT_DAYS } from '../../service/repeats';
import type { Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';

export interface RepeatOptions extends Record<string, string | number> {
  readonly by: string;
  readonly days: number;
  readonly same: 'type' | 'any';
}

export interface RepeatGroup {
  readonly value: string | null;
  readonly n: number;
  /** Of these, followed by another one. */
  readonly again: number;
}

export interface Repeats {
  readonly grouping: Grouping;
  readonly groups: readonly RepeatGroup[];
}

export function repeatGroupings(model: ModelInfo): Grouping[] {
  return [...eventGroupings(model, ['ticket_channel', 'type', 'cause', 'department']), ...customerGroupings(model)];
}

export function repeatDays({ days }: Pick<RepeatOptions, 'days'>): number {
  return REPEAT_DAYS.find((known) => known === days) ?? REPEAT_DAYS[1];
}

/** One row a group. */
export function queryRepeatGroups({ model, filters }: ChartContext, options: RepeatOptions): Sql {
  return queryRepeats(filters, chosenGrouping(repeatGroupings(model), options.by), repeatDays(options), options.same === 'type');
}

export function readRepeats(result: ResultReader, { model }: ChartContext, options: RepeatOptions): Repeats {
  const [n, again] = [result.numbers('n'), result.numbers('again')];
  return {
    grouping: chosenGrouping(repeatGroupings(model), options.by),
    groups: result.texts('grp').map((value, i) => ({ value, n: n[i] ?? 0, again: again[i] ?? 0 })),
  };
}

/** Owns the statement behind the time to close contacts. */
import type { ResultReader } from '../../lib/result';
import type { ModelInfo } from '../../model/model-info';
import { CLOSABLE, queryClosing } from '../../service/closing';
import { readLimits } from '../../service/contact-limits';
import { chosenGrouping, customerGroupings, eventGroupings, type Grouping } from '../../service/grouping';
import { readDurations, type Duration } from '../../service/survival';
import { sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';

export interface ClosingOptions extends Record<string, string> {
  readonly by: string;
  readonly measure: 'time' | 'limit';
  readonly kind: 'all' | 'complaint';
  /** JSON of hours by type. */
  readonly limits: string;
}

export interface ClosingGroup extends Duration {
  readonly value: string | null;
  readonly judged: number;
  readonly kept: number;
}

export interface Closing {
  readonly grouping: Grouping;
  readonly groups: readonly ClosingGroup[];
}

export function closingGroupings(model: ModelInfo): Grouping[] {
  return [...eventGroupings(model, ['ticket_channel', 'type', 'department', 'cause']), ...customerGroupings(model)];
}

/** One row a group; times in hours. */
export function queryContactClosing({ model, filters }: ChartContext, options: ClosingOptions): Sql {
  const only = options.kind === 'complaint' ? sql`${CLOSABLE} AND c.is_complaint` : CLOSABLE;
  return queryClosing(filters, chosenGrouping(closingGroupings(model), options.by), readLimits(options.limits), only);
}

export function readContactClosing(result: ResultReader, { model }: ChartContext, options: ClosingOptions): Closing {
  const [judged, kept, durations] = [result.numbers('judged'), result.numbers('kept'), readDurations(result)];
  return {
    grouping: chosenGrouping(closingGroupings(model), options.by),
    groups: result.texts('grp').flatMap((value, i) => {
      const duration = durations[i];
      return duration === undefined ? [] : [{ ...duration, value, judged: judged[i] ?? 0, kept: kept[i] ?? 0 }];
    }),
  };
}

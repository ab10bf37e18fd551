/** Owns the statement behind the time to close contacts, and to respond to them. */
import type { ResultReader } from '../../lib/result';
import type { ModelInfo } from '../../model/model-info';
import { CLOSABLE, queryClosing, queryResponding, RESPONDABLE, stepOf, type Step } from '../../service/closing';
import { readLimits, readResponseHours } from '../../service/contact-limits';
import { chosenGrouping, customerGroupings, eventGroupings, type Grouping } from '../../service/grouping';
import { readDurations, type Duration } from '../../service/survival';
import { sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';

export interface ClosingOptions extends Record<string, string> {
  readonly by: string;
  readonly step: Step;
  readonly measure: 'time' | 'limit';
  readonly kind: 'all' | 'complaint';
  /** JSON of hours by type. */
  readonly limits: string;
  /** Within which somebody should respond; empty for the usual ones. */
  readonly responseHours: string;
}

export interface ClosingGroup extends Duration {
  readonly value: string | null;
  readonly judged: number;
  readonly kept: number;
}

export interface Closing {
  readonly step: Step;
  readonly grouping: Grouping;
  /** Contacts whose time to respond is not known though they were closed; 0 of the time to close. */
  readonly leftOut: number;
  readonly groups: readonly ClosingGroup[];
}

export function closingGroupings(model: ModelInfo): Grouping[] {
  return [...eventGroupings(model, ['ticket_channel', 'type', 'department', 'cause']), ...customerGroupings(model)];
}

/** One row a group; times in hours. */
export function queryContactClosing({ model, filters }: ChartContext, options: ClosingOptions): Sql {
  const step = stepOf(model, options.step);
  const grouping = chosenGrouping(closingGroupings(model), options.by);
  const all = step === 'respond' ? RESPONDABLE : CLOSABLE;
  const only = options.kind === 'complaint' ? sql`${all} AND c.is_complaint` : all;
  return step === 'respond'
    ? queryResponding(filters, grouping, readResponseHours(options.responseHours), only)
    : queryClosing(filters, grouping, readLimits(options.limits), only);
}

export function readContactClosing(result: ResultReader, { model }: ChartContext, options: ClosingOptions): Closing {
  const [judged, kept, durations] = [result.numbers('judged'), result.numbers('kept'), readDurations(result)];
  return {
    step: stepOf(model, options.step),
    leftOut: result.numbers('left_out')[0] ?? 0,
    grouping: chosenGrouping(closingGroupings(model), options.by),
    groups: result.texts('grp').flatMap((value, i) => {
      const duration = durations[i];
      return duration === undefined ? [] : [{ ...duration, value, judged: judged[i] ?? 0, kept: kept[i] ?? 0 }];
    }),
  };
}

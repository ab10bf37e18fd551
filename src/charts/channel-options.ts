/** Owns what the charts of groups and channels are asked for, and their answer. */
import type { ResultReader } from '../lib/result';
import type { ModelInfo } from '../model/model-info';
import { queryChannelCross, readChannelCross, type ChannelCross } from '../service/channels/channel-cross';
import { shownKind } from '../service/channels/channel-kind';
import { chosenGrouping, customerGroupings, type Grouping } from '../service/grouping';
import type { Sql } from '../sql/sql';
import type { ChartContext } from './chart';

export type ChannelOptions = {
  /** `payment` or `contact`; see shownKind. */
  readonly kind: string;
  /** Segment or a fact; see chosenGrouping. */
  readonly by: string;
};

/** With the grouping that was asked for. */
export interface ChannelAnswer extends ChannelCross {
  readonly by: Grouping;
}

/** Nobody is told apart by the channel that is counted. */
export function groupingsFor(model: ModelInfo, options: ChannelOptions): Grouping[] {
  const isContact = shownKind(model, options.kind) === 'contact';
  return customerGroupings(model).filter(({ id }) => id !== 'channel' || isContact);
}

const groupingOf = ({ model }: ChartContext, options: ChannelOptions): Grouping =>
  chosenGrouping(groupingsFor(model, options), options.by);

export function queryAnswer(context: ChartContext, options: ChannelOptions): Sql {
  return queryChannelCross(context.filters, shownKind(context.model, options.kind), groupingOf(context, options));
}

export function readAnswer(result: ResultReader, context: ChartContext, options: ChannelOptions): ChannelAnswer {
  const by = groupingOf(context, options);
  return { ...readChannelCross(result, by, context.segments, context.smallGroup), by };
}

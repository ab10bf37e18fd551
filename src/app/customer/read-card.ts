/** Owns everything that the card of one customer shows, asked from the engine at once. */
import { queryCustomerCurve, readCustomerCurve, type CurveSlot } from '../../charts/customer-curve/query';
import {
  queryCustomerEvents,
  queryCustomerMonths,
  readCustomerEvents,
  readCustomerMonths,
  type CustomerEvent,
  type CustomerMonth,
} from '../../charts/customer-timeline/query';
import type { ResultReader } from '../../lib/result';
import type { ModelInfo } from '../../model/model-info';
import type { Sql } from '../../sql/sql';
import { queryFired } from '../../tag/tag-figures';
import type { Tag } from '../../tag/tag';
import { figureFields, queryFigures, queryIdentity, queryMembership, readFigures, type CustomerFigure } from './figures-query';

export interface FiredTag {
  readonly tag: Tag;
  /** The values that decided. */
  readonly reason: string;
}

export interface CustomerCard {
  readonly customerId: string;
  /** Key of the segment. */
  readonly segment: string;
  readonly reason: string;
  /** Column of the master data → its value, in the table's order; unknown ones left out. */
  readonly identity: readonly (readonly [column: string, value: string])[];
  readonly tags: readonly FiredTag[];
  readonly figures: readonly CustomerFigure[];
  readonly months: readonly CustomerMonth[];
  readonly events: readonly CustomerEvent[];
  readonly curve: readonly CurveSlot[];
  /** What was asked for each part. */
  readonly statements: Readonly<Record<CardPart, readonly Sql[]>>;
}

/** What of a card is asked for by statements of its own, and comes when those are answered. */
export type CardPart = 'member' | 'identity' | 'tags' | 'figures' | 'timeline' | 'curve';

export interface CardQuestion {
  readonly customerId: string;
  readonly model: ModelInfo;
  readonly tags: readonly Tag[];
  readonly dayType: string;
}

/** Null when the data has no such customer. @throws AppError */
export async function readCard(
  question: CardQuestion,
  run: (statement: Sql) => Promise<ResultReader>,
): Promise<CustomerCard | null> {
  const { customerId, model, tags, dayType } = question;
  const membership = queryMembership(customerId);
  const member = await run(membership);
  const segment = member.texts('segment')[0];
  if (segment === undefined || segment === null) return null;
  const fields = figureFields(model);
  const ask = {
    identity: queryIdentity(customerId),
    tags: queryFired(customerId, tags, model),
    figures: fields.length === 0 ? null : queryFigures(customerId, segment, fields),
    months: queryCustomerMonths(customerId, segment),
    events: queryCustomerEvents(customerId),
    curve: queryCustomerCurve(customerId, segment, dayType),
  };
  const [identity, fired, figures, months, events, curve] = await Promise.all([
    run(ask.identity),
    run(ask.tags),
    ask.figures === null ? null : run(ask.figures),
    run(ask.months),
    run(ask.events),
    run(ask.curve),
  ]);
  const reasons = fired.texts('reason');
  return {
    ...{ customerId, segment, reason: member.texts('reason')[0] ?? '' },
    identity: identity.names.flatMap((name) => {
      const value = identity.texts(name)[0];
      return value === null || value === undefined || name === 'customer_id' ? [] : [[name, value] as const];
    }),
    tags: [...fired.numbers('place')].flatMap((place, row) => {
      const tag = tags[place];
      return tag === undefined ? [] : [{ tag, reason: reasons[row] ?? '' }];
    }),
    figures: figures === null ? [] : readFigures(figures, fields),
    months: readCustomerMonths(months),
    events: readCustomerEvents(events),
    curve: readCustomerCurve(curve),
    statements: {
      ...{ member: [membership], identity: [ask.identity], tags: [ask.tags], timeline: [ask.months, ask.events] },
      ...{ figures: ask.figures === null ? [] : [ask.figures], curve: [ask.curve] },
    },
  };
}

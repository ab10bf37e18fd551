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
  /** null: still being asked for. */
  readonly tags: readonly FiredTag[] | null;
  readonly figures: readonly CustomerFigure[] | null;
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

/** So long the whole card is waited for before a part of it is shown; shorter, and it would flicker. */
const EARLY_MS = 300;

/**
 * Null when the data has no such customer. @throws AppError
 * @param early gets the card without its tags and figures when these take long: they look at every customer, of whom there may be a million
 */
export async function readCard(
  question: CardQuestion,
  run: (statement: Sql) => Promise<ResultReader>,
  early?: (card: CustomerCard) => void,
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
  // The engine answers in this order.
  const quick = Promise.all([run(ask.identity), run(ask.months), run(ask.events), run(ask.curve)]);
  const slow = Promise.all([run(ask.tags), ask.figures === null ? null : run(ask.figures)]);
  // Whichever fails first is told below.
  slow.catch(() => undefined);
  const [identity, months, events, curve] = await quick;
  const card: CustomerCard = {
    ...{ customerId, segment, reason: member.texts('reason')[0] ?? '' },
    identity: identity.names.flatMap((name) => {
      const value = identity.texts(name)[0];
      return value === null || value === undefined || name === 'customer_id' ? [] : [[name, value] as const];
    }),
    ...{ tags: null, figures: null },
    months: readCustomerMonths(months),
    events: readCustomerEvents(events),
    curve: readCustomerCurve(curve),
    statements: {
      ...{ member: [membership], identity: [ask.identity], tags: [ask.tags], timeline: [ask.months, ask.events] },
      ...{ figures: ask.figures === null ? [] : [ask.figures], curve: [ask.curve] },
    },
  };
  const timer = setTimeout(() => early?.(card), EARLY_MS);
  try {
    const [fired, figures] = await slow;
    const reasons = fired.texts('reason');
    return {
      ...card,
      tags: [...fired.numbers('place')].flatMap((place, row) => {
        const tag = tags[place];
        return tag === undefined ? [] : [{ tag, reason: reasons[row] ?? '' }];
      }),
      figures: figures === null ? [] : readFigures(figures, fields),
    };
  } finally {
    clearTimeout(timer);
  }
}

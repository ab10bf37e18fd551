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
}

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
  const member = await run(queryMembership(customerId));
  const segment = member.texts('segment')[0];
  if (segment === undefined || segment === null) return null;
  const fields = figureFields(model);
  const [identity, fired, figures, months, events, curve] = await Promise.all([
    run(queryIdentity(customerId)),
    run(queryFired(customerId, tags, model)),
    fields.length === 0 ? null : run(queryFigures(customerId, segment, fields)),
    run(queryCustomerMonths(customerId, segment)),
    run(queryCustomerEvents(customerId)),
    run(queryCustomerCurve(customerId, segment, dayType)),
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
  };
}

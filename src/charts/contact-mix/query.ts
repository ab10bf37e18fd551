/** Owns the statement behind contacts by type, channel, cause or group of customers. */
import type { ResultReader } from '../../lib/result';
import type { ModelInfo } from '../../model/model-info';
import { contactsUnder } from '../../service/contacts-under';
import { chosenGrouping, customerGroupings, eventGroupings, type Grouping } from '../../service/grouping';
import { sql, type Sql } from '../../sql/sql';
import type { ChartContext } from '../chart';

export interface ContactMixOptions extends Record<string, string> {
  /** Id of a grouping. */
  readonly by: string;
  readonly kind: 'all' | 'complaint';
}

export interface MixGroup {
  readonly value: string | null;
  readonly contacts: number;
  readonly complaints: number;
  /** Customers who had one; contacts of nobody known have none. */
  readonly customers: number;
  readonly unknown: number;
}

export interface ContactMix {
  readonly grouping: Grouping;
  /** Most contacts first. */
  readonly groups: readonly MixGroup[];
}

export function mixGroupings(model: ModelInfo): Grouping[] {
  return [...eventGroupings(model, ['type', 'ticket_channel', 'cause', 'department']), ...customerGroupings(model)];
}

export function mixGrouping(model: ModelInfo, { by }: Pick<ContactMixOptions, 'by'>): Grouping {
  return chosenGrouping(mixGroupings(model), by);
}

/** One row a group, most contacts first. */
export function queryContactMix({ model, filters }: ChartContext, options: ContactMixOptions): Sql {
  const only = options.kind === 'complaint' ? sql`c.is_complaint` : sql`TRUE`;
  return sql`
WITH
${contactsUnder(filters, mixGrouping(model, options), only)}
SELECT
  grp,
  count(*)::INTEGER AS contacts,
  count(*) FILTER (is_complaint)::INTEGER AS complaints,
  count(DISTINCT customer_id)::INTEGER AS customers,
  count(*) FILTER (customer_id IS NULL)::INTEGER AS unknown
FROM member_contact
GROUP BY grp
ORDER BY contacts DESC, grp NULLS LAST`;
}

export function readContactMix(result: ResultReader, { model }: ChartContext, options: ContactMixOptions): ContactMix {
  const [contacts, complaints, customers, unknown] = ['contacts', 'complaints', 'customers', 'unknown'].map((name) =>
    result.numbers(name),
  );
  return {
    grouping: mixGrouping(model, options),
    groups: result.texts('grp').map((value, i) => ({
      value,
      contacts: contacts?.[i] ?? 0,
      complaints: complaints?.[i] ?? 0,
      customers: customers?.[i] ?? 0,
      unknown: unknown?.[i] ?? 0,
    })),
  };
}

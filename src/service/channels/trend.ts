/** Owns whether the use of a contact channel rises or falls over the months, customers and not contacts being what is independent. */
import { normalTails } from '../../lib/chi-square';
import type { ResultReader } from '../../lib/result';
import type { Filter } from '../../model/filter';
import { sql, type Sql } from '../../sql/sql';
import { CLOSABLE } from '../closing';
import { contactsUnder } from '../contacts-under';
import { BY_CHANNEL } from './channel-service';

/**
 * One row a channel, with contacts scored by their month (1, 2 …; t, mean t̄): `excess` Σ (t − t̄) over its own contacts, `own_squares` and `products`
 * the sums over customers of B² and B·A, where B is a customer's Σ (t − t̄) by the channel and A by any; `all_squares` Σ A²; `share` of all contacts.
 * A contact of nobody known stands for itself. By channel.
 */
export function queryChannelTrends(filters: readonly Filter[]): Sql {
  return sql`
WITH
${contactsUnder(filters, BY_CHANNEL, CLOSABLE)},
-- one row a contact with a channel
scored AS (
  SELECT coalesce(customer_id, 'contact ' || contact_id) AS who, grp, (12 * year(opened_at) + month(opened_at))::DOUBLE AS t
  FROM member_contact WHERE grp IS NOT NULL
),
-- one row a customer and channel
own AS (SELECT who, grp, sum(t - (SELECT avg(t) FROM scored)) AS b, count(*) AS n FROM scored GROUP BY who, grp),
-- one row a customer
whole AS (SELECT who, sum(b) AS a FROM own GROUP BY who)
SELECT
  grp AS channel, sum(b)::DOUBLE AS excess, sum(b * b)::DOUBLE AS own_squares, sum(b * a)::DOUBLE AS products,
  (SELECT sum(a * a) FROM whole)::DOUBLE AS all_squares, (sum(n) / (SELECT count(*) FROM scored))::DOUBLE AS share
FROM own JOIN whole USING (who)
GROUP BY grp
ORDER BY channel`;
}

export interface ChannelTrend {
  /** Positive where the share of the channel rises. */
  readonly z: number;
  /** Two-sided. */
  readonly p: number;
}

/**
 * By channel: the statistic of Cochran and Armitage, Σ (t − t̄) (y − p̂), with the variance between customers, Σ over them of (B − p̂ A)² (Boos 1992, Am.
 * Stat. 46, 327), since contacts of one customer mostly come by one channel.
 */
export function readChannelTrends(result: ResultReader): ReadonlyMap<string, ChannelTrend> {
  const [excess, own, products, all, share] = ['excess', 'own_squares', 'products', 'all_squares', 'share'].map((name) =>
    result.numbers(name),
  );
  return new Map(
    result.texts('channel').map((channel, i) => {
      const part = share?.[i] ?? NaN;
      const variance = (own?.[i] ?? NaN) - 2 * part * (products?.[i] ?? NaN) + part ** 2 * (all?.[i] ?? NaN);
      const z = variance > 0 ? (excess?.[i] ?? NaN) / Math.sqrt(variance) : NaN;
      return [channel ?? '', { z, p: normalTails(z) }];
    }),
  );
}

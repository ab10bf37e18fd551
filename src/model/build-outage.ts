/** Owns the table `outage`: one row an interruption of the customer, feeder or region that it names. */
import { ident, join, sql, type Sql } from '../sql/sql';
import { customerId, fromSource, nullOf, roleOrNull, type Source } from './source';

const COLUMNS = ['region', 'feeder', 'started', 'ended', 'planned', 'cause'];

export function feedsOutage(source: Source): boolean {
  return source.rowIs === 'outage';
}

/** CREATE of `outage`; `ended` is NULL while it lasts. */
export function buildOutage(sources: readonly Source[]): Sql {
  const parts = sources.filter(feedsOutage).map((source) => {
    const columns = COLUMNS.map((name) => sql`${roleOrNull(source, name)} AS ${ident(name)}`);
    return sql`SELECT ${customerId(source)} AS customer_id, ${join(columns, ', ')} ${fromSource(source)}`;
  });
  if (parts.length > 0) return sql`CREATE OR REPLACE TABLE outage AS ${join(parts, ' UNION ALL ')}`;
  const columns = ['customer_id', ...COLUMNS].map((name) => sql`${nullOf(name)} AS ${ident(name)}`);
  return sql`CREATE OR REPLACE TABLE outage AS SELECT ${join(columns, ', ')} WHERE FALSE`;
}

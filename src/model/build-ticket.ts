/** Owns the table `ticket`: one row a service contact, or a stage of one. */
import { ident, join, sql, type Sql } from '../sql/sql';
import { customerId, fromSource, nullOf, roleOrNull, type Source } from './source';

const COLUMNS = ['ticket_id', 'type', 'ticket_channel', 'opened_at', 'closed_at', 'stage', 'department', 'cause'];

export function feedsTicket(source: Source): boolean {
  return source.rowIs === 'ticket';
}

/** CREATE of `ticket`; customer_id is NULL for contacts of nobody known. */
export function buildTicket(sources: readonly Source[]): Sql {
  const parts = sources.filter(feedsTicket).map((source) => {
    const columns = COLUMNS.map((name) => sql`${roleOrNull(source, name)} AS ${ident(name)}`);
    return sql`SELECT ${customerId(source)} AS customer_id, ${join(columns, ', ')} ${fromSource(source)}`;
  });
  if (parts.length > 0) return sql`CREATE OR REPLACE TABLE ticket AS ${join(parts, ' UNION ALL ')}`;
  const columns = ['customer_id', ...COLUMNS].map((name) => sql`${nullOf(name)} AS ${ident(name)}`);
  return sql`CREATE OR REPLACE TABLE ticket AS SELECT ${join(columns, ', ')} WHERE FALSE`;
}

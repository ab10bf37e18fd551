/** Owns the table `ticket`: one row a service contact, or a stage of one. */
import { ident, join, sql, type Sql } from '../sql/sql';
import { customerId, fromSource, nullOf, plays, roleOrNull, type Source } from './source';
import { stageColumns, stageEnds, unpackStages } from './stage-columns';

const COLUMNS = ['ticket_id', 'type', 'ticket_channel', 'opened_at', 'responded_at', 'closed_at', 'stage', 'department', 'cause'];

export function feedsTicket(source: Source): boolean {
  return source.rowIs === 'ticket';
}

/** CREATE of `ticket`; customer_id is NULL for contacts of nobody known. A row with a column for the end of each stage becomes a row a stage. */
export function buildTicket(sources: readonly Source[]): Sql {
  const parts = sources.filter(feedsTicket).map((source) => {
    const stages = stageColumns(source);
    const number = roleOrNull(source, 'ticket_id');
    const columns = COLUMNS.map((name) => {
      // The stages that a row is unpacked to are one contact.
      const value =
        name === 'ticket_id' && stages.length > 0
          ? sql`coalesce(${number}, ${`${String(source.order + 1)}-`} || CAST(rowid + 1 AS VARCHAR))`
          : name === 'responded_at'
            ? respondedAt(source)
            : roleOrNull(source, name);
      return sql`${value} AS ${ident(name)}`;
    });
    const select = sql`SELECT ${customerId(source)} AS customer_id, ${join(columns, ', ')}`;
    if (stages.length === 0) return sql`${select} ${fromSource(source)}`;
    const unpacked = unpackStages(sql`${select}, ${stageEnds(source, stages)} AS stage_ends ${fromSource(source)}`, stages);
    return sql`SELECT customer_id, ${join(
      COLUMNS.map((name) => ident(name)),
      ', ',
    )} FROM (${unpacked})`;
  });
  if (parts.length > 0) return sql`CREATE OR REPLACE TABLE ticket AS ${join(parts, ' UNION ALL ')}`;
  const columns = ['customer_id', ...COLUMNS].map((name) => sql`${nullOf(name)} AS ${ident(name)}`);
  return sql`CREATE OR REPLACE TABLE ticket AS SELECT ${join(columns, ', ')} WHERE FALSE`;
}

/** When somebody first responded: as told, else so many minutes after the opening. */
function respondedAt(source: Source): Sql {
  const told = roleOrNull(source, 'responded_at');
  if (!plays(source, 'response_minutes')) return told;
  return sql`coalesce(${told}, ${roleOrNull(source, 'opened_at')} + to_seconds(60 * (${roleOrNull(source, 'response_minutes')})))`;
}

/** Owns the statement behind the list of the slowest connections. */
import type { Filter } from '../../../model/filter';
import { factField, type ModelInfo } from '../../../model/model-info';
import { connectionsUnder, STAGES_OF_CASES } from '../../../service/connections';
import { ident, join, sql, type Sql } from '../../../sql/sql';

/** Facts that are told of each, where the data has them. */
const TOLD = ['region', 'class', 'voltage', 'capacity_kva'];

export function toldFacts(model: ModelInfo): string[] {
  return TOLD.filter((name) => factField(model, name) !== undefined);
}

/**
 * One row a connection, the longest first, finished or under way (`closed` is NULL): contact_id, customer_id, days, opened, closed, longest (the
 * stage that took most of it), longest_days, wait_days (all waiting), hand_overs, the told facts, and how many there are in `cases`.
 */
export function querySlowest(model: ModelInfo, filters: readonly Filter[], onlyOpen: boolean, most: number): Sql {
  const facts = toldFacts(model).map((name) => {
    const type = factField(model, name)?.kind === 'number' ? sql`DOUBLE` : sql`VARCHAR`;
    return sql`, CAST(f.${ident(name)} AS ${type}) AS ${ident(name)}`;
  });
  return sql`
WITH
${connectionsUnder(filters, null)},
${STAGES_OF_CASES},
-- one row a connection with stages
staged AS (
  SELECT contact_id, customer_id, arg_max(stage, days) AS longest, max(days) AS longest_days, sum(wait_days) AS wait_days
  FROM case_stage
  GROUP BY contact_id, customer_id
)
SELECT
  c.contact_id,
  c.customer_id,
  c.days::DOUBLE AS days,
  strftime(c.opened_at, '%Y-%m-%d') AS opened,
  strftime(c.closed_at, '%Y-%m-%d') AS closed,
  s.longest,
  s.longest_days::DOUBLE AS longest_days,
  s.wait_days::DOUBLE AS wait_days,
  c.hand_overs::DOUBLE AS hand_overs,
  CAST(count(*) OVER () AS DOUBLE) AS cases${join(facts, ' ')}
FROM connection_case c
LEFT JOIN staged s ON s.contact_id = c.contact_id AND s.customer_id IS NOT DISTINCT FROM c.customer_id
LEFT JOIN customer_facts f ON f.customer_id = c.customer_id
${onlyOpen ? sql`WHERE NOT c.is_closed` : sql``}
ORDER BY c.days DESC, c.contact_id
LIMIT ${most}`;
}

/** Owns connections (报装) as cases: how long they took, how often they changed hands, and at which level of voltage. */
import type { Text } from '../lib/text';
import { population, type Filter } from '../model/filter';
import type { ModelInfo } from '../model/model-info';
import { sql, type Sql } from '../sql/sql';
import { LAST_MOMENT } from './contacts-under';
import { customerGroupings, eventGroupings, groupValue, type Grouping } from './grouping';

export const LEVELS = ['low', 'high'] as const;
export type Level = (typeof LEVELS)[number];

export const levelText: Readonly<Record<Level | 'unknown', Text>> = {
  low: { en: 'Low voltage', zh: '低压' },
  high: { en: 'High voltage', zh: '高压' },
  unknown: { en: 'Voltage unknown', zh: '电压未知' },
};

/** Groups connections by level; its values are those of Level. */
export const LEVEL: Grouping = { id: 'level', text: { en: 'Voltage level', zh: '报装电压等级' }, isOfEvent: true };

/** By what connections can be told apart: level first. */
export function connectionGroupings(model: ModelInfo): Grouping[] {
  return [LEVEL, ...eventGroupings(model, ['cause', 'type', 'ticket_channel']), ...customerGroupings(model)];
}

/**
 * CTEs `population` and `connection_case`: one row a connection with a time: contact_id, customer_id, opened_at, closed_at, level, grp, is_closed,
 * `days` it took or has been open until the last moment of the data, and `hand_overs`: how often a stage was another department's than the one
 * before, NULL where departments or stages are not known. Connections of nobody known count only where nothing is filtered.
 */
export function connectionsUnder(filters: readonly Filter[], grouping: Grouping | null): Sql {
  const value = grouping === null ? sql`CAST(NULL AS VARCHAR)` : groupValue(grouping, sql`c`, sql`p`);
  const isOpen = filters.length === 0 && grouping?.isOfEvent !== false;
  return sql`-- one row a customer under the filters
population AS NOT MATERIALIZED (${population(filters)}),
-- one row a connection whose stages name their departments
handed AS (
  SELECT contact_id, customer_id, count(*) FILTER (department <> from_department) AS hand_overs
  FROM connection_stage
  GROUP BY contact_id, customer_id
  HAVING count(*) > 1 AND count(department) = count(*)
),
-- one row a connection
connection_case AS (
  SELECT
    c.contact_id, c.customer_id, c.opened_at, c.closed_at, c.level, ${value} AS grp,
    c.closed_at IS NOT NULL AS is_closed,
    coalesce(c.days_open, datediff('second', c.opened_at, (${LAST_MOMENT})) / 86400.0::DOUBLE) AS days,
    h.hand_overs
  FROM contact c
  ${isOpen ? sql`LEFT JOIN` : sql`JOIN`} population p ON p.customer_id = c.customer_id
  LEFT JOIN handed h ON h.contact_id = c.contact_id AND h.customer_id IS NOT DISTINCT FROM c.customer_id
  WHERE c.is_connection AND c.opened_at IS NOT NULL AND (c.closed_at IS NULL OR c.days_open IS NOT NULL)
)`;
}

/** CTE `case_stage`, after those: one row a stage with its case's level and group, `days` (or its age) and `is_closed`. */
export const STAGES_OF_CASES: Sql = sql`-- one row a stage of a connection
case_stage AS (
  SELECT
    s.contact_id, s.customer_id, s.stage, s.place, s.department, s.from_department, s.wait_days, s.opened_at, s.closed_at, c.level, c.grp,
    s.closed_at IS NOT NULL AS is_closed,
    coalesce(s.days, datediff('second', s.opened_at, (${LAST_MOMENT})) / 86400.0::DOUBLE) AS days
  FROM connection_stage s JOIN connection_case c ON c.contact_id = s.contact_id AND c.customer_id IS NOT DISTINCT FROM s.customer_id
  WHERE s.opened_at IS NOT NULL AND (s.closed_at IS NULL OR s.days IS NOT NULL)
)`;

/** Owns the statement that counts the interruptions of each line (or region), by cause: what one line is compared with the others by. */
import type { ResultReader } from '../../lib/result';
import { population, type Filter } from '../../model/filter';
import { ident, sql, type Sql } from '../../sql/sql';
import { interruptionParts, IS_SERVED } from './interruptions';
import type { OutageChoice } from './outage-choice';

export interface Line {
  readonly name: string;
  /** Customers under the filters. */
  readonly customers: number;
  /** Interruptions in the period that hit at least half of them. */
  readonly events: number;
  /** The same by cause; '' where none is recorded. */
  readonly causes: ReadonlyMap<string, number>;
}

/** One row a line and cause, lines without interruptions once: line, customers, cause, events; by line, then cause. */
export function queryLineEvents(filters: readonly Filter[], field: string, choice: OutageChoice): Sql {
  return sql`
WITH
-- one row a customer under the filters for whom an interruption could have been recorded
population AS NOT MATERIALIZED (SELECT * FROM (${population(filters)}) WHERE ${IS_SERVED}),
${interruptionParts(choice)},
-- one row per line and place of supply
line_place AS (
  SELECT CAST(p.${ident(field)} AS VARCHAR) AS line, s.place, count(*) AS customers
  FROM population p LEFT JOIN supply_point s USING (customer_id)
  WHERE p.${ident(field)} IS NOT NULL
  GROUP BY ALL
),
-- one row per line
line AS (SELECT line, CAST(sum(customers) AS DOUBLE) AS customers FROM line_place GROUP BY line),
-- one row per line and interruption of most of it
event AS (
  SELECT p.line, i.started, i.cause
  FROM line_place p JOIN interruption i USING (place) JOIN line l ON l.line = p.line
  GROUP BY p.line, i.started, i.cause, l.customers
  HAVING 2 * sum(p.customers) >= l.customers
)
SELECT l.line, l.customers, coalesce(e.cause, '') AS cause, CAST(count(e.line) AS DOUBLE) AS events
FROM line l LEFT JOIN event e ON e.line = l.line
GROUP BY l.line, l.customers, coalesce(e.cause, '')
ORDER BY l.line, cause`;
}

export function readLineEvents(result: ResultReader): Line[] {
  const [names, causes] = [result.texts('line'), result.texts('cause')];
  const [customers, events] = [result.numbers('customers'), result.numbers('events')];
  const lines = new Map<string, { name: string; customers: number; events: number; causes: Map<string, number> }>();
  names.forEach((name, i) => {
    const line = lines.get(name ?? '') ?? { name: name ?? '', customers: customers[i] ?? 0, events: 0, causes: new Map() };
    const own = events[i] ?? 0;
    line.events += own;
    if (own > 0) line.causes.set(causes[i] ?? '', own);
    lines.set(line.name, line);
  });
  return [...lines.values()];
}

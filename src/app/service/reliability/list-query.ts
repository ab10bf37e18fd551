/** Owns the statements behind the lists of customers without supply. */
import { population, type Filter } from '../../../model/filter';
import { factField, type ModelInfo } from '../../../model/model-info';
import { interruptionParts, IS_SERVED } from '../../../service/reliability/interruptions';
import type { OutageChoice } from '../../../service/reliability/outage-choice';
import { ident, join, sql, type Sql } from '../../../sql/sql';
import { libraryTags } from '../../../tag/library';
import { ruleSql } from '../../../tag/rule-sql';

/** What is told of each, where the data has it. */
const TOLD = ['feeder', 'region', 'class', 'kwh_12m', 'complaints_12m', 'csat'];
const ORDINARY = /^(?:非重要|普通|一般|无|否|none|no|normal|ordinary|general)/i.source;

export function toldFacts(model: ModelInfo, onlyImportant: boolean): string[] {
  return (onlyImportant ? ['importance', ...TOLD] : [...TOLD, 'importance']).filter(
    (name) => factField(model, name) !== undefined,
  );
}

/** True where a column tells the important users; else a tag has to. */
export function knowsImportance(model: ModelInfo): boolean {
  return factField(model, 'importance') !== undefined;
}

/** Customers of a level of importance, or of the ready tag. */
export function importantCondition(model: ModelInfo): Sql {
  if (knowsImportance(model))
    return sql`importance IS NOT NULL AND NOT regexp_matches(CAST(importance AS VARCHAR), ${`(?i)${ORDINARY}`})`;
  const tag = libraryTags(model).find(({ id }) => id === 'important');
  return tag === undefined ? sql`FALSE` : ruleSql(tag.rule, model);
}

/** One row a customer with an interruption, the most first: customer_id, times, minutes, last, the told facts, and how many there are in `customers`. */
export function queryOutageList(
  model: ModelInfo,
  filters: readonly Filter[],
  choice: OutageChoice,
  onlyImportant: boolean,
  most: number,
): Sql {
  const facts = toldFacts(model, onlyImportant).map((name) => {
    const isNumber = factField(model, name)?.kind === 'number';
    return isNumber
      ? sql`, CAST(${ident('p', name)} AS DOUBLE) AS ${ident(name)}`
      : sql`, CAST(${ident('p', name)} AS VARCHAR) AS ${ident(name)}`;
  });
  const only = onlyImportant
    ? sql` AND customer_id IN (SELECT customer_id FROM customer_facts WHERE ${importantCondition(model)})`
    : sql``;
  return sql`
WITH
-- one row a customer under the filters for whom an interruption could have been recorded
population AS NOT MATERIALIZED (SELECT * FROM (${population(filters)}) WHERE ${IS_SERVED}${only}),
${interruptionParts(choice)},
-- one row per place: its last interruption
last_start AS (SELECT place, max(started) AS started FROM interruption GROUP BY place)
SELECT
  p.customer_id,
  t.times,
  t.minutes,
  strftime(l.started, '%Y-%m-%d') AS last,
  CAST(count(*) OVER () AS DOUBLE) AS customers,
  (SELECT CAST(count(*) AS DOUBLE) FROM population) AS served${join(facts, ' ')}
FROM population p JOIN supply_point s USING (customer_id) JOIN place_sum t ON t.place = s.place JOIN last_start l ON l.place = s.place
ORDER BY t.times DESC, t.minutes DESC, p.customer_id
LIMIT ${most}`;
}

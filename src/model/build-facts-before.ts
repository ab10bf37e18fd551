/** Owns customer_facts as of some months earlier: the same columns, from what was in the data by then. */
import type { Runner, RunOptions } from '../engine/engine';
import { ident, join, sql, type Sql } from '../sql/sql';
import { buildFacts, CARRIED, DERIVED } from './build-facts';
import { factField, type ModelInfo } from './model-info';
import { addMonths, chooseWindow, MONTH_TOTALS, monthEnd, type UsageWindow } from './usage-window';

export interface FactsBefore {
  /** The twelve months (or fewer) on which yearly figures stand. */
  readonly window: UsageWindow;
  /** Last day that counts, yyyy-MM-dd. */
  readonly asOf: string;
  /** Names of facts that are known today and for nobody then. */
  readonly unknown: readonly string[];
  /** Names of facts of which only today's value is known: it stands at both times. */
  readonly same: readonly string[];
}

/**
 * Creates the table. Yearly figures end so many months before those of customer_facts. Arrears and the hour of the peak are not known
 * for earlier and NULL; a customer whose contract or first month is later is not there.
 * @returns null when no monthly data reaches back that far; then no table is made. @throws AppError, AbortError
 */
export async function buildFactsBefore(
  runner: Runner,
  model: ModelInfo,
  months: number,
  into: Sql,
  run: RunOptions = {},
): Promise<FactsBefore | null> {
  const totals = await runner.run(MONTH_TOTALS, run);
  const now = chooseWindow(totals);
  const window = now === null ? null : earlier(now, totals.texts('period'), months);
  if (window === null) return null;
  const asOf = monthEnd(window.to);
  const seen = await whatWasThere(runner, asOf, run);
  const attributes = model.facts.filter(({ name }) => !CARRIED.includes(name) && !DERIVED.includes(name));
  const energyFrom = seen.hasMonthlyKwh
    ? 'months'
    : seen.hasReadings || factField(model, 'annual_kwh') === undefined
      ? 'none'
      : 'annual';
  await runner.run(
    buildFacts({
      ...{ window, energyFrom, asOf, attributes, into, instead: tablesUntil(window.to, asOf) },
      hasTickets: seen.hasTickets && factField(model, 'tickets_12m') !== undefined,
      hasTicketTypes: seen.hasTickets && factField(model, 'complaints_12m') !== undefined,
      hasOutages: seen.hasOutages && factField(model, 'outage_minutes_12m') !== undefined,
    }),
    run,
  );
  const derived = model.facts.map(({ name }) => name).filter((name) => DERIVED.includes(name));
  const known = await countKnown(runner, into, derived, run);
  return {
    window,
    asOf,
    unknown: derived.filter((_, i) => known[i] === 0),
    same: model.facts.map(({ name }) => name).filter((name) => !DERIVED.includes(name)),
  };
}

function earlier(now: UsageWindow, periods: readonly (string | null)[], months: number): UsageWindow | null {
  const to = addMonths(now.to, -months);
  if (to < now.start) return null;
  const yearBack = addMonths(to, -11);
  const from = yearBack > now.start ? yearBack : now.start;
  const inside = (lo: string): number => periods.filter((period) => period !== null && period >= lo && period <= to).length;
  const previousFrom = addMonths(to, -23);
  const hasPrevious = previousFrom >= now.start && inside(previousFrom) === 24;
  return { from, to, months: inside(from), previousFrom: hasPrevious ? previousFrom : null, start: now.start, incomplete: [] };
}

/** The canonical tables as they were on that day. Who paid later had not paid yet; a bill's arrears are those of today, so nothing is known. */
function tablesUntil(to: string, asOf: string): Sql {
  const day = sql`CAST(${asOf} AS DATE)`;
  const month = sql`CAST(${to} AS DATE)`;
  const next = sql`CAST(${asOf} AS DATE) + INTERVAL 1 DAY`;
  return sql`-- as the tables of these names, until that day
usage AS (
  SELECT * REPLACE (CASE WHEN paid <= ${day} THEN paid END AS paid, CAST(NULL AS DOUBLE) AS arrears)
  FROM main.usage
  WHERE period <= ${month}
),
survey AS (SELECT * FROM main.survey WHERE answered < ${next}),
ticket AS (SELECT rowid, * FROM main.ticket WHERE opened_at < ${next}),
outage AS (SELECT * FROM main.outage WHERE started < ${next}),
reading_day AS (SELECT * FROM main.reading_day WHERE day <= ${day}),
load_shape AS (SELECT * FROM main.load_shape WHERE FALSE),
customer AS (
  SELECT *
  FROM main.customer
  WHERE (opened IS NULL OR opened <= ${day})
    AND (
      customer_id IN (SELECT customer_id FROM main.usage WHERE period <= ${month})
      OR customer_id NOT IN (SELECT customer_id FROM main.usage WHERE period > ${month} AND customer_id IS NOT NULL)
    )
),
`;
}

async function whatWasThere(runner: Runner, asOf: string, run: RunOptions) {
  const next = sql`CAST(${asOf} AS DATE) + INTERVAL 1 DAY`;
  const result = await runner.run(
    sql`
SELECT
  (SELECT count(*) FROM ticket WHERE opened_at < ${next})::INTEGER AS tickets,
  (SELECT count(*) FROM outage WHERE started < ${next})::INTEGER AS outages,
  (SELECT count(*) FROM reading_day)::INTEGER AS readings,
  (SELECT count(kwh) FROM usage WHERE period IS NOT NULL)::INTEGER AS monthly
ORDER BY tickets`,
    run,
  );
  const has = (name: string): boolean => (result.numbers(name)[0] ?? 0) > 0;
  return {
    hasTickets: has('tickets'),
    hasOutages: has('outages'),
    hasReadings: has('readings'),
    hasMonthlyKwh: has('monthly'),
  };
}

async function countKnown(runner: Runner, table: Sql, names: readonly string[], run: RunOptions): Promise<number[]> {
  if (names.length === 0) return [];
  const counts = names.map((name, i) => sql`count(${ident(name)})::INTEGER AS ${ident(`known_${String(i)}`)}`);
  const result = await runner.run(sql`SELECT ${join(counts, ', ')} FROM ${table} ORDER BY 1`, run);
  return names.map((_, i) => result.numbers(`known_${String(i)}`)[0] ?? 0);
}

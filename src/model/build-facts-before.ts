/** Owns customer_facts as of some months earlier: the same columns, from what was in the data by then. */
import type { Runner, RunOptions } from '../engine/engine';
import { ident, join, sql, type Sql } from '../sql/sql';
import { buildFacts, CARRIED, DERIVED } from './build-facts';
import { factField, type ModelInfo } from './model-info';
import { addMonths, MONTH_TOTALS, monthEnd, type UsageWindow } from './usage-window';

/** A canonical table as it was: `select` gives the rows of the one called `name`. */
export interface TableBefore {
  readonly name: string;
  readonly select: Sql;
}

export interface FactsBefore {
  /** The twelve months (or fewer) on which yearly figures stand. */
  readonly window: UsageWindow;
  /** Last day that counts, yyyy-MM-dd. */
  readonly asOf: string;
  /** Names of facts that are known today and for nobody then. */
  readonly unknown: readonly string[];
  /** Names of facts of which only today's value is known: it stands at both times. */
  readonly same: readonly string[];
  /** The tables that can be told for then, the facts among them. Mean days (load_shape) and packed series cannot. */
  readonly tables: readonly TableBefore[];
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
  const complete = model.completeMonths ?? null;
  const window = complete === null ? null : earlier(complete, (await runner.run(MONTH_TOTALS, run)).texts('period'), months);
  if (window === null) return null;
  const asOf = monthEnd(window.to);
  const seen = await whatWasThere(runner, asOf, run);
  const attributes = model.facts.filter(({ name }) => !CARRIED.includes(name) && !DERIVED.includes(name));
  const energyFrom = seen.hasMonthlyKwh
    ? 'months'
    : seen.hasReadings || factField(model, 'annual_kwh') === undefined
      ? 'none'
      : 'annual';
  const tables = tablesUntil(window.to, asOf);
  await runner.run(
    buildFacts({
      ...{ window, monthsFrom: model.monthsFrom, energyFrom, asOf, attributes, into, instead: insteadOf(tables) },
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
    tables: [...tables, { name: 'customer_facts', select: sql`SELECT * FROM ${into}` }],
  };
}

/** @param complete first days of the first and the last complete month of today */
function earlier(
  [start, last]: readonly [string, string],
  periods: readonly (string | null)[],
  months: number,
): UsageWindow | null {
  const to = addMonths(last, -months);
  if (to < start) return null;
  const yearBack = addMonths(to, -11);
  const from = yearBack > start ? yearBack : start;
  const inside = (lo: string): number => periods.filter((period) => period !== null && period >= lo && period <= to).length;
  const previousFrom = addMonths(to, -23);
  const hasPrevious = previousFrom >= start && inside(previousFrom) === 24;
  return { from, to, months: inside(from), previousFrom: hasPrevious ? previousFrom : null, start, incomplete: [] };
}

/** What the facts are built from: the tables of then, and no load shape. */
function insteadOf(tables: readonly TableBefore[]): Sql {
  const none = { name: 'load_shape', select: sql`SELECT * FROM main.load_shape WHERE FALSE` };
  const parts = [...tables, none].map(({ name, select }) => sql`${ident(name)} AS (${select}),`);
  return sql`-- as the tables of these names, until that day\n${join(parts, '\n')}\n`;
}

/** The canonical tables as they were on that day. Who paid later had not paid yet; a bill's arrears are those of today, so nothing is known. */
function tablesUntil(to: string, asOf: string): TableBefore[] {
  const day = sql`CAST(${asOf} AS DATE)`;
  const month = sql`CAST(${to} AS DATE)`;
  const next = sql`CAST(${asOf} AS DATE) + INTERVAL 1 DAY`;
  const months = (table: Sql): Sql => sql`
  SELECT * REPLACE (CASE WHEN paid <= ${day} THEN paid END AS paid, CAST(NULL AS DOUBLE) AS arrears)
  FROM ${table}
  WHERE period <= ${month}
`;
  return [
    { name: 'usage', select: months(sql`main.usage`) },
    { name: 'usage_month', select: months(sql`main.usage_month`) },
    { name: 'usage_day', select: sql`SELECT * FROM main.usage_day WHERE day <= ${day}` },
    { name: 'survey', select: sql`SELECT * FROM main.survey WHERE answered < ${next}` },
    { name: 'ticket', select: sql`SELECT rowid, * FROM main.ticket WHERE opened_at < ${next}` },
    { name: 'outage', select: sql`SELECT * FROM main.outage WHERE started < ${next}` },
    { name: 'place_outage', select: sql`SELECT * FROM main.place_outage WHERE started < ${next}` },
    { name: 'customer_outage', select: sql`SELECT * FROM main.customer_outage WHERE started < ${next}` },
    { name: 'reading_day', select: sql`SELECT * FROM main.reading_day WHERE day <= ${day}` },
    { name: 'reading', select: sql`SELECT * FROM main.reading WHERE time < ${next}` },
    {
      name: 'customer',
      select: sql`
  SELECT *
  FROM main.customer
  WHERE (opened IS NULL OR opened <= ${day})
    AND (
      customer_id IN (SELECT customer_id FROM main.usage WHERE period <= ${month})
      OR customer_id NOT IN (SELECT customer_id FROM main.usage WHERE period > ${month} AND customer_id IS NOT NULL)
    )
`,
    },
  ];
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

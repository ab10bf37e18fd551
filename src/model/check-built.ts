/** Owns the look back at the built tables: what stands twice, and who is known only from other tables. */
import type { RunOptions, Runner } from '../engine/engine';
import type { Problem } from '../intake/raw-table';
import { join, sql, type Sql } from '../sql/sql';
import { feedsReading, rawTime, slotMinutesFor, type Interval } from './build-reading';
import { feedsUsage, usageOf } from './build-usage';
import * as report from './model-problems';
import { customerId, fromSource, plays, roleOrNull, type Source } from './source';

export async function checkBuilt(
  runner: Runner,
  sources: readonly Source[],
  intervals: ReadonlyMap<Source, Interval>,
  withRepeats: ReadonlySet<Source>,
  options: RunOptions,
): Promise<Problem[]> {
  const count = async (statement: Sql): Promise<number> => (await runner.run(statement, options)).numbers('n')[0] ?? 0;
  const problems: Problem[] = [];
  const usage = sources.filter(feedsUsage);
  for (const source of usage.filter((candidate) => plays(candidate, 'period') && candidate.months.length === 0)) {
    const repeats = await count(queryRepeatedPeriods(source));
    if (repeats > 0) problems.push(report.repeatedMonths(source, repeats));
  }
  const last = usage[usage.length - 1];
  if (usage.length > 1 && last !== undefined) {
    const overlap = await count(queryOverlap(usage, withRepeats));
    if (overlap > 0) problems.push(report.overlappingMonths(last, overlap));
  }
  const readings = sources.filter(feedsReading);
  const [reading] = readings;
  // With several sources, or with finer readings than the grid, more rows than points are expected.
  if (readings.length === 1 && reading !== undefined) {
    const repeats = await count(queryRepeatedReadings(reading, intervals.get(reading)));
    if (repeats > 0) problems.push(report.repeatedReadings(reading, repeats));
  }
  const files = sources.filter(({ rowIs }) => rowIs === 'customer');
  const [customers] = files;
  if (files.length === 1 && customers !== undefined && customers.idFrom === 'column' && sources.length > 1) {
    const result = await runner.run(queryUnknown(customers), options);
    const [unknown, total] = [result.numbers('n')[0] ?? 0, result.numbers('total')[0] ?? 0];
    if (unknown > 0) problems.push(report.unknownCustomers(customers.raw.source.file, unknown, total));
  }
  return problems;
}

/** Customer and period (as fine as the file has it) in more than one row. */
function queryRepeatedPeriods(source: Source): Sql {
  return sql`
SELECT count(*)::DOUBLE AS n
FROM (
  SELECT id, period
  FROM (SELECT ${customerId(source)} AS id, ${roleOrNull(source, 'period')} AS period ${fromSource(source)})
  WHERE id IS NOT NULL AND period IS NOT NULL
  GROUP BY id, period
  HAVING count(*) > 1
)
ORDER BY n`;
}

function queryOverlap(usage: readonly Source[], withRepeats: ReadonlySet<Source>): Sql {
  const parts = usage
    .flatMap((source) => usageOf(source, withRepeats.has(source)))
    .map((part) => sql`SELECT customer_id, period FROM (${part}) WHERE period IS NOT NULL AND kwh IS NOT NULL`);
  return sql`
SELECT count(*)::DOUBLE AS n
FROM (SELECT customer_id, period FROM (${join(parts, ' UNION ALL ')}) GROUP BY customer_id, period HAVING count(*) > 1)
ORDER BY n`;
}

/** Readings that are not in reading_day on their own: a second value for the same time, or a second row for the same day. */
function queryRepeatedReadings(source: Source, interval: Interval | undefined): Sql {
  if (source.slots.length > 0) {
    const day = plays(source, 'day') ? roleOrNull(source, 'day') : roleOrNull(source, 'time');
    return sql`
SELECT (count(*) - count(DISTINCT (id, day)))::DOUBLE AS n
FROM (SELECT ${customerId(source)} AS id, ${day} AS day ${fromSource(source)})
WHERE id IS NOT NULL
ORDER BY n`;
  }
  if (interval === undefined || slotMinutesFor(interval.stepMinutes) !== interval.stepMinutes)
    return sql`SELECT 0::DOUBLE AS n ORDER BY n`;
  const value = plays(source, 'kw') ? roleOrNull(source, 'kw') : roleOrNull(source, 'reading_kwh');
  return sql`
SELECT (count(*) - (SELECT coalesce(sum(list_count(kw)), 0) FROM reading_day))::DOUBLE AS n
FROM (SELECT ${customerId(source)} AS id, ${rawTime(source)} AS time, ${value} AS value ${fromSource(source)})
WHERE id IS NOT NULL AND time IS NOT NULL AND value IS NOT NULL
ORDER BY n`;
}

/** Customers that the customer table does not list, beside all that other tables name. */
function queryUnknown(customers: Source): Sql {
  return sql`
WITH
-- one row per customer of the customer file
listed AS (SELECT DISTINCT ${customerId(customers)} AS customer_id ${fromSource(customers)})
SELECT count(*)::DOUBLE AS n, (SELECT count(*) FROM customer)::DOUBLE AS total
FROM customer
WHERE customer_id NOT IN (SELECT customer_id FROM listed WHERE customer_id IS NOT NULL)
ORDER BY n`;
}

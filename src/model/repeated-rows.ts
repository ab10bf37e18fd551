/** Owns the look at rows that repeat a customer's time: which are copies of another row, which are of another meter, and what no cell tells apart. */
import type { RunOptions, Runner } from '../engine/engine';
import type { Problem, RawColumn } from '../intake/raw-table';
import { EMPTY, ident, join, sql, type Sql } from '../sql/sql';
import { feedsReading, isLongReading, rawTime } from './build-reading';
import { feedsUsage } from './build-usage';
import { sampleTexts } from './column-content';
import { bandKey, hasBandRows } from './energy-bands';
import { isRowNumber } from './leftover-columns';
import * as report from './model-problems';
import { hasPeriod, periodOf, yearOf } from './period';
import { meterId, fromOnce, type Repeats } from './repeats';
import { scaledSeries } from './series-value';
import { customerId, fromSource, plays, roleOrNull, seriesOf, type Source } from './source';

export interface Looked {
  /** undefined where every customer and time stands once. */
  readonly repeats: Repeats | undefined;
  readonly problems: readonly Problem[];
}

/** What a row is about besides its customer: the day or time of readings, the period of energy, nothing in a list of customers. */
function timeOf(source: Source): Sql | null {
  if (source.slots.length > 0) return plays(source, 'day') ? roleOrNull(source, 'day') : roleOrNull(source, 'time');
  if (isLongReading(source)) return rawTime(source);
  if (source.yearMonths.length > 0) return yearOf(source);
  if (source.rowIs !== 'usage' || !hasPeriod(source)) return null;
  return hasBandRows(source) ? sql`row(${periodOf(source)}, ${bandKey(source)})` : periodOf(source);
}

/** Tables in which a customer and time could stand twice: those of which energy or power is made, and lists of customers. */
export function mayRepeat(source: Source): boolean {
  if (source.idFrom === 'none' || source.idFrom === 'row') return false;
  return source.rowIs === 'customer' || feedsReading(source) || (feedsUsage(source) && timeOf(source) !== null);
}

/** One row per raw row with its customer and time, in columns id, time and what `more` adds. */
function keyed(source: Source, more: Sql, from: Sql): Sql {
  const time = timeOf(source);
  // A list of customers, or of typical days, has no time: its rows meet on the customer alone.
  const hasTime = time !== null && (isLongReading(source) || source.slots.length === 0);
  return sql`
  SELECT * FROM (SELECT ${customerId(source)} AS id, ${time ?? sql`CAST(NULL AS DATE)`} AS time${more} ${from})
  WHERE id IS NOT NULL${hasTime ? sql` AND time IS NOT NULL` : EMPTY}`;
}

interface Extra {
  /** Customers and times in several rows. */
  readonly keys: number;
  /** Rows beyond the first of each. */
  readonly rows: number;
}

async function countExtra(runner: Runner, rows: Sql, by: Sql, run: RunOptions): Promise<Extra> {
  const result = await runner.run(
    sql`
SELECT count(*)::DOUBLE AS keys, coalesce(sum(n - 1), 0)::DOUBLE AS extra
FROM (SELECT count(*) AS n FROM (${rows}) GROUP BY ${by} HAVING count(*) > 1)
ORDER BY keys`,
    run,
  );
  return { keys: result.numbers('keys')[0] ?? 0, rows: result.numbers('extra')[0] ?? 0 };
}

/** Asks with one statement whether rows repeat, and only then what they are. Copies are written to `copied_row`. */
export async function findRepeats(runner: Runner, source: Source, run: RunOptions): Promise<Looked> {
  const found = await countExtra(runner, keyed(source, EMPTY, fromSource(source)), sql`id, time`, run);
  if (found.rows === 0) return { repeats: undefined, problems: [] };
  // A region has many customers, and some of them may well be alike.
  const isOfCustomers = source.idFrom === 'column' || feedsReading(source);
  if (!isOfCustomers) return { repeats: { copies: 0, meters: [] }, problems: [tellUnclear(source, found)] };
  const copies = await findCopies(runner, source, run);
  const problems = copies > 0 ? [report.copiedRows(source, copies)] : [];
  if (copies === found.rows) return { repeats: { copies, meters: [] }, problems };
  const isKnown = source.roles.has('meter') || source.idFrom === 'heads';
  const meters = isKnown ? (source.roles.get('meter') ?? []) : await findMeter(runner, source, { copies, meters: [] }, run);
  const repeats: Repeats = { copies, meters };
  const once = keyed(source, sql`, ${meterId(meters)} AS meter`, fromOnce(source, repeats));
  const left = await countExtra(runner, once, sql`id, meter, time`, run);
  if (meters.length > 0 && left.rows < found.rows - copies && (feedsReading(source) || feedsUsage(source)))
    problems.push(await tellMeters(runner, source, repeats, run));
  if (left.rows > 0) problems.push(tellUnclear(source, left));
  return { repeats, problems };
}

/** Rows of readings beyond the points of `reading_day`, for one source on its own grid: cheaper than looking for them row by row. */
export async function countBeyondPoints(runner: Runner, source: Source, run: RunOptions): Promise<number> {
  const statement = sql`
SELECT (count(*) - (SELECT coalesce(sum(list_count(kw)), 0) FROM reading_day))::DOUBLE AS n
FROM (SELECT ${customerId(source)} AS id, ${rawTime(source)} AS time, ${longValue(source)} AS value ${fromSource(source)})
WHERE id IS NOT NULL AND time IS NOT NULL AND value IS NOT NULL
ORDER BY n`;
  return (await runner.run(statement, run)).numbers('n')[0] ?? 0;
}

function tellUnclear(source: Source, { keys, rows }: Extra): Problem {
  if (feedsReading(source)) return report.repeatedReadings(source, rows);
  return source.rowIs === 'customer' ? report.repeatedIds(source, rows) : report.repeatedMonths(source, keys);
}

/** One row per raw row of a customer and time that stand in several. */
function repeatedRows(source: Source, more: Sql, from: Sql): Sql {
  return sql`
SELECT r.*
FROM (${keyed(source, more, from)}) r
SEMI JOIN (SELECT id, time FROM (${keyed(source, EMPTY, from)}) GROUP BY id, time HAVING count(*) > 1) k
  ON r.id = k.id AND r.time IS NOT DISTINCT FROM k.time`;
}

/** Rows that an earlier row equals in every cell but a running number. */
async function findCopies(runner: Runner, source: Source, run: RunOptions): Promise<number> {
  const cells = source.raw.columns.filter((column) => !isRowNumber(column)).map(({ name }) => ident(name));
  await runner.run(
    sql`
INSERT INTO copied_row
SELECT ${source.raw.name}, place
FROM (${repeatedRows(source, sql`, rowid AS place, hash(${join(cells, ', ')}) AS cells`, fromSource(source))})
QUALIFY row_number() OVER (PARTITION BY id, time, cells ORDER BY place) > 1`,
    run,
  );
  const result = await runner.run(
    sql`SELECT count(*)::DOUBLE AS n FROM copied_row WHERE table_name = ${source.raw.name} ORDER BY n`,
    run,
  );
  return result.numbers('n')[0] ?? 0;
}

/** What says of which kind a value is does not say of which meter: kW and kvar in rows of their own must not be added up. */
const KIND = /类|型|标志|方向|单位|质量|状态|相别|相位|type|kind|flag|unit|quality|status|phase|direction|channel/i;
const MOST_TRIED = 20;
/** A number of a device, where there is only one customer to tell. */
const NUMBERED = /^(?=.*\d)[\w-]{4,}$/;

/** The first column by which the rows stand once, and whose every value belongs to one customer, as the number of a meter does; empty without one. */
async function findMeter(runner: Runner, source: Source, repeats: Repeats, run: RunOptions): Promise<RawColumn[]> {
  const used = new Set([...source.roles.values(), ...seriesOf(source).map(({ column }) => [column])].flat());
  const tried = source.raw.columns
    .filter((column) => !used.has(column) && (column.kind === 'text' || column.kind === 'integer'))
    .filter((column) => !isRowNumber(column) && !KIND.test(column.name) && column.profile.distinct > 1)
    // What differs in every row of a long table is the number of the row.
    .filter((column) => timeOf(source) === null || column.profile.distinct <= (column.profile.rows - column.profile.nulls) / 2)
    .slice(0, MOST_TRIED);
  if (tried.length === 0) return [];
  const cells = tried.map(({ name }, i) => sql`, ${ident(name)} AS ${ident(`cell_${i}`)}`);
  const counts = tried.map((_, i) => {
    const cell = ident(`cell_${i}`);
    return sql`,
  count(DISTINCT (id, time, ${cell})) FILTER (${cell} IS NOT NULL) = count(*) AS ${ident(`is_apart_${i}`)},
  count(DISTINCT ${cell}) = count(DISTINCT (id, ${cell})) FILTER (${cell} IS NOT NULL) AS ${ident(`is_own_${i}`)}`;
  });
  const [row] = (
    await runner.run(
      sql`
SELECT count(DISTINCT id)::DOUBLE AS customers${join(counts, ' ')}
FROM (${repeatedRows(source, join(cells, ' '), fromOnce(source, repeats))})
ORDER BY customers`,
      run,
    )
  ).rows();
  const isMeter = (column: RawColumn, i: number): boolean =>
    row?.[`is_apart_${i}`] === true &&
    row[`is_own_${i}`] === true &&
    (Number(row['customers']) > 1 || sampleTexts(column).every((value) => NUMBERED.test(value)));
  return tried.filter(isMeter).slice(0, 1);
}

/** How many customers have several meters, and where one of them lacks a value that another one has. */
async function tellMeters(runner: Runner, source: Source, repeats: Repeats, run: RunOptions): Promise<Problem> {
  const series = seriesOf(source);
  const values = series.length > 0 ? series.map(({ column, use }) => scaledSeries(column, use.role)) : [longValue(source)];
  const cells = join(
    values.map((value, i) => sql`, ${value} AS ${ident(`value_${i}`)}`),
    ' ',
  );
  const present = join(
    values.map((_, i) => sql`count(${ident(`value_${i}`)})`),
    ', ',
  );
  const result = await runner.run(
    sql`
WITH
-- one row per raw row of a customer with several meters at a time
meter_row AS (
  SELECT r.*
  FROM (${keyed(source, cells, fromOnce(source, repeats))}) r
  SEMI JOIN (SELECT id FROM (${keyed(source, EMPTY, fromOnce(source, repeats))}) GROUP BY id, time HAVING count(*) > 1) k ON r.id = k.id
),
-- one row per customer and time, with the number of meters that have a value, for every point of the row
present AS (
  SELECT id, time, [${present}] AS meters FROM meter_row GROUP BY id, time
),
-- one row per customer and time, beside the most meters of the customer at any time
beside_most AS (
  SELECT id, meters, max(list_max(meters)) OVER (PARTITION BY id) AS most FROM present
)
SELECT
  count(DISTINCT id)::DOUBLE AS customers,
  coalesce(sum(len(list_filter(meters, lambda n: n > 0 AND n < most))), 0)::DOUBLE AS missing
FROM beside_most
ORDER BY customers`,
    run,
  );
  const names = repeats.meters.map(({ name }) => name).join(', ');
  return report.addedMeters(source, names, result.numbers('customers')[0] ?? 0, result.numbers('missing')[0] ?? 0);
}

function longValue(source: Source): Sql {
  if (isLongReading(source)) return plays(source, 'kw') ? roleOrNull(source, 'kw') : roleOrNull(source, 'reading_kwh');
  return sql`coalesce(${['kwh', 'amount', 'peak_kwh', 'valley_kwh', 'arrears'].map((role) => roleOrNull(source, role))})`;
}

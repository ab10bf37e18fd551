/** Owns the order in which raw tables become canonical tables, customer_facts and load_shape; the statements are made elsewhere. */
import type { Runner, RunOptions } from '../engine/engine';
import type { Problem, RawTable } from '../intake/raw-table';
import { abortError } from '../lib/errors';
import { ident, join, sql, type Sql } from '../sql/sql';
import { chooseFactAttributes, nameAttributes } from './attributes';
import { BUILD_CONNECTION_STAGE, BUILD_CONTACT } from './build-contact';
import { buildCustomer, CUSTOMER_COLUMNS } from './build-customer';
import { buildCustomerOutage } from './build-customer-outage';
import { buildFacts, DERIVED, type EnergyFrom } from './build-facts';
import { buildLoadShape } from './build-load-shape';
import { buildOutage, feedsOutage } from './build-outage';
import { buildReading, feedsReading, type Interval, isLongReading, slotMinutesFor } from './build-reading';
import { buildSurvey } from './build-survey';
import { askedRoles, inspectSurveys, overallScale } from './survey/inspect-survey';
import { buildTicket, feedsTicket } from './build-ticket';
import { buildUsage, feedsUsage, FILL_FROM_READINGS, HAS_DATED_USAGE } from './build-usage';
import { buildUsageDay, findDailySources, isSeriesAlone } from './build-usage-day';
import { checkBuilt } from './check-built';
import { describeFacts } from './describe-facts';
import { bandsUsed } from './energy-bands';
import { givenFigures } from './given-figures';
import { inspectSource, readingOf } from './inspect-source';
import { queryInterval, readInterval } from './interval';
import type { TableMapping } from './mapping';
import type { ModelInfo } from './model-info';
import * as report from './model-problems';
import { tellLayout } from './tell-layout';
import { PARSE_MACROS } from './parse-macros';
import { hasPeriod } from './period';
import { countBeyondPoints, findRepeats, mayRepeat } from './repeated-rows';
import { COPIED_ROW, type Repeats } from './repeats';
import { planSources, plays, seriesOf, type Source } from './source';
import { stageColumns } from './stage-columns';
import { chooseWindow, MONTH_TOTALS, monthEnd } from './usage-window';
import { LEVEL_BY_VOLTAGE } from './voltage-level';

export interface BuildOptions {
  /** yyyy-MM-dd; used only where the data itself has no date. */
  readonly today: string;
  readonly loadId: number;
  readonly signal?: AbortSignal;
  /** 0…1, once a step. */
  readonly onProgress?: (share: number) => void;
}

/** Names that an attribute may not take: other columns of customer_facts, and what is joined to it. */
const RESERVED = [...CUSTOMER_COLUMNS, ...DERIVED, 'segment', 'reason', 'source', 'place', 'rowid'];

/**
 * Creates (or replaces) customer, usage_month, usage_series, reading_day, survey, survey_item, survey_asked, ticket, contact, connection_stage, outage,
 * supply_point, place_outage, load_shape and customer_facts, and the views over them: always all of them with all canonical columns, empty where no
 * table has them. A missing role never fails a build.
 * @throws AbortError when `signal` aborts; the tables are then in part the old ones.
 */
export async function buildModel(
  runner: Runner,
  raws: readonly RawTable[],
  mappings: readonly TableMapping[],
  options: BuildOptions,
): Promise<ModelInfo> {
  const run = { signal: options.signal };
  const progress = steps(options);
  await runAll(runner, [...PARSE_MACROS, COPIED_ROW], run);
  const plan = planSources(raws, mappings);
  const problems: Problem[] = [];
  const sources: Source[] = [];
  for (const [i, planned] of plan.sources.entries()) {
    if (planned.idFrom === 'none' && planned.rowIs !== 'outage') problems.push(report.notJoined(planned));
    problems.push(...tellLayout(planned));
    const { source, problems: found } = await inspectSource(runner, planned, run);
    sources.push(source);
    problems.push(...found);
    progress((0.25 * (i + 1)) / plan.sources.length);
  }
  const intervals = await findIntervals(runner, sources, problems, run);
  const repeated = await findAllRepeats(runner, sources, intervals, problems, run);
  progress(0.3);
  const daily = await findDailySources(runner, sources, run);
  await runAll(runner, [...buildUsage(sources, repeated), ...buildUsageDay(sources, daily, repeated)], run);
  progress(0.4);
  await buildReadings(runner, sources, intervals, repeated, problems, run);
  const fillsMonths = sources.some(feedsReading) && !(await hasDatedUsage(runner, sources, run));
  if (fillsMonths) await runAll(runner, [FILL_FROM_READINGS], run);
  progress(0.6);
  const surveys = await inspectSurveys(runner, sources, run);
  problems.push(...surveys.problems);
  await runAll(runner, [...buildSurvey(surveys.plans), buildTicket(sources), BUILD_CONTACT, buildOutage(sources)], run);
  const attributes = nameAttributes(sources, RESERVED);
  const unread = new Set(sources.filter((source) => isLongReading(source) && !intervals.has(source) && source.idFrom !== 'none'));
  const facing = chooseFactAttributes(attributes);
  if (facing.length < attributes.length) {
    const from = [...new Set(attributes.flatMap(({ from }) => from.map(({ source }) => source.raw.source.file)))];
    problems.push(report.attributesLeftAside(from.join(', '), attributes.length - facing.length, facing.length));
  }
  await runAll(
    runner,
    [buildCustomer(sources, attributes, repeated, unread), LEVEL_BY_VOLTAGE, BUILD_CONNECTION_STAGE, ...buildCustomerOutage()],
    run,
  );
  progress(0.7);
  problems.push(...(await checkBuilt(runner, sources, repeated, run)));

  const built = await readBuilt(runner, run);
  const fromReadings = fillsMonths && built.readingDays !== null;
  const window = chooseWindow(await runner.run(MONTH_TOTALS, run), fromReadings ? built.readingDays : null);
  const files = [...new Set(raws.map((raw) => raw.source.file))];
  if (!fromReadings && window !== null && window.incomplete.length > 0)
    problems.push(report.incompleteMonths(files.join(', '), window.incomplete));
  const period = spanOf(window === null ? null : [window.start, monthEnd(window.to)], built.readingDays);
  const asOf = period?.[1] ?? built.lastService ?? options.today;
  const energyFrom = chooseEnergy(built, !fromReadings && window !== null);
  await runAll(runner, [buildLoadShape(built.slots)], run);
  progress(0.85);
  const ticketSources = sources.filter(feedsTicket);
  await runAll(
    runner,
    [
      buildFacts({
        ...{ window, energyFrom, asOf, attributes: facing },
        ...(fromReadings && { monthsFrom: 'readings' as const }),
        hasTickets: ticketSources.some(({ idFrom }) => idFrom !== 'none'),
        hasTicketTypes: ticketSources.some((source) => source.idFrom !== 'none' && plays(source, 'type')),
        hasOutages: sources.some(feedsOutage),
      }),
    ],
    run,
  );
  progress(0.95);
  const facts = await describeFacts(
    runner,
    facing,
    {
      window,
      energyFrom,
      asOf,
      ...overallScale(surveys.readings),
      given: givenFigures(sources, !fromReadings && window !== null),
    },
    run,
  );
  const rows = await countRows(runner, daily.length > 0, run);
  progress(1);
  return {
    loadId: options.loadId,
    customers: rows['customer_facts'] ?? 0,
    rows,
    facts,
    roles: [...new Set([...playedRoles(sources, (rows['reading_day'] ?? 0) > 0), ...askedRoles(surveys.readings)])],
    period,
    completeMonths: window === null ? null : [window.start, window.to],
    incompleteMonths: window?.incomplete ?? [],
    ...(fromReadings && window !== null && { monthsFrom: 'readings' as const }),
    reading: Object.fromEntries(sources.map((source, i) => [source.raw.name, readingOf(source, plan.sources[i] ?? source)])),
    slotsPerDay: (rows['load_shape'] ?? 0) > 0 ? built.slots : 0,
    grain: plan.grain,
    hasDaySeries: isSeriesAlone(sources, daily),
    hasHeads: sources.some(({ idFrom }) => idFrom === 'heads'),
    survey: surveys.readings,
    problems,
    files,
  };
}

async function runAll(runner: Runner, statements: readonly Sql[], run: RunOptions): Promise<void> {
  for (const statement of statements) await runner.run(statement, run);
}

function steps(options: BuildOptions): (share: number) => void {
  return (share) => {
    if (options.signal?.aborted === true) throw abortError();
    options.onProgress?.(share);
  };
}

async function findIntervals(
  runner: Runner,
  sources: readonly Source[],
  problems: Problem[],
  run: RunOptions,
): Promise<Map<Source, Interval>> {
  const intervals = new Map<Source, Interval>();
  for (const source of sources.filter(isLongReading)) {
    const interval =
      readInterval(await runner.run(queryInterval(source), run)) ??
      readInterval(await runner.run(queryInterval(source, true), run));
    if (interval === null) problems.push(report.noInterval(source));
    else if (interval.stepMinutes > 60) problems.push(report.longInterval(source, interval.stepMinutes));
    else intervals.set(source, interval);
  }
  return intervals;
}

/** A single long table on its own grid shows by its points, once built, whether a time stands twice; see buildReadings. */
function isSeenLater(source: Source, sources: readonly Source[], intervals: ReadonlyMap<Source, Interval>): boolean {
  const step = intervals.get(source)?.stepMinutes;
  if (source.idFrom === 'heads') return false;
  return step !== undefined && slotMinutesFor(step) === step && sources.filter(feedsReading).length === 1;
}

async function findAllRepeats(
  runner: Runner,
  sources: readonly Source[],
  intervals: ReadonlyMap<Source, Interval>,
  problems: Problem[],
  run: RunOptions,
): Promise<Map<Source, Repeats>> {
  const repeated = new Map<Source, Repeats>();
  for (const source of sources.filter(mayRepeat)) {
    if (isLongReading(source) && (!intervals.has(source) || isSeenLater(source, sources, intervals))) continue;
    const { repeats, problems: found } = await findRepeats(runner, source, run);
    problems.push(...found);
    if (repeats !== undefined) repeated.set(source, repeats);
  }
  return repeated;
}

/** Builds readings, and once more where rows turn out to be copies or of several meters. */
async function buildReadings(
  runner: Runner,
  sources: readonly Source[],
  intervals: ReadonlyMap<Source, Interval>,
  repeated: Map<Source, Repeats>,
  problems: Problem[],
  run: RunOptions,
): Promise<void> {
  await runAll(runner, buildReading(sources, intervals, repeated), run);
  const source = sources.find((candidate) => isLongReading(candidate) && isSeenLater(candidate, sources, intervals));
  const beyond = source === undefined ? 0 : await countBeyondPoints(runner, source, run);
  if (source === undefined || beyond === 0) return;
  const { repeats, problems: found } = await findRepeats(runner, source, run);
  problems.push(...found);
  if (repeats === undefined) problems.push(report.repeatedReadings(source, beyond));
  else if (repeats.copies > 0 || repeats.meters.length > 0)
    await runAll(runner, buildReading(sources, intervals, repeated.set(source, repeats)), run);
}

async function hasDatedUsage(runner: Runner, sources: readonly Source[], run: RunOptions): Promise<boolean> {
  return sources.some(feedsUsage) && (await runner.run(HAS_DATED_USAGE, run)).rows()[0]?.['has_dated'] === true;
}

interface Built {
  /** Slots a day of most customer days; 0 without readings. */
  readonly slots: number;
  readonly readingDays: readonly [string, string] | null;
  readonly lastService: string | null;
  readonly hasMonthlyKwh: boolean;
  readonly hasAnnual: boolean;
  readonly hasUndated: boolean;
  readonly readingSpanDays: number;
}

async function readBuilt(runner: Runner, run: RunOptions): Promise<Built> {
  const statement = sql`
SELECT r.*, u.*, c.*, strftime(greatest(t.last_ticket, s.last_answer), '%Y-%m-%d') AS last_service
FROM
  (SELECT mode(len(kw))::INTEGER AS slots, strftime(min(day), '%Y-%m-%d') AS first_day, strftime(max(day), '%Y-%m-%d') AS last_day,
          (max(day) - min(day) + 1)::INTEGER AS span_days FROM reading_day) r,
  (SELECT max(answered)::TIMESTAMP AS last_answer FROM survey) s,
  (SELECT count(kwh) FILTER (period IS NOT NULL) > 0 AS has_monthly, count(kwh) FILTER (period IS NULL) > 0 AS has_undated FROM usage) u,
  (SELECT count(annual_kwh) > 0 AS has_annual FROM customer) c,
  (SELECT max(opened_at) AS last_ticket FROM ticket) t
ORDER BY slots`;
  const [row] = (await runner.run(statement, run)).rows();
  const text = (name: string): string | null => (typeof row?.[name] === 'string' ? row[name] : null);
  const [first, last] = [text('first_day'), text('last_day')];
  return {
    slots: Number(row?.['slots'] ?? 0),
    readingDays: first !== null && last !== null ? [first, last] : null,
    lastService: text('last_service'),
    hasMonthlyKwh: row?.['has_monthly'] === true,
    hasUndated: row?.['has_undated'] === true,
    hasAnnual: row?.['has_annual'] === true,
    readingSpanDays: Number(row?.['span_days'] ?? 0),
  };
}

/** A whole year of readings says more than a figure in the customer file, four weeks say less. */
function chooseEnergy(built: Built, hasWindow: boolean): EnergyFrom {
  if (hasWindow && built.hasMonthlyKwh) return 'months';
  if (built.readingSpanDays >= 360) return 'readings';
  if (built.hasAnnual) return 'annual';
  if (built.hasUndated) return 'undated';
  return built.slots > 0 ? 'readings' : 'none';
}

function spanOf(a: readonly [string, string] | null, b: readonly [string, string] | null): readonly [string, string] | null {
  if (a === null || b === null) return a ?? b;
  return [a[0] < b[0] ? a[0] : b[0], a[1] > b[1] ? a[1] : b[1]];
}

/** Views over the tables. */
export const MODEL_VIEWS: readonly string[] = ['usage', 'reading', 'usage_day', 'customer_outage'];

const COUNTED = [
  'customer',
  'usage',
  'usage_month',
  'usage_series',
  'reading_day',
  'survey',
  'survey_item',
  'survey_asked',
  'ticket',
  'contact',
  'connection_stage',
  'outage',
  'supply_point',
  'place_outage',
  'customer_facts',
  'load_shape',
  'copied_row',
] as const;

/** The rows of the views are the points of the lists below them, where there is nothing else below them. */
async function countRows(runner: Runner, hasLongDays: boolean, run: RunOptions): Promise<Record<string, number>> {
  const counts = COUNTED.map((table) => sql`SELECT ${table} AS name, count(*)::DOUBLE AS n FROM ${ident(table)}`);
  const points = [
    sql`SELECT 'reading' AS name, coalesce(sum(list_count(kw)), 0)::DOUBLE AS n FROM reading_day`,
    hasLongDays
      ? sql`SELECT 'usage_day' AS name, count(*)::DOUBLE AS n FROM usage_day`
      : sql`SELECT 'usage_day' AS name, coalesce(sum(list_count(kwh)), 0)::DOUBLE AS n FROM usage_series`,
    sql`SELECT 'customer_outage' AS name, count(*)::DOUBLE AS n FROM place_outage JOIN supply_point USING (place)`,
  ];
  const result = await runner.run(sql`SELECT name, n FROM (${join([...points, ...counts], ' UNION ALL ')}) ORDER BY name`, run);
  const numbers = result.numbers('n');
  return Object.fromEntries(result.texts('name').map((name, i) => [name ?? '', numbers[i] ?? 0]));
}

/** Roles of columns and of wide layouts; readings of energy count as `kw` too, since they are turned into it. */
function playedRoles(sources: readonly Source[], hasReadings: boolean): string[] {
  const roles = new Set(sources.flatMap((source) => [...source.roles.keys()]));
  for (const source of sources) {
    for (const { use } of seriesOf(source)) {
      roles.add(use.role === 'critical_kwh' ? 'peak_kwh' : use.role);
      if (use.kind !== 'slot') roles.add('period');
    }
    if (feedsUsage(source) && hasPeriod(source)) roles.add('period');
    if (feedsUsage(source) && bandsUsed(source).areTotal) roles.add('kwh');
  }
  if (sources.some((source) => stageColumns(source).length > 0)) for (const role of ['stage', 'closed_at']) roles.add(role);
  if (roles.has('response_minutes') && roles.has('opened_at')) roles.add('responded_at');
  if (hasReadings) roles.add('kw');
  return [...roles];
}

/** Owns the look at all rows of a source before the tables are built: what cannot be read, which rows have no customer, how dates are spelled. */
import type { Runner, RunOptions } from '../engine/engine';
import type { Problem, RawColumn } from '../intake/raw-table';
import { ident, join, sql, type Sql } from '../sql/sql';
import type { ClassRows } from './class-rows';
import type { TableReading } from './model-info';
import { roleById } from './role-registry';
import { customerId, fromSource, seriesOf, type Source } from './source';
import { countBeyondMonth } from './month-days';
import * as report from './model-problems';
import { isScoreColumn } from './survey/inspect-survey';
import { numberValue, typedValue } from './typed-value';
import { isTypical } from './typical-days';

export interface Inspection {
  /** The source with its month-first columns filled in and inconstant attributes taken out. */
  readonly source: Source;
  readonly problems: readonly Problem[];
}

/** Reads the source's rows up to four times, each time only the columns in question. */
export async function inspectSource(runner: Runner, source: Source, options: RunOptions): Promise<Inspection> {
  const monthFirst = await findMonthFirst(runner, source, options);
  const read: Source = { ...source, monthFirst };
  const problems: Problem[] = [];
  problems.push(...(await findUnreadable(runner, read, options)));
  const missing = await countWithoutId(runner, read, options);
  if (missing > 0) problems.push(report.rowsWithoutId(source, missing));
  const beyond = source.monthDays.length === 0 ? 0 : await countBeyondMonth(runner, read, options);
  if (beyond > 0) problems.push(report.daysBeyondMonth(source, beyond));
  const { classes } = read;
  if (classes !== null) problems.push(report.readByClass(source, classes, await checkTotal(runner, read, classes, options)));
  const { kept, dropped } = await checkConstancy(runner, read, options);
  problems.push(...dropped.map((column) => report.varyingAttribute(source, column.name)));
  return { source: { ...read, attributes: kept }, problems };
}

/** What the look found out about the columns, in plain data. @param planned the source before it */
export function readingOf(source: Source, planned: Source): TableReading {
  return {
    monthFirst: [...source.monthFirst],
    varying: planned.attributes.filter((column) => !source.attributes.includes(column)).map(({ name }) => name),
  };
}

/** The source as it was after the look, without looking again. */
export function withReading(planned: Source, reading: TableReading | undefined): Source {
  if (reading === undefined) return planned;
  const varying = new Set(reading.varying);
  return {
    ...planned,
    monthFirst: new Set(reading.monthFirst),
    attributes: planned.attributes.filter(({ name }) => !varying.has(name)),
  };
}

interface TypedColumn {
  readonly column: RawColumn;
  readonly role: string;
}

function typedColumns(source: Source, kinds: readonly string[]): TypedColumn[] {
  return [...source.roles].flatMap(([role, columns]) => {
    const kind = roleById(role)?.kind ?? 'text';
    return kinds.includes(kind)
      ? columns.filter((column) => column.kind === 'text' || column.kind === 'integer').map((column) => ({ column, role }))
      : [];
  });
}

/** Day or month first is told by parts above 12, or by a second part that is always 1 (the first of every month). */
async function findMonthFirst(runner: Runner, source: Source, options: RunOptions): Promise<Set<string>> {
  const columns = typedColumns(source, ['date', 'timestamp']).filter(({ column }) => column.kind === 'text');
  if (columns.length === 0) return new Set();
  const parts = columns.map(({ column }, i) => {
    const part = (group: number): Sql =>
      sql`try_cast(regexp_extract(half_width(${ident(column.name)}), '^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})( |$)', ${group}) AS INTEGER)`;
    return sql`
      coalesce(max(${part(1)}), 0)::INTEGER AS ${ident(`first_${i}`)}, coalesce(max(${part(2)}), 0)::INTEGER AS ${ident(`second_${i}`)},
      coalesce(min(${part(1)}), 0)::INTEGER AS ${ident(`least_${i}`)}`;
  });
  const [row] = (await runner.run(sql`SELECT ${join(parts, ', ')} ${fromSource(source)} ORDER BY 1`, options)).rows();
  const at = (name: string): number => Number(row?.[name] ?? 0);
  return new Set(
    columns.flatMap(({ column }, i) => {
      const [first, second] = [at(`first_${i}`), at(`second_${i}`)];
      const isMonthFirst = first <= 12 && (second > 12 || (second === 1 && first > at(`least_${i}`)));
      return isMonthFirst ? [column.name] : [];
    }),
  );
}

async function findUnreadable(runner: Runner, source: Source, options: RunOptions): Promise<Problem[]> {
  const series = seriesOf(source).map(({ column, use }) => ({ column, role: use.role }));
  const columns = [...typedColumns(source, ['number', 'date', 'timestamp']), ...series].filter(
    ({ column }) => column.kind === 'text' || column.kind === 'integer',
  );
  // Scores are judged where scales and words are known; see survey/inspect-survey.
  const checked = columns.filter(
    ({ column, role }) => (column.kind === 'text' || roleById(role)?.kind !== 'number') && !isScoreColumn(source, column),
  );
  if (checked.length === 0) return [];
  const counts = checked.map(({ column, role }, i) => {
    const known = roleById(role);
    const value = known === undefined ? sql`NULL` : typedValue(column, known, source.monthFirst.has(column.name));
    const isClock = role === 'time' && (source.roles.has('day') || isTypical(source));
    const name = ident(column.name);
    const isFilled = column.kind === 'text' ? sql`known_text(${name}) IS NOT NULL` : sql`${name} IS NOT NULL`;
    // CASE, so that the dearer question is asked of what could not be read only.
    const unread = isClock ? sql`FALSE` : sql`CASE WHEN (${value}) IS NULL THEN ${isFilled} ELSE FALSE END`;
    return sql`count(*) FILTER (${unread})::INTEGER AS ${ident(`bad_${i}`)}, count(${name})::INTEGER AS ${ident(`all_${i}`)}`;
  });
  const [row] = (await runner.run(sql`SELECT ${join(counts, ', ')} ${fromSource(source)} ORDER BY 1`, options)).rows();
  return checked.flatMap(({ column, role }, i) => {
    const bad = Number(row?.[`bad_${i}`] ?? 0);
    return bad === 0
      ? []
      : [
          report.unreadable(
            source,
            column.name,
            roleById(role)?.kind === 'number' ? 'number' : 'date',
            bad,
            Number(row?.[`all_${i}`] ?? 0),
          ),
        ];
  });
}

async function countWithoutId(runner: Runner, source: Source, options: RunOptions): Promise<number> {
  if (!['column', 'class', 'region'].includes(source.idFrom)) return 0;
  const statement = sql`
SELECT count(*)::DOUBLE AS missing FROM (SELECT ${customerId(source)} AS id ${fromSource(source)}) WHERE id IS NULL ORDER BY missing`;
  return (await runner.run(statement, options)).numbers('missing')[0] ?? 0;
}

/** How far the classes add up to the column of all of them; null without one. A class without a figure adds nothing; rows without a total, or without any class, are not compared. */
async function checkTotal(
  runner: Runner,
  source: Source,
  { measures, total }: ClassRows,
  options: RunOptions,
): Promise<report.TotalOfClasses | null> {
  const energy = measures.find(({ role }) => role === 'kwh');
  if (total === null || energy === undefined) return null;
  const [row] = (
    await runner.run(
      sql`
WITH
-- one row per raw row
added AS (
  SELECT sum(kwh) AS of_classes, any_value(total) AS total
  FROM (SELECT rowid AS place, ${numberValue(energy.column)} AS kwh, ${numberValue(total)} AS total ${fromSource(source)})
  GROUP BY place
)
SELECT
  count(*)::DOUBLE AS n,
  count(*) FILTER (abs(of_classes - total) > 1 + ${ROUNDING} * abs(total))::DOUBLE AS off,
  coalesce(sum(of_classes), 0)::DOUBLE AS of_classes,
  coalesce(sum(total), 0)::DOUBLE AS total
FROM added
WHERE of_classes IS NOT NULL AND total IS NOT NULL
ORDER BY n`,
      options,
    )
  ).rows();
  const at = (name: string): number => Number(row?.[name] ?? 0);
  return { column: total.name, rows: at('n'), off: at('off'), difference: at('of_classes') - at('total'), sum: at('total') };
}

/** Figures rounded one by one differ from their rounded sum. */
const ROUNDING = 0.001;

/** Above this share of customers with two values, a column is not an attribute of the customer. */
const MOST_VARYING = 0.02;

/** Where a customer has many rows, only what is the same in all of them can be an attribute. */
async function checkConstancy(
  runner: Runner,
  source: Source,
  options: RunOptions,
): Promise<{ kept: RawColumn[]; dropped: RawColumn[] }> {
  const { latest } = source;
  const columns = source.attributes.filter((column) => !latest.includes(column));
  if (columns.length === 0 || source.rowIs === 'customer') return { kept: [...source.attributes], dropped: [] };
  const differs = columns.map(
    ({ name }, i) => sql`CAST(min(${ident(name)}) IS DISTINCT FROM max(${ident(name)}) AS INTEGER) AS ${ident(`differs_${i}`)}`,
  );
  const shares = columns.map((_, i) => sql`coalesce(avg(${ident(`differs_${i}`)}), 0)::DOUBLE AS ${ident(`share_${i}`)}`);
  const statement = sql`
WITH
-- one row per customer
per_customer AS (
  SELECT id, ${join(differs, ', ')}
  FROM (SELECT ${customerId(source)} AS id, ${join(
    columns.map(({ name }) => ident(name)),
    ', ',
  )} ${fromSource(source)})
  GROUP BY id
)
SELECT ${join(shares, ', ')} FROM per_customer ORDER BY 1`;
  const [row] = (await runner.run(statement, options)).rows();
  const isKept = (i: number): boolean => Number(row?.[`share_${i}`] ?? 0) <= MOST_VARYING;
  return { kept: [...columns.filter((_, i) => isKept(i)), ...latest], dropped: columns.filter((_, i) => !isKept(i)) };
}

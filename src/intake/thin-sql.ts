/** Owns the SQL that keeps less of a batch of rows than there is. */
import { ident, join, sql, type Sql } from '../sql/sql';
import type { SumChoice, Thinning } from './thin-choice';

/** Names a column that only counts, in sums that are not complete yet. */
const countOf = (column: string): string => `${column} n`;

/** What a thinning comes to for one table; null when it has nothing to do there. */
export interface ThinPlan {
  /** Columns that the table keeps; null when it holds sums. */
  readonly kept: readonly string[] | null;
  readonly thinning: Thinning;
}

/** @param names columns of the table */
export function planThinning(thinning: Thinning, names: readonly string[]): ThinPlan | null {
  const has = (name: string): boolean => names.includes(name);
  const { sums, sample } = thinning;
  const sampled = sample !== undefined && (sample.id === null || has(sample.id)) ? { sample } : {};
  if (sums !== undefined && [sums.id, sums.time, ...sums.values.map(({ column }) => column)].every(has))
    return { kept: null, thinning: { ...sampled, sums } };
  const chosen = thinning.columns?.filter(has) ?? [];
  const kept = chosen.length > 0 && chosen.length < names.length ? chosen : null;
  if (kept === null && sampled.sample === undefined) return null;
  return { kept: kept ?? names, thinning: { ...sampled, ...(kept === null ? {} : { columns: kept }) } };
}

/** Rows to keep out of a batch. Sums are not complete before `finalSums`: a customer's hour may go on in the next batch. */
export function queryThin({ kept, thinning }: ThinPlan, batch: Sql): Sql {
  const where = thinning.sample === undefined ? sql`` : sql`WHERE ${isSampled(thinning.sample)}`;
  if (kept !== null) return sql`SELECT ${columnList(kept)} FROM ${batch} ${where}`;
  const sums = thinning.sums as SumChoice;
  const parts = sums.values.map(
    ({ column }) =>
      sql`coalesce(sum(CAST(${ident(column)} AS DOUBLE)), 0) AS ${ident(column)}, count(${ident(column)}) AS ${ident(countOf(column))}`,
  );
  return sql`
-- one row per customer and stretch of time, as far as this batch goes
SELECT ${ident(sums.id)}, ${stretch(sums)} AS ${ident(sums.time)}, ${join(parts, ', ')}
FROM ${batch} ${where}
GROUP BY ALL`;
}

/** Adds up what batches gave for the same customer and stretch of time. */
export function queryMerged({ id, time, values }: SumChoice, table: Sql): Sql {
  const parts = values.map(({ column }) => {
    const n = ident(countOf(column));
    return sql`sum(${ident(column)}) AS ${ident(column)}, sum(${n})::BIGINT AS ${n}`;
  });
  return sql`
-- one row per customer and stretch of time
SELECT ${ident(id)}, ${ident(time)}, ${join(parts, ', ')} FROM ${table} GROUP BY ALL`;
}

/** The table in its last form. Without any value in a stretch its sum is NULL, never 0. */
export function finalSums(sums: SumChoice, table: Sql): Sql {
  const values = sums.values.map(({ column, how }) => {
    const [sum, n] = [ident(column), sql`nullif(${ident(countOf(column))}, 0)`];
    if (how === 'sum') return sql`CASE WHEN ${n} IS NOT NULL THEN ${sum} END AS ${ident(column)}`;
    if (how === 'mean') return sql`${sum} / ${n} AS ${ident(column)}`;
    return sql`${sum} / ${n} * ${hours(sums)} AS kwh`;
  });
  const time = sums.to === 'hour' ? ident(sums.time) : sql`CAST(${ident(sums.time)} AS DATE) AS ${ident(sums.time)}`;
  return sql`
SELECT ${ident(sums.id)}, ${time}, ${join(values, ', ')}
FROM (${queryMerged(sums, table)})
ORDER BY ${ident(sums.id)}, ${ident(sums.time)}`;
}

/** The same customers in every file, whether its number is text or a number there, with leading zeros or without. */
function isSampled({ oneIn, id }: NonNullable<Thinning['sample']>): Sql {
  if (id === null) return sql`rowid % ${oneIn} = 0`;
  return sql`hash(ltrim(trim(CAST(${ident(id)} AS VARCHAR)), '0')) % ${oneIn} = 0`;
}

function stretch({ time, to, endOfMinutes, midnightEndsDay }: SumChoice): Sql {
  const written = sql`CAST(${ident(time)} AS TIMESTAMP)`;
  const dated =
    midnightEndsDay === true
      ? sql`CASE WHEN CAST(${written} AS TIME) = TIME '00:00:00' THEN ${written} + INTERVAL 1 DAY ELSE ${written} END`
      : written;
  const started = endOfMinutes === undefined ? dated : sql`${dated} - to_minutes(${endOfMinutes})`;
  return sql`date_trunc(${to}, ${started})`;
}

function hours({ to, time }: SumChoice): Sql {
  if (to === 'hour') return sql`1`;
  return to === 'day' ? sql`24` : sql`24 * day(last_day(${ident(time)}))`;
}

function columnList(names: readonly string[]): Sql {
  return join(
    names.map((name) => ident(name)),
    ', ',
  );
}

/** Owns the profile of each field: how much is filled, how many values, their range and distribution, or the commonest ones. */
import type { ResultReader } from '../../lib/result';
import { ident, join, sql, type Sql } from '../../sql/sql';
import type { Field, FieldTable } from './fields';

/** Rows up to which distinct counts and quantiles are exact. */
export const EXACT_ROWS = 1_000_000;
/** Bars of the tiny histogram. */
export const BINS = 16;
/** Fields of one statement. */
export const CHUNK = 24;

export interface Profile {
  readonly field: Field;
  readonly rows: number;
  readonly filled: number;
  readonly distinct: number;
  readonly isExact: boolean;
  /** Of numbers, and of dates in ms; NaN for texts and for fields without a value. */
  readonly min: number;
  readonly median: number;
  readonly max: number;
  /** Bounds of the histogram: 2 % and 98 % of the values lie below them, so that a wild value does not flatten it. */
  readonly lo: number;
  readonly hi: number;
}

/** Fields of one table, a statement's worth each. */
export function chunks(fields: readonly Field[]): Field[][] {
  const tables = [...new Set(fields.map(({ table }) => table))];
  return tables.flatMap((table) => {
    const own = fields.filter((field) => field.table === table);
    return Array.from({ length: Math.ceil(own.length / CHUNK) }, (_, i) => own.slice(i * CHUNK, (i + 1) * CHUNK));
  });
}

/** A number, or a date in ms since 1970. */
function measure({ kind, value }: Field): Sql {
  return kind === 'date' ? sql`epoch_ms(CAST(${value} AS TIMESTAMP))::DOUBLE` : sql`CAST(${value} AS DOUBLE)`;
}

/** One row: for field i `filled_i`, `distinct_i`, and of numbers and dates `min_i`, `max_i`, `quantiles_i` as lo_i, median_i, hi_i. */
export function queryProfiles(table: FieldTable, fields: readonly Field[], isExact: boolean): Sql {
  const parts = fields.flatMap((field, i): Sql[] => {
    const { value, kind } = field;
    const distinct = isExact ? sql`count(DISTINCT ${value})` : sql`approx_count_distinct(${value})`;
    const counts = [
      sql`count(${value})::DOUBLE AS ${ident(`filled_${i}`)}`,
      sql`${distinct}::DOUBLE AS ${ident(`distinct_${i}`)}`,
    ];
    if (kind === 'text') return counts;
    const at = (q: number): Sql =>
      isExact ? sql`quantile_cont(${measure(field)}, ${q})` : sql`approx_quantile(${measure(field)}, ${q})`;
    return [
      ...counts,
      sql`min(${measure(field)}) AS ${ident(`min_${i}`)}`,
      sql`max(${measure(field)}) AS ${ident(`max_${i}`)}`,
      sql`${at(0.02)}::DOUBLE AS ${ident(`lo_${i}`)}`,
      sql`${at(0.5)}::DOUBLE AS ${ident(`median_${i}`)}`,
      sql`${at(0.98)}::DOUBLE AS ${ident(`hi_${i}`)}`,
    ];
  });
  return sql`
SELECT count(*)::DOUBLE AS rows, ${join(parts, ', ')}
FROM ${ident(table)}
ORDER BY rows`;
}

export function readProfiles(result: ResultReader, fields: readonly Field[], isExact: boolean): Profile[] {
  const value = (name: string): number => (result.names.includes(name) ? (result.numbers(name)[0] ?? NaN) : NaN);
  return fields.map((field, i) => ({
    field,
    rows: value('rows'),
    filled: value(`filled_${i}`),
    distinct: value(`distinct_${i}`),
    isExact,
    min: value(`min_${i}`),
    median: value(`median_${i}`),
    max: value(`max_${i}`),
    lo: value(`lo_${i}`),
    hi: value(`hi_${i}`),
  }));
}

/** One row per bar that is not empty: bin 0…BINS − 1, n. What lies beyond the bounds counts in the outer bars. */
export function queryBins({ field, lo, hi }: Profile): Sql {
  const width = hi - lo;
  const bin =
    width > 0
      ? sql`CAST(least(${BINS - 1}, greatest(0, floor((x - ${lo}) / ${width} * ${BINS}))) AS INTEGER)`
      : sql`CAST(${Math.floor(BINS / 2)} AS INTEGER)`;
  return sql`
SELECT ${bin} AS bin, count(*)::DOUBLE AS n
FROM (SELECT ${measure(field)} AS x FROM ${ident(field.table)})
WHERE x IS NOT NULL
GROUP BY bin
ORDER BY bin`;
}

/** Counts by bar. */
export function readBins(result: ResultReader): number[] {
  const bars = new Array<number>(BINS).fill(0);
  const [bins, counts] = [result.numbers('bin'), result.numbers('n')];
  bins.forEach((bin, i) => (bars[bin] = counts[i] ?? 0));
  return bars;
}

/** The commonest values, the commonest first. */
export function queryTop({ value, table }: Field, limit: number): Sql {
  return sql`
SELECT left(CAST(${value} AS VARCHAR), 60) AS value, count(*)::DOUBLE AS n
FROM ${ident(table)}
WHERE ${value} IS NOT NULL
GROUP BY ${value}
ORDER BY n DESC, value
LIMIT ${limit}`;
}

/** Owns the cutting of a measure into levels: at fixed values, or where a share of the customers lies below. */
import { ident, join, sql, type Sql } from '../sql/sql';
import type { MethodTask, ParamValue } from './method';

/** How one measure is cut. `at` ascends: values when fixed, else shares of the customers below each cut (0 … 1). */
export interface AxisCuts {
  readonly how: 'fixed' | 'quantile';
  readonly at: readonly number[];
}

/** A measure to cut; `value` is an expression over the facts. */
export interface AxisSource {
  readonly value: Sql;
  readonly cuts: AxisCuts;
}

/** Shares that part the customers evenly: 2 levels → the median. */
export function evenShares(levels: number): number[] {
  return Array.from({ length: levels - 1 }, (_, i) => (i + 1) / levels);
}

/**
 * The values at which each measure is cut, ascending; a value at a cut belongs to the level above. Fixed ones are as given. A quantile that
 * falls onto the smallest value moves up to the next one, so that a crowd of zeros makes a level of its own; equal cuts are one, and a
 * measure that is the same for all has none.
 * @returns in the order of the axes; with the statement that asked, or null when all were fixed. @throws AppError, AbortError
 */
export async function findCuts(
  { runner, facts, signal }: Pick<MethodTask, 'runner' | 'facts' | 'signal'>,
  axes: readonly AxisSource[],
  where: Sql = sql`TRUE`,
): Promise<{ readonly cuts: number[][]; readonly statement: Sql | null }> {
  const parts = axes.flatMap(({ value, cuts }, axis) =>
    cuts.how === 'fixed' ? [] : cuts.at.map((share, i) => cutOf(value, share, facts, where, axis, i)),
  );
  if (parts.length === 0) return { cuts: axes.map(({ cuts }) => ascending(cuts.at)), statement: null };
  const statement = sql`${join(parts, ' UNION ALL ')} ORDER BY axis, place`;
  const result = await runner.run(statement, { signal });
  const found = axes.map((): number[] => []);
  const axisOf = result.numbers('axis');
  const values = result.numbers('cut');
  axisOf.forEach((axis, i) => found[axis]?.push(values[i] ?? NaN));
  return { cuts: axes.map(({ cuts }, axis) => ascending(cuts.how === 'fixed' ? cuts.at : (found[axis] ?? []))), statement };
}

/** One row: axis, place, cut. */
function cutOf(value: Sql, share: number, facts: Sql, where: Sql, axis: number, place: number): Sql {
  return sql`
-- one row: cut ${place + 1} of measure ${axis + 1}
SELECT
  ${axis}::INTEGER AS axis,
  ${place}::INTEGER AS place,
  CASE WHEN q.quantile > q.smallest THEN q.quantile ELSE (SELECT min(${value}) FROM ${facts} WHERE ${where} AND ${value} > q.smallest) END::DOUBLE AS cut
FROM (SELECT quantile_cont(${value}, ${share}) AS quantile, min(${value}) AS smallest FROM ${facts} WHERE ${where}) q`;
}

/** Without repeats and without what is not known. */
function ascending(values: readonly number[]): number[] {
  return [...new Set(values.filter(Number.isFinite))].sort((a, b) => a - b);
}

/** The level of a value, 0 the lowest; NULL stays NULL. */
export function levelOf(value: Sql, cuts: readonly number[]): Sql {
  const cases = [...cuts].map((cut, i) => sql`WHEN ${value} < ${cut} THEN ${i}`);
  return sql`CASE WHEN ${value} IS NULL THEN NULL ${join(cases, ' ')} ELSE ${cuts.length} END::INTEGER`;
}

/** A fact as a number; NaN and infinities, which no cut can place, count as missing. */
export function measureOf(field: string): Sql {
  const value = sql`CAST(${ident(field)} AS DOUBLE)`;
  return sql`CASE WHEN isfinite(${value}) THEN ${value} END`;
}

/** Saved cuts as they were: ascending, finite, at most `most`; null for what are none. */
export function readCuts(saved: ParamValue | undefined, most: number): AxisCuts | null {
  if (typeof saved !== 'object' || saved === null || Array.isArray(saved)) return null;
  const { how, at } = saved as Readonly<Record<string, ParamValue>>;
  if ((how !== 'fixed' && how !== 'quantile') || !Array.isArray(at)) return null;
  const values = readValues(at as readonly ParamValue[], most);
  if (values === null || (how === 'quantile' && values.some((share) => share <= 0 || share >= 1))) return null;
  return { how, at: values };
}

/** Ascending finite numbers, from 1 to `most` of them; null for anything else. */
export function readValues(saved: ParamValue | undefined, most: number): number[] | null {
  if (!Array.isArray(saved)) return null;
  const list = saved as readonly ParamValue[];
  const values = list.filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
  if (values.length !== list.length || values.length < 1 || values.length > most) return null;
  return [...values].sort((a, b) => a - b);
}

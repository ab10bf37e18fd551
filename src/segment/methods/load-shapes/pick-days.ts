/** Owns which customer-days are looked at: those of the kind asked for, and of very many a sample drawn by the seed. */
import { EMPTY, sql, type Sql } from '../../../sql/sql';
import type { MethodTask, Params } from '../../method';

export interface PickedDays {
  /** Days of each length in slots; in the table they stand in this order, from rowid 0. */
  readonly lengths: readonly { readonly slots: number; readonly days: number }[];
  /** Days of the kind asked for. */
  readonly all: number;
  /** Most days of one customer that were taken; null when all were. */
  readonly perCustomer: number | null;
  readonly statement: Sql;
}

export interface DayChoice {
  readonly dayType: string;
  readonly most: number;
  readonly seed: number;
}

export function dayChoice(params: Params): DayChoice {
  return { dayType: String(params['dayType']), most: Number(params['mostDays']), seed: Number(params['seed']) };
}

/** Makes `table` (place, customer, slots): rowids of reading_day and of the facts, a row a day. @throws AppError, AbortError */
export async function pickDays({ runner, facts, signal }: MethodTask, table: Sql, choice: DayChoice): Promise<PickedDays> {
  const ofKind = dayKind(choice.dayType);
  const counted = await runner.run(
    sql`SELECT count(*)::DOUBLE AS days FROM reading_day r JOIN ${facts} f ON f.customer_id = r.customer_id WHERE ${ofKind} GROUP BY r.customer_id ORDER BY days`,
    { signal },
  );
  const counts = counted.numbers('days');
  const all = counts.reduce((sum, days) => sum + days, 0);
  const perCustomer = all <= choice.most ? null : mostEach(counts, choice.most);
  const drawn = drawnBy(choice, perCustomer);
  const statement = sql`
CREATE OR REPLACE TABLE ${table} AS
-- one row per customer and day
SELECT r.rowid AS place, f.rowid AS customer, len(r.kw) AS slots
FROM reading_day r
JOIN ${facts} f ON f.customer_id = r.customer_id
WHERE ${ofKind}${drawn}
ORDER BY slots, place`;
  await runner.run(statement, { signal });
  const listed = await runner.run(
    sql`SELECT slots::INTEGER AS slots, count(*)::INTEGER AS days FROM ${table} GROUP BY slots ORDER BY slots`,
    { signal },
  );
  const days = listed.numbers('days');
  return {
    lengths: Array.from(listed.numbers('slots'), (slots, at) => ({ slots, days: days[at] ?? 0 })),
    ...{ all, perCustomer, statement },
  };
}

/** The sample of each customer's days; all where `perCustomer` is null. */
function drawnBy({ seed }: DayChoice, perCustomer: number | null): Sql {
  return perCustomer === null
    ? EMPTY
    : sql`
QUALIFY row_number() OVER (PARTITION BY r.customer_id ORDER BY hash(r.customer_id, r.day, ${seed}), r.rowid) <= ${perCustomer}`;
}

/** The days that pickDays picks, to look at: customer (rowid in the facts), day, kw as text; one row a day, in the order of the clustering. */
export function queryPickedDays(facts: Sql, choice: DayChoice, perCustomer: number | null): Sql {
  return sql`
-- one row per customer and day
SELECT f.rowid::INTEGER AS customer, CAST(r.day AS VARCHAR) AS day, CAST(r.kw AS VARCHAR) AS kw
FROM reading_day r
JOIN ${facts} f ON f.customer_id = r.customer_id
WHERE ${dayKind(choice.dayType)}${drawnBy(choice, perCustomer)}
ORDER BY len(r.kw), r.rowid`;
}

/** The most days each customer may have, for no more than `most` of all; one at least. @param counts rising */
export function mostEach(counts: ArrayLike<number>, most: number): number {
  let left = most;
  for (let at = 0; at < counts.length; at++) {
    const each = Math.floor(left / (counts.length - at));
    const days = counts[at] ?? 0;
    if (days > each) return Math.max(1, each);
    left -= days;
  }
  return Infinity;
}

/** Monday to Friday are workdays, as in load_shape. A day without a date belongs to all days alone. */
function dayKind(dayType: string): Sql {
  if (dayType === 'workday') return sql`len(r.kw) > 0 AND isodow(r.day) <= 5`;
  return dayType === 'weekend' ? sql`len(r.kw) > 0 AND isodow(r.day) > 5` : sql`len(r.kw) > 0`;
}

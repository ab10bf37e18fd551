/** Owns the way of load curves out of SQL into one matrix, all on the same grid of the day. */
import type { Matrix } from '../../../cluster/matrix';
import type { ResultReader } from '../../../lib/result';
import { ident, join, sql, type Sql } from '../../../sql/sql';
import type { MethodTask } from '../../method';
import type { PickedDays } from './pick-days';

/** kW, one curve a row; `customers` has the rowid of each one's customer in the facts. */
export interface Curves {
  readonly matrix: Matrix;
  readonly customers: Int32Array;
}

/** More values than this are read as hourly means: the page holds them three times over. */
const MOST_VALUES = 48_000_000;

/** Slots of the day on which so many curves are clustered. */
export function gridFor(rows: number, slotsPerDay: number): number {
  return rows * slotsPerDay > MOST_VALUES && slotsPerDay > 24 ? 24 : slotsPerDay;
}

/** Days of one statement: as many as are read in a moment. */
const BATCH_DAYS = 20_000;

/** Reads the picked days. @throws AppError, AbortError */
export async function readDays(
  { runner, model, signal, onProgress }: MethodTask,
  table: Sql,
  picked: PickedDays,
): Promise<Curves> {
  const rows = picked.lengths.reduce((sum, { days }) => sum + days, 0);
  const width = gridFor(rows, model.slotsPerDay);
  const curves = emptyCurves(rows, width);
  let at = 0;
  for (const { slots, days } of picked.lengths) {
    const end = at + days;
    while (at < end) {
      const to = Math.min(end, at + BATCH_DAYS);
      const batch = await runner.run(batchStatement(table, slots, at, to), { signal });
      fill(curves, at, batch, slots);
      at = to;
      onProgress?.((0.3 * at) / rows);
    }
  }
  return curves;
}

/** Reads the mean day of each customer who has one. @throws AppError, AbortError */
export async function readMeanDays(
  { runner, model, facts, signal }: MethodTask,
  dayType: string,
): Promise<Curves & { readonly statement: Sql }> {
  const width = gridFor(model.customers, model.slotsPerDay);
  const perSlot = model.slotsPerDay / width;
  const slots = Array.from(
    { length: width },
    (_, slot) => sql`avg(s.kw) FILTER (s.slot // ${perSlot} = ${slot}) AS ${slotColumn(slot)}`,
  );
  const statement = sql`
-- one row per customer
SELECT f.rowid AS customer, ${join(slots, ', ')}
FROM load_shape s
JOIN ${facts} f ON f.customer_id = s.customer_id
WHERE s.day_type = ${dayType}
GROUP BY f.rowid
ORDER BY customer`;
  const result = await runner.run(statement, { signal });
  const curves = emptyCurves(result.rowCount, width);
  fill(curves, 0, result, width);
  return { ...curves, statement };
}

function batchStatement(table: Sql, slots: number, from: number, to: number): Sql {
  const columns = Array.from({ length: slots }, (_, slot) => sql`r.kw[${slot + 1}] AS ${slotColumn(slot)}`);
  return sql`
-- one row per customer and day
SELECT p.customer, ${join(columns, ', ')}
FROM ${table} p
JOIN reading_day r ON r.rowid = p.place
WHERE p.rowid >= ${from} AND p.rowid < ${to}
ORDER BY p.rowid`;
}

function slotColumn(slot: number): Sql {
  return ident(`s${String(slot)}`);
}

function emptyCurves(rows: number, width: number): Curves {
  return { matrix: { values: new Float32Array(rows * width), rows, width }, customers: new Int32Array(rows) };
}

function fill({ matrix, customers }: Curves, from: number, result: ResultReader, slots: number): void {
  const columns = Array.from({ length: slots }, (_, slot) => result.numbers(`s${String(slot)}`));
  customers.set(Int32Array.from(result.numbers('customer')), from);
  for (let slot = 0; slot < matrix.width; slot++) {
    layOnGrid(columns, slot, matrix.width, (row, kw) => (matrix.values[(from + row) * matrix.width + slot] = kw));
  }
}

/** The mean of the columns that fall into a slot of the grid, of those that are known; a coarser one holds for all its slots. */
export function layOnGrid(
  columns: readonly Float64Array[],
  slot: number,
  width: number,
  set: (row: number, kw: number) => void,
): void {
  const first = Math.floor((slot * columns.length) / width);
  const last = Math.max(first + 1, Math.ceil(((slot + 1) * columns.length) / width));
  const inside = columns.slice(first, last);
  const [only] = inside;
  for (let row = 0; row < (only?.length ?? 0); row++) {
    let sum = 0;
    let known = 0;
    for (const column of inside) {
      const kw = column[row] as number;
      if (kw !== kw) continue;
      sum += kw;
      known++;
    }
    set(row, known === 0 ? NaN : sum / known);
  }
}

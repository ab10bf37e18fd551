/** Owns the way of mean curves from `load_shape` into the facts index. */
import type { ResultReader } from '../lib/result';
import { sql, type Sql } from '../sql/sql';
import type { CurveColumn } from './fact-column';

/** Above this the curves of the three day types together stay in the database, and SQL alone answers. */
const MOST_BYTES = 400e6;

/** Points a statement: with more, the result would take more memory than the curves. */
const BATCH_POINTS = 2_000_000;

/** Whether the curves fit into memory. @param points rows of `load_shape` */
export function curvesFit(points: number): boolean {
  return points > 0 && points * Float32Array.BYTES_PER_ELEMENT <= MOST_BYTES;
}

/** One row a customer with a curve of that day type: its row in the index. */
export function queryCurveRows(dayType: string): Sql {
  return sql`
SELECT CAST(f.rowid AS INTEGER) AS row_id
FROM customer_facts f
WHERE f.customer_id IN (SELECT customer_id FROM load_shape WHERE day_type = ${dayType} AND kw IS NOT NULL)
ORDER BY f.rowid`;
}

/** One row a customer and slot: row_id, slot, kw; in no order, for each point says where it belongs. */
export function queryCurvePoints(dayType: string, fromSlot: number, toSlot: number): Sql {
  return sql`
SELECT CAST(f.rowid AS INTEGER) AS row_id, l.slot::INTEGER AS slot, l.kw::FLOAT AS kw
FROM load_shape l JOIN customer_facts f USING (customer_id)
WHERE l.day_type = ${dayType} AND l.kw IS NOT NULL AND l.slot >= ${fromSlot} AND l.slot < ${toSlot}`;
}

/** @param slots of a day */
export async function loadCurves(
  dayType: string,
  slots: number,
  run: (statement: Sql) => Promise<ResultReader>,
): Promise<CurveColumn> {
  const rows = Uint32Array.from((await run(queryCurveRows(dayType))).numbers('row_id'));
  const placeOf = new Uint32Array((rows[rows.length - 1] ?? -1) + 1);
  rows.forEach((row, place) => (placeOf[row] = place));
  const values = new Float32Array(rows.length * slots).fill(NaN);
  const step = Math.max(1, Math.floor(BATCH_POINTS / Math.max(1, rows.length)));
  for (let from = 0; from < slots; from += step) {
    const points = await run(queryCurvePoints(dayType, from, Math.min(slots, from + step)));
    const [row, slot, kw] = ['row_id', 'slot', 'kw'].map((name) => points.numbers(name)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    for (let i = 0; i < kw.length; i++)
      values[(placeOf[row[i] as number] as number) * slots + (slot[i] as number)] = kw[i] as number;
  }
  return { kind: 'curve', rows, width: slots, values };
}

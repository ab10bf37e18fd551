/** Owns the customers of the matrix as marks on a plane: points when they are few, a binned density when they are many. */
import { sql, type Sql } from '../../../sql/sql';
import type { MethodTask } from '../../method';
import type { Plane, PlaneAxis } from './report';

/** More points than these are a hairball. */
const MOST_POINTS = 3000;
const BINS = { x: 44, y: 30 };
/** Decades below the largest value that a log axis shows; what is smaller lies at its end. */
const DECADES = 5;

/** @returns null when no customer has both values. @throws AppError, AbortError */
export async function readPlane(task: MethodTask, values: readonly [Sql, Sql]): Promise<Plane | null> {
  const { runner, facts, into, signal } = task;
  const both = bothOf(facts, values);
  const extent = await runner.run(queryExtent(both), { signal });
  const first = (name: string): number => extent.numbers(name)[0] ?? NaN;
  const known = first('known');
  if (!(known > 0)) return null;
  const axis = (name: 'x' | 'y'): PlaneAxis =>
    axisOf(first(`${name}_min`), first(`${name}_median`), first(`${name}_max`), first(`${name}_least`), BINS[name]);
  const [x, y] = [axis('x'), axis('y')];
  const isPoints = known <= MOST_POINTS && x.bins === BINS.x && y.bins === BINS.y;
  const marks = isPoints ? 'points' : 'bins';
  const result = await runner.run(queryMarks({ x, y, marks }, values, facts, into), { signal });
  const [px, py] = [result.numbers('x'), result.numbers('y')];
  return {
    ...{ x, y, known, marks },
    at: Array.from(px, (at, i) => [at, py[i] ?? 0] as const),
    customers: [...result.numbers('customers')],
    segment: result.texts('segment').map((key) => key ?? ''),
  };
}

/** The marks of a plane: x and y on its axes (0 … 1), customers, segment; one row a mark. */
export function queryMarks(
  { x, y, marks }: Pick<Plane, 'x' | 'y' | 'marks'>,
  values: readonly [Sql, Sql],
  facts: Sql,
  into: Sql,
): Sql {
  const both = bothOf(facts, values);
  return marks === 'points' ? queryPoints(both, into, x, y) : queryBins(both, into, x, y);
}

function bothOf(facts: Sql, values: readonly [Sql, Sql]): Sql {
  return sql`SELECT customer_id, ${values[0]} AS x, ${values[1]} AS y FROM ${facts}`;
}

/** One row: customers with both values, and for each measure its ends, its median and its least positive value. */
function queryExtent(both: Sql): Sql {
  return sql`
SELECT
  count(*)::INTEGER AS known,
  min(x) AS x_min, median(x)::DOUBLE AS x_median, max(x) AS x_max, min(x) FILTER (x > 0) AS x_least,
  min(y) AS y_min, median(y)::DOUBLE AS y_median, max(y) AS y_max, min(y) FILTER (y > 0) AS y_least
FROM (${both})
WHERE x IS NOT NULL AND y IS NOT NULL
ORDER BY known`;
}

/** Skewed positive measures get a log axis: half of the customers below 15 % of the range. */
function axisOf(min: number, median: number, max: number, least: number, bins: number): PlaneAxis {
  if (min === max) return { scale: 'linear', from: min - 0.5, to: max + 0.5, bins: 1 };
  // Whole numbers of a small range are scores or counts.
  if (Number.isInteger(min) && Number.isInteger(max) && Number.isInteger(median * 2) && max - min <= 20) {
    return { scale: 'linear', from: min - 0.5, to: max + 0.5, bins: max - min + 1 };
  }
  const isLog = min >= 0 && max > 0 && max / least > 20 && median < min + 0.15 * (max - min);
  if (isLog) return { scale: 'log', from: Math.max(least, max / 10 ** DECADES), to: max, bins };
  return { scale: 'linear', from: min, to: max, bins };
}

/** Position of a value on the axis, 0 … 1. */
function position(value: Sql, { scale, from, to }: PlaneAxis): Sql {
  return scale === 'log'
    ? sql`(ln(greatest(${value}, ${from})) - ${Math.log(from)}) / ${Math.log(to) - Math.log(from)}`
    : sql`(${value} - ${from}) / ${to - from}`;
}

/** One row a customer. */
function queryPoints(both: Sql, into: Sql, x: PlaneAxis, y: PlaneAxis): Sql {
  return sql`
SELECT ${position(sql`x`, x)} AS x, ${position(sql`y`, y)} AS y, 1::INTEGER AS customers, s.segment
FROM (${both}) b JOIN ${into} s ON s.customer_id = b.customer_id
WHERE x IS NOT NULL AND y IS NOT NULL
ORDER BY b.customer_id`;
}

/** One row a bin with customers: its middle, their number, and the segment of most of them. */
function queryBins(both: Sql, into: Sql, x: PlaneAxis, y: PlaneAxis): Sql {
  const bin = (value: Sql, axis: PlaneAxis): Sql =>
    sql`least(${axis.bins - 1}, greatest(0, floor(${position(value, axis)} * ${axis.bins})))`;
  return sql`
WITH
-- one row a customer: the bin
binned AS (
  SELECT s.segment, ${bin(sql`x`, x)} AS i, ${bin(sql`y`, y)} AS j
  FROM (${both}) b JOIN ${into} s ON s.customer_id = b.customer_id
  WHERE x IS NOT NULL AND y IS NOT NULL
)
SELECT ((i + 0.5) / ${x.bins})::DOUBLE AS x, ((j + 0.5) / ${y.bins})::DOUBLE AS y, count(*)::INTEGER AS customers, mode(segment) AS segment
FROM binned
GROUP BY i, j
ORDER BY i, j`;
}

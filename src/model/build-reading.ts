/** Owns the table `reading_day` (one row per customer and day, its points in a list) and the view `reading` over it. */
import { EMPTY, join, sql, type Sql } from '../sql/sql';
import { fromOnce, meterId, type Repeats } from './repeats';
import { scaledSeries } from './series-value';
import { clockValue } from './typed-value';
import { isTypical, typicalDay } from './typical-days';
import { customerId, headColumns, plays, roleOrNull, roleValue, type Source } from './source';

/** What a look at the raw times says of a long source; see interval.ts. */
export interface Interval {
  /** Minutes between two readings of a customer. */
  readonly stepMinutes: number;
  /** True when a time names the end of its interval: 00:15 … 24:00. */
  readonly isEnd: boolean;
  /** True when 00:00 is written as the last time of its own day instead of the first of the next. */
  readonly midnightEndsDay: boolean;
}

const GRIDS = [15, 30, 60] as const;

/** Minutes of a slot of the day into which readings of this step go without splitting one. */
export function slotMinutesFor(stepMinutes: number): number {
  return GRIDS.find((grid) => grid >= stepMinutes && grid % stepMinutes === 0) ?? (stepMinutes < 15 ? 15 : 60);
}

/** True for sources with a time and a value in each row. */
export function isLongReading(source: Source): boolean {
  return (
    source.rowIs === 'reading' && source.slots.length === 0 && plays(source, 'time', 'day') && plays(source, 'kw', 'reading_kwh')
  );
}

export function feedsReading(source: Source): boolean {
  return (source.slots.length > 0 && (source.rowIs === 'reading' || source.rowIs === 'customer')) || isLongReading(source);
}

/** Start of a row's time as TIMESTAMP, before any shift: 时间, or 日期 with 时间 beside it; several rows for a typical day. */
export function rawTime(source: Source): Sql {
  const day = roleValue(source, 'day');
  const time = source.roles.get('time') ?? [];
  const clock = time[0];
  if (isTypical(source) && clock !== undefined) return sql`CAST(${typicalDay(source)} AS TIMESTAMP) + ${clockValue(clock)}`;
  if (day === null) return roleOrNull(source, 'time');
  if (clock === undefined) return sql`CAST(${day} AS TIMESTAMP)`;
  return sql`CAST(${day} AS TIMESTAMP) + ${clockValue(clock)}`;
}

/**
 * CREATE of `reading_day` and of the view. `intervals` has an entry for each long source; one without is left out. Where a customer and time
 * stand in several rows (`repeated`), those of different meters are added up.
 */
export function buildReading(
  sources: readonly Source[],
  intervals: ReadonlyMap<Source, Interval>,
  repeated: ReadonlyMap<Source, Repeats>,
): Sql[] {
  const parts = sources.flatMap((source) => {
    if (!feedsReading(source)) return [];
    if (source.slots.length > 0) return [wideReading(source, repeated.get(source))];
    const interval = intervals.get(source);
    return interval === undefined ? [] : [longReading(source, interval, repeated.get(source))];
  });
  return [
    parts.length === 0
      ? EMPTY_READING
      : sql`CREATE OR REPLACE TABLE reading_day AS ${parts.length === 1 ? (parts[0] as Sql) : merged(parts)}`,
    READING_VIEW,
  ];
}

const EMPTY_READING = sql`
CREATE OR REPLACE TABLE reading_day AS
SELECT CAST(NULL AS VARCHAR) AS customer_id, CAST(NULL AS DATE) AS day, CAST(NULL AS INTEGER) AS slot_minutes, CAST(NULL AS FLOAT[]) AS kw
WHERE FALSE`;

/** `time` is the start of the interval; energy of a slot is its mean power × its length. */
const READING_VIEW = sql`
CREATE OR REPLACE VIEW reading AS
WITH
-- one row per customer, day and slot
slot_row AS (
  SELECT customer_id, day, slot_minutes, unnest(kw) AS kw, generate_subscripts(kw, 1) - 1 AS slot
  FROM reading_day
)
SELECT
  customer_id,
  CAST(day AS TIMESTAMP) + to_minutes(CAST(slot * slot_minutes AS INTEGER)) AS time,
  CAST(kw AS DOUBLE) AS kw,
  CAST(kw AS DOUBLE) * slot_minutes / 60 AS kwh
FROM slot_row
WHERE kw IS NOT NULL`;

function merged(parts: readonly Sql[]): Sql {
  const numbered = parts.map((part, i) => sql`SELECT *, ${i} AS source FROM (${part})`);
  return sql`
-- one row per customer and day: the first source that has the day
SELECT * EXCLUDE (source)
FROM (${join(numbered, ' UNION ALL ')})
QUALIFY row_number() OVER (PARTITION BY customer_id, day ORDER BY source) = 1`;
}

/** One raw row a day. A second row of the same customer, meter and day is left out (meters send kvar and phases that way). */
function wideReading(source: Source, repeats: Repeats | undefined): Sql {
  const step = source.slots[0]?.use.slotMinutes ?? 60;
  const slotMinutes = slotMinutesFor(step);
  const perSlot = Math.max(1, Math.round(slotMinutes / step));
  const points = Array.from({ length: (24 * 60) / step }, (_, i): Sql => {
    const slot = source.slots.find(({ use }) => use.startMinute === i * step);
    if (slot === undefined) return sql`NULL`;
    const value = scaledSeries(slot.column, slot.use.role);
    return slot.use.role === 'kw' ? value : sql`(${value}) * ${60 / step}`;
  });
  const slots = Array.from({ length: points.length / perSlot }, (_, i): Sql => {
    const inside = points.slice(i * perSlot, (i + 1) * perSlot);
    return perSlot === 1 ? (inside[0] as Sql) : sql`list_avg([${join(inside, ', ')}])`;
  });
  const day = plays(source, 'day') ? roleOrNull(source, 'day') : sql`CAST(${roleOrNull(source, 'time')} AS DATE)`;
  if (repeats !== undefined && repeats.meters.length > 0) {
    const sums = slots.map((_, i) => sql`sum(kw[${i + 1}])`);
    return sql`
WITH
-- one row per raw row
day_row AS (
  SELECT rowid AS place, ${customerId(source)} AS customer_id, ${meterId(repeats.meters)} AS meter, ${day} AS day, CAST([${join(slots, ', ')}] AS FLOAT[]) AS kw
  ${fromOnce(source, repeats)}
),
-- one row per customer, meter and day
meter_day AS (
  SELECT customer_id, day, kw
  FROM day_row
  WHERE customer_id IS NOT NULL AND list_count(kw) > 0
  QUALIFY row_number() OVER (PARTITION BY customer_id, meter, day ORDER BY place) = 1
)
-- one row per customer and day
SELECT customer_id, day, ${slotMinutes}::INTEGER AS slot_minutes, CAST([${join(sums, ', ')}] AS FLOAT[]) AS kw
FROM meter_day
GROUP BY customer_id, day`;
  }
  return sql`
WITH
-- one row per raw row
day_row AS (
  SELECT rowid AS place, ${customerId(source)} AS customer_id, ${day} AS day, CAST([${join(slots, ', ')}] AS FLOAT[]) AS kw
  ${fromOnce(source, repeats)}
)
-- one row per customer and day
SELECT customer_id, day, ${slotMinutes}::INTEGER AS slot_minutes, kw
FROM day_row
WHERE customer_id IS NOT NULL AND list_count(kw) > 0
QUALIFY row_number() OVER (PARTITION BY customer_id, day ORDER BY place) = 1`;
}

const METERS_SUMMED = sql`
-- one row per customer, meter and time
meter_reading AS (
  SELECT customer_id, minute, avg(kw) AS kw FROM started GROUP BY customer_id, meter, minute
),
-- one row per customer and time
summed AS (
  SELECT customer_id, minute, sum(kw) AS kw FROM meter_reading GROUP BY customer_id, minute
),`;

/** One raw row a reading. Days whose points are all there and in order are taken as they are; the others are laid on the grid. */
function longReading(source: Source, interval: Interval, repeats: Repeats | undefined): Sql {
  const slotMinutes = slotMinutesFor(interval.stepMinutes);
  const slots = (24 * 60) / slotMinutes;
  const kw = plays(source, 'kw')
    ? roleOrNull(source, 'kw')
    : sql`(${roleOrNull(source, 'reading_kwh')}) * ${60 / interval.stepMinutes}`;
  const heads = headColumns(source);
  const byHead = join(
    heads.map(({ name }) => sql`${name.trim()}`),
    ', ',
  );
  const headRole = plays(source, 'kw') ? 'kw' : 'reading_kwh';
  const perHead = join(
    heads.map((column) => scaledSeries(column, headRole)),
    ', ',
  );
  const power =
    heads.length === 0 ? kw : sql`unnest([${perHead}])${headRole === 'kw' ? EMPTY : sql` * ${60 / interval.stepMinutes}`}`;
  const written = rawTime(source);
  const dated = interval.midnightEndsDay
    ? sql`CASE WHEN CAST(time AS TIME) = TIME '00:00:00' THEN time + INTERVAL 1 DAY ELSE time END`
    : sql`time`;
  const started = interval.isEnd || interval.midnightEndsDay ? sql`${dated} - to_minutes(${interval.stepMinutes})` : dated;
  const meters = repeats?.meters ?? [];
  const isSummed = meters.length > 0;
  const inOrder = isSummed ? sql` ORDER BY minute` : EMPTY;
  const grid = sql`[${Array.from({ length: slots }, (_, i) => i)}]::INTEGER[]`;
  return sql`
WITH
-- one row per raw row
reading_row AS (
  SELECT ${heads.length === 0 ? customerId(source) : sql`unnest([${byHead}])`} AS customer_id${isSummed ? sql`, ${meterId(meters)} AS meter` : EMPTY}, ${written} AS time, CAST(${power} AS FLOAT) AS kw
  ${fromOnce(source, repeats)}
),
-- one row per reading, with the minute at which its interval starts
started AS (
  SELECT customer_id${isSummed ? sql`, meter` : EMPTY}, epoch_us(${started}) // 60000000 AS minute, kw
  FROM reading_row
  WHERE customer_id IS NOT NULL AND time IS NOT NULL AND kw IS NOT NULL
),${isSummed ? METERS_SUMMED : EMPTY}
-- one row per customer and day, in the order of the file
day_raw AS (
  SELECT customer_id, minute // 1440 AS day_number, list(kw${inOrder}) AS points, list(CAST(minute % 1440 // ${slotMinutes} AS INTEGER)${inOrder}) AS slots
  FROM ${isSummed ? sql`summed` : sql`started`}
  GROUP BY customer_id, day_number
),
-- one row per customer, day and slot, for days with gaps, repeated times, finer steps or another order
slot_mean AS (
  SELECT customer_id, day_number, slot, avg(kw) AS kw
  FROM (SELECT customer_id, day_number, unnest(points) AS kw, unnest(slots) AS slot FROM day_raw WHERE slots <> ${grid})
  GROUP BY customer_id, day_number, slot
),
-- one row per customer, day and slot of the whole day
slot_grid AS (
  SELECT customer_id, day_number, slot, kw FROM slot_mean
  UNION ALL
  SELECT customer_id, day_number, unnest(${grid}) AS slot, NULL AS kw FROM day_raw WHERE slots <> ${grid}
),
-- one row per customer and such day
day_filled AS (
  SELECT customer_id, day_number, list(kw ORDER BY slot) AS points
  FROM (SELECT customer_id, day_number, slot, max(kw) AS kw FROM slot_grid GROUP BY customer_id, day_number, slot)
  GROUP BY customer_id, day_number
)
-- one row per customer and day
SELECT customer_id, DATE '1970-01-01' + CAST(day_number AS INTEGER) AS day, ${slotMinutes}::INTEGER AS slot_minutes, CAST(points AS FLOAT[]) AS kw
FROM (
  SELECT customer_id, day_number, points FROM day_raw WHERE slots = ${grid}
  UNION ALL
  SELECT customer_id, day_number, points FROM day_filled
)`;
}

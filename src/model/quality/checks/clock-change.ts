/** Owns the note on days of 23 and 25 hours, by which a summer time in the readings shows. */
import { join, sql, type Sql } from '../../../sql/sql';
import { isLongReading, rawTime } from '../../build-reading';
import { customerId, fromSource, type Source } from '../../source';
import { threshold, type Check, type CheckInput } from '../check';
import { many, n } from '../words';

/** Sundays on which exactly one hour before four o'clock is missing. */
function shortDays(input: CheckInput): Sql {
  return sql`
  SELECT CAST(NULL AS VARCHAR) AS customer_id, day, 23 AS hours_of_day, (count(*) FILTER (is_short))::DOUBLE AS customers_of_day
  FROM (
    -- one row per customer and Sunday
    SELECT day, len(kw) - list_count(kw) = 60 // slot_minutes AND (4 * 60) // slot_minutes - list_count(kw[1:(4 * 60) // slot_minutes]) = 60 // slot_minutes AS is_short
    FROM reading_day
    WHERE dayofweek(day) = 0
  )
  GROUP BY day
  HAVING count(*) FILTER (is_short) >= ${threshold(input, 'share')} / 100 * count(*) AND count(*) FILTER (is_short) > 0`;
}

/** Sundays on which one hour before four o'clock stands twice in the file; when the days were built its readings were averaged. */
function longDays(source: Source, input: CheckInput): Sql {
  return sql`
  SELECT CAST(NULL AS VARCHAR) AS customer_id, day, 25 AS hours_of_day, (count(*) FILTER (is_long))::DOUBLE AS customers_of_day
  FROM (
    -- one row per customer and Sunday
    SELECT CAST(time AS DATE) AS day, 4 * (count(*) - count(DISTINCT time)) = count(DISTINCT time) AS is_long
    FROM (SELECT ${customerId(source)} AS customer_id, ${rawTime(source)} AS time ${fromSource(source)})
    WHERE customer_id IS NOT NULL AND dayofweek(time) = 0 AND hour(time) < 4
    GROUP BY customer_id, day
  )
  GROUP BY day
  HAVING count(*) FILTER (is_long) >= ${threshold(input, 'share')} / 100 * count(*) AND count(*) FILTER (is_long) > 0`;
}

const check: Check = {
  id: 'clock-change',
  group: 'series',
  severity: 'note',
  text: { en: 'Days of 23 or 25 hours', zh: '23 或 25 小时日' },
  needs: [['kw', 'reading_kwh']],
  thresholds: [
    {
      id: 'share',
      text: { en: 'Of the customers, at least', zh: '涉及客户占比不低于' },
      value: 50,
      min: 1,
      max: 100,
      unit: { en: '%', zh: '%' },
    },
  ],
  unit: { en: 'days', zh: '天' },
  amount: 'customers_of_day',
  total: () => sql`SELECT count(DISTINCT day) FROM reading_day`,
  // A clock is changed in the small hours of a Sunday, for everybody at once.
  rows: (input) =>
    join([shortDays(input), ...input.sources.filter(isLongReading).map((source) => longDays(source, input))], ' UNION ALL '),
  order: sql`day`,
  sentence: ({ n: count }) => ({
    en: `The clock was changed on ${many(count, 'Sunday')}: days of 23 or 25 hours.`,
    zh: `有 ${n(count)} 个周日调整时钟（23 或 25 小时，夏令时）。`,
  }),
  meaning: {
    en: 'The times follow summer time. In the half-year of summer the curves are one hour late against standard time, and the autumn day of 25 hours shows the mean of its double hour.',
    zh: '时间采用夏令时：夏半年的曲线相对标准时间偏移一小时，秋季 25 小时日的重复时段取平均。',
  },
};

export default check;

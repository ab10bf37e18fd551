/** Owns the check for last days that hold nothing but a midnight: the sign of times that name the end of their interval (24:00). */
import { sql } from '../../../sql/sql';
import type { Check } from '../check';
import { many, n, units } from '../words';

const check: Check = {
  id: 'midnight-alone',
  group: 'series',
  severity: 'look',
  text: { en: '24:00 taken for the next day', zh: '24:00 归入次日' },
  needs: [['kw', 'reading_kwh']],
  unit: units.customers,
  total: () => sql`SELECT count(*) FROM (SELECT DISTINCT customer_id FROM reading_day)`,
  rows: () => sql`
  SELECT customer_id, max(day) AS day, arg_max(kw[1], day)::DOUBLE AS lowest_kw
  FROM reading_day
  WHERE day IS NOT NULL
  GROUP BY customer_id
  HAVING count(*) > 1 AND arg_max(list_count(kw) = 1 AND len(kw) > 1 AND kw[1] IS NOT NULL, day)`,
  order: sql`customer_id`,
  sentence: ({ n: count }) => ({
    en: `The last day holds only 00:00 for ${many(count, 'customer')}.`,
    zh: `${n(count)} 户的最后一天只有 00:00 一个点。`,
  }),
  meaning: {
    en: 'Times seem to name the end of their interval, so each curve may lie one slot too late. Write the last point of a day as 24:00, or shift the times.',
    zh: '时间很可能表示时段末，整条曲线可能后移一个点。请将每日末点写作 24:00，或整体前移一个时段。',
  },
};

export default check;

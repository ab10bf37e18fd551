/** Owns the check for several readings of one customer, or of one of its meters, at one time. */
import { join, sql, type Sql } from '../../../sql/sql';
import { feedsReading, rawTime } from '../../build-reading';
import { meterId } from '../../repeats';
import { customerId, fromSource, plays, roleOrNull, type Source } from '../../source';
import type { Check } from '../check';
import { many, n, units } from '../words';

/** Wide rows repeat a day, long ones a time. */
function moments(source: Source): Sql {
  const day = plays(source, 'day') ? roleOrNull(source, 'day') : roleOrNull(source, 'time');
  return source.slots.length > 0 ? sql`CAST(${day} AS TIMESTAMP)` : rawTime(source);
}

const check: Check = {
  id: 'repeated-readings',
  group: 'series',
  severity: 'look',
  text: { en: 'Repeated readings', zh: '负荷重复' },
  needs: [['kw', 'reading_kwh']],
  replaces: ['readings_repeated'],
  amount: 'repeats',
  unit: units.rows,
  total: ({ sources }) => sql`SELECT ${sources.filter(feedsReading).reduce((sum, { raw }) => sum + raw.rows, 0)}`,
  rows: ({ sources }) => {
    const parts = sources.filter(feedsReading).map(
      (source) => sql`
  SELECT customer_id, ${source.raw.source.file} AS file, time, meter, count(*)::DOUBLE AS rows_of_id, count(*)::DOUBLE - 1 AS repeats
  FROM (SELECT ${customerId(source)} AS customer_id, ${moments(source)} AS time, ${meterId(source.roles.get('meter') ?? [])} AS meter ${fromSource(source)})
  WHERE customer_id IS NOT NULL AND time IS NOT NULL
  GROUP BY customer_id, meter, time
  HAVING count(*) > 1`,
    );
    return parts.length === 0 ? null : join(parts, ' UNION ALL ');
  },
  order: sql`file, customer_id, time, meter`,
  sentence: ({ n: count, customers, amount }) => ({
    en: `${many(count, 'time')} of ${many(customers, 'customer')} repeated in ${many(amount, 'further row')} of readings.`,
    zh: `${n(customers)} 户的 ${n(count)} 个时点重复，多出 ${n(amount)} 行负荷数据。`,
  }),
  meaning: {
    en: 'Rows that are alike in every cell count once. Of others the mean counts for a time, the first row for a whole day. Phases or reactive power in rows of their own look like this: keep only active power.',
    zh: '完全相同的行只计一次；其余同一时点取平均，整日重复取第一行。分相或无功功率单独成行时会如此，请只保留总有功功率。',
  },
};

export default check;

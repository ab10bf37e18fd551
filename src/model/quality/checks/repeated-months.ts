/** Owns the check for the same customer and period in several rows of a file. */
import { join, sql } from '../../../sql/sql';
import { feedsUsage, rowMeasure } from '../../build-usage';
import { hasBandRows } from '../../energy-bands';
import { hasPeriod, periodOf } from '../../period';
import { meterId } from '../../repeats';
import { customerId, fromSource, type Source } from '../../source';
import { hasMonthColumns } from '../../wide-usage';
import type { Check, CheckInput } from '../check';
import { many, n, units } from '../words';

const longSources = ({ sources }: CheckInput): Source[] =>
  sources.filter(
    (source) =>
      feedsUsage(source) && hasPeriod(source) && !hasMonthColumns(source) && !hasBandRows(source) && source.idFrom !== 'none',
  );

const check: Check = {
  id: 'repeated-months',
  group: 'series',
  severity: 'look',
  text: { en: 'Repeated months', zh: '账期重复' },
  needs: [['period'], ['kwh', 'amount']],
  replaces: ['months_repeated'],
  amount: 'repeats',
  unit: units.months,
  total: () => sql`SELECT count(*) FROM usage`,
  rows: (input) => {
    const parts = longSources(input).map(
      (source) => sql`
  SELECT customer_id, ${source.raw.source.file} AS file, period, meter, count(*)::DOUBLE AS rows_of_id, count(*)::DOUBLE - 1 AS repeats,
         count(DISTINCT kwh)::DOUBLE AS different_kwh, sum(kwh) AS kwh, left(string_agg(line, ' ' ORDER BY line), 100) AS lines
  FROM (SELECT ${customerId(source)} AS customer_id, ${periodOf(source)} AS period, ${rowMeasure(source, 'kwh')} AS kwh, ${meterId(source.roles.get('meter') ?? [])} AS meter, rowid + 1 AS line ${fromSource(source)})
  WHERE customer_id IS NOT NULL AND period IS NOT NULL
  GROUP BY customer_id, meter, period
  HAVING count(*) > 1`,
    );
    return parts.length === 0 ? null : join(parts, ' UNION ALL ');
  },
  order: sql`file, customer_id, period, meter`,
  sentence: ({ n: count, customers, amount }) => ({
    en: `${many(count, 'customer month')} of ${many(customers, 'customer')} repeated in ${many(amount, 'further row')}.`,
    zh: `${n(customers)} 户的 ${n(count)} 个户月出现多行，多出 ${n(amount)} 行。`,
  }),
  meaning: {
    en: 'Rows that are alike in every cell count once, the others are added up: right for several meters or bands in rows, twice the consumption where a row was exported twice with another remark (one different kWh).',
    zh: '完全相同的行只计一次，其余各行相加：一户多表或分时段成行属正常；若“不同电量数”为 1，多半是重复导出，电量被翻倍。',
  },
};

export default check;

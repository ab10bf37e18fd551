/** Owns the check for customer numbers shorter or longer than nearly all others: leading zeros lost, digits missing. */
import { sql } from '../../../sql/sql';
import { threshold } from '../check';
import { rowCheck } from '../row-check';
import { many, n } from '../words';

export default rowCheck({
  id: 'id-length',
  group: 'id',
  severity: 'look',
  text: { en: 'Customer number of unusual length', zh: '户号位数异常' },
  needs: [['customer_id']],
  thresholds: [
    { id: 'usual', text: { en: 'Usual from', zh: '常见位数占比' }, value: 95, min: 51, max: 100, unit: { en: '%', zh: '%' } },
  ],
  table: 'customer',
  columns: [sql`length(customer_id) AS digits, class`],
  // Counting numbers (1, 2 … 100) differ in length by nature, so one length must hold nearly all and be long.
  where: (input) => sql`
    length(customer_id) <> (
      SELECT usual FROM (
        SELECT length(customer_id) AS usual, count(*) AS customers, sum(count(*)) OVER () AS total
        FROM customer
        GROUP BY usual
        ORDER BY customers DESC, usual
        LIMIT 1
      )
      WHERE usual >= 6 AND customers >= ${threshold(input, 'usual')} / 100 * total
    )`,
  sentence: ({ n: count }) => ({
    en: `Shorter or longer than nearly all others: ${many(count, 'customer number')}.`,
    zh: `${n(count)} 个户号的位数与绝大多数户号不同。`,
  }),
  meaning: {
    en: 'Leading zeros or digits may be lost, so that these customers do not meet their usage or answers in other files.',
    zh: '可能丢失前导零或缺位，导致这些客户与其他文件中的电量、答卷关联不上。',
  },
});

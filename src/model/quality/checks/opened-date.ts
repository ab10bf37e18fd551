/** Owns the check for contracts opened in the future or before electricity. */
import { rowCheck } from '../row-check';
import { many, n } from '../words';
import { sql } from '../../../sql/sql';

export default rowCheck({
  id: 'opened-date',
  group: 'value',
  severity: 'error',
  text: { en: 'Impossible opening date', zh: '立户日期异常' },
  needs: [['opened']],
  table: 'customer',
  columns: [sql`opened, class`],
  where: (input) => sql`opened > CAST(${input.today} AS DATE) OR opened < DATE '1900-01-01'`,
  sentence: ({ n: count }) => ({
    en: `The opening date lies in the future or before 1900 for ${many(count, 'customer')}.`,
    zh: `${n(count)} 户的立户日期晚于今天或早于 1900 年。`,
  }),
  meaning: {
    en: 'Years with us are unknown (future) or absurdly long (before 1900) for these customers; dates such as 1899-12-30 stand for an empty cell in Excel.',
    zh: '未来日期的客户没有用电年限，1900 年以前的年限过长；1899-12-30 之类的日期通常是 Excel 的空值。',
  },
});

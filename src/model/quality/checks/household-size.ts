/** Owns the check for households of nobody or of a crowd. */
import { threshold } from '../check';
import { rowCheck } from '../row-check';
import { many, n } from '../words';
import { sql } from '../../../sql/sql';

export default rowCheck({
  id: 'household-size',
  group: 'value',
  severity: 'error',
  text: { en: 'Impossible household size', zh: '家庭人口异常' },
  needs: [['people']],
  thresholds: [{ id: 'most', text: { en: 'Largest household', zh: '人口上限' }, value: 20, min: 1, max: 1000 }],
  table: 'customer',
  columns: [sql`people, class`],
  // A building or a company may well have hundreds of people; the upper bound is for homes.
  where: (input) => sql`
    people < 1 OR people <> trunc(people)
    OR people > ${threshold(input, 'most')} AND (class IS NULL OR regexp_matches(class, '(?i)居民|住宅|resid|domestic|household|dwelling'))`,
  sentence: ({ n: count }, input) => ({
    en: `The household size is below 1, above ${threshold(input, 'most')} or no whole number for ${many(count, 'customer')}.`,
    zh: `${n(count)} 户的家庭人口小于 1、大于 ${threshold(input, 'most')} 或不是整数。`,
  }),
  meaning: {
    en: 'Figures per head are wrong for them. 0, 99 and 999 often stand for “not known”: leave the cell empty instead.',
    zh: '这些客户的人均指标不可信。0、99、999 常表示“未知”，应改为空值。',
  },
});

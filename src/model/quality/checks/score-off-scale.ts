/** Owns the check for survey scores beyond the scale on which nearly everybody answered. */
import { ident, join, sql, type Sql } from '../../../sql/sql';
import { SURVEY_ITEMS } from '../../roles/survey';
import type { Check } from '../check';
import { many, n, units } from '../words';

const SCORES = ['overall', ...SURVEY_ITEMS];

/** The smallest usual scale that holds 95 % of a question's scores; one wild score must not stretch it. */
function scaleOf(score: string): Sql {
  const most = sql`quantile_cont(${ident(score)}, 0.95)`;
  return sql`CASE WHEN ${most} <= 5 THEN 5 WHEN ${most} <= 7 THEN 7 WHEN ${most} <= 10 THEN 10 ELSE 100 END AS ${ident(`${score}_scale`)}`;
}

const check: Check = {
  id: 'score-off-scale',
  group: 'value',
  severity: 'error',
  text: { en: 'Score beyond the scale', zh: '评分超出量表' },
  needs: [['overall', 'nps', ...SURVEY_ITEMS]],
  unit: units.answers,
  total: () => sql`SELECT count(*) FROM survey`,
  rows: () => {
    const isOff = SCORES.map((score) => sql`${ident(score)} < 0 OR ${ident(score)} > ${ident(`${score}_scale`)}`);
    return sql`
  SELECT customer_id, answered, ${join(
    [...SCORES, 'nps'].map((score) => ident(score)),
    ', ',
  )}
  FROM survey, (SELECT ${join(SCORES.map(scaleOf), ', ')} FROM survey)
  WHERE ${join(isOff, ' OR ')} OR nps < 0 OR nps > 10`;
  },
  order: sql`customer_id, answered`,
  sentence: ({ n: count }) => ({
    en: `A score lies beyond its scale in ${many(count, 'survey answer')}.`,
    zh: `${n(count)} 份答卷中有评分超出量表范围。`,
  }),
  meaning: {
    en: 'One score of 50 among answers from 1 to 5 makes the scale 100, and nobody counts as satisfied any more. 99 often stands for “no answer”: leave the cell empty.',
    zh: '1–5 分的答卷中只要有一个 50 分，量表就会被认作百分制，满意率随之失真。99 常表示“未答”，应改为空值。',
  },
};

export default check;

/** Owns the check for survey answers of days to come. */
import { rowCheck } from '../row-check';
import { many, n } from '../words';
import { sql } from '../../../sql/sql';

export default rowCheck({
  id: 'future-answer',
  group: 'value',
  severity: 'error',
  text: { en: 'Survey date in the future', zh: '调查日期在未来' },
  needs: [['answered']],
  table: 'survey',
  columns: [sql`answered, overall, nps`],
  where: (input) => sql`answered > CAST(${input.today} AS DATE)`,
  sentence: ({ n: count }) => ({
    en: `The date lies in the future in ${many(count, 'survey answer')}.`,
    zh: `${n(count)} 份答卷的调查日期在今天之后。`,
  }),
  meaning: {
    en: 'The latest answer of a customer counts; a wrong date lets an old answer win.',
    zh: '每户以最近一次答卷为准，日期有误会让旧答卷顶替新答卷。',
  },
});

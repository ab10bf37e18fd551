/** Owns the check for customer numbers that a spreadsheet has turned into rounded numbers. */
import { sql } from '../../../sql/sql';
import { rowCheck } from '../row-check';
import { many, n } from '../words';

export default rowCheck({
  id: 'damaged-id',
  group: 'id',
  severity: 'error',
  text: { en: 'Damaged customer numbers', zh: '户号已损坏' },
  needs: [['customer_id']],
  table: 'customer',
  columns: [sql`name, class`],
  // Scientific notation, or more than 15 digits of which all after the fifteenth are 0: a spreadsheet keeps 15.
  where: () =>
    sql`regexp_full_match(customer_id, '\\d(\\.\\d+)?[eE]\\+?\\d+') OR regexp_full_match(customer_id, '[1-9]\\d{14}0{2,}')`,
  sentence: ({ n: count }) => ({
    en: `Saved by a spreadsheet as rounded numbers: ${many(count, 'customer number')}.`,
    zh: `${n(count)} 个户号被表格软件按数值保存，末位已丢失。`,
  }),
  meaning: {
    en: 'Different customers may have become one, and nothing joins to other files. Export again with the column as text; the lost digits cannot be recovered.',
    zh: '不同客户可能变成同一户号，也无法与其他文件关联。丢失的位数无法恢复，请将该列设为文本后重新导出。',
  },
});

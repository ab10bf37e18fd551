/** Owns the check for identity numbers of the wrong length. */
import { rowCheck } from '../row-check';
import { many, n } from '../words';
import { sql } from '../../../sql/sql';

export default rowCheck({
  id: 'id-number-length',
  group: 'value',
  severity: 'look',
  text: { en: 'Identity number of the wrong length', zh: '证件号码位数不符' },
  needs: [['id_number']],
  table: 'customer',
  columns: [sql`id_number, name, class`],
  where: () => sql`id_number NOT LIKE '%*%' AND NOT regexp_full_match(trim(id_number), '(?i)\\d{15}|\\d{17}[\\dx]|[0-9A-Z]{18}')`,
  sentence: ({ n: count }) => ({
    en: `The length is neither 15 nor 18 characters in ${many(count, 'identity number')}.`,
    zh: `${n(count)} 个证件号码既不是 15 位也不是 18 位。`,
  }),
  meaning: {
    en: 'The person or company behind the contract cannot be told; customers with several contracts are not recognised as one.',
    zh: '无法确认签约主体，一人（企业）多户难以归并。18 位号码末位变成 0 常见于 Excel 按数值保存。',
  },
});

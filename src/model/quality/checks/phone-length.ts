/** Owns the check for phone numbers that cannot be dialled. */
import { rowCheck } from '../row-check';
import { many, n } from '../words';
import { sql } from '../../../sql/sql';

/** Digits without the country's own prefix. */
const DIGITS = sql`regexp_replace(regexp_replace(phone, '^[ ]*(\\+|00)86', ''), '[^0-9]', '', 'g')`;

export default rowCheck({
  id: 'phone-length',
  group: 'value',
  severity: 'look',
  text: { en: 'Phone number of the wrong length', zh: '电话号码位数不符' },
  needs: [['phone']],
  table: 'customer',
  columns: [sql`phone, name, region`],
  where: () => sql`
    -- several numbers in one cell, masked ones, and words are not judged
    regexp_matches(phone, '\\d') AND NOT regexp_matches(phone, '[*,;/、，；]')
    AND (length(${DIGITS}) NOT BETWEEN 7 AND 12 OR regexp_matches(${DIGITS}, '^1[3-9]') AND length(${DIGITS}) IN (9, 10, 12))`,
  sentence: ({ n: count }) => ({
    en: `The number of digits is wrong in ${many(count, 'phone number')}.`,
    zh: `${n(count)} 个联系电话的位数不符。`,
  }),
  meaning: {
    en: 'These customers cannot be called back or sent a message: they are missing in campaign lists and surveys.',
    zh: '无法回访或发送短信，营销名单和满意度调查会漏掉这些客户。',
  },
});

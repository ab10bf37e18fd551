/** Owns the table of rules by which three scores become a segment. */
import type { Text } from '../../../lib/text';
import { sql, type Sql } from '../../../sql/sql';
import type { Params } from '../../method';

/** By credit (R + F) and size of the bill (M), in the order in which they are shown. */
export const RFM_SEGMENTS: readonly { readonly key: string; readonly text: Text }[] = [
  { key: 'key-good', text: { en: 'Key, good credit', zh: '重点优质' } },
  { key: 'plain-good', text: { en: 'Good credit', zh: '优质' } },
  { key: 'key-middle', text: { en: 'Key, to watch', zh: '重点关注' } },
  { key: 'plain-middle', text: { en: 'Ordinary', zh: '一般' } },
  { key: 'key-risk', text: { en: 'Key, credit risk', zh: '重点信用风险' } },
  { key: 'plain-risk', text: { en: 'Credit risk', zh: '信用风险' } },
];

/** good, middle or risk, by `s.r + s.f`. A good one is never a risk, whatever the limits. */
export function creditClass(params: Params): Sql {
  return sql`CASE WHEN s.r + s.f >= ${Number(params['good'])} THEN 'good' WHEN s.r + s.f <= ${Number(params['poor'])} THEN 'risk' ELSE 'middle' END`;
}

/** Owns the words of tiered management on the page. */
import type { Text } from '../../../../lib/text';

export const tieredText = {
  values: { en: 'Which value is which kind', zh: '类型归属' },
  value: { en: 'Value', zh: '取值' },
  noKind: { en: 'no kind', zh: '不归类' },
  oneTier: { en: 'one tier', zh: '不分级' },
  none: { en: 'none', zh: '无客户' },
  at: (axis: string): Text => ({ en: `${axis}: cut at`, zh: `${axis}分界` }),
  how: (axis: string): Text => ({ en: `${axis}: kind of cut`, zh: `${axis}分界方式` }),
  fixed: { en: 'at values', zh: '按数值' },
  quantile: { en: 'at shares', zh: '按占比' },
  wrong: { en: '1 to 3 ascending numbers', zh: '1–3 个递增数值' },
  tooMany: (most: number): Text => ({
    en: `Together the axes would make more than ${String(most)} segments. Leave out another axis or a cut first.`,
    zh: `所选分级轴合计将超过 ${String(most)} 个客群，请先去掉其他轴或分界。`,
  }),
  kindTotals: (n: string, amount: string): Text => ({
    en: `${n} customers${amount === '' ? '' : ` · ${amount}`}`,
    zh: `${n} 户${amount === '' ? '' : ` · ${amount}`}`,
  }),
  share: (percent: string, amount: string): Text => ({ en: `${amount} · ${percent}`, zh: `${amount} · ${percent}` }),
  unassigned: (n: string): Text => ({
    en: `${n} customers belong to no tier: their kind is not known or a value is missing.`,
    zh: `${n} 户未分级：类型未归类或缺少分级数据。`,
  }),
};

/** Owns the words of the chart of what time without supply does. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';
import type { EffectMeasure } from './query';

export const title: Text = { en: 'What outages do to satisfaction and complaints', zh: '停电时长与满意度、投诉' };
export const description: Text = {
  en: 'Customers by their time without supply in 12 months: share of those who answered that is satisfied (top-2 box), and customers with a complaint per 1,000, each with its 95% Wilson interval. The test asks for a trend over the rows (Cochran–Armitage). Customers of one feeder share their outages: a trend may be the doing of a single feeder.',
  zh: '按近 12 个月停电时长分组：评价客户的满意占比（Top-2）和每千户投诉户数，横线为 95% Wilson 区间；趋势用 Cochran–Armitage 检验。同一馈线的客户停电相同，趋势可能来自个别馈线。',
};
/** Over the names of the rows. */
export const rowsHead: Text = { en: 'Outage', zh: '停电时长' };
export const headings: Readonly<Record<EffectMeasure, Text>> = {
  satisfied: { en: 'Satisfied', zh: '满意占比' },
  complaining: { en: 'Complaining per 1,000', zh: '每千户投诉' },
};
export const trend: Phrase<[p: string]> = { en: (p) => `trend ${p}`, zh: (p) => `趋势 ${p}` };
export const noTrend: Phrase<[p: string]> = { en: (p) => `no trend, ${p}`, zh: (p) => `无趋势 ${p}` };
export const none: Text = { en: 'none', zh: '未停电' };
export const upTo: Phrase<[hi: string]> = { en: (hi) => `up to ${hi} h`, zh: (hi) => `不足 ${hi} 小时` };
export const between: Phrase<[lo: string, hi: string]> = {
  en: (lo, hi) => `${lo}–${hi} h`,
  zh: (lo, hi) => `${lo}–${hi} 小时`,
};
export const from: Phrase<[lo: string]> = { en: (lo) => `${lo} h and more`, zh: (lo) => `${lo} 小时及以上` };
export const n: Phrase<[count: string]> = { en: (count) => `n = ${count}`, zh: (count) => `n = ${count}` };
export const hidden: Phrase<[least: string]> = { en: (least) => `n < ${least}`, zh: (least) => `n < ${least}` };
export const spoken: Phrase<[name: string, n: string, satisfied: string, complaining: string]> = {
  en: (name, count, satisfied, complaining) =>
    `Without supply ${name}: ${count} customers; satisfied ${satisfied}; complaining per 1,000 ${complaining}`,
  zh: (name, count, satisfied, complaining) => `停电 ${name}：${count} 户；满意占比 ${satisfied}；每千户投诉 ${complaining}`,
};
export const words = {
  minutes: { en: 'Time without supply', zh: '停电时长' },
  customers: { en: 'Customers', zh: '户数' },
  answered: { en: 'of these answered (n)', zh: '其中评价户数（n）' },
  share: { en: 'Satisfied (%)', zh: '满意占比（%）' },
  shareLo: { en: '95% from', zh: '区间下限' },
  shareHi: { en: '95% to', zh: '区间上限' },
  rate: { en: 'Complaining per 1,000', zh: '每千户投诉户数' },
  rateLo: { en: '95% from', zh: '区间下限' },
  rateHi: { en: '95% to', zh: '区间上限' },
  complaints: { en: 'Complaints', zh: '投诉件数' },
} satisfies Record<string, Text>;

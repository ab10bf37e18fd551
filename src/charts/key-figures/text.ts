/** Owns the words of the strip of key figures. */
import type { Text } from '../../lib/text';
import type { Phrase, SubjectPhrase } from '../phrase';
import type { FigureId } from './query';

export const title: Text = { en: 'Key figures', zh: '关键指标' };

export const description: Text = {
  en: 'What the customers under the filters add up to. YoY: the last 12 complete months against the 12 before, or without those the last complete month against the same month a year earlier. MoM: the last complete month against the one before. Incomplete months are never compared.',
  zh: '当前筛选客户的合计指标。同比：最近 12 个完整月对比之前 12 个月；不足时为最近完整月对比上年同月。环比：最近完整月对比上月。不完整的月份不参与比较。',
};

export const names: Readonly<Record<Exclude<FigureId, 'customers'>, Text>> = {
  energy: { en: 'Consumption', zh: '用电量' },
  bill: { en: 'Bill', zh: '电费' },
  price: { en: 'Mean price', zh: '平均电价' },
  arrears: { en: 'Arrears', zh: '欠费' },
  satisfaction: { en: 'Satisfied (top two)', zh: '满意率（前两档）' },
  complaints: { en: 'Complaints per 10,000', zh: '每万户投诉' },
};

export const year: Text = { en: 'YoY', zh: '同比' };
export const month: Text = { en: 'MoM', zh: '环比' };

/** What is compared: "2025-11 to 2026-10 against 2024-11 to 2025-10". */
export const against: Phrase<[now: string, before: string]> = {
  en: (now, before) => `${now} against ${before}`,
  zh: (now, before) => `${now} 对比 ${before}`,
};
export const chance: Phrase<[compared: string]> = {
  en: (compared) => `${compared}; no more than chance at so few answers`,
  zh: (compared) => `${compared}；样本量下差异不显著`,
};
export const span: Phrase<[from: string, to: string]> = {
  en: (from, to) => `${from} to ${to}`,
  zh: (from, to) => `${from} 至 ${to}`,
};
export const leftOut: Phrase<[months: string]> = {
  en: (months) => `incomplete, not compared: ${months}`,
  zh: (months) => `不完整、不参与比较：${months}`,
};
export const points: Phrase<[points: string]> = { en: (points) => `${points} pp`, zh: (points) => `${points} 个百分点` };

export const n: Phrase<[n: string, lo: string, hi: string]> = {
  en: (count, lo, hi) => `${lo}–${hi}, n = ${count}`,
  zh: (count, lo, hi) => `${lo}–${hi}，n = ${count}`,
};
export const tooFew: Phrase<[least: string]> = { en: (least) => `n < ${least}, hidden`, zh: (least) => `n < ${least}，不显示` };
export const owing: SubjectPhrase<[count: string, share: string]> = {
  en: (of, count, share) => `${count} ${of.many} (${share})`,
  zh: (of, count, share) => `${count}${of.counter}欠费（${share}）`,
};
export const known: SubjectPhrase<[count: string]> = {
  en: (of, count) => `known for ${count}${of.counter}`,
  zh: (of, count) => `${count}${of.counter}有值`,
};
export const share: SubjectPhrase<[share: string]> = {
  en: (of, part) => `${part} of all ${of.many}`,
  zh: (of, part) => `占全部${of.many} ${part}`,
};
export const lastYear: Text = { en: 'in the last 12 months', zh: '近 12 个月' };
export const sparkline: Phrase<[from: string, to: string, low: string, high: string]> = {
  en: (from, to, low, high) => `Months ${from} to ${to}, ${low} to ${high}`,
  zh: (from, to, low, high) => `${from} 至 ${to} 逐月，${low} 至 ${high}`,
};

/** Headings of the table. */
export const words = {
  figure: { en: 'Figure', zh: '指标' },
  period: { en: 'Period', zh: '期间' },
  value: { en: 'Value', zh: '数值' },
  n: { en: 'n', zh: 'n' },
  now: { en: 'today', zh: '当前' },
} satisfies Record<string, Text>;

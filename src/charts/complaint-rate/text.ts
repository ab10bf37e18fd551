/** Owns the words of complaints per 10,000 customers. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Complaints per 10,000 customers and year', zh: '每万户年投诉量' };

export const description: Text = {
  en: 'Complaints per 10,000 customers and year, whatever the length of the period, with 95% intervals (Byar; wider where the same customers complain again). Customers who came later count from then. Groups that differ from all others beyond chance (Holm over all groups) are marked.',
  zh: '折算为每万户每年的投诉次数（与统计期长短无关），横线为 95% 置信区间（Byar 法，并按同一客户重复投诉放宽）；期内新立户客户自立户起计。与其他各组差异显著（Holm 校正）者加标记。',
};

export const by: Text = { en: 'By', zh: '分组' };
export const axis: Text = { en: 'Complaints per 10,000 customers and year', zh: '每万户年投诉量（次）' };
export const all: Phrase<[rate: string]> = { en: (rate) => `All ${rate}`, zh: (rate) => `全部 ${rate}` };
export const label: Phrase<[rate: string, lo: string, hi: string, mark: string]> = {
  en: (rate, lo, hi, mark) => `${rate} (${lo}–${hi})${mark}`,
  zh: (rate, lo, hi, mark) => `${rate}（${lo}–${hi}）${mark}`,
};
export const hidden: Phrase<[limit: string]> = {
  en: (limit) => `n < ${limit}, hidden`,
  zh: (limit) => `n < ${limit}，不显示`,
};
export const note: Phrase<[from: string, to: string, spread: string]> = {
  en: (from, to, spread) =>
    `Contacts of ${from} to ${to}. ▲ ▼ above or below the others beyond chance (p < 0.05, Holm). Variance over mean of complaints per customer: ${spread}.`,
  zh: (from, to, spread) =>
    `统计期 ${from} 至 ${to}。▲▼ 显著高于/低于其他各组（p < 0.05，Holm 校正）。单户投诉次数的方差均值比 ${spread}。`,
};
export const words = {
  group: { en: 'Group', zh: '分组' },
  customers: { en: 'Customers (n)', zh: '客户数（n）' },
  complaints: { en: 'Complaints', zh: '投诉次数' },
  complainers: { en: 'Customers who complained', zh: '投诉户数' },
  rate: { en: 'Per 10,000 and year', zh: '每万户年投诉量' },
  interval: { en: '95% interval', zh: '95% 置信区间' },
  lo: { en: '95% interval, from', zh: '95% 区间下限' },
  hi: { en: '95% interval, to', zh: '95% 区间上限' },
  ratio: { en: 'Times the others', zh: '为其他各组的倍数' },
  p: { en: 'p (Holm)', zh: 'p 值（Holm）' },
} satisfies Record<string, Text>;

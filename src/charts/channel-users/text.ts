/** Owns the words of the chart of who uses which channel. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Which channel serves whom', zh: '各群体使用的渠道' };

export const description: Text = {
  en: "A row a group: the share of its customers that use each channel (a row adds up to 100%), and how many times the share of all (at the head) that is. Colour: standardised residual, full at ±8; ▲ ▼ where it is beyond chance (Holm over all cells, p < 0.05). Contact channel: the one of most of a customer's contacts. Click filters.",
  zh: '每行一个群体：使用各渠道的客户占比（每行合计 100%），以及为全体占比（列首）的倍数。颜色为标准化残差，±8 时最深；▲▼ 表示差异显著（全部单元格 Holm 校正，p < 0.05）。联系渠道取该客户使用最多的渠道。点击筛选。',
};
export const times: Phrase<[lift: string]> = { en: (lift) => `×${lift}`, zh: (lift) => `${lift} 倍` };
export const without: Phrase<[n: string]> = {
  en: (n) => `${n} without a channel.`,
  zh: (n) => `${n} 户无渠道，未计入。`,
};
export const hidden: Phrase<[least: string]> = { en: (least) => `n < ${least}, hidden`, zh: (least) => `n < ${least}，不显示` };
export const strength: Phrase<[v: string, p: string, n: string]> = {
  en: (v, p, n) => `n = ${n}; Cramér's V ${v}, p ${p}.`,
  zh: (v, p, n) => `n = ${n}；Cramér V = ${v}，p ${p}。`,
};

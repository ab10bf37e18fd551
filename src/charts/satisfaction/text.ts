/** Owns the words of the chart of satisfaction by segment. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Satisfaction by segment', zh: '各客群满意度' };

export const description: Text = {
  en: 'Share of customers whose latest answer is one of the two best grades (top-2 box), with its 95% Wilson interval. Groups with too few answers are hidden.',
  zh: '最近一次评价为最高两档（Top-2）的客户占比，横线为 95% Wilson 置信区间；回答过少的客群不显示。',
};

export const overall: Phrase<[share: string]> = {
  en: (share) => `All ${share}`,
  zh: (share) => `总体 ${share}`,
};
export const axis: Text = { en: 'Satisfied customers (top-2 box), %', zh: '满意客户占比（Top-2），%' };
export const hidden: Phrase<[limit: string]> = {
  en: (limit) => `n < ${limit}, hidden`,
  zh: (limit) => `n < ${limit}，不显示`,
};
export const shortlyHidden: Text = { en: 'hidden', zh: '不显示' };
export const nobody: Text = { en: 'no answers', zh: '无评价' };
/** Where there is little room. */
export const shortlyNobody: Text = { en: 'none', zh: '无' };
/** Also said of a segment that the filters exclude, whose answers they hide. */
export const nobodyFiltered: Text = { en: 'none in filters', zh: '筛选后无评价' };

/** The label at the right end of a row, and its short form for narrow charts. */
export const estimate: Phrase<[share: string, lo: string, hi: string]> = {
  en: (share, lo, hi) => `${share} (${lo}–${hi})`,
  zh: (share, lo, hi) => `${share} (${lo}–${hi})`,
};

/** What a screen reader says of a row. */
export const spoken: Phrase<[name: string, share: string, lo: string, hi: string, n: string]> = {
  en: (name, share, lo, hi, n) => `${name}: ${share} satisfied, 95% interval ${lo} to ${hi}, n = ${n}`,
  zh: (name, share, lo, hi, n) => `${name}：满意度 ${share}，95% 置信区间 ${lo} 至 ${hi}，n = ${n}`,
};
export const spokenHidden: Phrase<[name: string, note: string]> = {
  en: (name, note) => `${name}: ${note}`,
  zh: (name, note) => `${name}：${note}`,
};

/** Rows of the tooltip and headings of the table. */
export const words = {
  segment: { en: 'Segment', zh: '客群' },
  share: { en: 'Satisfied (top-2 box)', zh: '满意占比（Top-2）' },
  interval: { en: '95% interval', zh: '95% 置信区间' },
  answered: { en: 'Customers who answered (n)', zh: '评价客户数（n）' },
  top2: { en: 'of these satisfied', zh: '其中满意' },
  few: { en: 'Few answers: read with care', zh: '样本较少，仅供参考' },
  shareColumn: { en: 'Satisfied, top-2 box (%)', zh: '满意占比 Top-2（%）' },
  loColumn: { en: '95% interval, from (%)', zh: '95% 区间下限（%）' },
  hiColumn: { en: '95% interval, to (%)', zh: '95% 区间上限（%）' },
} satisfies Record<string, Text>;

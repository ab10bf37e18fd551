/** Owns the words of satisfaction by group. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'How content each group is', zh: '各组满意度' };

export const description: Text = {
  en: 'Latest answer of each customer: share of the two best grades with its Wilson interval, net promoter score with its adjusted Wald interval, or mean score. 95%; groups with too few answers are hidden. Click filters, Ctrl adds.',
  zh: '每户取最近一次评价：最高两档占比（Wilson 区间）、净推荐值（修正 Wald 区间）或平均分，均为 95% 置信区间；评价过少的组不显示。点击筛选，按住 Ctrl 可多选。',
};
export const overall: Phrase<[value: string]> = { en: (value) => `All ${value}`, zh: (value) => `总体 ${value}` };
export const hidden: Phrase<[limit: string]> = {
  en: (limit) => `n < ${limit}, hidden`,
  zh: (limit) => `n < ${limit}，不显示`,
};
export const nobody: Text = { en: 'no answers', zh: '无评价' };
export const spoken: Phrase<[name: string, value: string, n: string]> = {
  en: (name, value, n) => `${name}: ${value}, n = ${n}`,
  zh: (name, value, n) => `${name}：${value}，n = ${n}`,
};
export const hint: Text = { en: 'Click a row to keep only it', zh: '点击一行可筛选' };
export const clear: Text = { en: 'Show all', zh: '取消筛选' };

/** Rows of the tooltip and headings of the table. */
export const words = {
  group: { en: 'Group', zh: '分组' },
  interval: { en: '95% interval', zh: '95% 置信区间' },
  answered: { en: 'Customers who answered (n)', zh: '评价客户数（n）' },
  customers: { en: 'Customers', zh: '客户数' },
  top2: { en: 'of these satisfied', zh: '其中满意' },
  promoters: { en: 'Promoters (9–10)', zh: '推荐者（9–10 分）' },
  detractors: { en: 'Detractors (0–6)', zh: '贬损者（0–6 分）' },
  few: { en: 'Few answers: read with care', zh: '样本较少，仅供参考' },
  lo: { en: '95% interval, from', zh: '95% 区间下限' },
  hi: { en: '95% interval, to', zh: '95% 区间上限' },
} satisfies Record<string, Text>;

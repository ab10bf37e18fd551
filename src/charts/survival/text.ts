/** Owns the words of survival. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'How long customers stay', zh: '客户留存曲线（生存分析）' };
export const description: Text = {
  en: 'Kaplan–Meier estimate of the share still with us after so many months, with Greenwood’s 95% band; customers who are still there count until today. Log-rank test between the groups.',
  zh: 'Kaplan–Meier 法估计经过若干月后仍留存的比例，附 Greenwood 95% 区间；未流失客户计至当前。组间差异用对数秩检验。',
};
export const xTitle: Text = { en: 'Months as a customer', zh: '在网月数' };
export const yTitle: Text = { en: 'Still with us (%)', zh: '仍留存（%）' };
export const by = {
  label: { en: 'By', zh: '按' },
  none: { en: 'All together', zh: '全部合计' },
  segment: { en: 'Segment', zh: '客群' },
} satisfies Record<string, Text>;
export const all: Text = { en: 'All customers', zh: '全部客户' };
export const surface: Text = { en: 'Months: arrow keys read the curves', zh: '月数：方向键查看' };
export const month: Phrase<[months: string]> = {
  en: (months) => `after ${months} ${months === '1' ? 'month' : 'months'}`,
  zh: (months) => `满 ${months} 个月`,
};
export const test: Phrase<[chi: string, df: string, p: string]> = {
  en: (chi, df, p) => `Groups differ? log-rank χ² = ${chi}, df = ${df}, ${p}`,
  zh: (chi, df, p) => `组间差异：对数秩检验 χ² = ${chi}，自由度 ${df}，${p}`,
};
export const noTest: Text = { en: 'One group: nothing to compare.', zh: '仅一组，无需比较。' };
export const today: Text = {
  en: 'When customers left is not known; they count until the end of the data, so that the curve is too high.',
  zh: '流失时间未知，流失客户按数据截止日计算，曲线偏高。',
};
export const nobody: Text = {
  en: 'The data tells of nobody that they left, so it cannot tell how long customers stay. Add a column that does (status closed, churned yes/no) together with those who left.',
  zh: '数据中没有已流失的客户，无法估计留存时间。请补充表示流失的列（如状态为销户、是否流失），并保留已流失客户的记录。',
};

export const words = {
  group: { en: 'Group', zh: '分组' },
  months: { en: 'Months', zh: '月数' },
  atRisk: { en: 'Seen so long', zh: '观察户数' },
  left: { en: 'Left then', zh: '当月流失' },
  survival: { en: 'Still with us (%)', zh: '仍留存（%）' },
  lo: { en: '95% from (%)', zh: '95% 下限（%）' },
  hi: { en: '95% to (%)', zh: '95% 上限（%）' },
} satisfies Record<string, Text>;

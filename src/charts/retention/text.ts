/** Owns the words of retention by year of contract. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Retention by year of contract', zh: '按用电年限的留存' };
export const description: Text = {
  en: 'Customers by the years since their contract began, and the share still active with the Wilson 95% interval, where the data tells who left. Without that: how old the contracts are.',
  zh: '按用电年限统计客户；数据能区分已流失客户时，给出仍在用比例及 Wilson 95% 区间，否则仅给出年限结构。',
};
export const activeAxis: Text = { en: 'Still active', zh: '仍在用比例' };
export const partAxis: Text = { en: 'Share of customers', zh: '占客户比例' };
export const years: Phrase<[lo: string, hi: string]> = {
  en: (lo, hi) => (lo === '0' ? 'first year' : `${lo} to ${hi} years`),
  zh: (lo, hi) => (lo === '0' ? '不满 1 年' : `${lo}–${hi} 年`),
};
export const over: Phrase<[lo: string]> = { en: (lo) => `${lo} years or more`, zh: (lo) => `${lo} 年以上` };
export const all: Phrase<[share: string]> = { en: (share) => `all ${share}`, zh: (share) => `总体 ${share}` };
export const survivors: Text = {
  en: 'The data tells of nobody that they left: only those who stayed are in it. So this is how old their contracts are, and nothing about how many of each year stayed.',
  zh: '数据中没有已流失客户，只有留存者（幸存者偏差）：下图是现有客户的年限结构，不能说明各年客户的留存情况。',
};
export const reached: Text = {
  en: 'By the time reached: for who left, up to when they left. What share stays how long is told by the survival curve.',
  zh: '按已达到的在网时长分组（流失客户计至流失时）；留存多久请看生存曲线。',
};
export const today: Text = {
  en: 'By the opening date; when a customer left is not known.',
  zh: '按立户日期分组；流失时间未知。',
};
export const estimate: Phrase<[share: string, lo: string, hi: string]> = {
  en: (share, lo, hi) => `${share} (${lo}–${hi})`,
  zh: (share, lo, hi) => `${share}（${lo}–${hi}）`,
};
export const hidden: Phrase<[least: string]> = { en: (least) => `n < ${least}, hidden`, zh: (least) => `n < ${least}，已隐藏` };
export const shortlyHidden: Text = { en: 'hidden', zh: '已隐藏' };

export const words = {
  age: { en: 'Years as a customer', zh: '用电年限' },
  share: { en: 'Still active (%)', zh: '仍在用（%）' },
  part: { en: 'Of all customers (%)', zh: '占全部客户（%）' },
  lo: { en: '95% from (%)', zh: '95% 下限（%）' },
  hi: { en: '95% to (%)', zh: '95% 上限（%）' },
  interval: { en: '95% interval', zh: '95% 区间' },
  n: { en: 'Customers', zh: '客户数' },
  gone: { en: 'Left', zh: '已流失' },
  missing: { en: 'Without a date', zh: '无立户日期' },
} satisfies Record<string, Text>;

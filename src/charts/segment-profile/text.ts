/** Owns the words of a segment's profile. */
import { formatCount } from '../../lib/format';
import type { Text } from '../../lib/text';

export const profileText = {
  title: { en: 'Profile', zh: '客群画像' },
  attribute: { en: 'Attribute', zh: '属性 / 指标' },
  inside: { en: 'Segment', zh: '客群' },
  interval: { en: '95% interval', zh: '95% 置信区间' },
  unit: { en: 'Unit', zh: '单位' },
  from: { en: '95% from', zh: '95% 下限' },
  to: { en: '95% to', zh: '95% 上限' },
  standing: { en: 'Judgement', zh: '判断' },
  all: { en: 'All', zh: '全体' },
  n: { en: 'n', zh: 'n' },
  index: { en: 'Index', zh: '指数' },
  effect: { en: 'Effect', zh: '差异' },
  note: {
    en: "Index 100 = all customers. Effect: distance in standard deviations of all customers; for shares Cohen's h. Sorted by it.",
    zh: '指数 100 = 全体客户。差异：与全体之差 ÷ 全体标准差；占比采用 Cohen h。按差异大小排序。',
  },
} satisfies Record<string, Text>;

/** @param why one customer uses … */
export function dominatedNote(count: number, why: Text): Text {
  return {
    en: `${formatCount(count, 'en')} ${count === 1 ? 'mean' : 'means'} of energy: ${why.en}.`,
    zh: `${formatCount(count, 'zh')} 项电量均值：${why.zh}。`,
  };
}

export function hiddenText(hidden: number, least: number): Text {
  return {
    en: `${formatCount(hidden, 'en')} more are hidden: fewer than ${String(least)} customers.`,
    zh: `另有 ${formatCount(hidden, 'zh')} 项因不足 ${String(least)} 户未显示。`,
  };
}

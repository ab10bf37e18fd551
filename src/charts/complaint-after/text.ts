/** Owns the words of satisfaction after a complaint. */
import type { Text } from '../../lib/text';
import type { AfterGroup } from '../../service/after-complaint';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Satisfaction after a complaint', zh: '投诉之后的满意度' };
export const description: Text = {
  en: 'Satisfied answers (top-2 box, Wilson interval) by how long before the answer its customer last complained. Who complains later only shows how content such customers were before.',
  zh: '按评价距最近一次投诉的时间分组的满意率（最高两档，Wilson 区间）。“此后才投诉”反映这类客户在投诉之前的满意程度。',
};
/** Of the filter: of those who complained, and of those to whom it never happened. */
export const filter: Text = { en: 'Complaints', zh: '投诉' };
export const groups: Readonly<Record<AfterGroup, Text>> = {
  never: { en: 'Never complained', zh: '从未投诉' },
  later: { en: 'Complained only later', zh: '此后才投诉' },
  d90: { en: 'Up to 90 days after', zh: '投诉后 90 天内' },
  d180: { en: '91–180 days after', zh: '投诉后 91–180 天' },
  more: { en: 'Over 180 days after', zh: '投诉后 180 天以上' },
};
export const axis: Text = { en: 'Satisfied (top-2 box), %', zh: '满意率（最高两档），%' };
export const all: Phrase<[share: string]> = { en: (share) => `All ${share}`, zh: (share) => `全部 ${share}` };
export const difference: Phrase<[matched: string, lo: string, hi: string, plain: string, n: string]> = {
  en: (matched, lo, hi, plain, n) =>
    `After a complaint ${matched} points, class by class (95% ${lo} to ${hi}; ${plain} without matching; n = ${n}). Less content customers also complain more, so not all of it is the complaint's doing.`,
  zh: (matched, lo, hi, plain, n) =>
    `投诉后满意率相差 ${matched} 个百分点（同类别比较，95% 区间 ${lo} 至 ${hi}；不分类别为 ${plain}；n = ${n}）。本就不满者更易投诉，差异并非全由投诉引起。`,
};
export const words = {
  group: { en: 'Answers', zh: '评价' },
  n: { en: 'Answers (n)', zh: '评价数（n）' },
  hits: { en: 'Satisfied', zh: '满意' },
  share: { en: 'Share', zh: '满意率' },
  shareColumn: { en: 'Satisfied (%)', zh: '满意率（%）' },
  lo: { en: '95% interval, from (%)', zh: '95% 区间下限（%）' },
  hi: { en: '95% interval, to (%)', zh: '95% 区间上限（%）' },
} satisfies Record<string, Text>;

/** Owns the words of the chart of what reaches whom. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'What reaches whom', zh: '各群体的推荐触达渠道' };

export const description: Text = {
  en: 'A row a group: the channel that reaches most of its customers, with its share and 95% Wilson interval, the second one, and the channels used beyond chance more than by all (Holm, p < 0.05). Two channels stand first where neither is ahead beyond chance. The table can be copied or saved. Click keeps the group.',
  zh: '每行一个群体：触达客户最多的渠道及其占比（95% Wilson 区间）、第二渠道，以及显著高于全体的渠道（Holm 校正，p < 0.05）。两个渠道差异不显著时并列。表格可复制或导出。点击筛选该群体。',
};
export const first: Text = { en: 'Use first', zh: '首选渠道' };
export const second: Text = { en: 'Then', zh: '第二渠道' };
export const above: Text = { en: 'More than others', zh: '偏好渠道' };
export const hidden: Phrase<[least: string]> = { en: (least) => `n < ${least}, hidden`, zh: (least) => `n < ${least}，不显示` };
export const tie: Phrase<[a: string, b: string]> = { en: (a, b) => `${a} or ${b}`, zh: (a, b) => `${a} / ${b}` };
export const times: Phrase<[channel: string, lift: string]> = {
  en: (channel, lift) => `${channel} ×${lift}`,
  zh: (channel, lift) => `${channel} ${lift}倍`,
};
export const none: Text = { en: 'none', zh: '无' };
export const words = {
  shareColumn: { en: 'Share (%)', zh: '占比（%）' },
  loColumn: { en: '95% interval, from (%)', zh: '95% 区间下限（%）' },
  hiColumn: { en: '95% interval, to (%)', zh: '95% 区间上限（%）' },
  isClear: { en: 'Ahead beyond chance', zh: '是否显著领先' },
  yes: { en: 'yes', zh: '是' },
  no: { en: 'no', zh: '否' },
} satisfies Record<string, Text>;

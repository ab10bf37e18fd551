/** Owns the words of hand-overs between departments. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Hand-overs between departments', zh: '部门流转与等待' };
export const description: Text = {
  en: 'How often a stage of a connection in one department was followed by one in the same or another department, and the median days that the file waited in between; darker is longer waiting. In the flow, ribbons lead from who hands over (left) to who takes over (right), as wide as hand-overs are many. In the matrix, rows hand over and columns take over.',
  zh: '报装件由一个部门的环节转入同一或另一部门下一环节的次数，及其间等待天数的中位数；颜色越深等待越久。流程图左侧为转出部门、右侧为转入部门，带越宽次数越多；矩阵中行为转出、列为转入。',
};
export const view = {
  label: { en: 'Shown as', zh: '显示方式' },
  options: { flow: { en: 'Flow', zh: '流程' }, matrix: { en: 'Matrix', zh: '矩阵' } },
} satisfies { label: Text; options: Readonly<Record<string, Text>> };
/** On a ribbon. */
export const ribbonLabel: Phrase<[times: string, wait: string]> = {
  en: (times, wait) => `${times} · ${wait}`,
  zh: (times, wait) => `${times} 次 · ${wait}`,
};
export const note: Phrase<[hands: string, all: string, from: string, to: string, days: string, share: string]> = {
  en: (hands, all, from, to, days, share) =>
    `${hands} of ${all} steps change hands. Most days are lost from ${from} to ${to}: ${days} in all, ${share} of the waiting.`,
  zh: (hands, all, from, to, days, share) =>
    `${all} 次环节衔接中有 ${hands} 次换部门。等待最多的是“${from}”到“${to}”：合计 ${days}，占全部等待的 ${share}。`,
};
export const words = {
  from: { en: 'From', zh: '转出部门' },
  to: { en: 'To', zh: '转入部门' },
  times: { en: 'Times', zh: '次数' },
  wait: { en: 'Waiting, median', zh: '等待中位数' },
  waits: { en: 'Waiting in all', zh: '等待合计' },
  waitColumn: { en: 'Waiting, median (d)', zh: '等待中位数（天）' },
  waitsColumn: { en: 'Waiting in all (d)', zh: '等待合计（天）' },
  filter: { en: 'Hand-over', zh: '部门流转' },
  hidden: { en: 'Too few to tell', zh: '次数太少，不显示' },
} satisfies Record<string, Text>;
export const lacks: Text = {
  en: 'The stages name no departments. Add a column such as "department" (部门) to the tickets of connections.',
  zh: '报装环节没有部门。请在报装工单中增加“部门”等列（department）。',
};

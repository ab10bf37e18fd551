/** Owns the words of the chart of follow-ups. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Follow-up after contacts', zh: '办结后回访覆盖' };

export const description: Text = {
  en: 'Share of closed contacts after which the customer was followed up within the days chosen: by a contact of type follow-up, or by an answered survey; with its 95% Wilson interval. Contacts so late that the days are not over, connections, and contacts of nobody known are left out. Click filters.',
  zh: '办结后在所选天数内得到回访的工单占比（回访类工单或作答的问卷），横线为 95% Wilson 置信区间。距末日不足该天数的工单、报装工单和无对应客户的工单不计。点击筛选。',
};
export const by: Text = { en: 'By', zh: '分组' };
export const days: Text = { en: 'Within', zh: '时限' };
export const daysOption: Phrase<[days: string]> = { en: (n) => `${n} days`, zh: (n) => `${n} 天内` };
export const axis: Phrase<[days: string]> = {
  en: (n) => `Followed up within ${n} days, %`,
  zh: (n) => `${n} 天内得到回访的占比，%`,
};
export const all: Phrase<[share: string]> = { en: (share) => `All ${share}`, zh: (share) => `全部 ${share}` };
export const words = {
  group: { en: 'Group', zh: '分组' },
  n: { en: 'Closed contacts (n)', zh: '办结工单（n）' },
  hits: { en: 'Followed up', zh: '已回访' },
  share: { en: 'Share', zh: '回访覆盖率' },
  shareColumn: { en: 'Share (%)', zh: '回访覆盖率（%）' },
  lo: { en: '95% interval, from (%)', zh: '95% 区间下限（%）' },
  hi: { en: '95% interval, to (%)', zh: '95% 区间上限（%）' },
} satisfies Record<string, Text>;

/** Satisfaction with and without, and that this proves nothing. */
export const effect = {
  visits: {
    en: (yes, n, no, m, gap) =>
      `Satisfied after a follow-up ${yes} (n = ${n}), without ${no} (n = ${m}): difference ${gap} points. No experiment: who is followed up differs in other ways, too.`,
    zh: (yes, n, no, m, gap) =>
      `回访后满意率 ${yes}（n = ${n}），未回访 ${no}（n = ${m}），相差 ${gap} 个百分点。并非试验：被回访的客户在其他方面也可能不同。`,
  },
  surveys: {
    en: (yes, n, no, m, gap) =>
      `No contact is a follow-up by its type; surveys stand in. Satisfied if asked within these days ${yes} (n = ${n}), later ${no} (n = ${m}): difference ${gap} points. No experiment.`,
    zh: (yes, n, no, m, gap) =>
      `工单中没有回访类型，以问卷代替。时限内作答的满意率 ${yes}（n = ${n}），更晚作答的 ${no}（n = ${m}），相差 ${gap} 个百分点。并非试验，不能说明因果。`,
  },
} satisfies Record<string, Phrase<[yes: string, n: string, no: string, m: string, gap: string]>>;
export const fewAnswers: Text = {
  en: 'Too few graded answers after contacts to compare satisfaction.',
  zh: '办结后有评价的答卷过少，无法比较满意率。',
};

/** Owns the words of repeat contacts. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Repeat contacts', zh: '重复诉求' };

export const description: Text = {
  en: 'Share of contacts after which the same customer came again within the days chosen, with its 95% Wilson interval. Contacts so late that the days are not over are left out; so are connections, and contacts of nobody known.',
  zh: '受理后在所选天数内同一客户再次提出诉求的工单占比，横线为 95% Wilson 置信区间。距数据末日不足该天数的工单不计；报装工单和无对应客户的工单不计。',
};

export const by: Text = { en: 'By', zh: '分组' };
export const days: Text = { en: 'Within', zh: '时限' };
export const daysOption: Phrase<[days: string]> = { en: (n) => `${n} days`, zh: (n) => `${n} 天内` };
export const same = {
  label: { en: 'About', zh: '诉求' },
  options: { type: { en: 'Same type', zh: '同类诉求' }, any: { en: 'Any type', zh: '任何诉求' } },
};
export const axis: Phrase<[days: string]> = {
  en: (days) => `Came again within ${days} days, %`,
  zh: (days) => `${days} 天内再次提出诉求占比，%`,
};
export const all: Phrase<[share: string]> = { en: (share) => `All ${share}`, zh: (share) => `全部 ${share}` };
export const words = {
  group: { en: 'Group', zh: '分组' },
  n: { en: 'Contacts (n)', zh: '工单数（n）' },
  hits: { en: 'Came again', zh: '再次提出' },
  share: { en: 'Share', zh: '重复率' },
  shareColumn: { en: 'Share (%)', zh: '重复率（%）' },
  lo: { en: '95% interval, from (%)', zh: '95% 区间下限（%）' },
  hi: { en: '95% interval, to (%)', zh: '95% 区间上限（%）' },
} satisfies Record<string, Text>;

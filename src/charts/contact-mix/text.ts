/** Owns the words of contacts by group. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Contacts', zh: '服务工单构成' };

export const description: Text = {
  en: 'Contacts by group, most first; stages of one ticket count once. Σ is the share of this and all larger groups (Pareto): strong bars make up the first 80%.',
  zh: '各类工单数，由多到少；同一工单的多个环节只计一次。Σ 为本类及更大各类的累计占比（帕累托），深色各类合计占前 80%。',
};

export const by: Text = { en: 'By', zh: '分组' };
export const kind = {
  label: { en: 'Which contacts', zh: '工单范围' },
  options: { all: { en: 'All contacts', zh: '全部工单' }, complaint: { en: 'Complaints', zh: '仅投诉' } },
};
export const axis: Text = { en: 'Contacts', zh: '工单数' };
export const label: Phrase<[contacts: string, share: string, sum: string]> = {
  en: (contacts, share, sum) => `${contacts} · ${share} · Σ ${sum}`,
  zh: (contacts, share, sum) => `${contacts} · ${share} · Σ ${sum}`,
};
export const small: Phrase<[groups: string, limit: string]> = {
  en: (groups, limit) => `${groups} with n < ${limit}`,
  zh: (groups, limit) => `${groups} 项 n < ${limit}`,
};
export const unknownNote: Phrase<[n: string]> = {
  en: (n) => `${n} of these contacts name no customer; they do not follow filters.`,
  zh: (n) => `其中 ${n} 张工单没有对应客户，不随筛选变化。`,
};
export const words = {
  contacts: { en: 'Contacts', zh: '工单数' },
  share: { en: 'Share', zh: '占比' },
  sum: { en: 'Σ share', zh: '累计占比' },
  complaints: { en: 'of these complaints', zh: '其中投诉' },
  customers: { en: 'Customers', zh: '涉及户数' },
  group: { en: 'Group', zh: '分组' },
  shareColumn: { en: 'Share (%)', zh: '占比（%）' },
  sumColumn: { en: 'Σ share (%)', zh: '累计占比（%）' },
  unknownColumn: { en: 'without a customer', zh: '无对应客户' },
} satisfies Record<string, Text>;

/** Owns the words of who answered and who did not. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Who answered', zh: '回收率与样本代表性' };

export const description: Text = {
  en: 'Each group’s share of all customers beside its share of the answers: where they differ, the sample is biased. The weighted share counts each group as large as it is among customers (post-stratification).',
  zh: '各组占全部客户的比例与占答卷的比例对照，两者不一致即样本有偏。“加权”按各组客户数还原（事后分层）。',
};
export const sides = {
  customers: { en: 'of all customers', zh: '占全部客户' },
  answers: { en: 'of the answers', zh: '占答卷' },
} satisfies Record<string, Text>;
export const rate: Readonly<Record<'asked' | 'customers', Text>> = {
  asked: { en: 'Response (asked)', zh: '回收率（受访）' },
  customers: { en: 'Heard (of all)', zh: '覆盖率（全部）' },
};
export const hidden: Phrase<[limit: string]> = {
  en: (limit) => `n < ${limit}, hidden`,
  zh: (limit) => `n < ${limit}，不显示`,
};
export const summary: Phrase<[raw: string, weighted: string]> = {
  en: (raw, weighted) => `Satisfied: raw ${raw}, weighted ${weighted}`,
  zh: (raw, weighted) => `满意率：原始 ${raw}，加权 ${weighted}`,
};
export const without: Phrase<[n: string]> = {
  en: (n) => `; ${n} customers of groups without any answer left out`,
  zh: (n) => `；${n} 户所在组无答卷，未计入`,
};
export const likeness: readonly Text[] = [
  { en: 'In this breakdown the answers are like the customers', zh: '按此分组，答卷与客户构成一致' },
  { en: 'In this breakdown the sample is slightly biased', zh: '按此分组，样本略有偏差' },
  { en: 'In this breakdown the sample is biased', zh: '按此分组，样本有偏' },
  { en: 'In this breakdown the sample is strongly biased', zh: '按此分组，样本严重偏差' },
];
export const spoken: Phrase<[name: string, customers: string, answers: string, rate: string]> = {
  en: (name, customers, answers, rate) => `${name}: ${customers} of all customers, ${answers} of the answers; ${rate}`,
  zh: (name, customers, answers, rate) => `${name}：占全部客户 ${customers}，占答卷 ${answers}；${rate}`,
};
export const words = {
  customers: { en: 'Customers', zh: '客户数' },
  asked: { en: 'Asked', zh: '受访客户数' },
  answered: { en: 'Answered', zh: '答卷客户数' },
  ofCustomers: { en: 'Share of all customers (%)', zh: '占全部客户（%）' },
  ofAnswers: { en: 'Share of the answers (%)', zh: '占答卷（%）' },
  rate: { en: 'Response rate (%)', zh: '回收（覆盖）率（%）' },
} satisfies Record<string, Text>;

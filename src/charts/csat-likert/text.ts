/** Owns the words of the diverging bars of answers. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Answers by question', zh: '各项评价分布' };

export const description: Text = {
  en: 'Latest answers of each customer in five levels: dissatisfied to the left, satisfied to the right, neutral ones apart. Wider scales are put in five equal parts, so that more are satisfied here than give one of the two best grades. Rows of too few answers are hidden.',
  zh: '每户最近一次回答分为五档：左为不满意，右为满意，中立单列；其他量表按五等分归档，因此“满意”范围比 Top-2 宽。回答过少的行不显示。',
};
export const question: Text = { en: 'Question', zh: '评价项' };
export const all: Text = { en: 'All questions', zh: '全部评价项' };
export const levels: readonly Text[] = [
  { en: 'Very dissatisfied', zh: '很不满意' },
  { en: 'Dissatisfied', zh: '不满意' },
  { en: 'Neutral', zh: '中立' },
  { en: 'Satisfied', zh: '满意' },
  { en: 'Very satisfied', zh: '非常满意' },
];
export const sides = {
  down: { en: 'Dissatisfied', zh: '不满意' },
  up: { en: 'Satisfied', zh: '满意' },
  neutral: { en: 'Neutral', zh: '中立' },
} satisfies Record<string, Text>;
export const hidden: Phrase<[limit: string]> = {
  en: (limit) => `n < ${limit}, hidden`,
  zh: (limit) => `n < ${limit}，不显示`,
};
export const spoken: Phrase<[name: string, up: string, middle: string, down: string, n: string]> = {
  en: (name, up, middle, down, n) => `${name}: ${up} satisfied, ${middle} neutral, ${down} dissatisfied, n = ${n}`,
  zh: (name, up, middle, down, n) => `${name}：满意 ${up}，中立 ${middle}，不满意 ${down}，n = ${n}`,
};
export const spokenHidden: Phrase<[name: string, note: string]> = {
  en: (name, note) => `${name}: ${note}`,
  zh: (name, note) => `${name}：${note}`,
};
export const hint: Text = { en: 'Click a row to keep only it', zh: '点击一行可筛选' };
export const openHint: Text = { en: 'Click a question to see it by group', zh: '点击评价项可按分组查看' };
export const back: Text = { en: 'All questions', zh: '返回全部评价项' };
export const words = {
  group: { en: 'Group', zh: '分组' },
  answered: { en: 'Answers (n)', zh: '回答数（n）' },
} satisfies Record<string, Text>;

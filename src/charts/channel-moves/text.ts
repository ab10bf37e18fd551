/** Owns the words of how customers move between channels. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Moves between contact channels', zh: '联系渠道迁移' };

export const description: Text = {
  en: "Customers in touch in both halves of the period: from the usual channel of the first half (row) to that of the second (column), as shares of the row. The last column: came to the channel less left it, marked where that is beyond chance (McNemar's test, Holm over the channels, p < 0.05). Click keeps the customers who used both channels.",
  zh: '前后两半期都有联系的客户：从前半期的主要渠道（行）到后半期的主要渠道（列），为该行占比。最后一列为净流入（流入减流出），差异显著时标注（McNemar 检验，按渠道数做 Holm 校正，p < 0.05）。点击筛选两个渠道都用过的客户。',
};
export const net: Text = { en: 'Net', zh: '净流入' };
export const hidden: Phrase<[least: string]> = { en: (least) => `n < ${least}, hidden`, zh: (least) => `n < ${least}，不显示` };
export const halves: Phrase<[from: string, middle: string, to: string, n: string]> = {
  en: (from, middle, to, n) => `n = ${n}; rows ${from} to ${middle}, columns from then to ${to}.`,
  zh: (from, middle, to, n) => `n = ${n}；行：${from} 至 ${middle}，列：此后至 ${to}。`,
};
export const words = {
  from: { en: 'From', zh: '原渠道' },
  to: { en: 'To', zh: '现渠道' },
  customers: { en: 'Customers', zh: '客户数' },
  share: { en: 'Share of the row', zh: '占该行' },
  shareColumn: { en: 'Share of the row (%)', zh: '占该行（%）' },
  joined: { en: 'Came to it', zh: '流入' },
  left: { en: 'Left it', zh: '流出' },
  p: { en: 'p (McNemar, Holm)', zh: 'p 值（McNemar，Holm 校正）' },
} satisfies Record<string, Text>;

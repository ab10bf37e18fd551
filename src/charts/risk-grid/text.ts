/** Owns the words of value against risk. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Value × risk', zh: '价值 × 风险：优先处置' };
export const description: Text = {
  en: 'Value tiers (A: the largest customers that make 80% of the total, B: up to 95%, C: the rest) by risk level: customers and what is at stake. A cell chosen keeps its customers, level and tier, on every page; the list beside it names them.',
  zh: '价值分级（A 类累计占总量 80%，B 类至 95%，其余为 C 类）与风险等级交叉：户数与涉及金额或电量。点击单元格按等级与价值同时筛选，各页联动，旁边名单列出客户。',
};
export const value: Text = { en: 'At stake', zh: '涉及' };
export const level: Phrase<[level: string]> = { en: (of) => `${of} risk`, zh: (of) => `${of}风险` };
export const hint: Text = { en: 'Click a cell to filter', zh: '点击单元格筛选客户' };
export const clear: Text = { en: 'Show all', zh: '取消筛选' };
export const hidden: Phrase<[least: string]> = { en: (least) => `n < ${least}`, zh: (least) => `n < ${least}` };
export const customers: Phrase<[n: string]> = { en: (n) => `${n} customers`, zh: (n) => `${n} 户` };

export const words = {
  tier: { en: 'Value tier', zh: '价值等级' },
  level: { en: 'Risk', zh: '风险等级' },
  customers: { en: 'Customers', zh: '客户数' },
  ofAll: { en: 'Of all customers', zh: '占全部客户' },
  ofTier: { en: 'Of the tier', zh: '占本级客户' },
  stake: { en: 'At stake', zh: '涉及总量' },
  ofStake: { en: 'Of the total', zh: '占总量' },
} satisfies Record<string, Text>;

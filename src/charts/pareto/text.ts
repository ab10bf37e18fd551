/** Owns the words of the Pareto curve. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Pareto curve', zh: '帕累托曲线' };
export const customers: Text = { en: 'Share of customers, the largest first', zh: '户数累计占比（从大到小）' };
export const total: Phrase<[measure: string]> = {
  en: (measure) => `Share of ${measure}`,
  zh: (measure) => `${measure}累计占比`,
};
export const cut: Phrase<[tier: string, customers: string, percent: string, measure: string]> = {
  en: (tier, share, percent) => `${tier}: ${share} of customers hold up to ${percent} %`,
  zh: (tier, share, percent) => `${tier} 类止于 ${percent}%，累计 ${share} 的户数`,
};
export const handle: Phrase<[tier: string]> = {
  en: (tier) => `End of tier ${tier}, percent of the total`,
  zh: (tier) => `${tier} 类分界，累计占比`,
};
export const equal: Text = { en: 'if all were alike', zh: '完全平均' };

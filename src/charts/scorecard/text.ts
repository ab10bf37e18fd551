/** Owns the words of the scorecard. */
import { many } from '../../lib/many';
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Scorecard', zh: '绩效得分' };
export const description: Text = {
  en: 'Points of each branch, 0 to 100: every indicator is scored between its floor (0) and its target (100) and weighs as set. An indicator that is not known for a branch, or from too few cases, is no zero: the others carry its weight, and the row has a star.',
  zh: '各单位得分（0–100）：每项指标在底线（0 分）与目标（100 分）之间线性计分，再按权重合计。缺失或样本过少的指标不计 0 分，其权重按比例分给其余指标，并以 * 标出。',
};
export function heading(indicators: number, branches: number): Text {
  return {
    en: `Points of 100, ${many(indicators, 'indicator')}, ${many(branches, 'branch', 'branches')}`,
    zh: `总分（满分 100），${String(indicators)} 项指标，${String(branches)} 个单位`,
  };
}
export const rowName: Phrase<[rank: string, name: string]> = {
  en: (rank, name) => `${rank}. ${name}`,
  zh: (rank, name) => `${rank}. ${name}`,
};
export const spoken: Phrase<[name: string, rank: string, total: string, parts: string]> = {
  en: (name, rank, total, parts) => `${name}: place ${rank}, ${total} points: ${parts}`,
  zh: (name, rank, total, parts) => `${name}：第 ${rank} 名，${total} 分：${parts}`,
};
export const partial: Phrase<[share: string]> = {
  en: (share) => `Only ${share} of the weights are known; the known indicators carry the rest.`,
  zh: (share) => `仅有 ${share} 权重的指标可用，其余权重已按比例分摊。`,
};
export const words = {
  branch: { en: 'Branch', zh: '单位' },
  customers: { en: 'Customers (n)', zh: '户数（n）' },
  rank: { en: 'Place', zh: '名次' },
  total: { en: 'Points', zh: '总分' },
  known: { en: 'Weights known (%)', zh: '可用权重（%）' },
  indicator: { en: 'Indicator', zh: '指标' },
  value: { en: 'value', zh: '指标值' },
  score: { en: 'score', zh: '得分' },
  points: { en: 'points', zh: '计分' },
} satisfies Record<string, Text>;

/** Headings of the three columns of an indicator. */
export function columnText(name: Text, what: 'value' | 'n' | 'score' | 'points', unit: Text): Text {
  if (what === 'n') return { en: `${name.en}: n`, zh: `${name.zh}：n` };
  const word = words[what];
  const of = what === 'value' ? { en: ` (${unit.en})`, zh: `（${unit.zh}）` } : { en: '', zh: '' };
  return { en: `${name.en}: ${word.en}${of.en}`, zh: `${name.zh}：${word.zh}${of.zh}` };
}

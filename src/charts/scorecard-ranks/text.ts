/** Owns the words of the chart of how sure places are. */
import type { Text } from '../../lib/text';
import type { Weighting } from '../../service/scorecard/smaa';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'How sure the places are', zh: '名次有多稳' };
export const description: Text = {
  en: 'Share of 2,000 drawn weightings (500 where there are more than 50 branches) in which a branch takes each place (rank acceptability, SMAA). "Near": weights around those set, a weight of 10 varies by about 4. "Any": every weighting alike. "With chance": values also vary within their sampling error. A branch that keeps its place whatever the weights owes it to its work, not to the weights.',
  zh: '随机抽取 2,000 组权重（单位超过 50 个时为 500 组），各单位取得每一名次的比例（SMAA 名次可接受度）。“权重附近”：在所设权重附近波动（权重 10 的标准差约 4）；“任意权重”：所有权重组合等可能；“含抽样误差”：指标值同时按抽样误差波动。名次不随权重变化的，才不是权重造成的。',
};
export const weighting: { readonly label: Text; readonly options: Readonly<Record<Weighting, Text>> } = {
  label: { en: 'Weights', zh: '权重' },
  options: {
    near: { en: 'Near those set', zh: '权重附近' },
    any: { en: 'Any weights', zh: '任意权重' },
    fixed: { en: 'As set', zh: '固定权重' },
  },
};
export const chance: { readonly label: Text; readonly options: Readonly<Record<'yes' | 'no', Text>> } = {
  label: { en: 'Sampling error', zh: '抽样误差' },
  options: { yes: { en: 'With chance', zh: '含抽样误差' }, no: { en: 'Values as they are', zh: '不含抽样误差' } },
};
export const place: Phrase<[from: string, to: string]> = {
  en: (from, to) => (from === to ? from : `${from}–${to}`),
  zh: (from, to) => (from === to ? from : `${from}–${to}`),
};
export const axis: Text = { en: 'Place', zh: '名次' };
export const spoken: Phrase<[name: string, parts: string]> = {
  en: (name, parts) => `${name}: ${parts}`,
  zh: (name, parts) => `${name}：${parts}`,
};
export const part: Phrase<[place: string, share: string]> = {
  en: (place, share) => `place ${place} ${share}`,
  zh: (place, share) => `第 ${place} 名 ${share}`,
};
export const words = {
  branch: { en: 'Branch', zh: '单位' },
  now: { en: 'Place as set', zh: '当前名次' },
  first: { en: 'First place (%)', zh: '第一名（%）' },
  held: { en: 'Place as set holds (%)', zh: '当前名次保持（%）' },
  best: { en: 'Best place (5% of draws or more)', zh: '最好名次（≥5% 抽样）' },
  worst: { en: 'Worst place (5% of draws or more)', zh: '最差名次（≥5% 抽样）' },
} satisfies Record<string, Text>;

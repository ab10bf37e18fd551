/** Owns the words of the comparison of two groups. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Two groups compared', zh: '两组对比检验' };

export const description: Text = {
  en: 'Difference of the shares of satisfied customers with Newcombe’s 95% interval and a test (z, or Fisher’s exact when few), and of the scores by rank (Mann–Whitney), each with its effect in words. A click on a group keeps its customers.',
  zh: '两组满意率之差及 Newcombe 95% 区间与检验（z 检验，样本少时用 Fisher 精确检验）；评分按秩次比较（Mann–Whitney），并给出效应大小。点击某组可筛选其客户。',
};
export const first: Text = { en: 'Group', zh: '对比组' };
export const second: Text = { en: 'Against', zh: '参照组' };
export const against: Text = { en: 'against', zh: '对比' };
export const rest: Text = { en: 'everybody else', zh: '其余客户' };
export const question: Text = { en: 'Question', zh: '评价项' };
export const axis: Text = { en: 'Satisfied customers (top-2 box), %', zh: '满意客户占比（Top-2），%' };
export const nothing: Text = {
  en: 'Fewer than two groups are large enough to be compared.',
  zh: '评价数足够的组不足两个，无法对比。',
};
export const caveat: Text = {
  en: 'One comparison. Who tries many pairs finds some by chance; the sentences above allow for that.',
  zh: '仅为一次比较；反复挑选组别会偶然得到“显著”，上方的主要发现已作多重比较校正。',
};
export const verdict: Readonly<Record<'higher' | 'lower' | 'none', Text>> = {
  higher: { en: 'more content', zh: '满意度更高' },
  lower: { en: 'less content', zh: '满意度更低' },
  none: { en: 'no difference beyond chance', zh: '差异未超出随机波动' },
};
export const tests: Readonly<Record<'z' | 'fisher', Text>> = {
  z: { en: 'two-proportion z test', zh: '两比例 z 检验' },
  fisher: { en: 'Fisher’s exact test', zh: 'Fisher 精确检验' },
};
export const points: Phrase<[points: string, lo: string, hi: string]> = {
  en: (points, lo, hi) => `${points} points (${lo} … ${hi})`,
  zh: (points, lo, hi) => `${points} 个百分点（${lo} … ${hi}）`,
};
export const effect: Phrase<[value: string, size: string]> = {
  en: (value, size) => `${value}, ${size}`,
  zh: (value, size) => `${value}（${size}）`,
};
export const words = {
  difference: { en: 'Difference, 95% interval', zh: '满意率之差（95% 区间）' },
  shareTest: { en: 'Test of the shares', zh: '满意率检验' },
  h: { en: "Effect, Cohen's h", zh: '效应量 Cohen h' },
  rankTest: { en: 'Scores, Mann–Whitney', zh: '评分 Mann–Whitney 检验' },
  delta: { en: "Effect, Cliff's delta", zh: '效应量 Cliff δ' },
  group: { en: 'Group', zh: '分组' },
  answered: { en: 'Answers (n)', zh: '回答数（n）' },
  share: { en: 'Satisfied, top-2 box (%)', zh: '满意占比 Top-2（%）' },
  measure: { en: 'Measure', zh: '项目' },
  value: { en: 'Value', zh: '结果' },
} satisfies Record<string, Text>;

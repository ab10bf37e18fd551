/** Owns the words of the chart that advises on the number of clusters. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'How many clusters', zh: '推荐分群数' };

export interface IndexWords {
  readonly text: Text;
  /** Which way is better. */
  readonly better: Text;
  readonly formula: Text;
}

const LARGER: Text = { en: 'larger is better', zh: '越大越好' };
const SMALLER: Text = { en: 'smaller is better', zh: '越小越好' };

export const indexWords = {
  silhouette: {
    text: { en: 'Silhouette', zh: '轮廓系数' },
    better: LARGER,
    formula: {
      en: 'Mean of (b − a) / max(a, b): a is the mean distance to one’s own cluster, b to the nearest other. Over a sample (Rousseeuw 1987).',
      zh: '(b − a) / max(a, b) 的平均：a 为到本群的平均距离，b 为到最近他群的平均距离；抽样计算（Rousseeuw 1987）。',
    },
  },
  daviesBouldin: {
    text: { en: 'Davies–Bouldin', zh: 'Davies–Bouldin 指数' },
    better: SMALLER,
    formula: {
      en: 'Mean over the clusters of the worst ratio (sᵢ + sⱼ) / dᵢⱼ: spread of two clusters over the distance of their centres (Davies & Bouldin 1979).',
      zh: '各群最差比值 (sᵢ + sⱼ) / dᵢⱼ 的平均：两群离散度之和除以中心距离（Davies & Bouldin 1979）。',
    },
  },
  calinskiHarabasz: {
    text: { en: 'Calinski–Harabasz', zh: 'Calinski–Harabasz 指数' },
    better: LARGER,
    formula: {
      en: 'Squares between the clusters over squares within, each by its degrees of freedom (Caliński & Harabasz 1974).',
      zh: '群间离差平方和与群内离差平方和之比，各除以自由度（Caliński & Harabasz 1974）。',
    },
  },
  stability: {
    text: { en: 'Stability', zh: '稳定性' },
    better: LARGER,
    formula: {
      en: 'Adjusted Rand index of clusterings of halves of a sample with that of the sample (Hubert & Arabie 1985); whiskers are ± one standard deviation.',
      zh: '半数样本与全样本分群结果的调整兰德指数（Hubert & Arabie 1985）；误差线为 ±1 个标准差。',
    },
  },
} satisfies Record<string, IndexWords>;

export type IndexName = keyof typeof indexWords;

export const clusters: Text = { en: 'clusters k', zh: '分群数 k' };
export const hint: Text = { en: 'Click a k to take it.', zh: '点击某个 k 即采用。' };
export const suggestedMark: Text = { en: 'suggested', zh: '推荐' };
export const currentMark: Text = { en: 'in use', zh: '当前' };
export const best: Text = { en: 'best', zh: '最优' };
export const smallest: Text = { en: 'Smallest cluster', zh: '最小群户数' };
export const take: Phrase<[k: string]> = { en: (k) => `take k = ${k}`, zh: (k) => `采用 k = ${k}` };

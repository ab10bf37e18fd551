/** Owns the words on how clusters, and what is told of them, are worked out: the steps of their traces. */
import type { ClusterQuality } from '../../../cluster/quality';
import type { Text } from '../../../lib/text';
import type { WorkedStep } from '../../trace/trace';
import { indexRows, shownIndex } from './index-rows';

type Translate = (text: Text) => string;

export const stepText = {
  clustering: { en: 'Clusters', zh: '聚类' },
  kmeans: {
    en: 'k-means: Σ ‖x − c‖² to the nearest centre is made as small as possible (Lloyd 1982), from greedy k-means++ starts (Arthur & Vassilvitskii 2007); the best of the restarts stays.',
    zh: 'K-means：使 Σ ‖x − c‖²（各行到最近中心的平方距离之和）最小（Lloyd 1982），初始中心用贪心 k-means++ 选取（Arthur & Vassilvitskii 2007），多次重启取最优。',
  },
  adaptive: {
    en: 'Adaptive k-means: a cluster is split in two while a member has ‖x − c‖² > θ ‖c‖², then the nearest clusters are merged (Kwac, Flora & Rajagopal 2014).',
    zh: '自适应 K-means：群内有曲线满足 ‖x − c‖² > θ ‖c‖² 时一分为二，再合并最相近的群（Kwac、Flora & Rajagopal 2014）。',
  },
} satisfies Record<string, Text>;

/** The indices as the table of them has them. */
export function qualitySteps(quality: ClusterQuality, withShapes: boolean, t: Translate): WorkedStep[] {
  return indexRows(quality, withShapes).map((row) => ({ name: t(row.text), value: shownIndex(row), formula: t(row.formula) }));
}

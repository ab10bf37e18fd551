/** Owns the words of the view of k-means. */
import { formatCount } from '../../../../lib/format';
import { many } from '../../../../lib/many';
import type { Text } from '../../../../lib/text';

export const kmeansText = {
  parts: { en: 'What to look at', zh: '查看内容' },
  profile: { en: 'Profiles', zh: '群体画像' },
  advise: { en: 'Advise on k', zh: '推荐分群数' },
  treatment: { en: 'Method & quality', zh: '处理与质量' },
  clusters: { en: 'Cluster', zh: '客群' },
  silhouette: { en: 'silhouette', zh: '轮廓系数' },
  few: { en: 'few', zh: '户数少' },
  apartHint: {
    en: 'Dots are effect sizes against all other clustered customers, lines their 95% intervals; shaded: below 0.8 (large), 0.5 (medium), 0.2 (small). Effects are of the measure as clustered (logarithm, cut), means in its unit.',
    zh: '圆点为与其他参与聚类客户相比的效应量，横线为 95% 区间；底纹界限为 0.2（小）、0.5（中）、0.8（大）。效应量按聚类所用尺度（取对数、截尾后）计算，均值为原单位。',
  },
  categories: { en: 'Attributes', zh: '属性关联' },
  categoriesHint: {
    en: 'Cramér’s V tells how closely an attribute goes with the clusters, from 0 (not at all) to 1. Values are listed that are more frequent here than among the others.',
    zh: 'Cramér V 表示属性与分群的关联程度：0 为无关，1 为完全对应。所列取值在本群中的占比高于其他客户。',
  },
  noCategories: { en: 'No attribute goes with the clusters.', zh: '没有与分群相关的属性。' },
  others: { en: 'others', zh: '其他' },
  typical: { en: 'Typical customers', zh: '典型客户' },
  typicalHint: { en: 'Nearest to the centre of the cluster.', zh: '距群中心最近的客户。' },
  distance: { en: 'distance', zh: '距离' },
  distanceHow: {
    en: '√ Σ (x − c)²: from the customer to the centre of the cluster, on the measures as clustered.',
    zh: '√ Σ (x − c)²：客户到群中心的距离，按聚类所用尺度计算。',
  },
  table: { en: 'What was done with each measure', zh: '各指标的处理' },
  measure: { en: 'Measure', zh: '指标' },
  log: { en: 'Logarithm', zh: '取对数' },
  yes: { en: 'yes', zh: '是' },
  no: { en: 'no', zh: '否' },
  cutLow: { en: 'Raised to', zh: '下限截至' },
  cutHigh: { en: 'Lowered to', zh: '上限截至' },
  cut: { en: 'Values cut', zh: '截尾户数' },
  imputed: { en: 'Median taken', zh: '中位数填补户数' },
  constant: { en: 'constant', zh: '常数' },
  centres: { en: 'Cluster centres', zh: '群中心' },
  quality: { en: 'Quality indices', zh: '质量指标' },
  start: { en: 'Advise on k', zh: '推荐分群数' },
  again: { en: 'Advise again', zh: '重新推荐' },
  startHint: {
    en: 'Tries k = 2 to 10 and compares silhouette, Davies–Bouldin, Calinski–Harabasz and stability.',
    zh: '逐一试算 k = 2–10，比较轮廓系数、Davies–Bouldin、Calinski–Harabasz 和稳定性。',
  },
  running: { en: 'Trying k = 2 to 10', zh: '正在试算 k = 2–10' },
  stale: { en: 'The settings have changed since this advice.', zh: '设置已改变，以下建议基于之前的设置。' },
} satisfies Record<string, Text>;

export function suggestion(k: number): Text {
  return { en: `Suggested: k = ${String(k)}`, zh: `推荐：k = ${String(k)}` };
}

export function takeK(k: number): Text {
  return { en: `Take k = ${String(k)}`, zh: `采用 k = ${String(k)}` };
}

/** Customers of a cluster in words. */
export function sizeText(customers: string, share: string, energyShare: string | null): Text {
  return {
    en: `n = ${customers} (${share})${energyShare === null ? '' : `, ${energyShare} of kWh`}`,
    zh: `${customers} 户（占 ${share}）${energyShare === null ? '' : `，电量占 ${energyShare}`}`,
  };
}

/** What was done with one measure before the distances. */
export function treatedText(low: string, high: string, cut: number, imputed: number, log: boolean, scaling: string): Text {
  const unit = SCALED[scaling] ?? { en: 'taken as it is', zh: '不标准化' };
  return {
    en: `cut to ${low} … ${high} (${many(cut, 'value')}); median for a missing value (${formatCount(imputed, 'en')}); ${log ? 'sign(x) · ln(1 + |x|); ' : ''}${unit.en}`,
    zh: `截尾至 ${low} … ${high}（${formatCount(cut, 'zh')} 户）；缺失值取中位数（${formatCount(imputed, 'zh')} 户）；${log ? 'sign(x) · ln(1 + |x|)；' : ''}${unit.zh}`,
  };
}

const SCALED: Readonly<Record<string, Text>> = {
  z: { en: '(x − mean) / standard deviation', zh: '(x − 均值) / 标准差' },
  min_max: { en: '(x − least) / (greatest − least)', zh: '(x − 最小值) / (最大值 − 最小值)' },
};

export function settingsText(k: number, restarts: number, seed: number): Text {
  return {
    en: `k = ${String(k)}, ${String(restarts)} ${restarts === 1 ? 'start' : 'starts'}, seed ${String(seed)}`,
    zh: `k = ${String(k)}，重启 ${String(restarts)} 次，种子 ${String(seed)}`,
  };
}

/** Owns the indices of finished clusters as rows of a table: value, which way is better, formula. */
import { indexWords } from '../../../charts/cluster-advice/text';
import type { ClusterQuality } from '../../../cluster/quality';
import type { Text } from '../../../lib/text';

export interface IndexRow {
  readonly text: Text;
  readonly better: Text;
  readonly formula: Text;
  readonly value: number;
  readonly decimals: number;
}

const SMALLER: Text = { en: 'smaller is better', zh: '越小越好' };

const MIA = {
  text: { en: 'MIA (mean index adequacy)', zh: 'MIA（平均指标充分性）' },
  better: SMALLER,
  formula: {
    en: '√[(1/K) Σ_k mean of d²(x, c_k) over the members of C_k]; in the unit of what was clustered (Chicco et al. 2006).',
    zh: '√[(1/K) Σ_k C_k 成员 d²(x, c_k) 的平均]；单位与聚类数据相同（Chicco 等 2006）。',
  },
};
const CDI = {
  text: { en: 'CDI (clustering dispersion)', zh: 'CDI（聚类离散指标）' },
  better: SMALLER,
  formula: {
    en: '√[(1/K) Σ_k d̂²(C_k)] / d̂({c}), d̂²(S) = Σ_ij d²(s_i, s_j) / (2|S|); compare it for the same data only (Chicco et al. 2006).',
    zh: '√[(1/K) Σ_k d̂²(C_k)] / d̂({c})，d̂²(S) = Σ_ij d²(s_i, s_j) / (2|S|)；仅可在同一数据上比较（Chicco 等 2006）。',
  },
};

/** Those that are defined. */
export function indexRows(quality: ClusterQuality, withShapes: boolean): IndexRow[] {
  const rows: IndexRow[] = [
    { ...indexWords.silhouette, value: quality.silhouette, decimals: 2 },
    { ...indexWords.daviesBouldin, value: quality.daviesBouldin, decimals: 2 },
    { ...indexWords.calinskiHarabasz, value: quality.calinskiHarabasz, decimals: 0 },
    { ...indexWords.stability, value: quality.stability, decimals: 2 },
    ...(withShapes
      ? [
          { ...MIA, value: quality.meanIndexAdequacy, decimals: 4 },
          { ...CDI, value: quality.clusteringDispersion, decimals: 2 },
        ]
      : []),
  ];
  return rows.filter(({ value }) => Number.isFinite(value));
}

/** As it stands in the table. */
export function shownIndex({ value, decimals }: Pick<IndexRow, 'value' | 'decimals'>): string {
  return value
    .toFixed(decimals)
    .replace('-', '−')
    .replace(/\B(?=(\d{3})+$)/g, decimals === 0 ? ',' : '');
}

/** Owns the parameters of load shapes: those in the bar, and the finer ones that a panel holds. */
import { THETA } from '../../../cluster/load-shapes';
import type { ModelInfo } from '../../../model/model-info';
import type { Params, ParamSpec } from '../../method';

/** True where single days are known, not only mean days. */
export function hasDays(model: ModelInfo): boolean {
  return (model.rows['reading_day'] ?? 1) > 0;
}

const DAY_TYPES: ParamSpec = {
  ...{ id: 'dayType', kind: 'choice' },
  text: { en: 'Days', zh: '日类型' },
  options: [
    { value: 'all', text: { en: 'All days', zh: '全部日期' } },
    { value: 'workday', text: { en: 'Workdays', zh: '工作日' } },
    { value: 'weekend', text: { en: 'Weekends', zh: '周末' } },
  ],
};

/** In the bar. */
export function mainSettings(model: ModelInfo): ParamSpec[] {
  const each: ParamSpec = {
    ...{ id: 'each', kind: 'choice' },
    text: { en: 'Curves', zh: '曲线' },
    options: [
      { value: 'day', text: { en: 'Every day', zh: '逐日曲线' } },
      { value: 'mean', text: { en: 'Mean day of each customer', zh: '每户平均日曲线' } },
    ],
  };
  return [
    ...(hasDays(model) ? [each] : []),
    DAY_TYPES,
    {
      ...{ id: 'way', kind: 'choice' },
      text: { en: 'Method', zh: '方法' },
      options: [
        { value: 'kmeans', text: { en: 'k-means', zh: 'K-means' } },
        { value: 'adaptive', text: { en: 'Adaptive (θ)', zh: '自适应（θ）' } },
      ],
    },
    { ...{ id: 'k', kind: 'number', min: 2, max: 20, step: 1 }, text: { en: 'Shapes', zh: '形态数' } },
    {
      ...{ id: 'theta', kind: 'number', min: 0.02, max: 2, step: 0.01 },
      text: { en: 'θ', zh: 'θ' },
      hint: {
        en: 'A day belongs to a shape while its squared distance is at most θ times the squared length of the shape.',
        zh: '曲线与形态中心的平方距离不超过中心平方长度的 θ 倍时，才算属于该形态。',
      },
    },
  ];
}

/** In the panel. */
export const FINE_SETTINGS: readonly ParamSpec[] = [
  {
    ...{ id: 'floorKw', kind: 'number', min: 0, max: 1000, step: 0.01, unit: { en: 'kW', zh: 'kW' } },
    text: { en: 'Idle below a mean of', zh: '空闲日：日均负荷低于' },
  },
  {
    ...{ id: 'mostDays', kind: 'number', min: 1000, max: 500_000, step: 1000 },
    text: { en: 'Days at most', zh: '最多采用日曲线数' },
  },
  { ...{ id: 'seed', kind: 'number', min: 0, max: 999_999, step: 1 }, text: { en: 'Seed', zh: '随机种子' } },
  {
    ...{ id: 'restarts', kind: 'number', min: 1, max: 50, step: 1 },
    text: { en: 'Restarts', zh: '重启次数' },
    when: (params) => params['way'] === 'kmeans',
  },
];

export function fineDefaults(): Params {
  return { floorKw: 0.02, mostDays: 200_000, seed: 1, restarts: 4 };
}

export function defaultSettings(model: ModelInfo): Params {
  return { each: hasDays(model) ? 'day' : 'mean', dayType: 'all', way: 'kmeans', k: 8, theta: THETA, ...fineDefaults() };
}

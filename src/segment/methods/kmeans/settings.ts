/** Owns the parameters of k-means: those in the bar, and the finer ones that a panel holds. */
import type { MeasurePlan } from '../../../cluster/measures';
import type { TidyOptions } from '../../../cluster/tidy-clusters';
import type { ModelInfo } from '../../../model/model-info';
import { addMonths } from '../../../model/usage-window';
import type { Params, ParamSpec } from '../../method';
import { defaultMeasures } from './default-measures';

const PERCENT = { en: '%', zh: '%' };

/** True where a whole year of complete months is known, so that its course can be clustered. */
export function hasMonths({ completeMonths, customers }: ModelInfo): boolean {
  return customers > 0 && completeMonths != null && addMonths(completeMonths[0], 11) <= completeMonths[1];
}

export function isMonthly(params: Params): boolean {
  return params['monthly'] === true;
}

export function measureNames(params: Params): string[] {
  const names = params['measures'];
  return Array.isArray(names) ? names.filter((name): name is string => typeof name === 'string') : [];
}

/** In the bar. */
export function mainSettings(model: ModelInfo): ParamSpec[] {
  const monthly: ParamSpec = {
    ...{ id: 'monthly', kind: 'toggle' },
    text: { en: 'Monthly pattern', zh: '按月度用电规律' },
    hint: { en: 'Clusters the shares of the twelve months in the year’s kWh.', zh: '按 12 个月电量占全年的比例聚类。' },
  };
  return [
    {
      ...{ id: 'measures', kind: 'fields', of: 'number', min: 2, max: 12 },
      text: { en: 'Measures', zh: '聚类指标' },
      when: (params) => !isMonthly(params),
    },
    // Of fewer months than a year too: what is missing is told then, and an earlier time with fewer is not clustered by something else.
    ...(model.completeMonths != null ? [monthly] : []),
    { ...{ id: 'k', kind: 'number', min: 2, max: 12, step: 1 }, text: { en: 'Clusters (k)', zh: '分群数 k' } },
  ];
}

/** In the panel. */
export const FINE_SETTINGS: readonly ParamSpec[] = [
  {
    ...{ id: 'log', kind: 'choice' },
    text: { en: 'Logarithm', zh: '取对数' },
    when: (params) => !isMonthly(params),
    options: [
      { value: 'auto', text: { en: 'Where skewed', zh: '偏态指标取对数' } },
      { value: 'on', text: { en: 'All measures', zh: '全部指标' } },
      { value: 'off', text: { en: 'None', zh: '不取对数' } },
    ],
  },
  {
    ...{ id: 'winsor', kind: 'number', min: 0, max: 20, step: 0.5, unit: PERCENT },
    text: { en: 'Cut at either end', zh: '两端截尾' },
  },
  {
    ...{ id: 'scaling', kind: 'choice' },
    text: { en: 'Scaling', zh: '标准化' },
    when: (params) => !isMonthly(params),
    options: [
      { value: 'z', text: { en: 'Mean 0, deviation 1', zh: 'Z 标准化' } },
      { value: 'min_max', text: { en: '0 to 1', zh: '0–1 标准化' } },
      { value: 'none', text: { en: 'None', zh: '不标准化' } },
    ],
  },
  {
    ...{ id: 'missing', kind: 'choice' },
    text: { en: 'Missing values', zh: '缺失值' },
    options: [
      { value: 'drop_row', text: { en: 'Leave the customer out', zh: '不参与聚类' } },
      { value: 'median', text: { en: 'Take the median', zh: '用中位数填补' } },
      { value: 'separate', text: { en: 'A group of their own', zh: '单列一群' } },
    ],
  },
  {
    ...{ id: 'minSize', kind: 'number', min: 0, max: 100_000, step: 1 },
    text: { en: 'Smallest cluster', zh: '最小群户数' },
  },
  {
    ...{ id: 'small', kind: 'choice' },
    text: { en: 'Smaller ones', zh: '过小的群' },
    options: [
      { value: 'merge', text: { en: 'Join the nearest', zh: '并入最近的群' } },
      { value: 'mark', text: { en: 'Stay, marked', zh: '保留并标注' } },
    ],
  },
  {
    ...{ id: 'outliers', kind: 'choice' },
    text: { en: 'Outliers', zh: '离群客户' },
    options: [
      { value: 'none', text: { en: 'Stay in their cluster', zh: '不单列' } },
      { value: 'share', text: { en: 'The farthest share', zh: '最远的一部分' } },
      { value: 'median', text: { en: 'Far beyond the median', zh: '距离超过中位数倍数' } },
    ],
  },
  {
    ...{ id: 'outlierShare', kind: 'number', min: 0.1, max: 20, step: 0.1, unit: PERCENT },
    text: { en: 'Farthest', zh: '最远的' },
    when: (params) => params['outliers'] === 'share',
  },
  {
    ...{ id: 'outlierTimes', kind: 'number', min: 1.5, max: 50, step: 0.5 },
    text: { en: 'Times the median distance', zh: '中位距离倍数' },
    when: (params) => params['outliers'] === 'median',
  },
  { ...{ id: 'seed', kind: 'number', min: 0, max: 999_999, step: 1 }, text: { en: 'Seed', zh: '随机种子' } },
  { ...{ id: 'restarts', kind: 'number', min: 1, max: 50, step: 1 }, text: { en: 'Restarts', zh: '重启次数' } },
];

export function fineDefaults(model: ModelInfo): Params {
  return {
    ...{ log: 'auto', winsor: 1, scaling: 'z', missing: 'drop_row' },
    // As many as the rule for small groups asks for, where the data allow it.
    minSize: Math.min(15, Math.floor(model.customers / 100)),
    ...{ small: 'merge', outliers: 'none', outlierShare: 1, outlierTimes: 4, seed: 1, restarts: 8 },
  };
}

export function defaultSettings(model: ModelInfo): Params {
  return { measures: defaultMeasures(model), monthly: false, k: 4, ...fineDefaults(model) };
}

/** Shares of months are comparable as they are: no logarithm, and each month counts by how much it varies. */
export function planOf(params: Params): MeasurePlan {
  return {
    log: isMonthly(params) ? 'off' : (params['log'] as MeasurePlan['log']),
    winsor: Number(params['winsor']) / 100,
    range: isMonthly(params) ? 'none' : (params['scaling'] as MeasurePlan['range']),
    missing: params['missing'] as MeasurePlan['missing'],
  };
}

export function tidyOf(params: Params): TidyOptions {
  const rules: Readonly<Record<string, TidyOptions['outliers']>> = {
    share: { by: 'share', share: Number(params['outlierShare']) / 100 },
    median: { by: 'median', times: Number(params['outlierTimes']) },
  };
  const outliers = rules[String(params['outliers'])];
  return {
    minSize: Number(params['minSize']),
    small: params['small'] as 'merge' | 'mark',
    ...(outliers !== undefined && { outliers }),
  };
}

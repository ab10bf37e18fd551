/** Owns the words of the two-axis matrix on the page. */
import type { Text } from '../../../../lib/text';

export const twoAxisText = {
  cuts: (measure: string): Text => ({ en: `Cut ${measure} at`, zh: `${measure}分界` }),
  shares: (measure: string): Text => ({ en: `Cut ${measure} above the lowest`, zh: `${measure}分界（低于的户数占比）` }),
  wrong: (n: number): Text => ({
    en: `${String(n)} ascending ${n === 1 ? 'number' : 'numbers'}`,
    zh: `请填 ${String(n)} 个递增数值`,
  }),
  hint: {
    en: 'Drag a dashed line, or focus it and use the arrow keys, to move a cut. A value at a cut belongs to the higher side.',
    zh: '拖动虚线，或选中后按方向键，可移动分界；等于分界的值归入较高一侧。',
  },
  noPlane: { en: 'No customer has both values, so there is nothing to plot.', zh: '没有同时具备两个指标的客户，无法绘图。' },
  known: (n: string): Text => ({ en: `n = ${n} customers with both values`, zh: `n = ${n} 户（两个指标均有值）` }),
  share: (percent: string, weight: string): Text => ({ en: `${percent} of ${weight}`, zh: `${weight} ${percent}` }),
  bins: { en: 'The darker a field, the more customers.', zh: '颜色越深，户数越多。' },
};

/** What segments are weighed by, in a word. */
export const SHORT: Readonly<Record<string, Text>> = {
  kwh_12m: { en: 'kWh', zh: '电量' },
  annual_kwh: { en: 'kWh', zh: '电量' },
  amount_12m: { en: 'bills', zh: '电费' },
  capacity_kva: { en: 'capacity', zh: '容量' },
};

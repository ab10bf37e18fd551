/** Owns the choice between the measures of satisfaction, how their values are written, and their words. */
import { formatPercent } from '../lib/format';
import type { Locale, Text } from '../lib/text';
import { MEASURES, type Measure } from '../service/satisfaction/measure';
import { formatMean, scaleOf } from '../service/satisfaction/questions';
import type { ChartContext } from './chart';

/** Measures for which there are answers. */
export function measuresOf({ model }: ChartContext): Measure[] {
  const has = (role: string): boolean => model.roles.includes(role);
  return MEASURES.filter((measure) => (measure === 'nps' ? has('nps') : has('overall') || !has('nps')));
}

/** The measure under an option; the first that the data has where it is none of these. */
export function shownMeasure(context: ChartContext, wanted: string): Measure {
  const measures = measuresOf(context);
  return measures.find((one) => one === wanted) ?? measures[0] ?? 'top2';
}

/** How a value of the measure is written. */
export function writerOf(measure: Measure, { model }: ChartContext, locale: Locale): (value: number) => string {
  if (measure === 'top2') return (value) => formatPercent(value, locale, 0);
  if (measure === 'nps')
    return (value) => {
      const whole = Math.round(value);
      return whole === 0 ? '0' : whole > 0 ? `+${String(whole)}` : `−${String(-whole)}`;
    };
  const scale = scaleOf(model, 'overall');
  return (value) => formatMean(value, scale, locale);
}

export const measureText: { readonly label: Text; readonly options: Readonly<Record<Measure, Text>> } = {
  label: { en: 'Measure', zh: '指标' },
  options: {
    top2: { en: 'Top-2', zh: '满意率' },
    nps: { en: 'NPS', zh: '净推荐值' },
    mean: { en: 'Mean', zh: '平均分' },
  },
};

/** With its unit, as an axis or a column is headed. */
export const measureAxis: Readonly<Record<Measure, Text>> = {
  top2: { en: 'Satisfied customers (top-2 box), %', zh: '满意客户占比（Top-2），%' },
  nps: { en: 'Net promoter score', zh: '净推荐值（NPS）' },
  mean: { en: 'Mean score', zh: '平均分' },
};

/** Owns the words of the view of load shapes. */
import { formatCount, formatPercent } from '../../../../lib/format';
import type { Locale, Text } from '../../../../lib/text';
import type { LoadShapesReport } from '../../../../segment/methods/load-shapes/report';

export const shapesText = {
  gallery: { en: 'Shapes', zh: '负荷形态' },
  galleryHint: {
    en: 'The mean of the days of each shape, every day divided by its own energy first: 1 is the day’s mean. The band holds the middle 80% of the days. All panels have the same scale.',
    zh: '各形态所含日曲线的平均（每日先除以当日电量），1 为日均负荷；色带为中间 80% 的日曲线。各图纵轴相同。',
  },
  curve: { en: 'Curve of a day', zh: '日曲线' },
  curveHow: {
    en: 'kW of each slot over the sum of the day, so that only the rhythm counts. Days with gaps or a mean below the floor are left out.',
    zh: '各时段 kW 除以当日合计，只比较用电节律；不完整或日均低于空闲门槛的曲线不参与。',
  },
  curves: { en: 'Curves in the table', zh: '表格显示曲线数值' },
  entropy: { en: 'How much the days of a customer differ', zh: '客户用电规律的变化程度' },
  entropyHint: {
    en: 'Entropy H = −Σ p log₂ p of the shapes of a customer’s days, divided by log₂ K: 0 is always the same shape, 1 all shapes equally often. Customers with at least two days.',
    zh: '客户各日形态的熵 H = −Σ p log₂ p，除以 log₂ K：0 为每天形态相同，1 为各形态等频出现。仅计至少两日的客户。',
  },
  oneDay: {
    en: 'Each customer has one curve only, so that days cannot be compared.',
    zh: '每户只有一条曲线，无法比较各日之间的变化。',
  },
  quality: { en: 'Quality indices', zh: '质量指标' },
} satisfies Record<string, Text>;

/** Which curves were read and which were used. */
export function curvesText(report: LoadShapesReport): Text {
  return { en: english(report), zh: chinese(report) };
}

function english(report: LoadShapesReport): string {
  const { readDays, allDays, perCustomer, idleDays, incompleteDays, customers, shaped } = report;
  const count = counter('en');
  return [
    `${count(readDays - idleDays - incompleteDays)} curves of ${count(shaped)} of ${count(customers)} customers`,
    ...(perCustomer === null
      ? []
      : [`a sample of ${count(readDays)} out of ${count(allDays)} days, at most ${count(perCustomer)} of each customer`]),
    ...(report.isCoarser ? ['averaged by the hour, because there are so many'] : []),
    ...(idleDays > 0 ? [`${count(idleDays)} idle days left out`] : []),
    ...(incompleteDays > 0 ? [`${count(incompleteDays)} days with gaps left out`] : []),
    ...split(report, 'en'),
    `${beyond(report, 'en')} of the days are beyond θ = ${String(report.theta)}`,
  ].join('; ');
}

function chinese(report: LoadShapesReport): string {
  const { readDays, allDays, perCustomer, idleDays, incompleteDays, customers, shaped } = report;
  const count = counter('zh');
  return [
    `采用 ${count(shaped)} 户（共 ${count(customers)} 户）的 ${count(readDays - idleDays - incompleteDays)} 条日曲线`,
    ...(perCustomer === null ? [] : [`由 ${count(allDays)} 条中抽取 ${count(readDays)} 条，每户最多 ${count(perCustomer)} 条`]),
    ...(report.isCoarser ? ['曲线过多，已按小时取平均'] : []),
    ...(idleDays > 0 ? [`剔除空闲日 ${count(idleDays)} 条`] : []),
    ...(incompleteDays > 0 ? [`剔除不完整日 ${count(incompleteDays)} 条`] : []),
    ...split(report, 'zh'),
    `超出 θ = ${String(report.theta)} 的曲线占 ${beyond(report, 'zh')}`,
  ].join('；');
}

function split({ splitInto, isComplete, shapes }: LoadShapesReport, locale: Locale): string[] {
  if (splitInto === null) return [];
  const count = counter(locale)(splitInto);
  if (locale === 'en')
    return [`split into ${count} clusters${isComplete ? '' : ' (the most allowed)'}, merged to ${String(shapes.length)}`];
  return [`自适应细分为 ${count} 类${isComplete ? '' : '（已达上限）'}，合并为 ${String(shapes.length)} 种`];
}

function beyond({ shapes }: LoadShapesReport, locale: Locale): string {
  const days = shapes.reduce((sum, shape) => sum + shape.days, 0);
  return formatPercent(shapes.reduce((sum, shape) => sum + shape.beyondTheta, 0) / days, locale);
}

function counter(locale: Locale): (value: number) => string {
  return (value) => formatCount(value, locale);
}

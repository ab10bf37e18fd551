/** Owns the words of the chart of potential. */
import type { Text } from '../../lib/text';
import type { Phrase } from '../phrase';

export const title: Text = { en: 'Potential: shifting and evening out', zh: '潜力测算：移峰填谷与削峰' };
export const description: Text = {
  en: 'What the segments could move and save, as an upper bound under the assumption in the sentence. A year is the mean load of the chosen days × 8,760 h. Peak cut: each customer below its segment’s third quartile of the daily load factor reaches it with the same energy; the sum of the customers’ mean daily peaks then falls by so much.',
  zh: '在所述假设下各客群可转移电量与可节省电费的上限。全年按所选日期平均负荷 × 8760 小时折算。可削峰：客户日负荷率低于本群第三四分位数者，在电量不变时提高到该值，各户平均日最大负荷之和由此下降的数值。',
};
export const shiftLabel: Text = { en: 'Peak kWh that move to the valley, %', zh: '峰段电量转移至谷段的比例，%' };

/** The assumption. `from`, `to`: prices. */
export const assumption: Phrase<[percent: string, prices: string]> = {
  en: (percent, prices) =>
    `Assumes that ${percent}% of the sharp and peak kWh move to valley hours, at the prices of the time-of-use table (${prices}), with everything else unchanged.`,
  zh: (percent, prices) => `假设：尖、峰时段电量的 ${percent}% 移至谷段，按分时电价表（${prices}）计价，其余不变。`,
};
export const price: Phrase<[period: string, amount: string]> = {
  en: (period, amount) => `${period.toLowerCase()} ${amount}`,
  zh: (period, amount) => `${period} ${amount}`,
};
/** Behind the prices. */
export function perKwh(money: Text | null): Text {
  return money === null ? { en: '× the flat price', zh: '倍平段价' } : { en: `${money.en}/kWh`, zh: `${money.zh}/kWh` };
}
/** Heading of what is saved, with the unit that its figures lack. */
export function savedIn(money: Text | null): Text {
  return money === null
    ? { en: 'Saved a year (kWh’s worth at the flat price)', zh: '年可节省电费（折合平段电量 kWh）' }
    : { en: `Saved a year (${money.en})`, zh: `年可节省电费（${money.zh}）` };
}
export const noPrice: Text = {
  en: 'The time-of-use table lacks the prices for this.',
  zh: '分时电价表缺少所需电价。',
};
export const all: Text = { en: 'All listed', zh: '合计' };

export const columns = {
  segment: { en: 'Segment', zh: '客群' },
  customers: { en: 'n', zh: 'n' },
  peakShare: { en: 'Sharp and peak share (%)', zh: '尖峰段电量占比（%）' },
  moved: { en: 'Moved a year', zh: '年可转移电量' },
  saved: { en: 'Saved a year', zh: '年可节省电费' },
  best: { en: 'Best quartile of load factor (%)', zh: '负荷率前四分之一水平（%）' },
  cut: { en: 'Peak cut', zh: '可削峰' },
  movedKwh: { en: 'Moved a year (kWh)', zh: '年可转移电量（kWh）' },
  savedFlat: { en: 'Saved a year, worth at the flat price', zh: '年可节省电费（折合平段电量）' },
  cutKw: { en: 'Peak cut (kW)', zh: '可削峰（kW）' },
  cutShare: { en: 'Peak cut (% of daily peaks)', zh: '可削峰（占日最大负荷 %）' },
} satisfies Record<string, Text>;

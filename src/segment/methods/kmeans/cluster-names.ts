/** Owns the names proposed for clusters: what sets them apart, in the words of the trade. */
import { NAMED_EFFECT, proposedName, type MeasureEffect, type NamePart } from '../../../cluster/profile';
import type { Text } from '../../../lib/text';

/** What a measure is called inside a name. */
const SHORT: Readonly<Record<string, Text>> = {
  kwh_12m: { en: 'consumption', zh: '电量' },
  annual_kwh: { en: 'consumption', zh: '电量' },
  amount_12m: { en: 'bill', zh: '电费' },
  mean_price: { en: 'price', zh: '电价' },
  peak_share: { en: 'peak share', zh: '峰电占比' },
  valley_share: { en: 'valley share', zh: '谷电占比' },
  load_factor: { en: 'load factor', zh: '负荷率' },
  peak_kw: { en: 'peak load', zh: '最大负荷' },
  mean_kw: { en: 'mean load', zh: '平均负荷' },
  capacity_kva: { en: 'capacity', zh: '容量' },
  capacity_use: { en: 'use of capacity', zh: '容量利用率' },
  csat: { en: 'satisfaction', zh: '满意度' },
  nps: { en: 'recommendation', zh: '推荐意愿' },
  arrears_amount: { en: 'arrears', zh: '欠费' },
};

/** Measures of which one does not say that they are high. */
const PHRASES: Readonly<Record<string, { readonly high: Text; readonly low: Text }>> = {
  kwh_growth: { high: { en: 'fast growth', zh: '增长快' }, low: { en: 'slow growth', zh: '增长慢' } },
  late_payments_12m: { high: { en: 'often late', zh: '常逾期' }, low: { en: 'seldom late', zh: '少逾期' } },
  tickets_12m: { high: { en: 'many contacts', zh: '工单多' }, low: { en: 'few contacts', zh: '工单少' } },
  complaints_12m: { high: { en: 'many complaints', zh: '投诉多' }, low: { en: 'few complaints', zh: '投诉少' } },
  outage_minutes_12m: { high: { en: 'long outages', zh: '停电多' }, low: { en: 'short outages', zh: '停电少' } },
  contract_years: { high: { en: 'long with us', zh: '老客户' }, low: { en: 'new with us', zh: '新客户' } },
  peak_hour: { high: { en: 'late peak', zh: '峰时晚' }, low: { en: 'early peak', zh: '峰时早' } },
  people: { high: { en: 'many people', zh: '人口多' }, low: { en: 'few people', zh: '人口少' } },
};

const LEVELS: Readonly<Record<NamePart['level'], Text>> = {
  very_low: { en: 'very low ', zh: '极低' },
  low: { en: 'low ', zh: '低' },
  high: { en: 'high ', zh: '高' },
  very_high: { en: 'very high ', zh: '极高' },
};

const AVERAGE: Text = { en: 'near the average', zh: '接近平均' };

/** One measure as names and sentences use it. */
export interface NamedMeasure {
  readonly name: string;
  readonly text: Text;
}

/** From the two strongest effects of a cluster, such as "High consumption, low load factor". */
export function clusterName(effects: readonly MeasureEffect[], measures: readonly NamedMeasure[]): Text {
  const parts = proposedName(differentWords(effects, measures)).map((part) => partText(part, measures));
  if (parts.length === 0) return capital(closest(effects, measures));
  return capital({ en: parts.map(({ en }) => en).join(', '), zh: parts.map(({ zh }) => zh).join('·') });
}

/** Without measures that would be called as a stronger one is. */
function differentWords(effects: readonly MeasureEffect[], measures: readonly NamedMeasure[]): MeasureEffect[] {
  const wordOf = ({ measure }: MeasureEffect): string => partText({ measure, level: 'high' }, measures).zh;
  return effects.filter((effect, at) => effects.findIndex((other) => wordOf(other) === wordOf(effect)) === at);
}

/** A cluster like the others is named after its one effect worth a word at all, else after none. */
function closest(effects: readonly MeasureEffect[], measures: readonly NamedMeasure[]): Text {
  const [first] = effects;
  if (first === undefined || !(Math.abs(first.effect) >= NAMED_EFFECT / 2)) return AVERAGE;
  const part = partText({ measure: first.measure, level: first.effect > 0 ? 'high' : 'low' }, measures);
  return { en: `rather ${part.en}`, zh: `略${part.zh}` };
}

function partText({ measure, level }: NamePart, measures: readonly NamedMeasure[]): Text {
  const { name, text } = measures[measure] ?? { name: '', text: { en: '', zh: '' } };
  const phrase = Object.hasOwn(PHRASES, name) ? PHRASES[name] : undefined;
  if (phrase !== undefined) return level === 'high' || level === 'very_high' ? phrase.high : phrase.low;
  const word = (Object.hasOwn(SHORT, name) ? SHORT[name] : undefined) ?? text;
  return { en: LEVELS[level].en + word.en, zh: LEVELS[level].zh + word.zh };
}

function capital({ en, zh }: Text): Text {
  return { en: en.charAt(0).toUpperCase() + en.slice(1), zh };
}

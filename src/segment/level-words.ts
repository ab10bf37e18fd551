/** Owns the words for the levels of a measure: "high consumption", "less satisfied", "3 or more people". */
import { formatQuantity } from '../lib/format';
import type { Locale, Text } from '../lib/text';
import { factField, type FactField, type ModelInfo } from '../model/model-info';

/** Levels of measures that have words of their own, from low to high, for 2 and for 3 levels. */
const OWN: Readonly<Record<string, readonly (readonly Text[])[]>> = {
  // A cut may lie anywhere, so that "dissatisfied" would be said of people who are not.
  csat: [
    [
      { en: 'less satisfied', zh: '满意度较低' },
      { en: 'more satisfied', zh: '满意度较高' },
    ],
    [
      { en: 'least satisfied', zh: '满意度低' },
      { en: 'fairly satisfied', zh: '满意度中' },
      { en: 'most satisfied', zh: '满意度高' },
    ],
  ],
  nps: [
    [
      { en: 'less likely to recommend', zh: '推荐意愿较低' },
      { en: 'more likely to recommend', zh: '推荐意愿较高' },
    ],
  ],
  kwh_growth: [
    [
      { en: 'slower growth', zh: '增长慢' },
      { en: 'faster growth', zh: '增长快' },
    ],
  ],
};

/** Shorter names of common measures, as they read behind "high" and before 高. */
const SHORT: Readonly<Record<string, Text>> = {
  kwh_12m: { en: 'consumption', zh: '用电' },
  annual_kwh: { en: 'annual consumption', zh: '年用电' },
  amount_12m: { en: 'bill', zh: '电费' },
  capacity_kva: { en: 'capacity', zh: '容量' },
  mean_price: { en: 'price', zh: '均价' },
  peak_kw: { en: 'peak load', zh: '峰值负荷' },
  load_factor: { en: 'load factor', zh: '负荷率' },
  capacity_use: { en: 'use of capacity', zh: '容量利用率' },
  people: { en: 'people', zh: '人口' },
  contract_years: { en: 'years', zh: '用电年限' },
};

const LEVELS: Readonly<Record<number, readonly Text[]>> = {
  2: [
    { en: 'low', zh: '低' },
    { en: 'high', zh: '高' },
  ],
  3: [
    { en: 'low', zh: '低' },
    { en: 'middle', zh: '中' },
    { en: 'high', zh: '高' },
  ],
  4: [
    { en: 'low', zh: '低' },
    { en: 'lower middle', zh: '较低' },
    { en: 'upper middle', zh: '较高' },
    { en: 'high', zh: '高' },
  ],
};

/** The name of a level, 0 the lowest of `levels`. One level says that all are alike. */
export function levelName(name: string, level: number, levels: number, model: ModelInfo): Text {
  const field = factField(model, name);
  const text = Object.hasOwn(SHORT, name) ? SHORT[name] : field?.text;
  const { en, zh } = text ?? { en: name, zh: name };
  if (levels <= 1) return { en: `${en} all alike`, zh: `${zh}相同` };
  const own = Object.hasOwn(OWN, name) ? OWN[name]?.find((words) => words.length === levels)?.[level] : undefined;
  if (own !== undefined) return own;
  const word = LEVELS[levels]?.[level];
  if (word === undefined) return { en: `${en} level ${level + 1}`, zh: `${zh}第 ${level + 1} 级` };
  return { en: `${word.en} ${en}`, zh: text === SHORT[name] && name.includes('kwh') ? `${word.zh}${zh}` : `${zh}${word.zh}` };
}

/** The values of a level in words: "Consumption below 3,200 kWh". */
export function levelRule(name: string, level: number, cuts: readonly number[], model: ModelInfo): Text {
  const field = factField(model, name);
  return { en: ruleIn('en', field, name, level, cuts), zh: ruleIn('zh', field, name, level, cuts) };
}

function ruleIn(locale: Locale, field: FactField | undefined, name: string, level: number, cuts: readonly number[]): string {
  const text = field?.text[locale] ?? name;
  const quantity = (value: number): string => formatQuantity(value, field?.unit, locale);
  const [lo, hi] = [cuts[level - 1], cuts[level]];
  const zh = locale === 'zh';
  if (lo === undefined && hi === undefined) return zh ? `${text}任意` : `any ${text}`;
  if (lo === undefined) return zh ? `${text}低于 ${quantity(hi ?? 0)}` : `${text} below ${quantity(hi ?? 0)}`;
  if (hi === undefined) return zh ? `${text}不低于 ${quantity(lo)}` : `${text} from ${quantity(lo)}`;
  return zh ? `${text} ${quantity(lo)} 至不足 ${quantity(hi)}` : `${text} from ${quantity(lo)} to below ${quantity(hi)}`;
}

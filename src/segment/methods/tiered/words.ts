/** Owns the names of tiers and the advice for each (DOMAIN.md §4). */
import { formatQuantity } from '../../../lib/format';
import type { Locale, Text } from '../../../lib/text';
import { factField, type ModelInfo } from '../../../model/model-info';
import { valueText } from '../../../model/vocabulary';
import { levelName } from '../../level-words';
import type { TierAxis } from './axes';
import type { Kind } from './kinds';

/** Levels of one axis as found: its cuts, or for an industry the largest one. */
export interface FoundAxis extends TierAxis {
  readonly values: readonly number[];
  /** The industry with most customers; null for other axes. */
  readonly top: string | null;
}

/** The name of a level, 0 the lowest: "3 or more people", "high consumption", "from 315 kVA". */
export function tierLevel(axis: FoundAxis, level: number, model: ModelInfo): Text {
  const isHigh = level > 0;
  if (axis.by === 'industry') {
    if (axis.top === null || !isHigh) return { en: 'other industries', zh: '其他行业' };
    return { en: valueText(axis.top, 'en'), zh: valueText(axis.top, 'zh') };
  }
  if (axis.by === 'importance') return isHigh ? IMPORTANT : ORDINARY;
  if (axis.by === 'voltage') return between(axis.values, level, (value) => `${String(value)} kV`);
  if (axis.field === 'people' && axis.cuts.how === 'fixed') return people(axis.values, level);
  const unit = factField(model, axis.field)?.unit;
  if (axis.cuts.how === 'fixed') {
    const [en, zh] = (['en', 'zh'] as const).map((locale) =>
      between(axis.values, level, (value, to = locale) => formatQuantity(value, unit, to)),
    );
    return { en: en?.en ?? '', zh: zh?.zh ?? '' };
  }
  return levelName(axis.field, level, axis.values.length + 1, model);
}

const IMPORTANT: Text = { en: 'important user', zh: '重要用户' };
const ORDINARY: Text = { en: 'ordinary user', zh: '普通用户' };

function between(values: readonly number[], level: number, write: (value: number, locale?: Locale) => string): Text {
  const [lo, hi] = [values[level - 1], values[level]];
  const both = (text: (locale: Locale) => string): Text => ({ en: text('en'), zh: text('zh') });
  if (lo === undefined && hi === undefined) return { en: 'any', zh: '不分级' };
  if (lo === undefined) return both((locale) => `< ${write(hi ?? 0, locale)}`);
  if (hi === undefined) return both((locale) => `≥ ${write(lo, locale)}`);
  return both((locale) => `${write(lo, locale)}–${write(hi, locale)}`);
}

/** Whole people: below 3 is 1–2. */
function people(values: readonly number[], level: number): Text {
  const [lo, hi] = [Math.ceil(values[level - 1] ?? 1), values[level]];
  if (hi === undefined) return { en: `${lo} or more people`, zh: `${lo}人以上` };
  const last = Math.ceil(hi) - 1;
  return last <= lo
    ? { en: `${lo} ${lo === 1 ? 'person' : 'people'}`, zh: `${lo}人` }
    : { en: `${lo}–${last} people`, zh: `${lo}–${last}人` };
}

/** What to do for a tier; `weight` is how high it stands among those of its kind, 0 … 1. */
export function advice(kind: Kind, weight: number): Text {
  const levels = ADVICE[kind];
  return levels[Math.min(levels.length - 1, Math.floor(weight * levels.length))] ?? { en: '', zh: '' };
}

const ADVICE: Readonly<Record<Kind, readonly Text[]>> = {
  household: [
    { en: 'Self-service; tips for reasonable use with the bill.', zh: '引导线上自助，随账单推送合理用电提示。' },
    {
      en: 'Advice on reasonable use: tiered tariff, valley hours for large appliances.',
      zh: '合理用电指导：讲解阶梯电价，大功率电器错峰使用。',
    },
    { en: 'Home energy check; time-of-use tariff, EV charging at night.', zh: '上门能效诊断，推荐峰谷电价与夜间充电。' },
  ],
  enterprise: [
    { en: 'Safety check of the lines; power-saving hints for the trade.', zh: '线路安全检查，按行业提供节电建议。' },
    {
      en: 'Line design and stable supply: check capacity, transformer load and power factor.',
      zh: '优化线路设计、保障供电稳定：核查容量、变压器负载与功率因数。',
    },
    {
      en: 'Account manager; load-curve optimisation, shifting load to the valley.',
      zh: '配备客户经理，开展负荷曲线优化与移峰填谷。',
    },
  ],
  public: [
    { en: 'Normal supply; notice before planned outages.', zh: '常规保障，计划停电提前告知。' },
    { en: 'Higher guarantee: priority repair, yearly inspection.', zh: '提高保障等级：优先抢修，年度用电检查。' },
    {
      en: 'Highest guarantee: double feed, own back-up supply, emergency plan.',
      zh: '最高保障等级：双电源、自备应急电源、应急预案。',
    },
  ],
};

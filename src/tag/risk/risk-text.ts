/** Owns the words that every place uses for a risk: levels, their ranges, and what to do. */
import type { Text } from '../../lib/text';
import type { Risk, RiskLevel } from './risk';

export const LEVEL_TEXT: Readonly<Record<RiskLevel, Text>> = {
  high: { en: 'High', zh: '高' },
  medium: { en: 'Medium', zh: '中' },
  low: { en: 'Low', zh: '低' },
};

/** "50 points or more", "25 to 49 points". */
export function levelRange(level: RiskLevel, { medium, high }: Pick<Risk, 'medium' | 'high'>): Text {
  const write = (points: number): string => String(points).replace('-', '−');
  if (level === 'high') return { en: `${write(high)} points or more`, zh: ` ${write(high)} 分及以上` };
  if (level === 'low') return { en: `below ${write(medium)} points`, zh: `低于 ${write(medium)} 分` };
  if (high <= medium) return { en: 'no points', zh: '无对应分值' };
  return high - 1 === medium
    ? { en: `${write(medium)} points`, zh: ` ${write(medium)} 分` }
    : { en: `${write(medium)} to ${write(high - 1)} points`, zh: ` ${write(medium)}–${write(high - 1)} 分` };
}

const GENERAL: Readonly<Record<RiskLevel, Text>> = {
  high: { en: 'Contact within a week, ask for the cause and agree on a remedy.', zh: '一周内联系，了解原因并商定措施。' },
  medium: { en: 'Call within the month; watch until the next bill.', zh: '当月电话回访，关注至下一账期。' },
  low: { en: 'Regular service.', zh: '常规服务。' },
};

const READY: Readonly<Record<string, Readonly<Record<RiskLevel, Text>>>> = {
  arrears: {
    high: {
      en: 'Visit or call about payment, offer instalments, agree on prepayment or a guarantee.',
      zh: '上门或电话催费，可商定分期缴纳，签订预付费或担保协议。',
    },
    medium: {
      en: 'Remind before the due day by message and phone; offer direct debit.',
      zh: '应缴日前短信、电话提醒，推荐银行代扣。',
    },
    low: { en: 'Ordinary bill and reminder.', zh: '正常发行账单与提醒。' },
  },
  churn: {
    high: {
      en: 'Talk to the customer about the reasons and make an offer: tariff, longer contract, energy service.',
      zh: '走访了解原因，给出挽留方案：电价套餐、长期合同、综合能源服务。',
    },
    medium: {
      en: 'Call back, settle what is open, propose the tariff that fits.',
      zh: '电话回访，解决遗留问题，推荐合适的电价套餐。',
    },
    low: { en: 'Regular service; thank for loyalty.', zh: '常规服务，适时关怀。' },
  },
  complaint: {
    high: {
      en: 'Name one person in charge, call about the open matter, report back before the customer asks.',
      zh: '指定专人负责，主动联系解决诉求，提前反馈进展。',
    },
    medium: {
      en: 'Follow up the last contact; tell of planned outages beforehand.',
      zh: '对最近工单回访，计划停电提前告知。',
    },
    low: { en: 'Regular service.', zh: '常规服务。' },
  },
};

/** What to do at the level: the user's words, or the ready ones. */
export function adviceOf(risk: Risk, level: RiskLevel): Text {
  return risk.advice?.[level] ?? READY[risk.id]?.[level] ?? GENERAL[level];
}

export type ValueTier = 'A' | 'B' | 'C';
export const VALUE_TIERS: readonly ValueTier[] = ['A', 'B', 'C'];

/** How a customer of this value is spoken to; low risk needs no way of its own. */
export const TIER_WAY: Readonly<Record<ValueTier, Text>> = {
  A: { en: 'In person, by the customer manager', zh: '客户经理当面' },
  B: { en: 'By phone', zh: '电话' },
  C: { en: 'By message or App', zh: '短信、App' },
};

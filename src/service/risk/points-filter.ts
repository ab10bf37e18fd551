/** Owns the filter of a mark that stands for points of a risk: its range, and its words. */
import type { Text } from '../../lib/text';
import type { Filter } from '../../model/filter';
import type { PointRange, RiskFilter } from '../../model/risk-filter';
import { RISK_LEVELS, type Risk, type RiskLevel } from '../../tag/risk/risk';
import { LEVEL_TEXT, levelRange } from '../../tag/risk/risk-text';
import type { RiskQuestion } from './question';

export function levelPoints(level: RiskLevel, { medium, high }: Pick<Risk, 'medium' | 'high'>): PointRange {
  if (level === 'high') return { lo: high, hi: null };
  return level === 'medium' ? { lo: medium, hi: high } : { lo: null, hi: medium };
}

/** The customers with such points by the rules that are checked. */
export function pointsFilter(question: Pick<RiskQuestion, 'risk' | 'checked'>, range: PointRange): RiskFilter {
  const { risk, checked } = question;
  const left = checked.rules.length < risk.rules.length ? LEFT_OUT : NONE_LEFT_OUT;
  const words = rangeText(range, checked);
  return {
    ...{ kind: 'risk', field: 'customer_id', risk: rulesOf(checked), lo: range.lo, hi: range.hi, label: risk.name },
    detail: { en: words.en + left.en, zh: words.zh + left.zh },
  };
}

/** Whether a filter keeps just these. */
export function isSamePoints(filter: Filter | null, { checked }: Pick<RiskQuestion, 'checked'>, { lo, hi }: PointRange): boolean {
  return filter?.kind === 'risk' && filter.lo === lo && filter.hi === hi && filter.risk === rulesOf(checked);
}

/** What decides who has which points, and no more. */
function rulesOf({ id, name, rules, medium, high }: Risk): string {
  return JSON.stringify({ id, name, rules, medium, high });
}

const NONE_LEFT_OUT: Text = { en: '', zh: '' };
const LEFT_OUT: Text = { en: ', rules about the outcome left out', zh: '，不计与结果相同的规则' };

function rangeText(range: PointRange, risk: Risk): Text {
  const level = RISK_LEVELS.find((one) => {
    const { lo, hi } = levelPoints(one, risk);
    return lo === range.lo && hi === range.hi;
  });
  if (level !== undefined) {
    const points = levelRange(level, risk);
    return { en: `${LEVEL_TEXT[level].en} (${points.en})`, zh: `${LEVEL_TEXT[level].zh}（${points.zh.trim()}）` };
  }
  const write = (points: number): string => String(points).replace('-', '−');
  const { lo, hi } = range;
  if (lo === null) return { en: `below ${write(hi ?? 0)} points`, zh: `低于 ${write(hi ?? 0)} 分` };
  if (hi === null) return { en: `${write(lo)} points or more`, zh: `${write(lo)} 分及以上` };
  const span = hi - 1 === lo ? write(lo) : `${write(lo)}–${write(hi - 1)}`;
  return { en: `${span} ${span === '1' ? 'point' : 'points'}`, zh: `${span} 分` };
}

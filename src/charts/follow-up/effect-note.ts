/** Owns the sentence on how content customers are with and without a follow-up. */
import { formatCount, formatPercent } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { followEffect, type FollowUp } from '../../service/channels/follow-up';
import { effect, fewAnswers } from './text';

export function effectNote(data: FollowUp, smallGroup: number, locale: Locale): string {
  const found = followEffect(data, smallGroup);
  if (found === null) return fewAnswers[locale];
  const { yes, no } = data.answers;
  const points = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(100 * value).toFixed(0)}`;
  return effect[data.hasVisits ? 'visits' : 'surveys'][locale](
    formatPercent(yes.top2 / yes.n, locale, 0),
    formatCount(yes.n, locale),
    formatPercent(no.top2 / no.n, locale, 0),
    formatCount(no.n, locale),
    `${points(found.difference)} (${points(found.interval[0])} – ${points(found.interval[1])})`,
  );
}

/** Owns the steps and lines of the gains and lift curves, and what is said about them. */
import { formatCount } from '../../lib/format';
import { gainedAt, type ScoreGroup } from '../../lib/roc';
import type { Locale, Text } from '../../lib/text';
import type { PlainLine } from '../line-plot';
import type { LiftData, LiftOptions } from './query';
import * as text from './text';

/** Every twentieth of the customers; lift begins at the first. */
export const STEPS: readonly number[] = Array.from({ length: 21 }, (_, i) => i / 20);

/** Shares of the customers at which the view has values. */
export function stepsOf(view: LiftOptions['view']): readonly number[] {
  return view === 'lift' ? STEPS.slice(1) : STEPS;
}

/** The fewest points among the first share of the customers; null for none of them. */
export function leastPoints(scores: readonly ScoreGroup[], share: number): number | null {
  const wanted = share * scores.reduce((sum, { n }) => sum + n, 0);
  if (wanted <= 0) return null;
  let before = 0;
  for (const { score, n } of [...scores].sort((a, b) => b.score - a.score)) {
    before += n;
    if (before >= wanted - 1e-9) return score;
  }
  return null;
}

/** Why there is no curve; null when there is one. */
export function whyNone({ question, auc }: LiftData, smallGroup: number): Text | null {
  if (question.outcome === null) return text.noOutcome;
  if (question.checked.rules.length === 0 && question.leaks.same.length > 0) return text.noRules;
  return auc.positives >= smallGroup && auc.negatives >= smallGroup ? null : text.tooFew;
}

export function liftLines(data: LiftData, view: LiftOptions['view'], locale: Locale): PlainLine[] {
  const steps = stepsOf(view);
  const value = (share: number): number =>
    view === 'lift' ? gainedAt(data.points, share) / share : 100 * (share === 0 ? 0 : gainedAt(data.points, share));
  const common = { n: '', few: false };
  return [
    {
      ...common,
      ...{ key: 'points', name: text.byPoints[locale], colour: 'var(--accent)', weight: 2, strong: true },
      values: steps.map(value),
    },
    {
      ...common,
      ...{ key: 'chance', name: text.byChance[locale], colour: 'var(--ink-3)', weight: 1, strong: false },
      values: steps.map((share) => (view === 'lift' ? 1 : 100 * share)),
    },
  ];
}

/** AUC, lift of the first tenth, n: one sentence. */
export function liftSummary({ auc, top, n, positives }: LiftData, locale: Locale): string {
  const range = (interval: readonly [number, number] | null, digits: number): string =>
    interval === null ? '' : text.interval[locale](interval[0].toFixed(digits), interval[1].toFixed(digits));
  return text.summary[locale](
    auc.auc.toFixed(3),
    range(auc.interval, 3),
    top.lift.toFixed(2),
    range(top.interval, 2),
    formatCount(n, locale),
    formatCount(positives, locale),
  );
}

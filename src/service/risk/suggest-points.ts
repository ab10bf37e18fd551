/** Owns points suggested from the data: a logistic regression on a few binned facts, rounded to whole points, on one half of the customers. */
import { fitLogistic, type LogisticRow } from '../../lib/logistic';
import { aucOf, type Auc, type ScoreGroup } from '../../lib/roc';
import type { Rule } from '../../tag/rule';
import type { RiskFit, RiskRule } from '../../tag/risk/risk';
import { binRule, OTHER_BIN, type BinnedFact } from './fact-bins';

/** Points that double the odds. */
export const POINTS_TO_DOUBLE = 10;
/** Facts used at most, and the least that one must tell (information value, Siddiqi 2006: below 0.02 a fact tells nothing). */
export const MOST_FACTS = 6;
const LEAST_VALUE = 0.02;
/** A bin with fewer customers in the half that is fitted on gets no points. */
const LEAST_BIN = 50;
/** Of those to whom it happened in that half, for one to fit at all. */
export const LEAST_POSITIVES = 50;

/** Customers of one bin of one fact in the half that is fitted on. */
export interface BinCount {
  readonly fact: string;
  readonly bin: number | null;
  readonly n: number;
  readonly positives: number;
}

/** Facts from the one that tells most, with their information value Σ (share of positives − share of negatives) · ln of their ratio. */
export function tellingFacts(counts: readonly BinCount[]): { fact: string; value: number }[] {
  const names = [...new Set(counts.map(({ fact }) => fact))];
  return names
    .map((fact) => ({ fact, value: informationValue(counts.filter((count) => count.fact === fact)) }))
    .filter(({ value }) => value >= LEAST_VALUE)
    .sort((a, b) => b.value - a.value || (a.fact < b.fact ? -1 : 1))
    .slice(0, MOST_FACTS);
}

/** Half a customer is added to each side of a bin, so that an empty one stays finite. */
function informationValue(bins: readonly BinCount[]): number {
  const positives = bins.reduce((sum, bin) => sum + bin.positives, 0);
  const negatives = bins.reduce((sum, bin) => sum + bin.n - bin.positives, 0);
  if (positives === 0 || negatives === 0) return 0;
  return bins.reduce((sum, bin) => {
    const yes = (bin.positives + 0.5) / positives;
    const no = (bin.n - bin.positives + 0.5) / negatives;
    return sum + (yes - no) * Math.log(yes / no);
  }, 0);
}

/** Customers alike in every bin. */
export interface BinPattern {
  /** Bin of each fact, in the order of the facts. */
  readonly bins: readonly (number | null)[];
  /** Of the half that is fitted on, and of the other. */
  readonly fitted: { readonly n: number; readonly positives: number };
  readonly other: { readonly n: number; readonly positives: number };
}

export interface Contribution {
  readonly rule: Rule;
  readonly points: number;
  /** How much the odds are multiplied by, all other facts alike, against the bin of the fact with the least. */
  readonly oddsRatio: number;
  readonly n: number;
  readonly positives: number;
}

export interface SuggestedPoints {
  readonly rules: readonly RiskRule[];
  readonly contributions: readonly Contribution[];
  readonly fit: RiskFit;
  readonly medium: number;
  readonly high: number;
  /** On the half that was not fitted on. */
  readonly auc: Auc;
  readonly fittedOn: number;
  readonly checkedOn: number;
}

/** null with too few to whom it happened, or where nothing tells. */
export function suggestPoints(
  facts: readonly BinnedFact[],
  patterns: readonly BinPattern[],
  seed: number,
): SuggestedPoints | null {
  const total = sumOf(patterns.map(({ fitted }) => fitted));
  if (total.positives < LEAST_POSITIVES || total.n - total.positives < LEAST_POSITIVES || facts.length === 0) return null;
  const columns: { fact: number; bin: number | null; n: number; positives: number }[] = [];
  facts.forEach((_, fact) => {
    const bins = [...new Set(patterns.map(({ bins }) => bins[fact] ?? null))];
    const counted = bins
      .map((bin) => ({
        fact,
        bin,
        ...sumOf(patterns.filter(({ bins: own }) => (own[fact] ?? null) === bin).map(({ fitted }) => fitted)),
      }))
      .filter(({ n, bin }) => n >= LEAST_BIN && bin !== OTHER_BIN)
      .sort((a, b) => a.positives / a.n - b.positives / b.n);
    // The bin with the least is what the others are compared with.
    columns.push(...counted.slice(1));
  });
  const placeOf = new Map(columns.map(({ fact, bin }, place) => [`${String(fact)}:${String(bin)}`, place]));
  const onOf = (pattern: BinPattern): number[] =>
    pattern.bins.flatMap((bin, fact) => placeOf.get(`${String(fact)}:${String(bin)}`) ?? []);
  const rows = patterns.map((pattern): LogisticRow => ({ on: onOf(pattern), ...pattern.fitted }));
  const fit = fitLogistic(
    rows.filter(({ n }) => n > 0),
    columns.length,
  );
  if (fit === null) return null;
  const perPoint = Math.log(2) / POINTS_TO_DOUBLE;
  const points = fit.weights.map((weight) => Math.max(-100, Math.min(100, Math.round(weight / perPoint))));
  const contributions = columns.flatMap(({ fact, bin, n, positives }, i): Contribution[] => {
    const binned = facts[fact];
    const rule = binned === undefined ? null : binRule(binned, bin);
    if (rule === null || (points[i] ?? 0) === 0) return [];
    return [{ rule, points: points[i] ?? 0, oddsRatio: Math.exp(fit.weights[i] ?? 0), n, positives }];
  });
  contributions.sort((a, b) => b.points - a.points);
  const scores = (of: 'fitted' | 'other'): ScoreGroup[] => {
    const groups = new Map<number, { n: number; positives: number }>();
    for (const pattern of patterns) {
      const score = onOf(pattern).reduce((sum, place) => sum + (points[place] ?? 0), 0);
      const group = groups.get(score) ?? { n: 0, positives: 0 };
      groups.set(score, { n: group.n + pattern[of].n, positives: group.positives + pattern[of].positives });
    }
    return [...groups].map(([score, group]) => ({ score, ...group })).filter(({ n }) => n > 0);
  };
  const fitted = scores('fitted');
  const [high, medium] = [cutAt(fitted, 0.1), cutAt(fitted, 0.3)];
  return {
    rules: contributions.map(({ rule, points: own }, i) => ({
      ...{ id: `fitted_${String(i + 1)}`, rule, points: own, reason: { en: '', zh: '' } },
    })),
    contributions,
    fit: { seed, curve: { intercept: fit.intercept, perPoint } },
    ...{ medium: Math.min(medium, high - 1), high },
    auc: aucOf(scores('other')),
    fittedOn: total.n,
    checkedOn: sumOf(patterns.map(({ other }) => other)).n,
  };
}

/** The points at which about this share of the customers, the highest first, has been passed. */
function cutAt(groups: readonly ScoreGroup[], share: number): number {
  const all = groups.reduce((sum, { n }) => sum + n, 0);
  let passed = 0;
  for (const { score, n } of [...groups].sort((a, b) => b.score - a.score)) {
    passed += n;
    if (passed >= share * all) return score;
  }
  return 0;
}

function sumOf(parts: readonly { readonly n: number; readonly positives: number }[]): { n: number; positives: number } {
  return parts.reduce((sum, { n, positives }) => ({ n: sum.n + n, positives: sum.positives + positives }), {
    n: 0,
    positives: 0,
  });
}

/** The share that the points stand for, 0…1. */
export function expectedShare({ intercept, perPoint }: NonNullable<RiskFit['curve']>, points: number): number {
  return 1 / (1 + Math.exp(-(intercept + points * perPoint)));
}

/** Owns a scorecard worked out: weights, scores, totals and places of all branches. */
import { Z95, wilsonInterval, type Interval } from '../../lib/statistics';
import { ahpWeights, type Ahp } from './ahp';
import { pairMatrix, type CardRow, type ScorecardChoice } from './choice';
import { entropyWeights } from './entropy';
import { indicatorById, type Indicator } from './indicators';
import type { CardValue, CardValues } from './query';
import { linearScore, ranksOf, spanOf, totalScore } from './scoring';

export interface CardColumn {
  readonly indicator: Indicator;
  readonly row: CardRow;
  /** In force, sum 100 over all. */
  readonly weight: number;
  /** Score 0 and 100 in force: as set, or the worst and the best branch. */
  readonly floor: number;
  readonly target: number;
}

export interface CardCell {
  /** NaN where not known or of too few. */
  readonly value: number;
  readonly n: number;
  readonly error: number;
  readonly interval: Interval | null;
  /** 0…100 or NaN. */
  readonly score: number;
  /** Points of the total, or NaN. */
  readonly points: number;
}

export interface CardBranch {
  readonly branch: string;
  readonly customers: number;
  readonly cells: readonly CardCell[];
  /** 0…100 or NaN. */
  readonly total: number;
  /** NaN without a total. */
  readonly rank: number;
  /** Part of the weights that is known, 0…1. */
  readonly known: number;
}

export interface Card {
  readonly choice: ScorecardChoice;
  readonly columns: readonly CardColumn[];
  /** Best first, those without a total last. */
  readonly branches: readonly CardBranch[];
  /** Branches of too few customers, which are not shown. */
  readonly hidden: readonly { readonly name: string; readonly customers: number }[];
  /** Null unless weights come from pairs. */
  readonly ahp: Ahp | null;
}

/** @param smallGroup branches of fewer customers, and values of fewer cases, are left out */
export function makeCard({ branches, values }: CardValues, choice: ScorecardChoice, smallGroup: number): Card {
  const shown = branches.filter(({ customers }) => customers >= smallGroup);
  const rows = choice.rows.flatMap((row) => {
    const indicator = indicatorById(row.id);
    return indicator === undefined ? [] : [{ row, indicator }];
  });
  const found = new Map(values.map((value) => [`${value.id}|${value.branch}`, value]));
  const known = (id: string, branch: string): CardValue | null => {
    const value = found.get(`${id}|${branch}`);
    return value !== undefined && value.n >= smallGroup && Number.isFinite(value.value) ? value : null;
  };
  const spans = rows.map(({ row, indicator }) =>
    choice.scoring === 'minmax'
      ? spanOf(
          shown.map(({ branch }) => known(row.id, branch)?.value ?? NaN),
          indicator.better,
        )
      : { floor: row.floor, target: row.target },
  );
  const scores = shown.map(({ branch }) =>
    rows.map(({ row }, i) => linearScore(known(row.id, branch)?.value ?? NaN, spans[i]?.floor ?? 0, spans[i]?.target ?? 0)),
  );
  const ahp = choice.method === 'ahp' ? ahpWeights(pairMatrix({ rows: rows.map(({ row }) => row), pairs: choice.pairs })) : null;
  const weights = weightsInForce(
    choice,
    rows.map(({ row }) => row),
    scores,
    ahp,
  );
  const totals = scores.map((own) => totalScore(own, weights));
  const ranks = ranksOf(totals.map(({ total }) => total));
  const list = shown.map(({ branch, customers }, b): CardBranch => ({
    ...{ branch, customers },
    total: totals[b]?.total ?? NaN,
    known: totals[b]?.known ?? 0,
    rank: ranks[b] ?? NaN,
    cells: rows.map(({ row, indicator }, i): CardCell => {
      const own = found.get(`${row.id}|${branch}`);
      const value = known(row.id, branch);
      return {
        ...{ value: value?.value ?? NaN, n: own?.n ?? 0, error: errorOf(value, indicator) },
        interval: intervalOf(value, indicator),
        score: scores[b]?.[i] ?? NaN,
        points: totals[b]?.parts[i] ?? NaN,
      };
    }),
  }));
  return {
    ...{ choice, ahp },
    columns: rows.map(({ row, indicator }, i) => ({
      ...{ row, indicator, weight: weights[i] ?? 0 },
      ...{ floor: spans[i]?.floor ?? NaN, target: spans[i]?.target ?? NaN },
    })),
    branches: list.sort((a, b) => place(a) - place(b) || (a.branch < b.branch ? -1 : 1)),
    hidden: branches
      .filter(({ customers }) => customers < smallGroup)
      .map(({ branch: name, customers }) => ({ name, customers })),
  };
}

function place({ rank }: CardBranch): number {
  return Number.isFinite(rank) ? rank : Infinity;
}

function weightsInForce(
  choice: ScorecardChoice,
  rows: readonly CardRow[],
  scores: readonly (readonly number[])[],
  ahp: Ahp | null,
): number[] {
  if (choice.method === 'ahp') return (ahp?.weights ?? []).map((weight) => 100 * weight);
  if (choice.method === 'entropy')
    return entropyWeights(rows.map((_, i) => scores.map((own) => own[i] ?? NaN))).map((weight) => 100 * weight);
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  return rows.map(({ weight }) => (total > 0 ? (100 * weight) / total : 100 / rows.length));
}

/** Of a share by its n, pulled a little to the middle so that 0 of 20 is not certain. */
function errorOf(value: CardValue | null, { kind }: Indicator): number {
  if (value === null) return NaN;
  if (kind === 'value') return Number.isFinite(value.error) ? value.error : 0;
  const share = (value.value * value.n + 2) / (value.n + 4);
  return Math.sqrt((share * (1 - share)) / (value.n + 4));
}

function intervalOf(value: CardValue | null, { kind }: Indicator): Interval | null {
  if (value === null) return null;
  if (kind === 'share') return wilsonInterval(value.value * value.n, value.n);
  return value.error > 0 ? [value.value - Z95 * value.error, value.value + Z95 * value.error] : null;
}

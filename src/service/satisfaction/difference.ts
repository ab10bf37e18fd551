/** Owns the comparison of how content two groups are: shares, scores, and how large a difference is in words. */
import { compareRanks, type RankComparison } from '../../lib/mann-whitney';
import { compareShares, type TwoShares } from '../../lib/two-shares';
import type { Text } from '../../lib/text';
import { addUpAnswers, type GroupAnswers } from './answers';

export interface Difference {
  readonly a: GroupAnswers;
  readonly b: GroupAnswers;
  readonly shares: TwoShares;
  readonly ranks: RankComparison | null;
}

/** Null when one of them has no answers. */
export function differenceOf(a: GroupAnswers, b: GroupAnswers): Difference | null {
  const shares = compareShares(a.top2, a.answered, b.top2, b.answered);
  if (shares === null) return null;
  const places = addUpAnswers([a, b]).scores.map(({ place }) => place);
  const counts = ({ scores }: GroupAnswers): number[] => {
    const by = new Map(scores.map(({ place, n }) => [place, n]));
    return places.map((place) => by.get(place) ?? 0);
  };
  return { a, b, shares, ranks: compareRanks(counts(a), counts(b)) };
}

/** All groups but one, those not known included. */
export function restOf(groups: readonly GroupAnswers[], key: string | null): GroupAnswers {
  return addUpAnswers(groups.filter((group) => group.key !== key));
}

const SIZES: readonly Text[] = [
  { en: 'negligible', zh: '可忽略' },
  { en: 'small', zh: '较小' },
  { en: 'medium', zh: '中等' },
  { en: 'large', zh: '较大' },
];

function sizeOf(effect: number, bounds: readonly number[]): Text {
  return SIZES[bounds.filter((bound) => Math.abs(effect) >= bound).length] ?? { en: '', zh: '' };
}

/** Cohen (1988): 0.2, 0.5, 0.8. */
export function sizeOfH(h: number): Text {
  return sizeOf(h, [0.2, 0.5, 0.8]);
}

/** Romano et al. (2006): 0.147, 0.33, 0.474. */
export function sizeOfDelta(delta: number): Text {
  return sizeOf(delta, [0.147, 0.33, 0.474]);
}

/** p-value as it is written: three decimals, never 0. */
export function formatP(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`;
}

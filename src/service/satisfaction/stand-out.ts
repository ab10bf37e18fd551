/** Owns which groups are more, or less, content than everybody else beyond chance, all groups of all fields taken together. */
import { holmAdjusted } from '../../lib/holm';
import type { GroupAnswers } from './answers';
import { differenceOf, restOf, type Difference } from './difference';
import type { GroupField } from './group-field';

export interface StandOut {
  readonly field: GroupField;
  readonly difference: Difference;
  /** The group at the other end, where that is sure too. */
  readonly opposite: Difference | null;
  /** Holm-adjusted over every group that was tried, and for the other questions asked. */
  readonly p: number;
  /** Groups that were tried. */
  readonly tried: number;
}

/** Effects below this (Cohen's h) are not worth a sentence, however sure. */
const LEAST_EFFECT = 0.15;
const SURE = 0.05;

/**
 * For each field the group that differs most from all other customers who answered, with the one at the other end where that is sure as well; the most
 * certain differences first. A group that holds just the answers of one named before (class and tariff of the same name) is left out.
 * @param questions tests that are made beside this one, this one counted
 */
export function standOuts(
  fields: readonly { readonly field: GroupField; readonly groups: readonly GroupAnswers[] }[],
  smallGroup: number,
  questions = 1,
): StandOut[] {
  // Groups that charts draw pale are no headline.
  const least = Math.max(1, 2 * smallGroup);
  const tried = fields.flatMap(({ field, groups }) =>
    groups.flatMap((group) => {
      if (group.key === null || group.answered < least) return [];
      const rest = restOf(groups, group.key);
      const difference = rest.answered < least ? null : differenceOf(group, rest);
      return difference === null ? [] : [{ field, difference }];
    }),
  );
  const adjusted = holmAdjusted(tried.map(({ difference }) => difference.shares.p));
  const sure = tried
    .map((one, i) => ({ ...one, p: Math.min(1, questions * (adjusted[i] ?? NaN)), tried: tried.length }))
    .filter(({ p, difference }) => p < SURE && Math.abs(difference.shares.h) >= LEAST_EFFECT);
  const seen = new Set<string>();
  return fields
    .flatMap(({ field, groups }): StandOut[] => {
      const own = sure.filter((one) => one.field === field).sort((a, b) => atLeast(b) - atLeast(a));
      // What holds for more than half of all is better said of those for whom it does not.
      const first = own.find(({ difference: { a, b } }) => a.answered <= b.answered) ?? own[0];
      if (first === undefined) return [];
      // Of two groups, the second says what the first has said already.
      const isLow = first.difference.shares.difference < 0;
      const other = groups.length < 3 ? undefined : own.find(({ difference }) => difference.shares.difference < 0 !== isLow);
      return [{ ...first, opposite: other?.difference ?? null }];
    })
    .filter(({ difference: { a } }) => {
      const same = `${String(a.answered)}/${String(a.top2)}/${String(a.customers)}`;
      return !seen.has(same) && seen.add(same);
    })
    .sort((a, b) => atLeast(b) - atLeast(a));
}

/** The end of the interval that is nearer to no difference: a small group needs a large effect to come first. */
function atLeast({ difference }: Pick<StandOut, 'difference'>): number {
  return Math.min(...difference.shares.interval.map(Math.abs));
}

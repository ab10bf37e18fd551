/** Owns the comparison of each of several groups with all the others, for shares. */
import { compareShares, type TwoShares } from '../../lib/two-shares';

export interface Counted {
  readonly n: number;
  readonly successes: number;
}

export interface GroupStanding<Group extends Counted> {
  readonly group: Group;
  readonly share: number;
  /** Of all other groups together. */
  readonly others: Counted & { readonly share: number };
  /** Own share against theirs. */
  readonly against: TwoShares;
}

/** One for each group that can be compared, in order. */
export function standings<Group extends Counted>(groups: readonly Group[]): GroupStanding<Group>[] {
  const all = groups.reduce((sum, { n, successes }) => ({ n: sum.n + n, successes: sum.successes + successes }), {
    n: 0,
    successes: 0,
  });
  return groups.flatMap((group) => {
    const rest = { n: all.n - group.n, successes: all.successes - group.successes };
    const against = compareShares(group.successes, group.n, rest.successes, rest.n);
    if (against === null) return [];
    return [{ group, share: group.successes / group.n, others: { ...rest, share: rest.successes / rest.n }, against }];
  });
}

/** Owns which groups stand out: far more often than the others, and not by chance however many groups were tried. */
import { fisherExact } from '../../lib/fisher-exact';
import { holmAdjusted } from '../../lib/holm';
import { wilsonInterval, Z95, type Interval } from '../../lib/statistics';
import { isFair, type Dimension, type GroupCount, type Happening } from './group-query';
import type { ModelInfo } from '../../model/model-info';

export interface TellingGroup {
  readonly happening: number;
  readonly dimension: number;
  /** Values of the dimension that stand out, the highest share first; together they are the group. */
  readonly values: readonly string[];
  readonly n: number;
  readonly positives: number;
  readonly share: number;
  readonly interval: Interval;
  readonly othersN: number;
  readonly othersShare: number;
  /** Share ÷ share of the others, with the interval of Katz et al. (1978). */
  readonly ratio: number;
  readonly ratioInterval: Interval;
  /** Of the least certain of the values, Fisher's exact test, adjusted by Holm for all groups that were tried. */
  readonly p: number;
  /** Groups that were tried. */
  readonly tried: number;
}

/** What is less than half as often again is nothing to act on. */
const LEAST_RATIO = 1.5;
const ALPHA = 0.05;
/** Each of the others needs some, or a ratio is infinite. */
const LEAST_OTHERS = 1;

/** At most one group a happening and kind of dimension: the one that tells most. Small groups are not tried. */
export function tellingGroups(
  counts: readonly GroupCount[],
  dimensions: readonly Dimension[],
  happenings: readonly Happening[],
  model: ModelInfo,
  smallGroup: number,
): TellingGroup[] {
  const tried = counts.flatMap((count) => {
    const [dimension, happening] = [dimensions[count.dimension], happenings[count.happening]];
    if (dimension === undefined || happening === undefined || count.n < smallGroup || !isFair(dimension, happening, model))
      return [];
    if (count.value === null || (dimension.kind === 'rule' && count.value !== 'true')) return [];
    const whole = wholeOf(counts, count);
    const [othersN, others] = [whole.n - count.n, whole.positives - count.positives];
    if (othersN < smallGroup) return [];
    return [{ count, p: fisherExact(count.positives, count.n - count.positives, others, othersN - others) }];
  });
  const adjusted = holmAdjusted(tried.map(({ p }) => p));
  const standing = tried.flatMap(({ count }, i) => {
    const whole = wholeOf(counts, count);
    const ratio = count.positives / count.n / ((whole.positives - count.positives) / (whole.n - count.n));
    return (adjusted[i] ?? 1) < ALPHA && ratio >= LEAST_RATIO ? [{ ...count, p: adjusted[i] ?? 1 }] : [];
  });
  const groups = happenings.flatMap((_, happening) =>
    dimensions.flatMap((__, dimension) => {
      const own = standing.filter((one) => one.happening === happening && one.dimension === dimension);
      return own.length === 0 ? [] : (pooled(own, wholeOf(counts, own[0] ?? NO_COUNT), tried.length) ?? []);
    }),
  );
  return happenings.flatMap((_, happening) => {
    const own = groups.filter((group) => group.happening === happening).sort((a, b) => information(b) - information(a));
    const isRule = ({ dimension }: TellingGroup): boolean => dimensions[dimension]?.kind === 'rule';
    const [kinds, conditions] = [own.filter((group) => !isRule(group)).slice(0, 1), own.filter(isRule).slice(0, 1)];
    // A condition made for this very thing says it better than the kinds do.
    const isMadeFor = conditions.some(
      ({ dimension }) => (dimensions[dimension] as { only?: readonly string[] }).only !== undefined,
    );
    return isMadeFor ? conditions : [...kinds, ...conditions];
  });
}

const NO_COUNT: GroupCount = { dimension: 0, happening: 0, value: null, n: 0, positives: 0 };

function wholeOf(counts: readonly GroupCount[], { dimension, happening }: GroupCount): { n: number; positives: number } {
  return counts
    .filter((count) => count.dimension === dimension && count.happening === happening)
    .reduce((sum, { n, positives }) => ({ n: sum.n + n, positives: sum.positives + positives }), { n: 0, positives: 0 });
}

function pooled(
  own: readonly (GroupCount & { readonly p: number })[],
  whole: { readonly n: number; readonly positives: number },
  tried: number,
): TellingGroup | null {
  const n = own.reduce((sum, one) => sum + one.n, 0);
  const positives = own.reduce((sum, one) => sum + one.positives, 0);
  const [othersN, others] = [whole.n - n, whole.positives - positives];
  const interval = wilsonInterval(positives, n);
  if (interval === null || othersN === 0 || others < LEAST_OTHERS || own[0] === undefined) return null;
  const [share, othersShare] = [positives / n, others / othersN];
  const ratio = share / othersShare;
  const half = Z95 * Math.sqrt(1 / positives - 1 / n + 1 / others - 1 / othersN);
  return {
    ...{ happening: own[0].happening, dimension: own[0].dimension },
    values: [...own].sort((a, b) => b.positives / b.n - a.positives / a.n).map(({ value }) => value ?? ''),
    ...{ n, positives, share, interval, othersN, othersShare, ratio },
    ratioInterval: [ratio * Math.exp(-half), ratio * Math.exp(half)],
    p: Math.max(...own.map(({ p }) => p)),
    tried,
  };
}

/** How much better one can tell whom it happens to by knowing the group: the likelihood ratio statistic G². */
function information({ n, positives, othersN, othersShare }: TellingGroup): number {
  const others = othersN * othersShare;
  const all = (positives + others) / (n + othersN);
  const part = (k: number, of: number): number => {
    const [yes, no] = [k > 0 ? k * Math.log(k / of / all) : 0, of > k ? (of - k) * Math.log((of - k) / of / (1 - all)) : 0];
    return 2 * (yes + no);
  };
  return part(positives, n) + part(others, othersN);
}

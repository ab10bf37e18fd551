/** Owns the estimates of the comparison: values with intervals, differences to the first segment, and how large they are. */
import { wilsonInterval, Z95, type Interval } from '../../lib/statistics';
import type { FactField } from '../../model/model-info';
import { isEnergyFigure } from '../../model/largest-share';
import type { Dominated } from '../dominated';
import type { Moments, MomentsTable } from '../segment-moments';
import { standingOf, type Standing } from '../standing';

/** Facts that are 1 or 0 for every customer: their mean is a share. */
const SHARES = ['csat_top2'];

export interface Difference {
  /** This mean less that of the first segment. */
  readonly value: number;
  readonly interval: Interval;
  /** In standard deviations of all customers; of shares Cohen's h. */
  readonly effect: number;
  readonly standing: Standing;
}

export interface Compared {
  readonly n: number;
  /** NaN for a group that may not be told. */
  readonly mean: number;
  /** 95 %; normal, of shares Wilson. */
  readonly interval: Interval | null;
  /** null for the first segment and where nothing is told. */
  readonly difference: Difference | null;
}

export interface ComparedRow {
  readonly field: FactField;
  /** In the order of the chosen segments. */
  readonly cells: readonly Compared[];
}

/** The measures in which the chosen differ most come first; those that none may show are left out. */
export function comparedRows({ fields, segments, all }: MomentsTable, smallGroup: number, dominated?: Dominated): ComparedRow[] {
  const rows = fields.map((field, i): ComparedRow => {
    const isShare = SHARES.includes(field.name);
    const isDominated = (key: string): boolean => isEnergyFigure(field.name) && dominated?.keys.has(key) === true;
    const own = segments.map(({ key, measures }) => (isDominated(key) ? null : told(measures[i], smallGroup)));
    const [first] = own;
    const sd = all.measures[i]?.sd ?? NaN;
    const cells = segments.map(({ measures }, at): Compared => {
      const here = own[at] ?? null;
      if (here === null) return { n: measures[i]?.n ?? 0, mean: NaN, interval: null, difference: null };
      const against = at === 0 || first == null ? null : differenceOf(here, first, isShare, sd);
      return { n: here.n, mean: here.mean, interval: intervalOf(here, isShare), difference: against };
    });
    return { field, cells };
  });
  const reach = ({ cells }: ComparedRow): number =>
    Math.max(
      0,
      ...cells.map(({ difference }) => (difference === null || difference.standing === 0 ? 0 : Math.abs(difference.effect))),
    );
  return rows.filter(({ cells }) => cells.some(({ mean }) => Number.isFinite(mean))).sort((a, b) => reach(b) - reach(a));
}

function told(moments: Moments | undefined, smallGroup: number): Moments | null {
  return moments === undefined || moments.n < Math.max(1, smallGroup) ? null : moments;
}

function intervalOf({ n, mean, sd }: Moments, isShare: boolean): Interval | null {
  if (isShare) return wilsonInterval(Math.round(mean * n), n);
  const half = (Z95 * sd) / Math.sqrt(n);
  return Number.isFinite(half) ? [mean - half, mean + half] : null;
}

/**
 * Intervals: of two means the normal one without equal spreads (Welch); of two shares from their Wilson intervals
 * (Newcombe 1998, Statistics in Medicine 17, 873, method 10).
 */
function differenceOf(here: Moments, first: Moments, isShare: boolean, sd: number): Difference | null {
  const value = here.mean - first.mean;
  if (isShare) {
    const [a, b] = [intervalOf(here, true), intervalOf(first, true)];
    if (a === null || b === null) return null;
    const arc = (p: number): number => 2 * Math.asin(Math.sqrt(p));
    const interval: Interval = [
      value - Math.hypot(here.mean - a[0], b[1] - first.mean),
      value + Math.hypot(a[1] - here.mean, first.mean - b[0]),
    ];
    const effect = arc(here.mean) - arc(first.mean);
    return { value, interval, effect, standing: standingOf(effect, interval, 0) };
  }
  const half = Z95 * Math.sqrt(here.sd ** 2 / here.n + first.sd ** 2 / first.n);
  if (!Number.isFinite(half)) return null;
  const interval: Interval = [value - half, value + half];
  const effect = sd > 0 ? value / sd : 0;
  return { value, interval, effect, standing: standingOf(effect, interval, 0) };
}

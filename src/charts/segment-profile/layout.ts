/** Owns what sets segments apart: estimates with intervals, index, effect, and their order. */
import { wilsonInterval, Z95, type Interval } from '../../lib/statistics';
import type { FactField } from '../../model/model-info';
import { isEnergyFigure } from '../../model/largest-share';
import { standingOf, type Standing } from '../standing';
import type { Moments, NumberProfile, ValueProfile } from './query';

export type Centre = 'mean' | 'median';

export interface ProfileRow {
  readonly field: FactField;
  /** null for a measure. */
  readonly value: string | null;
  /** Inside the segments and of all: mean or median, or share 0…1 of a value. */
  readonly inside: number;
  readonly interval: Interval | null;
  readonly all: number;
  readonly n: number;
  /** 100 = all customers; NaN where a ratio says nothing. */
  readonly index: number;
  /** Distance in standard deviations of all customers; of shares Cohen's h. */
  readonly effect: number;
  readonly standing: Standing;
}

export interface ProfileLayout {
  /** What sets the segments apart most comes first. */
  readonly rows: readonly ProfileRow[];
  /** Measures and values left out because fewer customers than a group must have are behind them. */
  readonly hidden: number;
  /** Means of energy left out because one customer uses too much of it. */
  readonly dominated: number;
}

/** @param smallGroup n below which nothing is told @param isDominated one customer uses too much: no mean of energy is told; a median is */
export function layoutProfile(
  numbers: readonly NumberProfile[],
  values: readonly ValueProfile[],
  centre: Centre,
  smallGroup: number,
  isDominated = false,
): ProfileLayout {
  const isBarred = ({ field }: NumberProfile): boolean => isDominated && centre === 'mean' && isEnergyFigure(field.name);
  const rows = [
    ...numbers.filter((profile) => !isBarred(profile)).map((profile) => numberRow(profile, centre, smallGroup)),
    ...values.map((profile) => valueRow(profile, smallGroup)),
  ];
  const told = rows.filter((row): row is ProfileRow => row !== null);
  const size = ({ effect }: ProfileRow): number => (Number.isFinite(effect) ? Math.abs(effect) : -1);
  return {
    rows: told.sort((a, b) => size(b) - size(a)),
    hidden: rows.length - told.length,
    dominated: numbers.filter(isBarred).length,
  };
}

function numberRow({ field, inside, all }: NumberProfile, centre: Centre, smallGroup: number): ProfileRow | null {
  if (inside.n < smallGroup) return null;
  const [value, reference] = [inside[centre], all[centre]];
  const interval = intervalOf(inside, centre);
  const effect = all.sd > 0 ? (value - reference) / all.sd : NaN;
  const index = reference > 0 && value >= 0 ? (100 * value) / reference : NaN;
  return row({ field, value: null, inside: value, interval, all: reference, n: inside.n, index, effect });
}

/**
 * 95 % interval of a mean (normal), or of a median: ± 1.96 · 1.2533 · (IQR / 1.349) / √n, which holds for bell-shaped data
 * (Kendall & Stuart, The Advanced Theory of Statistics, on the standard error of the median).
 */
function intervalOf({ n, mean, sd, q1, median, q3 }: Moments, centre: Centre): Interval | null {
  const spread = centre === 'mean' ? sd : (1.2533 * (q3 - q1)) / 1.349;
  const half = (Z95 * spread) / Math.sqrt(n);
  const middle = centre === 'mean' ? mean : median;
  return Number.isFinite(half) ? [middle - half, middle + half] : null;
}

function valueRow({ field, value, inside, all }: ValueProfile, smallGroup: number): ProfileRow | null {
  if (inside.n < smallGroup || all.count < smallGroup) return null;
  const [share, reference] = [inside.count / inside.n, all.count / all.n];
  const arc = (p: number): number => 2 * Math.asin(Math.sqrt(p));
  return row({
    field,
    value,
    inside: share,
    interval: wilsonInterval(inside.count, inside.n),
    all: reference,
    n: inside.n,
    index: (100 * share) / reference,
    effect: arc(share) - arc(reference),
  });
}

function row(of: Omit<ProfileRow, 'standing'>): ProfileRow {
  return { ...of, standing: standingOf(of.effect, of.interval, of.all) };
}

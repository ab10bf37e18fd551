/** Owns what moves satisfaction: how well each item is rated, how much it tells of the overall score, and how sure both are. */
import { percentileInterval, resample } from '../lib/bootstrap';
import { chiSquareTail } from '../lib/chi-square';
import { covarianceOf } from '../lib/cross-products';
import type { ResultReader } from '../lib/result';
import { shapleyShares, subsetFits, varianceInflation } from '../lib/shapley-shares';
import { wilsonInterval, type Interval } from '../lib/statistics';
import { readParts, sumParts, type DriverPart, type DriverParts } from './driver-parts';
import { quadrantOf, type Cuts, type Quadrant } from './quadrant';
import type { SurveyItem } from './survey-items';

/** Resampled surveys behind every interval. With twelve items and 500 parts they take about 0.1 s. */
export const DRAWS = 300;
const SEED = 20260701;

/** An item that so many rate high, with so much less spread than the usual item, looks unimportant because of that. */
const UNIFORM_TOP = 0.85;
const UNIFORM_SPREAD = 0.85;

/** Complete answers needed for each item and the overall score. */
const ANSWERS_EACH = 5;

export interface Driver {
  readonly item: SurveyItem;
  /** Answers to this item; below the limit of small groups its ratings are NaN or null. */
  readonly n: number;
  /** On the item's own scale `lo` … `hi`. */
  readonly mean: number;
  readonly sd: number;
  readonly lo: number;
  readonly hi: number;
  /** Share of the best grades, 0…1, with its Wilson interval. */
  readonly top: number;
  readonly topInterval: Interval | null;
  /** Share of the explained R², 0…1; NaN for an item that is not in the regression. */
  readonly share: number;
  readonly shareInterval: Interval | null;
  /** Variance inflation by the other items. */
  readonly vif: number;
  readonly quadrant: Quadrant | null;
  /** Share of the resampled surveys in which the item falls into the same quadrant, 0…1. */
  readonly sure: number;
  /** Nearly all rate it high, so that its importance cannot be seen in the answers. */
  readonly isUniform: boolean;
  /** Mean of the importance that customers stated on its scale, and n; null when they were not asked. */
  readonly stated: { readonly mean: number; readonly lo: number; readonly hi: number; readonly n: number } | null;
}

export interface Drivers {
  /** In the order of the items asked for. */
  readonly drivers: readonly Driver[];
  /** Answers with an overall score, and complete ones among them, on which importance stands. */
  readonly answered: number;
  readonly n: number;
  /** Why importance is not derived; null when it is. */
  readonly lacks: 'items' | 'answers' | 'spread' | null;
  readonly r2: number;
  readonly r2Interval: Interval | null;
  /** That the items together tell nothing of the score: likelihood ratio with Bartlett's factor (1938); NaN where nothing is derived. */
  readonly p: number;
  /** Where the map is cut: mean top share of the items, and an equal share of R². */
  readonly cuts: Cuts;
  /** The two items that go together most. */
  readonly closest: { readonly a: SurveyItem; readonly b: SurveyItem; readonly r: number } | null;
}

/** @param result as queryDrivers returns it @param least answers below which nothing is told */
export function readDrivers(result: ResultReader, items: readonly SurveyItem[], least: number): Drivers {
  const read = readParts(result, items.length);
  const { chosen, answered } = read;
  const all = sumParts(read.parts);
  const p = chosen.length;
  const covariance = covarianceOf(all.own);
  const enough = all.own.n >= Math.max(least, ANSWERS_EACH * (p + 1));
  const found = p >= 2 && enough ? explained(covariance, p) : null;
  const place = placed(all, chosen, found?.shares ?? []);
  const again = found === null ? null : resampledOnce(read.parts, chosen, place.quadrants);
  const vifs = found === null ? [] : varianceInflation(covariance, p);
  const spreads = items.map((_, i) => spreadOf(read, all, i));
  const usual = medianOf(chosen.map((i) => spreads[i] ?? NaN));
  const drivers = items.map((item, i): Driver => {
    const j = chosen.indexOf(i);
    const share = found?.shares[j] ?? NaN;
    const rating = ratingOf(read, all, i, least);
    const isEven = (spreads[i] ?? NaN) <= UNIFORM_SPREAD * usual;
    return {
      item,
      ...rating,
      share,
      shareInterval: percentileInterval(again?.shares[j] ?? []),
      vif: vifs[j] ?? NaN,
      quadrant: found === null || Number.isNaN(rating.top) ? null : (place.quadrants[j] ?? null),
      sure: (again?.same[j] ?? NaN) / (again?.r2.length ?? NaN),
      isUniform: share < place.cuts.share && rating.top >= UNIFORM_TOP && isEven,
      stated: item.stated === null ? null : statedOf(read, i, least),
    };
  });
  return {
    ...{ drivers, answered, n: all.own.n },
    lacks: p < 2 ? 'items' : !enough ? 'answers' : found === null ? 'spread' : null,
    r2: found?.r2 ?? NaN,
    r2Interval: percentileInterval(again?.r2 ?? []),
    p: found === null ? NaN : chiSquareTail(-(all.own.n - 1 - (p + 2) / 2) * Math.log(Math.max(1e-12, 1 - found.r2)), p),
    cuts: place.cuts,
    closest:
      found === null
        ? null
        : closestPair(
            covariance,
            chosen.flatMap((i) => items[i] ?? []),
          ),
  };
}

/** Null where the items explain nothing. */
function explained(covariance: Float64Array, p: number): { readonly r2: number; readonly shares: readonly number[] } | null {
  const shares = shapleyShares(subsetFits(covariance, p), p);
  const r2 = shares.reduce((sum, share) => sum + share, 0);
  return r2 > 1e-9 ? { r2, shares: shares.map((share) => share / r2) } : null;
}

function placed({ known, top }: DriverPart, chosen: readonly number[], shares: readonly number[]) {
  const tops = chosen.map((i) => (top[i] ?? 0) / (known[i] ?? 0));
  const cuts: Cuts = { top: tops.reduce((sum, value) => sum + value, 0) / tops.length, share: 1 / chosen.length };
  return { cuts, quadrants: tops.map((value, j) => quadrantOf(value, shares[j] ?? NaN, cuts)) };
}

/** What was resampled last: the map, the bars and the findings ask the same of the same answers, and it is the slow part. */
let last: { readonly key: string; readonly value: ReturnType<typeof resampled> } | null = null;

function resampledOnce(...[parts, chosen, quadrants]: Parameters<typeof resampled>): ReturnType<typeof resampled> {
  const numbers = parts.map(({ own, known, top }) => [own.n, own.sums, own.products, known, top].join(' '));
  const key = [chosen, quadrants, ...numbers].join('\n');
  if (last?.key !== key) last = { key, value: resampled(parts, chosen, quadrants) };
  return last.value;
}

function resampled(parts: readonly DriverPart[], chosen: readonly number[], quadrants: readonly Quadrant[]) {
  const shares = chosen.map((): number[] => []);
  const r2: number[] = [];
  const same = chosen.map(() => 0);
  resample(parts.length, DRAWS, SEED, (drawn) => {
    const all = sumParts(parts, drawn);
    const found = explained(covarianceOf(all.own), chosen.length);
    if (found === null) return;
    r2.push(found.r2);
    found.shares.forEach((share, j) => shares[j]?.push(share));
    placed(all, chosen, found.shares).quadrants.forEach((quadrant, j) => {
      if (quadrant === quadrants[j]) same[j] = (same[j] ?? 0) + 1;
    });
  });
  return { shares, r2, same };
}

function ratingOf(read: DriverParts, all: DriverPart, i: number, least: number) {
  const n = all.known[i] ?? 0;
  const [lo, hi] = [read.constant('lo', i), read.constant('hi', i)];
  if (n < least) return { n, lo, hi, mean: NaN, sd: NaN, top: NaN, topInterval: null };
  const top = all.top[i] ?? 0;
  return {
    ...{ n, lo, hi },
    mean: lo + (hi - lo) * (read.total('sum', i) / n),
    sd: (hi - lo) * spreadOf(read, all, i),
    top: top / n,
    topInterval: wilsonInterval(top, n),
  };
}

function statedOf(read: DriverParts, i: number, least: number): Driver['stated'] {
  const n = read.total('stated_n', i);
  const [lo, hi] = [read.constant('stated_lo', i), read.constant('stated_hi', i)];
  return n < least ? null : { n, lo, hi, mean: lo + (hi - lo) * (read.total('stated_sum', i) / n) };
}

/** Standard deviation on a scale from 0 to 1. */
function spreadOf(read: DriverParts, all: DriverPart, i: number): number {
  const n = all.known[i] ?? 0;
  const sum = read.total('sum', i);
  return n < 2 ? NaN : Math.sqrt(Math.max(0, (read.total('squares', i) - (sum * sum) / n) / (n - 1)));
}

function closestPair(covariance: Float64Array, items: readonly SurveyItem[]): Drivers['closest'] {
  const q = items.length + 1;
  const cell = (i: number, j: number): number => covariance[i * q + j] ?? 0;
  const pairs = items.flatMap((a, i) =>
    items.slice(i + 1).map((b, d) => {
      const j = i + 1 + d;
      return { a, b, r: cell(i, j) / Math.sqrt(cell(i, i) * cell(j, j)) };
    }),
  );
  return pairs.filter(({ r }) => Number.isFinite(r)).sort((one, other) => Math.abs(other.r) - Math.abs(one.r))[0] ?? null;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? NaN) + (sorted[Math.floor(half)] ?? NaN)) / 2;
}

/** Owns the geometry of a Pareto curve whose share of customers is brushed. */
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { BrushedField } from '../../crossfilter/brushed-axis';
import { formatCount, formatPercent } from '../../lib/format';
import type { Locale } from '../../lib/text';
import type { Filter } from '../../model/filter';
import type { ModelInfo } from '../../model/model-info';
import type { StepRange } from '../brush';
import { subjectOf } from '../subject';
import { fitText, textWidth, widestText } from '../text-width';
import type { Tick } from '../tick';
import type { ParetoCurve } from './query';
import * as text from './text';

/** One brush step a percent of the customers. */
const BRUSH_STEPS = 100;

export interface CurveInput {
  readonly data: ParetoCurve;
  readonly grain: ModelInfo['grain'];
  /** What fewer customers than this hold is not told. */
  readonly least: number;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

export interface CurvePlace {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly curve: string;
  readonly below: string;
  /** Ends of the brush steps, px, and the same as shares of the customers. */
  readonly edges: readonly number[];
  readonly shares: readonly number[];
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly yTitle: string;
  readonly xTitle: string;
  /** Where 20 % of the customers stand, and what they hold. */
  readonly top20: {
    /** False where so few are no group: nothing to mark, and the label says so. */
    readonly isTold: boolean;
    readonly x: number;
    readonly y: number;
    readonly label: string;
    readonly labelX: number;
    readonly labelY: number;
  };
  /** Below the label of the top 20 %. */
  readonly gini: string;
  /** Height of the curve over a share of the customers. */
  y(share: number): number;
  x(share: number): number;
}

/** Positions in px. */
export function layoutCurve({ data, grain, least, locale, width, height, fontPx }: CurveInput): CurvePlace {
  const top = 2.1 * fontPx;
  const bottom = Math.max(top + 20, height - 3.2 * fontPx);
  const percents = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const write = (share: number): string => formatPercent(share, locale);
  const left = Math.ceil(widestText(percents.map(write), fontPx)) + 10;
  const right = width - 1.6 * fontPx;
  const x = scaleLinear([0, 1], [left, right]);
  const y = scaleLinear([0, 1], [bottom, top]);
  const points = data.customers
    .map((share, i): [number, number] => [share, data.total[i] ?? 0])
    .filter(([share]) => share === 0 || isTold(data, 0, share, least));
  const shares = Array.from({ length: BRUSH_STEPS + 1 }, (_, i) => i / BRUSH_STEPS);
  const tellsTop = isTold(data, 0, 0.2, least);
  const label = tellsTop
    ? text.top20[locale](subjectOf(grain, locale), formatPercent(data.top20, locale, 1))
    : text.fewTop[locale](String(least));
  const gini = text.gini[locale](Number.isFinite(data.gini) && data.known >= least ? data.gini.toFixed(2) : '–');
  const labelX = Math.min(x(0.2) + 0.9 * fontPx, right - Math.max(textWidth(label, 1.07 * fontPx), textWidth(gini, fontPx)));
  const px = Math.max(2, Math.floor((bottom - top) / (2 * fontPx)));
  return {
    ...{ left, right, top, bottom, shares, gini, x },
    curve:
      line<[number, number]>()
        .x(([share]) => x(share))
        .y(([, total]) => y(total))(points) ?? '',
    below:
      area<[number, number]>()
        .x(([share]) => x(share))
        .y0(bottom)
        .y1(([, total]) => y(total))(points) ?? '',
    edges: shares.map((share) => x(share)),
    xTicks: percents.map((share) => ({ at: x(share), label: write(share) })),
    yTicks: (px >= 6 ? percents : [0, 0.5, 1]).map((share) => ({ at: y(share), label: write(share) })),
    yTitle: fitText(text.total[locale](data.field?.text[locale] ?? ''), fontPx, 0.6 * width),
    xTitle: text.customersOf[locale](subjectOf(grain, locale), formatCount(data.known, locale)),
    top20: {
      isTold: tellsTop,
      x: x(0.2),
      y: y(data.top20),
      label,
      labelX,
      // The curve is above the label when the label stands under it to the right.
      labelY: Math.min(bottom - 2.2 * fontPx, y(data.top20) + Math.max(2.4 * fontPx, 0.3 * (bottom - y(data.top20)))),
    },
    y: (share) => y(holdingOf(data, share)),
  };
}

/** Whether the customers from one share to the other are enough to tell what they hold. */
export function isTold({ known }: Pick<ParetoCurve, 'known'>, from: number, to: number, least: number): boolean {
  return Math.round((to - from) * known) >= least;
}

/** Share of the total that the largest `share` of the customers hold; by proportion between two points. */
export function holdingOf({ customers, total }: ParetoCurve, share: number): number {
  const next = customers.findIndex((at) => at >= share);
  if (next <= 0) return next < 0 ? 1 : 0;
  const [x0, x1, y0, y1] = [customers[next - 1] ?? 0, customers[next] ?? 1, total[next - 1] ?? 0, total[next] ?? 1];
  return x1 > x0 ? y0 + ((share - x0) / (x1 - x0)) * (y1 - y0) : y1;
}

/** Size of the customer at a share, the largest at 0. */
function sizeAt({ customers, sizes }: ParetoCurve, share: number): number {
  const at = customers.findIndex((place) => place >= share - 1e-9);
  return sizes[at < 0 ? sizes.length - 1 : at] ?? 0;
}

/**
 * The range of values of the customers from one share to the other, the largest first. Customers of the same size as the last one are
 * in it as well: a value cannot part them.
 */
export function filterOfShares(data: ParetoCurve, range: StepRange, shares: readonly number[]): Filter | null {
  const [from = 0, to = 1] = [shares[range[0]], shares[range[1] + 1]];
  const { field } = data;
  if (field === null || data.customers.length === 0) return null;
  const lo = to >= 1 ? (field.range?.[0] ?? 0) : sizeAt(data, to);
  const hi = from <= 0 ? above(Math.max(data.sizes[0] ?? 0, field.range?.[1] ?? 0)) : sizeAt(data, from);
  return { kind: 'range', field: field.name, lo, hi: hi > lo ? hi : above(lo) };
}

/** The values between which filterOfShares chooses, ascending; null without a curve. */
export function brushOfShares({ field, sizes }: ParetoCurve): BrushedField | null {
  if (field === null || sizes.length === 0) return null;
  const [lo = 0, hi = 0] = field.range ?? [];
  const edges = [lo, above(Math.max(sizes[0] ?? 0, hi)), ...sizes].sort((a, b) => a - b);
  return { field: field.name, edges: edges.filter((edge, i) => edge !== edges[i - 1]) };
}

/** A value just above, so that a range that ends there holds this one. */
function above(value: number): number {
  return value + Math.max(1e-6, Math.abs(value) * 1e-9);
}

/** The brush over shares that a range of values makes; null for none. */
export function sharesOfFilter(data: ParetoCurve, selected: Filter | null, shares: readonly number[]): StepRange | null {
  if (selected?.kind !== 'range' || selected.field !== data.field?.name || data.customers.length === 0) return null;
  const steps = shares.slice(1).flatMap((to, i) => {
    const size = sizeAt(data, to);
    return size >= selected.lo && size < selected.hi ? [i] : [];
  });
  const [first, last] = [steps[0], steps[steps.length - 1]];
  return first === undefined || last === undefined ? null : [first, last];
}

/** Owns the geometry of load curves: lines, bands, axes and labels at the lines' ends. */
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { formatCount, formatHour, formatNumber, formatPower } from '../../lib/format';
import type { Locale } from '../../lib/text';
import type { SegmentInfo } from '../../segment/method';
import type { Dominated } from '../dominated';
import { endNames } from '../end-names';
import { hourTicks } from '../hour-ticks';
import { segmentColour } from '../segment-colour';
import { hiddenText } from '../small-groups';
import { fitText, widestText } from '../text-width';
import type { Tick } from '../tick';
import type { CurvePoint, LoadCurveOptions, SegmentCurve } from './query';
import { dailyMean, loadText, shownCurves, shownScale, type ShownScale } from './shown';
import * as text from './text';

/** Up to so many lines show their bands at once; with more, one shows it when looked at. */
const MOST_BANDS = 3;
/** Round steps that the axis has, about: its ends move by whole ones, so that not every move of a brush elsewhere moves the whole axis. */
const STEPS = 20;

export interface CurveLine {
  readonly key: string;
  readonly name: string;
  readonly colour: string;
  readonly customers: number;
  /** SVG path of the mean, broken at missing slots. */
  readonly path: string;
  /** SVG path of P10–P90; empty for a group too small to have one. */
  readonly band: string;
  /** Twice the small group or fewer. */
  readonly few: boolean;
  /** One entry a slot of the day; null where the segment has no reading. */
  readonly slots: readonly (CurvePoint | null)[];
  readonly end: { readonly x: number; readonly y: number };
  /** Null when there is no room. Lines of the name are apart by a line end. */
  readonly label: { readonly y: number; readonly name: string; readonly n: string } | null;
  readonly spoken: string;
}

export interface CurveLayout {
  readonly scale: ShownScale;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly labelX: number;
  readonly labelWidth: number;
  /** x of the beginnings of slots and of the day's end, px. */
  readonly edges: readonly number[];
  readonly slotHours: number;
  readonly y: (value: number) => number;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly lines: readonly CurveLine[];
  readonly showAllBands: boolean;
  /** What is not drawn and why; may be empty. */
  readonly note: string;
}

export interface CurveInput {
  readonly curves: readonly SegmentCurve[];
  readonly segments: readonly SegmentInfo[];
  readonly smallGroup: number;
  readonly dominated?: Dominated | undefined;
  readonly slotsPerDay: number;
  readonly options: LoadCurveOptions;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

/** What stands still while a brush elsewhere moves the lines. Px. */
export interface CurveAxes {
  readonly left: number;
  readonly right: number;
  readonly labelX: number;
  readonly y: (value: number) => number;
  /** Middles of the slots. */
  readonly middles: readonly number[];
  readonly edges: readonly number[];
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

/** @param gutter width of the labels at the lines' ends */
export function layoutCurveAxes(
  lo: number,
  hi: number,
  slots: number,
  gutter: number,
  locale: Locale,
  width: number,
  top: number,
  bottom: number,
  fontPx: number,
): CurveAxes {
  const y = scaleLinear([lo, hi], [bottom, top]);
  const yTicks = y
    .ticks(Math.max(2, Math.min(6, Math.floor((bottom - top) / (2.6 * fontPx)))))
    .map((value) => ({ at: y(value), label: formatNumber(value, locale) }));
  const left =
    Math.ceil(
      widestText(
        yTicks.map(({ label }) => label),
        fontPx,
      ),
    ) + 10;
  const labelX = width - gutter - 4;
  const right = Math.max(left + 60, labelX - 1.6 * fontPx);
  const x = scaleLinear([0, 24], [left, right]);
  const places = (offset: number, many: number): number[] =>
    Array.from({ length: many }, (_, slot) => x(((slot + offset) * 24) / slots));
  const [middles, edges] = [places(0.5, slots), places(0, slots + 1)];
  return { left, right, labelX, y, middles, edges, xTicks: hourTicks(x, right - left, fontPx), yTicks };
}

/**
 * Positions in px.
 * @param axesOf may give again what it gave before
 */
export function layoutLoadCurves(input: CurveInput, axesOf: typeof layoutCurveAxes = layoutCurveAxes): CurveLayout {
  const { curves, segments, smallGroup, dominated, options, locale, width, height, fontPx } = input;
  const { shown, hidden, allSmall } = shownCurves(curves, smallGroup, dominated);
  const infos = new Map(segments.map((segment) => [segment.key, segment]));
  const nameOf = (key: string): string => infos.get(key)?.text[locale] ?? key;
  const scale = shownScale(shown, options.scale);
  const slots = input.slotsPerDay > 0 ? input.slotsPerDay : slotsOf(shown);
  const slotHours = 24 / slots;

  const labels = shown.map((curve) => ({ name: nameOf(curve.key), n: `n = ${formatCount(curve.customers, locale)}` }));
  const top = 2.1 * fontPx;
  const bottom = Math.max(top + 20, height - 1.9 * fontPx - (hidden.length > 0 || allSmall ? 1.5 * fontPx : 0));
  const named = endNames(
    labels.map(({ name, n }) => ({ name, rest: n })),
    width,
    bottom - top,
    fontPx,
  );
  const [lo = 0, hi = 1] = scaleLinear(domain(shown, scale, allSmall ? 0 : shown.length), [0, 1])
    .nice(STEPS)
    .domain();
  const axes = axesOf(lo, hi, slots, named.gutter, locale, width, top, bottom, fontPx);
  const { left, right, labelX, y, middles, edges, xTicks, yTicks } = axes;
  const middle = (slot: number): number => middles[slot] ?? left;

  const drawn = shown.map((curve) => {
    const bySlot = pointsBySlot(curve, slots);
    const lastSlot = bySlot.reduce(
      (held, point, slot) => (point !== null && Number.isFinite(point[scale].mean) ? slot : held),
      -1,
    );
    const end = { x: lastSlot < 0 ? left : middle(lastSlot), y: lastSlot < 0 ? bottom : y(bySlot[lastSlot]?.[scale].mean ?? 0) };
    return { curve, bySlot, end, drawable: lastSlot >= 0 };
  });
  const places = named.place(
    drawn.map(({ end, curve }) => ({ at: end.y, weight: curve.customers })),
    top,
    bottom,
  );
  const lines = drawn.map(({ curve, bySlot, end, drawable }, i): CurveLine => {
    const meanOf = (point: CurvePoint | null): number => point?.[scale].mean ?? NaN;
    const path = line<CurvePoint | null>(
      (_, slot) => middle(slot),
      (point) => y(meanOf(point)),
    ).defined((point) => Number.isFinite(meanOf(point)));
    const band = area<CurvePoint | null>(
      (_, slot) => middle(slot),
      (point) => y(point?.[scale].p10 ?? 0),
      (point) => y(point?.[scale].p90 ?? 0),
    ).defined((point) => Number.isFinite(point?.[scale].p90));
    const place = places[i] ?? null;
    const label = labels[i] ?? { name: '', n: '' };
    return {
      key: curve.key,
      name: label.name,
      colour: segmentColour(infos.get(curve.key)?.colour ?? -1),
      customers: curve.customers,
      path: path(bySlot) ?? '',
      band: allSmall ? '' : (band(bySlot) ?? ''),
      few: curve.customers < 2 * smallGroup,
      slots: bySlot,
      end,
      label: place === null || !drawable ? null : { y: place, name: named.names[i] ?? '', n: label.n },
      spoken: spoken(curve, label.name, scale, locale),
    };
  });
  return {
    scale,
    left,
    right,
    top,
    bottom,
    labelX,
    labelWidth: width - labelX,
    edges,
    slotHours,
    y,
    xTicks,
    // Of nothing there is no scale.
    yTicks: shown.length === 0 ? [] : yTicks,
    lines,
    showAllBands: shown.length <= MOST_BANDS,
    note: note(),
  };

  function note(): string {
    const named = hidden.map((curve) => ({ name: nameOf(curve.key), customers: curve.customers }));
    const said = allSmall ? text.allSmall[locale](String(smallGroup)) : hiddenText(named, smallGroup, locale, dominated);
    return fitText(said, fontPx, width - 8);
  }
}

/** From 0 (or below, where customers feed in) to the highest mean; bands that tower over it are cut rather than flatten the lines. */
function domain(curves: readonly SegmentCurve[], scale: ShownScale, bands: number): [number, number] {
  // One pass: this is asked in every frame of a brush elsewhere.
  const least = { mean: 0, p10: 0 };
  const most = { mean: 0, p90: 0 };
  for (const { points } of curves)
    for (const { [scale]: spread } of points) {
      if (!Number.isFinite(spread.mean)) continue;
      least.mean = Math.min(least.mean, spread.mean);
      most.mean = Math.max(most.mean, spread.mean);
      if (spread.p10 < least.p10 && spread.p10 > -Infinity) least.p10 = spread.p10;
      if (spread.p90 > most.p90 && spread.p90 < Infinity) most.p90 = spread.p90;
    }
  // One curve alone has room for its whole band.
  const reach = bands === 1 ? Infinity : bands > 0 && bands <= MOST_BANDS ? 2.5 : 1.2;
  const hi = Math.max(1.06 * most.mean, Math.min(most.p90, reach * most.mean));
  const lo = Math.min(least.mean, Math.max(least.p10, Math.min(0, reach * least.mean || 0)));
  return hi > lo ? [lo, hi] : [0, 1];
}

/** Slots of a day as the readings have them: the smallest distance of two. */
function slotsOf(curves: readonly SegmentCurve[]): number {
  const hours = [...new Set(curves.flatMap((curve) => curve.points.map((point) => point.hour)))].sort((a, b) => a - b);
  const step = hours.reduce((least, hour, i) => Math.min(least, i === 0 ? 24 : hour - (hours[i - 1] ?? 0)), 24);
  return step < 24 ? Math.round(24 / step) : 24;
}

function pointsBySlot(curve: SegmentCurve, slots: number): (CurvePoint | null)[] {
  const bySlot = new Array<CurvePoint | null>(slots).fill(null);
  for (const point of curve.points) {
    const slot = Math.round((point.hour * slots) / 24);
    if (slot >= 0 && slot < slots) bySlot[slot] = point;
  }
  return bySlot;
}

function spoken(curve: SegmentCurve, name: string, scale: ShownScale, locale: Locale): string {
  const peak = curve.points.reduce<CurvePoint | undefined>(
    (held, point) => (held === undefined || point[scale].mean > held[scale].mean ? point : held),
    undefined,
  );
  return text.spokenLine[locale](
    name,
    formatCount(curve.customers, locale),
    loadText(peak?.[scale].mean ?? NaN, scale, locale),
    formatHour(peak?.hour ?? NaN),
    formatPower(dailyMean(curve), locale),
  );
}

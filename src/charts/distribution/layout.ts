/** Owns the geometry of a histogram: bars of all customers with those under the filters before them. */
import { scaleLinear } from 'd3-scale';
import { formatCount, formatNumber, formatQuantity } from '../../lib/format';
import type { Locale, Text } from '../../lib/text';
import { subjectOf, type Subject } from '../subject';
import { fitText, textWidth, widestText } from '../text-width';
import type { ModelInfo } from '../../model/model-info';
import type { Tick } from '../tick';
import { IN_FIGURE, valueAxis } from '../value-axis';
import type { Distribution } from './query';
import * as text from './text';

export interface HistogramBar {
  /** Values lo ≤ x < hi. */
  readonly lo: number;
  readonly hi: number;
  readonly x: number;
  readonly width: number;
  readonly all: number;
  readonly filtered: number;
  readonly allY: number;
  readonly filteredY: number;
  /** The range in words, with its unit. */
  readonly label: string;
}

export interface HistogramLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly bars: readonly HistogramBar[];
  /** Values and px of the bars' ends, one more than bars. */
  readonly values: readonly number[];
  readonly edges: readonly number[];
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly xTitle: string;
  /** What is counted. */
  readonly yTitle: string;
  /** Filters are in force: two sets of bars are told apart. */
  readonly two: boolean;
  /** What the bars are, right-aligned above the plot. */
  readonly keys: readonly { readonly strong: boolean; readonly x: number; readonly label: string }[];
  readonly missing: string;
}

export interface HistogramInput {
  readonly data: Distribution;
  readonly grain: ModelInfo['grain'];
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

/** Where the tallest bar under the filters is below this part of the tallest of all, it would hardly be seen: the axis is then its own. */
const OWN_SCALE_BELOW = 0.15;

interface Bins {
  readonly edges: readonly number[];
  readonly all: readonly number[];
  readonly filtered: readonly number[];
  /** The first bin is not of the log axis: it holds zeros and what is smaller than the shown decades. */
  readonly underflow: boolean;
}

/** On a log axis, the empty bins between zeros and the smallest bar are left out. */
export function visibleBins({ scale, edges, all, filtered }: Distribution): Bins {
  if (scale === 'linear' || edges.length < 3) return { edges, all, filtered, underflow: false };
  const [first = 0, second = 0] = edges;
  const underflow = !(first > 0) || second / first > 1.7;
  const from = all.findIndex((count, i) => count > 0 && (i > 0 || !underflow));
  const since = (bin: number): Bins => ({
    edges: edges.slice(bin),
    all: all.slice(bin),
    filtered: filtered.slice(bin),
    underflow: false,
  });
  if (!underflow) return since(Math.max(0, from));
  // Nothing but zeros: their bin alone.
  if (from < 0) return { edges: [first, second], all: all.slice(0, 1), filtered: filtered.slice(0, 1), underflow: true };
  const rest = since(from);
  if ((all[0] ?? 0) === 0) return rest;
  return {
    edges: [first, ...rest.edges],
    all: [all[0] ?? 0, ...rest.all],
    filtered: [filtered[0] ?? 0, ...rest.filtered],
    underflow: true,
  };
}

/** A bar is worded only when asked for: a brush elsewhere makes all bars anew in every frame, and one of them at most is read. */
class Bar implements HistogramBar {
  constructor(
    readonly lo: number,
    readonly hi: number,
    readonly x: number,
    readonly width: number,
    readonly all: number,
    readonly filtered: number,
    readonly allY: number,
    readonly filteredY: number,
    readonly word: () => string,
  ) {}

  get label(): string {
    return this.word();
  }
}

/** What stands still while a brush elsewhere moves the bars. Px. */
export interface HistogramAxes {
  readonly left: number;
  readonly right: number;
  readonly y: (count: number) => number;
  /** The same unless the filtered bars have a scale of their own. */
  readonly yOfAll: (count: number) => number;
  readonly edges: readonly number[];
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

/** @param mostOwn tallest bar under the filters where these have an axis of their own; else null */
export function layoutAxes(
  scale: Distribution['scale'],
  values: readonly number[],
  underflow: boolean,
  mostOfAll: number,
  mostOwn: number | null,
  unit: Text | undefined,
  locale: Locale,
  width: number,
  top: number,
  bottom: number,
  fontPx: number,
): HistogramAxes {
  const y = scaleLinear([0, mostOwn ?? mostOfAll], [bottom, top]).nice(5);
  const yOfAll = mostOwn === null ? y : scaleLinear([0, mostOfAll], [bottom, top]);
  const ticksOf = (of: typeof y): Tick[] =>
    of
      .ticks(Math.max(2, Math.min(5, Math.floor((bottom - top) / (2.6 * fontPx)))))
      .filter(Number.isInteger)
      .map((value) => ({ at: of(value), label: formatNumber(value, locale) }));
  const yTicks = ticksOf(y);
  // Room for the labels of the other scale, too: else a brush elsewhere, which turns one into the other, would shift the plot.
  const labels = mostOwn === null ? yTicks : [...yTicks, ...ticksOf(yOfAll.copy().nice(5))];
  const left =
    Math.ceil(
      widestText(
        labels.map(({ label }) => label),
        fontPx,
      ),
    ) + 10;
  const right = width - 2.4 * fontPx;
  const x = valueAxis({ scale, edges: values, underflow, unit, left, right, fontPx, locale });
  return { left, right, y, yOfAll, edges: values.map(x.at), xTicks: x.ticks, yTicks };
}

/**
 * Positions in px.
 * @param axesOf may give again what it gave before
 */
export function layoutDistribution(
  { data, grain, locale, width, height, fontPx }: HistogramInput,
  axesOf: typeof layoutAxes = layoutAxes,
): HistogramLayout {
  const bins = visibleBins(data);
  const unit = data.field?.unit;
  const top = 2.1 * fontPx;
  const bottom = Math.max(top + 20, height - 3.2 * fontPx);
  const of = subjectOf(grain, locale);
  const two = data.filtered.some((count, i) => count !== data.all[i]);
  const most = { all: Math.max(1, ...bins.all), filtered: Math.max(0, ...bins.filtered) };
  const ownScale = two && most.filtered > 0 && most.filtered < OWN_SCALE_BELOW * most.all;
  const mostOwn = ownScale ? most.filtered : null;
  const axes = axesOf(data.scale, bins.edges, bins.underflow, most.all, mostOwn, unit, locale, width, top, bottom, fontPx);
  const { left, right, y, yOfAll, edges, xTicks, yTicks } = axes;
  // A bar that is there must be seen.
  const rise = (count: number, on: (value: number) => number): number => (count > 0 ? Math.min(on(count), bottom - 1) : bottom);
  const bars = bins.all.map((all, i) => {
    const filtered = bins.filtered[i] ?? 0;
    const [lo, hi] = [bins.edges[i] ?? 0, bins.edges[i + 1] ?? 0];
    const [from, to] = [edges[i] ?? 0, edges[i + 1] ?? 0];
    const isUnderflow = bins.underflow && i === 0;
    const gap = Math.min(1, 0.1 * (to - from)) + (isUnderflow ? 4 : 0);
    const label = (): string => {
      const end = formatQuantity(hi, unit, locale);
      return isUnderflow ? text.below[locale](end) : text.between[locale](formatQuantity(lo, unit, locale), end);
    };
    return new Bar(lo, hi, from, Math.max(0.5, to - from - gap), all, filtered, rise(all, yOfAll), rise(filtered, y), label);
  });
  const name = data.field === null ? '' : data.field.text[locale];
  const parts = [
    ...(unit === undefined || IN_FIGURE.includes(unit.en) ? [] : [unit[locale]]),
    ...(data.scale === 'log' ? [text.logAxis[locale]] : []),
  ];
  const missing = data.missingFiltered > 0 ? text.missing[locale](of, formatCount(data.missingFiltered, locale)) : '';
  return {
    left,
    right,
    top,
    bottom,
    bars,
    values: bins.edges,
    edges,
    xTicks,
    yTicks,
    xTitle: fitText(
      [name, ...parts].join(locale === 'zh' ? '，' : ', '),
      fontPx,
      width - left - textWidth(missing, fontPx) - 2 * fontPx,
    ),
    two,
    yTitle: of.heading,
    keys: keysOf(data, two, ownScale, of, right, locale, fontPx),
    missing,
  };
}

function keysOf(
  data: Distribution,
  two: boolean,
  ownScale: boolean,
  of: Subject,
  right: number,
  locale: Locale,
  fontPx: number,
): HistogramLayout['keys'] {
  const total = (counts: readonly number[]): string =>
    formatCount(
      counts.reduce((sum, count) => sum + count, 0),
      locale,
    );
  const note = ownScale ? text.notToScale[locale] : '';
  const widthOf = (label: string): number => textWidth(label, fontPx) + 2.2 * fontPx;
  const room = right - textWidth(of.heading, fontPx) - fontPx;
  const long = [text.filtered[locale](total(data.filtered)), text.everyone[locale](of, total(data.all)) + note];
  const short = [text.filteredShortly[locale](total(data.filtered)), text.everyoneShortly[locale](total(data.all)) + note];
  const shown = (labels: readonly string[]): readonly string[] => (two ? labels : labels.slice(1));
  const labels = shown(shown(long).reduce((sum, label) => sum + widthOf(label), 0) <= room ? long : short);
  let x = right;
  return [...labels].reverse().map((label, i) => {
    x -= widthOf(label);
    return { strong: i > 0 || !two, label, x };
  });
}

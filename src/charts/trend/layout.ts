/** Owns the geometry of the monthly trend: lines or stacked areas with labels at their ends. */
import { scaleLinear } from 'd3-scale';
import { area, line, stack } from 'd3-shape';
import { formatCount, formatEnergy, formatNumber, formatPercent, formatQuantity } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { factField, type ModelInfo } from '../../model/model-info';
import type { SegmentInfo } from '../../segment/method';
import { endNames } from '../end-names';
import { dominatedText, type Dominated } from '../dominated';
import { segmentColour } from '../segment-colour';
import { subjectOf } from '../subject';
import { fitText, widestText } from '../text-width';
import type { Tick } from '../tick';
import { readSeries, shownMeasure, yearOnYear, type Measure, type Series } from './measure';
import { monthTicks, monthText } from '../month-ticks';
import type { Trend, TrendOptions } from './query';
import * as text from './text';

export interface TrendLine {
  readonly key: string;
  readonly name: string;
  readonly colour: string;
  /** SVG path through complete months, broken where a month is missing. */
  readonly path: string;
  /** From a complete month to an incomplete one beside it. */
  readonly dashed: string;
  /** Months with neighbours on neither side would not be seen as a line. */
  readonly dots: readonly { readonly x: number; readonly y: number }[];
  /** SVG path of the stacked area; empty for lines. */
  readonly area: string;
  /** Fewer than twice the small group. */
  readonly few: boolean;
  readonly series: Series;
  /** Height of each month's mark, px; NaN without. */
  readonly ys: readonly number[];
  readonly end: { readonly x: number; readonly y: number };
  readonly label: { readonly y: number; readonly name: string; readonly n: string } | null;
  readonly spoken: string;
}

export interface TrendLayout {
  readonly measure: Measure;
  readonly kind: 'lines' | 'stacked' | 'year';
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly labelX: number;
  readonly labelWidth: number;
  /** Shown months, first days; of changes on the year before, those since the first. */
  readonly months: readonly string[];
  /** Middle of each month, px. */
  readonly xs: readonly number[];
  readonly zeroY: number | null;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly axis: string;
  readonly lines: readonly TrendLine[];
  /** Bands of months of which nobody has data. */
  readonly gaps: readonly { readonly x: number; readonly width: number }[];
  /** What is dashed, missing or hidden; empty for nothing. */
  readonly note: string;
  /** Instead of lines, why there are none; null otherwise. */
  readonly nothing: string | null;
  write(value: number): string;
}

export interface TrendInput {
  readonly data: Trend;
  readonly options: TrendOptions;
  readonly segments: readonly SegmentInfo[];
  readonly model: ModelInfo;
  readonly smallGroup: number;
  readonly dominated?: Dominated | undefined;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

/** Sums can be stacked; prices and means cannot. */
export function mayStack(measure: Measure): boolean {
  return measure === 'energy' || measure === 'bill';
}

/** Positions in px. */
export function layoutTrend(input: TrendInput): TrendLayout {
  const { data, options, segments, model, smallGroup, locale, width, height, fontPx } = input;
  const measure = shownMeasure(data, options.measure);
  const incomplete = model.incompleteMonths ?? [];
  const read = readSeries(data, measure, smallGroup, input.dominated);
  const negative = read.shown.some(({ readings }) => readings.some(({ value }) => value < 0));
  const kind = options.yearOnYear ? 'year' : options.mode === 'stacked' && mayStack(measure) && !negative ? 'stacked' : 'lines';
  const whole = kind === 'year' ? read.shown.map((one) => yearOnYear(one, data.months, incomplete)) : read.shown;
  // The first year has none before it: half of the axis would stay empty.
  const start = kind === 'year' ? firstKnown(whole) : 0;
  const months = data.months.slice(start);
  const series = whole.map((one): Series => ({ ...one, readings: one.readings.slice(start) }));
  const infos = new Map(segments.map((segment) => [segment.key, segment]));
  const nameOf = (key: string): string => infos.get(key)?.text[locale] ?? key;
  const write = writer(measure, kind, model, locale);

  const labels = series.map(({ key, customers }) => ({ name: nameOf(key), n: `n = ${formatCount(customers, locale)}` }));
  const note = noteText();
  const top = 2.1 * fontPx;
  const bottom = Math.max(top + 20, height - 1.9 * fontPx - (note === '' ? 0 : 1.5 * fontPx));
  const named = endNames(
    labels.map(({ name, n }) => ({ name, rest: n })),
    width,
    bottom - top,
    fontPx,
  );

  const stacked = kind === 'stacked' ? stackOf(series, months.length) : [];
  const values = series.flatMap(({ readings }) => readings.map(({ value }) => value)).filter(Number.isFinite);
  const y = scaleLinear(domain(), [bottom, top]).nice(5);
  const yTicks = y
    .ticks(Math.max(2, Math.min(6, Math.floor((bottom - top) / (2.6 * fontPx)))))
    .map((value) => ({ at: y(value), label: kind === 'year' ? formatPercent(value, locale, 0) : formatNumber(value, locale) }));
  const left =
    Math.ceil(
      widestText(
        yTicks.map(({ label }) => label),
        fontPx,
      ),
    ) + 10;
  const labelX = width - named.gutter - 4;
  const right = Math.max(left + 60, labelX - 1.6 * fontPx);
  // Half a month of room at both ends: a label centred under the first month is not cut.
  const step = (right - left) / Math.max(1, months.length);
  const xs = months.map((_, i) => left + (i + 0.5) * step);

  const drawn = series.map((one, s) => {
    const tops = kind === 'stacked' ? (stacked[s]?.map(({ hi }) => hi) ?? []) : one.readings.map(({ value }) => value);
    const ys = tops.map((value) => (Number.isFinite(value) ? y(value) : NaN));
    const last = ys.reduce((held, at, i) => (Number.isFinite(at) ? i : held), -1);
    const low = kind === 'stacked' && last >= 0 ? y(stacked[s]?.[last]?.lo ?? 0) : (ys[last] ?? bottom);
    return { one, ys, last, end: { x: xs[last] ?? left, y: last < 0 ? bottom : ((ys[last] ?? bottom) + low) / 2 } };
  });
  const places = named.place(
    drawn.map(({ end, one }) => ({ at: end.y, weight: one.customers })),
    top,
    bottom,
  );
  const isWhole = months.map((month) => !incomplete.includes(month));
  const lines = drawn.map(({ one, ys, last, end }, i): TrendLine => {
    const label = labels[i] ?? { name: '', n: '' };
    const place = places[i] ?? null;
    return {
      key: one.key,
      name: label.name,
      colour: segmentColour(infos.get(one.key)?.colour ?? -1),
      path: pathOf(xs, ys, (m) => isWhole[m] === true),
      dashed: dashedOf(xs, ys, isWhole),
      dots: ys.flatMap((at, m) => (Number.isFinite(at) && isAlone(ys, m) ? [{ x: xs[m] ?? 0, y: at }] : [])),
      area: kind === 'stacked' ? areaOf(stacked[i] ?? [], xs, y) : '',
      few: one.customers < 2 * smallGroup,
      series: one,
      ys,
      end,
      label: place === null || last < 0 ? null : { y: place, name: named.names[i] ?? '', n: label.n },
      spoken: text.spokenLine[locale](
        label.name,
        monthText(months[last] ?? ''),
        write(one.readings[last]?.value ?? NaN),
        formatCount(one.readings[last]?.n ?? 0, locale),
      ),
    };
  });
  const empty = months.flatMap((_, i) => (isEmpty(i) ? [i] : []));
  return {
    ...{ measure, kind, months, left, right, top, bottom, labelX, xs, lines, note, write },
    // Of nothing there is no scale.
    yTicks: values.length === 0 ? [] : yTicks,
    labelWidth: width - labelX,
    zeroY: (y.domain()[0] ?? 0) < 0 ? y(0) : null,
    xTicks: monthTicks(months, xs, right - left, fontPx, locale),
    axis: axisText(),
    gaps: empty.map((i) => ({ x: (xs[i] ?? 0) - step / 2, width: step })),
    nothing: kind === 'year' && values.length === 0 ? text.noYear[locale] : null,
  };

  /** Nobody has data in that month. */
  function isEmpty(i: number): boolean {
    return data.series.every(({ points }) => points[start + i] === null);
  }

  function domain(): [number, number] {
    if (kind === 'stacked')
      return [0, Math.max(1e-9, ...stacked.flatMap((layer) => layer.map(({ hi }) => hi)).filter(Number.isFinite))];
    const [lo, hi] = [Math.min(...values), Math.max(...values)];
    if (!(hi > lo)) return values.length === 0 ? [0, 1] : [Math.min(0, lo), Math.max(1e-9, hi, 0)];
    // A price has no natural zero to stand on: its moves would be lost above it.
    if (measure === 'price' && kind === 'lines') return [Math.max(0, lo - 0.3 * (hi - lo)), hi];
    return [Math.min(0, lo), Math.max(0, hi)];
  }

  function axisText(): string {
    const unit = factField(model, measure === 'price' ? 'mean_price' : 'amount_12m')?.unit?.[locale] ?? '';
    const name = text.axis[measure][locale](subjectOf(model.grain, locale), unit);
    return kind === 'year' ? text.change[locale](name) : name;
  }

  function noteText(): string {
    const listed = (names: readonly string[]): string => names.join(locale === 'zh' ? '、' : ', ');
    const dashed = kind === 'year' ? [] : months.filter((month) => incomplete.includes(month));
    const without = months.filter((_, i) => isEmpty(i));
    const parts = [
      ...(model.monthsFrom === 'readings' ? [text.fromReadings[locale]] : []),
      ...(dashed.length > 0 ? [text.incomplete[locale](listed(dashed.map(monthText)))] : []),
      ...(without.length > 0 ? [text.gaps[locale](listed(without.map(monthText)))] : []),
      ...(read.hidden.length > 0 ? [text.hidden[locale](String(smallGroup), listed(read.hidden.map(nameOf)))] : []),
      ...(read.dominated.length > 0
        ? [
            `${dominatedText(input.dominated?.share ?? 1, locale)}${locale === 'zh' ? '：' : ': '}${listed(read.dominated.map(nameOf))}`,
          ]
        : []),
      ...(read.allSmall ? [text.allSmall[locale](String(smallGroup))] : []),
    ];
    return fitText(parts.join(locale === 'zh' ? '；' : '; '), fontPx, width - 8);
  }
}

function writer(measure: Measure, kind: TrendLayout['kind'], model: ModelInfo, locale: Locale): (value: number) => string {
  if (kind === 'year') return (value) => (value > 0 ? '+' : '') + formatPercent(value, locale, Math.abs(value) < 0.0995 ? 1 : 0);
  if (measure === 'energy' || measure === 'each') return (value) => formatEnergy(value, locale);
  const unit = factField(model, measure === 'bill' ? 'amount_12m' : 'mean_price')?.unit;
  return (value) => formatQuantity(value, unit, locale);
}

/** Place of the first month that some segment has; 0 without any. */
function firstKnown(series: readonly Series[]): number {
  const firsts = series.map(({ readings }) => readings.findIndex(({ value }) => Number.isFinite(value))).filter((at) => at >= 0);
  return firsts.length === 0 ? 0 : Math.min(...firsts);
}

interface Layer {
  readonly lo: number;
  readonly hi: number;
}

/** Layers from the first segment at the top to the last at the base; NaN where nobody has the month. */
function stackOf(series: readonly Series[], months: number): Layer[][] {
  const rows = Array.from({ length: months }, (_, i) => i);
  const keys = series.map((_, s) => s).reverse();
  const of = (month: number, s: number): number => series[s]?.readings[month]?.value ?? NaN;
  const layers = stack<number, number>()
    .keys(keys)
    .value((month, s) => (Number.isFinite(of(month, s)) ? of(month, s) : 0))(rows);
  const known = rows.map((month) => series.some((_, s) => Number.isFinite(of(month, s))));
  const byKey = new Map(layers.map((layer) => [layer.key, layer]));
  return series.map((_, s) =>
    rows.map((month) => {
      const part = byKey.get(s)?.[month];
      return known[month] === true && part !== undefined ? { lo: part[0], hi: part[1] } : { lo: NaN, hi: NaN };
    }),
  );
}

function areaOf(layer: readonly Layer[], xs: readonly number[], y: (value: number) => number): string {
  const path = area<Layer>()
    .defined(({ hi }) => Number.isFinite(hi))
    .x((_, i) => xs[i] ?? 0)
    .y0(({ lo }) => y(lo))
    .y1(({ hi }) => y(hi));
  return path(layer) ?? '';
}

function pathOf(xs: readonly number[], ys: readonly number[], whole: (month: number) => boolean): string {
  const path = line<number>()
    .defined((at, i) => Number.isFinite(at) && whole(i))
    .x((_, i) => xs[i] ?? 0)
    .y((at) => at);
  return path(ys) ?? '';
}

function dashedOf(xs: readonly number[], ys: readonly number[], isWhole: readonly boolean[]): string {
  return ys
    .slice(1)
    .flatMap((to, i) => {
      const from = ys[i] ?? NaN;
      if (!Number.isFinite(from) || !Number.isFinite(to) || (isWhole[i] === true && isWhole[i + 1] === true)) return [];
      return [`M${String(xs[i])} ${String(from)}L${String(xs[i + 1])} ${String(to)}`];
    })
    .join('');
}

function isAlone(ys: readonly number[], i: number): boolean {
  return !Number.isFinite(ys[i - 1] ?? NaN) && !Number.isFinite(ys[i + 1] ?? NaN);
}

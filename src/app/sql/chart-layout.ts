/** Owns the geometry of the chart of a result: bars with their values, lines with their names, points. Pure. */
import { extent, max } from 'd3-array';
import { scaleLinear, scaleUtc } from 'd3-scale';
import { dodge } from '../../charts/dodge';
import { fitText, textWidth, widestText } from '../../charts/text-width';
import type { Tick } from '../../charts/tick';
import { formatNumber } from '../../lib/format';
import type { Locale } from '../../lib/text';
import type { ChartKind } from './chart-guess';
import type { ChartRows } from './chart-rows';

export interface ChartSize {
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
  readonly locale: Locale;
}

interface BarMark {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly series: number;
  /** Its place among the categories. */
  readonly category: number;
  readonly value: string;
  readonly valueX: number;
  /** Category, series and value, for the tooltip. */
  readonly told: string;
}

export interface BarsLayout {
  readonly height: number;
  readonly zeroX: number;
  readonly bars: readonly BarMark[];
  readonly labels: readonly { readonly x: number; readonly y: number; readonly text: string; readonly full: string }[];
}

export interface PlaneLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** One path a series; empty for points. */
  readonly paths: readonly string[];
  /** Every value, series by series. */
  readonly dots: readonly { readonly x: number; readonly y: number; readonly series: number; readonly told: string }[];
  /** They are drawn: they do not hide their line. */
  readonly hasDots: boolean;
  /** Names at the ends of the lines. */
  readonly names: readonly { readonly x: number; readonly y: number; readonly text: string; readonly series: number }[];
}

const GAP = 6;
/** More dots on one line hide it. */
const MOST_DOTS_OF_LINE = 80;

/** Horizontal bars from zero; as high as it needs to be, so the frame may scroll. */
export function layoutBars({ series, categories }: ChartRows, { width, fontPx, locale }: ChartSize): BarsLayout {
  const values = series.flatMap(({ points }) => points.map(({ y }) => y));
  const texts = values.map((value) => formatNumber(value, locale));
  const room = widestText(texts, fontPx) + GAP;
  const left = Math.min(0.35 * width, widestText(categories, fontPx)) + 2 * GAP;
  const hasNegative = values.some((value) => value < 0);
  const domain = [Math.min(0, ...values), Math.max(0, ...values)];
  const scale = scaleLinear(domain[0] === domain[1] ? [0, 1] : domain, [left + (hasNegative ? room : 0), width - room - GAP]);
  const thick = Math.round(fontPx * (series.length > 1 ? 1.2 : 1.6));
  const rowHeight = thick * Math.max(1, series.length) + Math.round(fontPx * 0.6);
  const zeroX = scale(0);
  return {
    height: categories.length * rowHeight + GAP,
    zeroX,
    labels: categories.map((full, i) => ({
      x: left - GAP,
      y: i * rowHeight + (thick * Math.max(1, series.length)) / 2 + 0.35 * fontPx,
      text: fitText(full, fontPx, left - 2 * GAP),
      full,
    })),
    // Down the rows, as they are read.
    bars: series
      .flatMap(({ name, points }, at) =>
        points.map(({ x, y }) => {
          const end = scale(y);
          const value = formatNumber(y, locale);
          return {
            x: Math.min(zeroX, end),
            y: x * rowHeight + at * thick,
            width: Math.max(1, Math.abs(end - zeroX)),
            height: thick - 2,
            series: at,
            category: x,
            value,
            valueX: y < 0 ? end - GAP / 2 - textWidth(value, fontPx) : end + GAP / 2,
            told: [categories[x] ?? '', name, value].filter((part) => part !== '').join(' · '),
          };
        }),
      )
      .sort((a, b) => a.y - b.y),
  };
}

/** Lines or points over two axes of numbers (or a time below). */
export function layoutPlane(rows: ChartRows, kind: ChartKind, { width, height, fontPx, locale }: ChartSize): PlaneLayout {
  const all = rows.series.flatMap(({ points }) => points);
  const [yLow = 0, yHigh = 1] = extent(all, ({ y }) => y);
  const [xLow = 0, xHigh = 1] = extent(all, ({ x }) => x);
  // Zero belongs to the axis unless all values lie far away from it.
  const from = yLow > 0 && yLow < 0.6 * yHigh ? 0 : yLow;
  const to = yHigh < 0 && yHigh > 0.6 * yLow ? 0 : yHigh;
  const top = 2.2 * fontPx;
  const bottom = height - 2.6 * fontPx - 8;
  const yScale = scaleLinear(from === to ? [from - 1, to + 1] : [from, to], [bottom, top]).nice();
  const yTicks = yScale
    .ticks(Math.max(2, Math.floor((bottom - top) / (3.2 * fontPx))))
    .map((value) => ({ at: yScale(value), label: formatNumber(value, locale) }));
  const left =
    widestText(
      yTicks.map(({ label }) => label),
      fontPx,
    ) +
    2 * GAP;
  const isNamed = kind === 'lines' && rows.series.length > 1;
  const named = isNamed
    ? Math.min(
        0.25 * width,
        widestText(
          rows.series.map(({ name }) => name),
          fontPx,
        ),
      ) +
      2 * GAP
    : 3 * fontPx;
  const right = width - named;
  const span: [number, number] = xLow === xHigh ? [xLow - 1, xHigh + 1] : [xLow, xHigh];
  const most = Math.max(2, Math.floor((right - left) / (6.5 * fontPx)));
  const xScale = rows.xIsTime ? scaleUtc(span, [left, right]) : scaleLinear(span, [left, right]);
  const xTicks: Tick[] = rows.xIsTime
    ? scaleUtc(span, [left, right])
        .ticks(most)
        .map((date) => ({ at: xScale(date), label: timeLabel(date, span[1] - span[0]) }))
    : scaleLinear(span, [left, right])
        .ticks(most)
        .map((value) => ({ at: xScale(value), label: plainNumber(value, locale) }));
  const place = ({ x, y }: { x: number; y: number }): [number, number] => [xScale(x), yScale(y)];
  const longest = max(rows.series, ({ points }) => points.length) ?? 0;
  const hasDots = kind === 'points' || longest <= MOST_DOTS_OF_LINE;
  const told = (name: string, { x, y }: { x: number; y: number }): string =>
    [name, rows.xIsTime ? timeText(x) : plainNumber(x, locale), formatNumber(y, locale)]
      .filter((part) => part !== '')
      .join(' · ');
  return {
    ...{ left, right, top, bottom, xTicks, yTicks },
    paths: kind === 'lines' ? rows.series.map(({ points }) => pathOf(points.map(place))) : [],
    hasDots,
    // Thousands of texts are made only of the marks that are looked at.
    dots: rows.series.flatMap(({ name, points }, series) =>
      points.map((point) => ({
        ...{ x: xScale(point.x), y: yScale(point.y), series },
        get told() {
          return told(name, point);
        },
      })),
    ),
    names: isNamed ? endNames(rows, place, right, top, bottom, fontPx, named - 2 * GAP) : [],
  };
}

function pathOf(points: readonly [number, number][]): string {
  return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}

function endNames(
  { series }: ChartRows,
  place: (point: { x: number; y: number }) => [number, number],
  right: number,
  top: number,
  bottom: number,
  fontPx: number,
  roomPx: number,
): PlaneLayout['names'] {
  const ends = series.map(({ points }) => points[points.length - 1] ?? { x: 0, y: 0 });
  const wishes = ends.map((end) => ({ at: place(end)[1], weight: end.y }));
  return dodge(wishes, 1.25 * fontPx, top, bottom).flatMap((y, at) =>
    y === null
      ? []
      : [{ x: right + GAP, y: y + 0.35 * fontPx, text: fitText(series[at]?.name ?? '', fontPx, roomPx), series: at }],
  );
}

const DAY_MS = 86_400_000;

function timeLabel(date: Date, spanMs: number): string {
  const iso = date.toISOString();
  if (spanMs > 5 * 366 * DAY_MS) return iso.slice(0, 4);
  if (spanMs > 62 * DAY_MS) return iso.slice(0, 7);
  return spanMs > 2 * DAY_MS ? iso.slice(5, 10) : iso.slice(11, 16);
}

function timeText(ms: number): string {
  return new Date(ms)
    .toISOString()
    .replace('T', ' ')
    .replace(/(?: 00:00)?:00\.000Z$/, '');
}

/** Years and hours are no quantities. */
function plainNumber(value: number, locale: Locale): string {
  return Number.isInteger(value) && Math.abs(value) < 10_000 ? String(value) : formatNumber(value, locale);
}

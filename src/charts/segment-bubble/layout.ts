/** Owns the geometry of value × satisfaction: axes, bubbles with their intervals, and labels. */
import { scaleLinear, scaleLog } from 'd3-scale';
import { formatCount, formatPercent, formatQuantity } from '../../lib/format';
import type { Locale } from '../../lib/text';
import type { ChartContext } from '../chart';
import { segmentColour } from '../segment-colour';
import { dominatedText } from '../dominated';
import { segmentName } from '../table-cells';
import { fitText, widestText } from '../text-width';
import type { Tick } from '../tick';
import { IN_FIGURE, spaced } from '../value-axis';
import { estimate, type Estimated } from './estimates';
import { placeLabels } from '../place-labels';
import { wrapText } from '../wrap-text';
import type { Bubbles } from './query';
import * as text from './text';

export interface BubbleMark {
  readonly key: string;
  readonly row: Estimated;
  readonly name: string;
  readonly colour: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly loY: number;
  readonly hiY: number;
  /** Few answers: read with care. */
  readonly few: boolean;
  /** Name, of lines apart by a line end, and n; null where there is no room. */
  readonly label: {
    readonly x: number;
    readonly y: number;
    readonly name: string;
    readonly n: string;
    readonly leader: boolean;
  } | null;
  readonly spoken: string;
}

export interface BubbleLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly xTitle: string;
  /** The largest first, so that small ones lie on top. */
  readonly marks: readonly BubbleMark[];
  /** Mean of all, and share of all answers, px. */
  readonly all: { readonly x: number | null; readonly y: number | null; readonly label: string };
  /** Segments not shown, and why. */
  readonly note: string;
}

export interface BubbleInput {
  readonly data: Bubbles;
  readonly context: ChartContext;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

/** Means further apart than this stand on a logarithmic axis. */
const LOG_FROM = 25;

/** Positions in px. */
export function layoutBubbles({ data, context, locale, width, height, fontPx }: BubbleInput): BubbleLayout {
  const { segments, smallGroup } = context;
  const { shown, hidden, dominated, all } = estimate(data, smallGroup, context.dominated);
  const unit = data.field?.unit;
  const top = 2.2 * fontPx;
  const named = (list: typeof hidden): string =>
    list
      .map(({ key, answered }) => `${segmentName(segments, key, locale)} (${formatCount(answered, locale)})`)
      .join(text.list[locale]);
  const notes = [
    ...(hidden.length === 0 ? [] : [text.hidden[locale](String(smallGroup), named(hidden))]),
    ...(dominated.length === 0
      ? []
      : [`${dominatedText(context.dominated?.share ?? 1, locale)}${locale === 'zh' ? '：' : ': '}${named(dominated)}`]),
  ];
  const note = fitText(notes.join(locale === 'zh' ? '；' : '; '), fontPx, width - 8);
  const bottom = Math.max(top + 40, height - (note === '' ? 3.2 : 4.6) * fontPx);
  const lowest = Math.min(1, ...shown.map(({ interval }) => interval[0]));
  const highest = Math.max(0, ...shown.map(({ interval }) => interval[1]));
  const [from, to] =
    shown.length === 0
      ? [0, 1]
      : [Math.max(0, Math.floor(lowest * 10 - 0.3) / 10), Math.min(1, Math.ceil(highest * 10 + 0.3) / 10)];
  const y = scaleLinear([from, to], [bottom, top]);
  const yTicks = y
    .ticks(Math.max(2, Math.min(6, Math.floor((bottom - top) / (2.4 * fontPx)))))
    .map((share) => ({ at: y(share), label: formatPercent(share, locale, 0) }));
  const left =
    Math.ceil(
      widestText(
        yTicks.map(({ label }) => label),
        fontPx,
      ),
    ) + 10;
  const right = width - fontPx;
  const radiusOf = radii(shown, Math.min(2.6 * fontPx, 0.13 * (bottom - top)), 0.5 * fontPx);
  const most = Math.max(0, ...shown.map((row) => radiusOf(row)));
  const axis = meanAxis(shown, left + most + 4, right - most - 4);
  const tick = (value: number): string =>
    unit !== undefined && IN_FIGURE.includes(unit.en)
      ? formatQuantity(value, unit, locale)
      : formatQuantity(value, undefined, locale);
  const byCustomers = [...shown].sort((a, b) => b.customers - a.customers);
  const labelOf = (row: Estimated): { name: string; n: string } => ({
    name: wrapText(segmentName(segments, row.key, locale), fontPx, 14 * fontPx, 2).join('\n'),
    n: `n = ${formatCount(row.customers, locale)}`,
  });
  const wishes = byCustomers.map((row) => {
    const { name, n } = labelOf(row);
    return {
      x: axis.at(row.mean),
      y: y(row.share),
      radius: radiusOf(row),
      width: widestText([...name.split('\n'), n], fontPx),
      height: (name.split('\n').length + 1) * 1.15 * fontPx,
      up: y(row.share) - y(row.interval[1]),
      down: y(row.interval[0]) - y(row.share),
    };
  });
  const isCompared = shown.length > 1;
  const allX = isCompared && axis.holds(all.mean) ? axis.at(all.mean) : null;
  const allY = isCompared && all.share >= from && all.share <= to ? y(all.share) : null;
  const places = placeLabels(wishes, { left: left + 2, right: width - 2, top: top - 2, bottom }, 0.35 * fontPx, [
    ...(allX === null ? [] : [{ left: allX - 1, right: allX + 1, top, bottom }]),
    ...(allY === null ? [] : [{ left, right, top: allY - 1, bottom: allY + 1 }]),
  ]);
  const name = data.field?.text[locale] ?? '';
  const parts = [
    ...(unit === undefined || IN_FIGURE.includes(unit.en) ? [] : [unit[locale]]),
    ...(axis.isLog ? [text.logAxis[locale]] : []),
  ];
  return {
    ...{ left, right, top, bottom, yTicks, note },
    xTicks: spaced(
      axis.ticks.map((value) => ({ at: axis.at(value), label: tick(value) })),
      fontPx,
    ),
    xTitle: fitText([text.meanOf[locale](name), ...parts].join(locale === 'zh' ? '，' : ', '), fontPx, width - left),
    marks: byCustomers.map((row, i): BubbleMark => {
      const place = places[i] ?? null;
      const wish = wishes[i] as (typeof wishes)[number];
      const [lo, hi] = row.interval;
      const full = segmentName(segments, row.key, locale);
      return {
        key: row.key,
        row,
        name: full,
        colour: segmentColour(segments.find(({ key }) => key === row.key)?.colour ?? -1),
        x: wish.x,
        y: wish.y,
        radius: wish.radius,
        loY: y(lo),
        hiY: y(hi),
        few: Math.min(row.answered, row.known) < 2 * smallGroup,
        label: place === null ? null : { x: place.left, y: place.top + fontPx, ...labelOf(row), leader: place.leader },
        spoken: text.spoken[locale](
          full,
          formatQuantity(row.mean, unit, locale),
          formatPercent(row.share, locale),
          formatPercent(lo, locale),
          formatPercent(hi, locale),
          formatCount(row.customers, locale),
          formatCount(row.answered, locale),
        ),
      };
    }),
    all: {
      x: allX,
      y: allY,
      label: text.all[locale](formatPercent(all.share, locale), formatQuantity(all.mean, unit, locale)),
    },
  };
}

/** Area follows customers; nobody is smaller than can be hit. */
function radii(rows: readonly Estimated[], largestPx: number, smallestPx: number): (row: Estimated) => number {
  const most = Math.max(1, ...rows.map(({ customers }) => customers));
  return ({ customers }) => Math.max(smallestPx, largestPx * Math.sqrt(customers / most));
}

/** Linear from 0 on where values are near each other, else logarithmic. */
function meanAxis(rows: readonly Estimated[], left: number, right: number) {
  const means = rows.map(({ mean }) => mean);
  const [lo, hi] = [Math.min(...means, Infinity), Math.max(...means, -Infinity)];
  const isLog = lo > 0 && hi / lo >= LOG_FROM;
  if (isLog) {
    const x = scaleLog([lo, hi], [left, right]);
    const ticks: number[] = [];
    for (let power = Math.floor(Math.log10(lo)); power <= Math.log10(hi); power++) {
      for (const digit of hi / lo < 1000 ? [1, 2, 5] : [1]) ticks.push(Number(`${String(digit)}e${String(power)}`));
    }
    return {
      at: (value: number) => x(value),
      holds: (value: number) => value >= lo && value <= hi,
      ticks: ticks.filter((value) => value >= lo && value <= hi),
      isLog,
    };
  }
  const [from, to] = rows.length === 0 ? [0, 1] : [Math.min(0, lo), Math.max(0, hi)];
  const x = scaleLinear([from, to > from ? to : from + 1], [left, right]);
  return {
    at: (value: number) => x(value),
    holds: (value: number) => Number.isFinite(value) && value >= from && value <= to,
    ticks: x.ticks(6),
    isLog,
  };
}

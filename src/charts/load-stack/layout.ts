/** Owns the geometry of stacked segments over the peak day. */
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { formatNumber, formatPercent } from '../../lib/format';
import type { Locale } from '../../lib/text';
import type { ChartContext } from '../chart';
import { endNames } from '../end-names';
import { hourTicks } from '../hour-ticks';
import { segmentColour } from '../segment-colour';
import { segmentName } from '../table-cells';
import { widestText } from '../text-width';
import type { Tick } from '../tick';
import type { StackSegment } from './query';
import { SMALL, type PeakShares } from './shares';
import * as text from './text';

export interface StackLayer {
  readonly key: string;
  readonly name: string;
  readonly colour: string;
  readonly segment: StackSegment;
  /** Part of the peak, 0 … 1, and load at its time; NaN without a reading there. */
  readonly share: number;
  readonly peakKw: number;
  readonly path: string;
  /** At the right end; null when there is no room. */
  readonly label: { readonly y: number; readonly name: string; readonly share: string } | null;
  /** Middle of the layer at the day's end. */
  readonly end: { readonly x: number; readonly y: number };
}

export interface StackLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly labelX: number;
  readonly x: (hour: number) => number;
  readonly edges: readonly number[];
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** From the bottom up. */
  readonly layers: readonly StackLayer[];
  readonly outline: string;
  readonly peak: { readonly x: number; readonly y: number };
}

export interface StackInput {
  readonly shares: PeakShares;
  readonly peakSlot: number;
  readonly context: ChartContext;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

/** Positions in px. A slot without a reading of a segment adds nothing to its layer; layers that feed in (below 0) are stacked as 0. */
export function layoutStack({ shares, peakSlot, context, locale, width, height, fontPx }: StackInput): StackLayout {
  const { segments, systemKw } = shares;
  const slots = systemKw.length;
  const names = segments.map(({ key }) => (key === SMALL ? text.small[locale] : segmentName(context.segments, key, locale)));
  const percents = shares.shares.map((share) => formatPercent(share, locale));
  const top = 2.6 * fontPx;
  const bottom = Math.max(top + 20, height - 1.9 * fontPx);
  const named = endNames(
    names.map((name, i) => ({ name, rest: percents[i] ?? '' })),
    width,
    bottom - top,
    fontPx,
  );
  // The name of the peak has its line above the highest layer, below the names of the periods.
  const [span, highest] = [bottom - top, Math.max(0, ...systemKw.filter(Number.isFinite))];
  const y = scaleLinear([0, (highest * span) / Math.max(0.5 * span, span - 1.9 * fontPx) || 1], [bottom, top]);
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
  const labelX = width - named.gutter - 4;
  const right = Math.max(left + 60, labelX - 1.6 * fontPx);
  const x = scaleLinear([0, 24], [left, right]);
  const middle = (slot: number): number => x(((slot + 0.5) * 24) / slots);

  const floor = new Array<number>(slots).fill(0);
  const bands = segments.map((segment) =>
    segment.kw.map((kw, slot): [number, number] => {
      const from = floor[slot] ?? 0;
      const to = from + Math.max(0, Number.isFinite(kw) ? kw : 0);
      floor[slot] = to;
      return [from, to];
    }),
  );
  const shape = area<[number, number]>(
    (_, slot) => middle(slot),
    ([from]) => y(from),
    ([, to]) => y(to),
  ).defined((_, slot) => Number.isFinite(systemKw[slot] ?? NaN));
  const ends = bands.map((band) => {
    const [from, to] = band[slots - 1] ?? [0, 0];
    return { x: middle(slots - 1), y: y((from + to) / 2) };
  });
  const places = named.place(
    ends.map((end, i) => ({ at: end.y, weight: shares.shares[i] ?? 0 })),
    top,
    bottom,
  );
  const outline = line<number>(
    (_, slot) => middle(slot),
    (kw) => y(Math.max(0, kw)),
  ).defined(Number.isFinite);
  return {
    ...{ left, right, top, bottom, labelX, yTicks },
    x: (hour) => x(hour),
    edges: Array.from({ length: slots + 1 }, (_, slot) => x((slot * 24) / slots)),
    xTicks: hourTicks((hour) => x(hour), right - left, fontPx),
    layers: segments.map((segment, i): StackLayer => {
      const share = percents[i] ?? '';
      const place = places[i] ?? null;
      return {
        key: segment.key,
        name: names[i] ?? '',
        colour: segmentColour(context.segments.find(({ key }) => key === segment.key)?.colour ?? -1),
        segment,
        share: shares.shares[i] ?? 0,
        peakKw: segment.kw[peakSlot] ?? NaN,
        path: shape(bands[i] ?? []) ?? '',
        end: ends[i] ?? { x: right, y: bottom },
        label: place === null ? null : { y: place, share, name: named.names[i] ?? '' },
      };
    }),
    outline: outline([...systemKw]) ?? '',
    peak: { x: middle(peakSlot), y: y(Math.max(0, systemKw[peakSlot] ?? 0)) },
  };
}

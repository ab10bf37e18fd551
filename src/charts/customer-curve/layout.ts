/** Owns the geometry of one customer's load curve over the band of its segment. */
import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { formatCount, formatHour, formatNumber } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { textWidth, widestText } from '../text-width';
import type { Tick } from '../tick';
import type { CurveSlot } from './query';
import * as words from './text';

export interface CustomerCurveLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** SVG paths; empty where there is nothing to draw. */
  readonly own: string;
  readonly median: string;
  readonly band: string;
  /** Middle of each slot, px. */
  readonly middles: readonly number[];
  readonly y: (ratio: number) => number;
  /** Samples of the lines and the band with their words, in a line above the plot; wraps where there is no room. */
  readonly legend: readonly {
    readonly mark: 'own' | 'median' | 'band';
    readonly x: number;
    readonly y: number;
    readonly text: string;
  }[];
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

/** Width of a sample, and what parts it from its words. */
const SAMPLE_EM = 1.6;

function legendLine(
  entries: readonly { readonly mark: 'own' | 'median' | 'band'; readonly text: string }[],
  width: number,
  fontPx: number,
): CustomerCurveLayout['legend'] {
  let [x, y] = [0, 2.5 * fontPx];
  return entries.map(({ mark, text }) => {
    const wide = SAMPLE_EM * fontPx + 6 + textWidth(text, fontPx);
    if (x > 0 && x + wide > width) [x, y] = [0, y + 1.4 * fontPx];
    const place = { mark, text, x, y };
    x += wide + 1.2 * fontPx;
    return place;
  });
}

/** Positions in px. The band is drawn from `smallGroup` customers on. */
export function layoutCustomerCurve(
  slots: readonly CurveSlot[],
  smallGroup: number,
  { locale, width, height, fontPx }: { locale: Locale; width: number; height: number; fontPx: number },
): CustomerCurveLayout {
  const isBand = (slot: CurveSlot): boolean => slot.peers >= smallGroup;
  const most = max(slots.flatMap((slot) => [slot.ownRatio, isBand(slot) ? slot.p90 : NaN])) ?? 1;
  const peers = max(slots, (slot) => slot.peers) ?? 0;
  const n = formatCount(peers, locale);
  const told = [
    { mark: 'own' as const, text: words.own[locale] },
    ...(peers >= smallGroup
      ? [
          { mark: 'median' as const, text: words.median[locale] },
          { mark: 'band' as const, text: words.band[locale](n) },
        ]
      : []),
  ];
  const legend = legendLine(told, width, fontPx);
  const top = (legend[legend.length - 1]?.y ?? 0) + 0.9 * fontPx;
  const bottom = Math.max(top + 30, height - 1.9 * fontPx);
  const y = scaleLinear([0, most > 0 ? most : 1], [bottom, top]).nice(4);
  const yTicks = y.ticks(4).map((value) => ({ at: y(value), label: formatNumber(value, locale) }));
  const left =
    Math.ceil(
      widestText(
        yTicks.map(({ label }) => label),
        fontPx,
      ),
    ) + 10;
  // Half of 24:00 stands beyond the end of the axis.
  const right = Math.floor(width - widestText([formatHour(24)], fontPx) / 2 - 2);
  const x = scaleLinear([0, 24], [left, right]);
  const slotHours = slots.length > 0 ? 24 / slots.length : 1;
  const middle = (slot: CurveSlot): number => x(slot.hour + slotHours / 2);
  const curve = (value: (slot: CurveSlot) => number): string =>
    line<CurveSlot>()
      .defined((slot) => Number.isFinite(value(slot)))
      .x(middle)
      .y((slot) => y(value(slot)))([...slots]) ?? '';
  const bands = area<CurveSlot>()
    .defined((slot) => isBand(slot) && Number.isFinite(slot.p10) && Number.isFinite(slot.p90))
    .x(middle)
    .y0((slot) => y(slot.p10))
    .y1((slot) => y(slot.p90))([...slots]);
  const every = right - left > 30 * fontPx ? 4 : 6;
  return {
    ...{ left, right, top, bottom, y, yTicks, legend },
    own: curve((slot) => slot.ownRatio),
    median: curve((slot) => (isBand(slot) ? slot.p50 : NaN)),
    band: bands ?? '',
    middles: slots.map(middle),
    xTicks: Array.from({ length: 24 / every + 1 }, (_, i) => ({ at: x(i * every), label: formatHour(i * every) })),
  };
}

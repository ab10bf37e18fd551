/** Owns the geometry of one customer's load curve over the band of its segment. */
import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { formatHour, formatNumber } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { widestText } from '../text-width';
import type { Tick } from '../tick';
import type { CurveSlot } from './query';

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
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

/** Positions in px. The band is drawn from `smallGroup` customers on. */
export function layoutCustomerCurve(
  slots: readonly CurveSlot[],
  smallGroup: number,
  { locale, width, height, fontPx }: { locale: Locale; width: number; height: number; fontPx: number },
): CustomerCurveLayout {
  const isBand = (slot: CurveSlot): boolean => slot.peers >= smallGroup;
  const most = max(slots.flatMap((slot) => [slot.ownRatio, isBand(slot) ? slot.p90 : NaN])) ?? 1;
  const top = 3.4 * fontPx;
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
  const right = width - fontPx;
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
    ...{ left, right, top, bottom, y, yTicks },
    own: curve((slot) => slot.ownRatio),
    median: curve((slot) => (isBand(slot) ? slot.p50 : NaN)),
    band: bands ?? '',
    middles: slots.map(middle),
    xTicks: Array.from({ length: 24 / every + 1 }, (_, i) => ({ at: x(i * every), label: formatHour(i * every) })),
  };
}

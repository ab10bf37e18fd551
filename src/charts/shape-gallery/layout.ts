/** Owns the geometry of the gallery of load shapes: one small panel a shape, all on the same scale. */
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { formatCount, formatEnergy, formatPercent } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { fitText, widestText } from '../text-width';
import type { Tick } from '../tick';
import { cutAt, members } from './text';

/** What is drawn of a shape; curves as multiples of the day's mean. */
export interface GalleryShape {
  readonly key: string;
  readonly name: string;
  /** CSS colour. */
  readonly colour: string;
  readonly centre: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly days: number;
  readonly dominant: number;
  readonly kwh: number;
}

export interface GalleryInput {
  readonly shapes: readonly GalleryShape[];
  readonly locale: Locale;
  readonly width: number;
  readonly fontPx: number;
}

export interface ShapePanel {
  readonly key: string;
  readonly colour: string;
  readonly name: string;
  readonly members: string;
  readonly energy: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Outer box, px. */
  readonly x: number;
  readonly y: number;
  readonly path: string;
  readonly band: string;
  /** The peak of a curve that leaves the scale; null for others. */
  readonly cut: { readonly label: string; readonly x: number } | null;
  readonly xTicks: readonly Tick[];
  readonly spoken: string;
}

export interface GalleryLayout {
  readonly panels: readonly ShapePanel[];
  readonly yTicks: readonly Tick[];
  readonly panelWidth: number;
  readonly panelHeight: number;
  readonly height: number;
  readonly axisWidth: number;
  /** Level → px below the top of a plot. */
  readonly down: (level: number) => number;
  /** Px of the plot's left edge → slot. */
  readonly slotAt: (x: number, panel: ShapePanel) => number;
  readonly slotX: (slot: number, panel: ShapePanel) => number;
}

export function layoutGallery({ shapes, locale, width, fontPx }: GalleryInput): GalleryLayout {
  const columns = Math.max(1, Math.min(4, shapes.length, Math.floor(width / (15.5 * fontPx))));
  const gap = 1.4 * fontPx;
  const plotHeight = 6.6 * fontPx;
  const allDays = shapes.reduce((sum, { days }) => sum + days, 0);
  const levels = shapes.flatMap(({ centre }) => centre);
  const top = topLevel(shapes, allDays);
  const y = scaleLinear([Math.min(0, ...levels), top], [plotHeight, 0]);
  const yTicks = y.ticks(3).map((value) => ({ at: y(value), label: String(value).replace('-', '−') }));
  const axisWidth =
    Math.ceil(
      widestText(
        yTicks.map(({ label }) => label),
        fontPx,
      ),
    ) + 8;
  const panelWidth = (width - gap * (columns - 1)) / columns;
  const panelHeight = 3.9 * fontPx + plotHeight + 1.7 * fontPx;
  const slots = shapes[0]?.centre.length ?? 24;
  const panels = shapes.map((shape, at): ShapePanel => {
    const x0 = (at % columns) * (panelWidth + gap);
    const y0 = Math.floor(at / columns) * (panelHeight + 0.9 * fontPx);
    const left = x0 + axisWidth;
    const right = x0 + panelWidth - 0.8 * fontPx;
    const top0 = y0 + 3.9 * fontPx;
    const x = scaleLinear([0, 24], [left, right]);
    const middle = (slot: number): number => x(((slot + 0.5) * 24) / slots);
    const dy = (value: number): number => top0 + y(value);
    const share = formatPercent(allDays > 0 ? shape.days / allDays : NaN, locale);
    const text = members[locale](formatCount(shape.dominant, locale), share);
    const peak = Math.max(...shape.centre);
    const energy = formatEnergy(shape.kwh, locale);
    return {
      ...{ key: shape.key, colour: shape.colour, energy, x: x0, y: y0, left, right, top: top0, bottom: top0 + plotHeight },
      name: fitText(shape.name, 1.05 * fontPx, panelWidth - 2 * fontPx),
      members: fitText(text, 0.94 * fontPx, panelWidth - widestText([energy], 0.94 * fontPx) - 1.4 * fontPx),
      path: line<number>((_, slot) => middle(slot), dy)(shape.centre) ?? '',
      band:
        area<number>(
          (_, slot) => middle(slot),
          (low) => dy(low),
          (_low, slot) => dy(shape.high[slot] ?? 0),
        )(shape.low) ?? '',
      cut: peak > top ? { label: cutAt[locale](peak.toFixed(1)), x: middle(shape.centre.indexOf(peak)) } : null,
      xTicks: [0, 6, 12, 18, 24].map((hour) => ({ at: x(hour), label: String(hour) })),
      spoken: `${shape.name}: ${text}; ${energy}`,
    };
  });
  return {
    ...{ panels, yTicks, panelWidth, panelHeight, axisWidth },
    height: Math.ceil(shapes.length / columns) * (panelHeight + 0.9 * fontPx),
    down: (level) => y(level),
    slotAt: (x, panel) => Math.max(0, Math.min(slots - 1, Math.floor(((x - panel.left) / (panel.right - panel.left)) * slots))),
    slotX: (slot, panel) => panel.left + ((slot + 0.5) / slots) * (panel.right - panel.left),
  };
}

/** Shapes with fewer of the days do not set the scale: one wild one would flatten all others. */
const COMMON = 0.03;

/** The highest level of the common shapes with some room for their bands; at least 1.5. */
function topLevel(shapes: readonly GalleryShape[], allDays: number): number {
  const common = shapes.filter(({ days }) => days >= COMMON * allDays);
  const highest = Math.max(1.5, ...common.flatMap(({ centre }) => centre));
  return Math.min(1.3 * highest, Math.max(highest, ...common.flatMap(({ high }) => high)));
}

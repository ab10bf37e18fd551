/** Owns the horizontal axis of binned values: where a value stands, linear or logarithmic, and which values are labelled. */
import { scaleLinear, scaleLog } from 'd3-scale';
import { formatNumber, formatQuantity } from '../lib/format';
import type { Locale, Text } from '../lib/text';
import type { Edges, Scale } from './bins';
import { textWidth } from './text-width';
import type { Tick } from './tick';

/** Units that are part of the figure itself, so that the axis need not name them. */
export const IN_FIGURE = ['share', 'h'];

export interface ValueAxis {
  at(value: number): number;
  /** Labels keep their distance. */
  readonly ticks: readonly Tick[];
}

export interface ValueAxisInput {
  readonly scale: Scale;
  readonly edges: Edges;
  /** The first bin is not of the log axis: it holds zeros and what is smaller than the shown decades. */
  readonly underflow: boolean;
  readonly unit: Text | undefined;
  readonly left: number;
  readonly right: number;
  readonly fontPx: number;
  readonly locale: Locale;
}

/** Positions in px. */
export function valueAxis({ scale, edges, underflow, unit, left, right, fontPx, locale }: ValueAxisInput): ValueAxis {
  const tick = (value: number): string =>
    unit !== undefined && IN_FIGURE.includes(unit.en) ? formatQuantity(value, unit, locale) : formatNumber(value, locale);
  const lo = edges[0] ?? 0;
  const hi = edges[edges.length - 1] ?? 1;
  if (scale === 'linear' || edges.length < 3) {
    const x = scaleLinear([lo, hi], [left, right]);
    const ticks = x.ticks(Math.max(2, Math.floor((right - left) / (6 * fontPx))));
    return {
      at: (value: number) => x(value),
      ticks: spaced(
        ticks.map((value) => ({ label: tick(value), at: x(value) })),
        fontPx,
      ),
    };
  }
  // The bar of zeros is as wide as two others and stands apart.
  const share = underflow ? 2 / (edges.length + 1) : 0;
  const start = underflow ? (edges[1] ?? 1) : lo;
  const x = scaleLog([start, hi], [left + share * (right - left), right]);
  const at = (value: number): number => (underflow && value < start ? left : x(value));
  const decades = Math.log10(hi / start);
  const labelled: number[] = [];
  for (let power = Math.floor(Math.log10(start)); power <= Math.log10(hi); power++) {
    for (const digit of decades < 3 ? [1, 2, 5] : [1]) labelled.push(Number(`${String(digit)}e${String(power)}`));
  }
  // Powers of ten before the rest.
  const rank = (value: number): number => (value.toExponential().startsWith('1e') ? 0 : 1);
  const ticks = labelled
    .filter((value) => (underflow ? value > start : value >= start) && value <= hi)
    .sort((a, b) => rank(a) - rank(b) || a - b)
    .map((value) => ({ label: tick(value), at: x(value) }));
  const first = underflow ? [{ label: `<${tick(start)}`, at: (left + x(start)) / 2 }] : [];
  return { at, ticks: spaced([...first, ...ticks], fontPx) };
}

/** The most wanted ticks whose labels keep their distance, from left to right. */
export function spaced(wanted: readonly Tick[], fontPx: number): Tick[] {
  const kept: { readonly tick: Tick; readonly from: number; readonly to: number }[] = [];
  for (const tick of wanted) {
    const half = textWidth(tick.label, fontPx) / 2 + 0.4 * fontPx;
    const [from, to] = [tick.at - half, tick.at + half];
    if (kept.every((other) => to <= other.from || from >= other.to)) kept.push({ tick, from, to });
  }
  return kept.map(({ tick }) => tick).sort((a, b) => a.at - b.at);
}

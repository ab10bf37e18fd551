/** Owns the geometry of a Pareto curve with its two cuts. */
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { formatPercent } from '../../lib/format';
import type { Locale } from '../../lib/text';
import { customersHolding, type Pareto } from '../../segment/pareto';
import { textWidth, widestText } from '../text-width';
import type { Tick } from '../tick';
import * as text from './text';

export interface ParetoInput {
  readonly pareto: Pareto;
  /** Percent of the total at which A and B end, ascending. */
  readonly cuts: readonly [a: number, b: number];
  readonly measure: string;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

export interface ParetoCut {
  readonly percent: number;
  readonly x: number;
  readonly y: number;
  /** Share of the customers up to the cut, 0 … 1. */
  readonly customers: number;
  readonly label: { readonly text: string; readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' };
}

export interface ParetoLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** SVG path. */
  readonly curve: string;
  /** Below the curve, for A, B and C. */
  readonly tiers: readonly { readonly key: 'A' | 'B' | 'C'; readonly path: string; readonly label: Tick | null }[];
  readonly cuts: readonly [ParetoCut, ParetoCut];
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** Percent of the total at a height. */
  percentAt(y: number): number;
}

/** Positions in px. */
export function layoutPareto({ pareto, cuts, measure, locale, width, height, fontPx }: ParetoInput): ParetoLayout {
  const top = 2.4 * fontPx;
  const bottom = Math.max(top + 20, height - 3.2 * fontPx);
  const percents = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const write = (share: number): string => formatPercent(share, locale);
  const left = Math.ceil(widestText(percents.map(write), fontPx)) + 10;
  const right = width - 1.6 * fontPx;
  const x = scaleLinear([0, 1], [left, right]);
  const y = scaleLinear([0, 1], [bottom, top]);
  const points = pareto.customers.map((share, i): [number, number] => [share, pareto.total[i] ?? 0]);
  const places = cuts.map((percent) => customersHolding(pareto, percent / 100));
  const at = (i: 0 | 1): ParetoCut => {
    const share = places[i] ?? 0;
    const [px, py] = [x(share), y(cuts[i] / 100)];
    const label = text.cut[locale](i === 0 ? 'A' : 'B', write(share), String(cuts[i]), measure);
    const width = textWidth(label, fontPx);
    const fitsLeft = px - left > width + 14;
    // Above the curve there is always room to its left, below it to its right.
    const next = x(places[1] ?? 0);
    // Right of A's cut it must not cross the line of B; beyond that, there is nothing at its height.
    const start = i === 0 && px + 10 + width > next && next + 10 + width <= right ? next : px;
    const place = fitsLeft
      ? ({ x: px - 10, y: py - 5, anchor: 'end' } as const)
      : ({
          x: start + 10,
          y: Math.max(py, i === 0 ? y(cuts[1] / 100) + 1.3 * fontPx : py) + 1.3 * fontPx,
          anchor: 'start',
        } as const);
    return { percent: cuts[i], x: px, y: py, customers: share, label: { text: label, ...place } };
  };
  const [a = 0, b = 0] = places;
  const shape = area<[number, number]>()
    .x(([share]) => x(share))
    .y0(bottom)
    .y1(([, total]) => y(total));
  const tier = (key: 'A' | 'B' | 'C', from: number, to: number, low: number, high: number): ParetoLayout['tiers'][number] => {
    const inside = points.filter(([share]) => share > from && share < to);
    const path = to > from ? (shape([[from, low], ...inside, [to, high]]) ?? '') : '';
    const wide = x(to) - x(from) > textWidth(key, fontPx) + 6;
    return { key, path, label: wide ? { at: (x(from) + x(to)) / 2, label: key } : null };
  };
  return {
    ...{ left, right, top, bottom },
    curve:
      line<[number, number]>()
        .x(([share]) => x(share))
        .y(([, total]) => y(total))(points) ?? '',
    tiers: [tier('A', 0, a, 0, cuts[0] / 100), tier('B', a, b, cuts[0] / 100, cuts[1] / 100), tier('C', b, 1, cuts[1] / 100, 1)],
    cuts: [at(0), at(1)],
    xTicks: percents.map((share) => ({ at: x(share), label: write(share) })),
    yTicks: percents.map((share) => ({ at: y(share), label: write(share) })),
    percentAt: (py) => 100 * y.invert(py),
  };
}

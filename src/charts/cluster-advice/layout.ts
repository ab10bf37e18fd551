/** Owns the geometry of the advice on k: one small panel an index, all with the same axis of k. */
import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import type { Advice, KAdvice } from '../../cluster/adviser';
import { widestText } from '../text-width';
import type { Tick } from '../tick';
import { indexWords, type IndexName } from './text';

export interface AdvicePoint {
  readonly k: number;
  readonly x: number;
  readonly y: number;
  readonly value: number;
  readonly label: string;
  /** Ends of the whisker, px; null without one. */
  readonly whisker: readonly [number, number] | null;
  readonly isBest: boolean;
}

export interface AdvicePanel {
  readonly index: IndexName;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly titleY: number;
  readonly path: string;
  readonly points: readonly AdvicePoint[];
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

export interface AdviceLayout {
  readonly panels: readonly AdvicePanel[];
  readonly step: number;
  readonly height: number;
}

const INDICES = Object.keys(indexWords) as IndexName[];

/** Indices in the same units as their values are told. */
export function indexText(index: IndexName, value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (index !== 'calinskiHarabasz') return value.toFixed(2).replace('-', '−');
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
}

/** The k that the index prefers; null when it is defined for none. */
export function bestK(ks: readonly KAdvice[], index: IndexName): number | null {
  const sign = index === 'daviesBouldin' ? -1 : 1;
  return (
    ks
      .filter((one) => Number.isFinite(one[index]))
      .reduce<KAdvice | null>((held, one) => (held === null || sign * one[index] > sign * held[index] ? one : held), null)?.k ??
    null
  );
}

export function layoutAdvice({ ks }: Advice, width: number, fontPx: number): AdviceLayout {
  const columns = width >= 44 * fontPx ? 2 : 1;
  const gap = 2 * fontPx;
  const panelWidth = (width - gap * (columns - 1)) / columns;
  const panelHeight = 10.5 * fontPx;
  const panels = INDICES.map((index, at) => {
    const left0 = (at % columns) * (panelWidth + gap);
    const top0 = Math.floor(at / columns) * (panelHeight + 0.6 * fontPx);
    return panelOf(index, ks, { left: left0, top: top0, width: panelWidth, height: panelHeight }, fontPx);
  });
  const [first] = panels;
  const step = ks.length > 1 && first !== undefined ? (first.points[1]?.x ?? 0) - (first.points[0]?.x ?? 0) : 40;
  return { panels, step, height: Math.ceil(INDICES.length / columns) * (panelHeight + 0.6 * fontPx) + 1.4 * fontPx };
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function panelOf(index: IndexName, ks: readonly KAdvice[], box: Box, fontPx: number): AdvicePanel {
  const spreadOf = (one: KAdvice): number =>
    index === 'stability' && Number.isFinite(one.stabilitySpread) ? one.stabilitySpread : 0;
  const values = ks.flatMap((one) => {
    const value = one[index];
    return Number.isFinite(value) ? [value - spreadOf(one), value + spreadOf(one)] : [];
  });
  const lowest = Math.min(0, ...values);
  const highest = Math.max(lowest + 1e-9, ...values);
  const top = box.top + 2.9 * fontPx;
  const bottom = box.top + box.height - 1.6 * fontPx;
  const y = scaleLinear([lowest, highest], [bottom, top]).nice(3);
  const yTicks = y.ticks(3).map((value) => ({ at: y(value), label: indexText(index, value) }));
  const left =
    box.left +
    Math.ceil(
      widestText(
        yTicks.map(({ label }) => label),
        fontPx,
      ),
    ) +
    8;
  const right = box.left + box.width - 0.4 * fontPx;
  const x = scalePoint(
    ks.map(({ k }) => k),
    [left, right],
  ).padding(0.5);
  const best = bestK(ks, index);
  const points = ks.flatMap((one): AdvicePoint[] => {
    const value = one[index];
    if (!Number.isFinite(value)) return [];
    const spread = spreadOf(one);
    return [
      {
        ...{ k: one.k, x: x(one.k) ?? left, y: y(value), value, label: indexText(index, value), isBest: one.k === best },
        whisker: spread > 0 ? [y(value - spread), y(value + spread)] : null,
      },
    ];
  });
  const path =
    line<AdvicePoint>(
      (point) => point.x,
      (point) => point.y,
    )(points) ?? '';
  const xTicks = ks.map(({ k }) => ({ at: x(k) ?? left, label: String(k) }));
  return { index, left, right, top, bottom, titleY: box.top + 1.1 * fontPx, path, points, xTicks, yTicks };
}
